"""Pages give their main text, paragraph by paragraph, and what they state about themselves."""

import json
import time
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from archive.errors import UnreadableArticle
from archive.records import digest
from ingest.readers import html, jsonld, markup
from ingest.readers.document import Document, ReadLimits

FERRY = (Path(__file__).parent / "files" / "ferry.html").read_text()
CANONICAL = "https://www.sable-courier.example/2021/05/ferry-fares"
TEXT = "Fares on the Sable ferry will rise by a tenth in June, the harbour board said. " * 5


def read(page: str | bytes, **known):
    raw = page if isinstance(page, bytes) else page.encode()
    (article,) = html.read(Document(source="ferry.html", origin="/ferry.html", content=raw, **known))
    return article


def with_head(*parts: str) -> str:
    return FERRY.replace("</head>", "".join(parts) + "</head>")


def ld(*items: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(items[0] if len(items) == 1 else items)}</script>'


def test_the_main_text_with_its_paragraphs_and_nothing_of_the_page_around_it():
    assert read(FERRY).text.split("\n\n") == [
        "Ferry fares to rise by a tenth",
        "Fares on the Sable ferry will rise by a tenth in June, the harbour board said on Friday, the second increase in two years.",
        "“We have put this off for as long as we could,” said Tomas Brandvik, who chairs the board. "
        "“The boats are old and the fuel is dear.”",
        "Nobody asked the islanders, and nobody on this quay is surprised by that at all.",
        "Passengers at the quay were not persuaded by the figures that the board laid out in a leaflet.\nThey said so loudly.",
        "Adults will pay nine crowns from the first of June.",
        "Children will pay four crowns as they do now.",
    ]


def test_what_the_page_states_about_itself():
    article = read(FERRY)
    assert (article.title, article.outlet, article.authors) == ("Ferry fares to rise by a tenth", "Sable Courier", ("Mira Okafor",))
    assert article.published == date(2021, 5, 7)
    assert article.published_at == datetime(2021, 5, 7, 8, 15, tzinfo=timezone(timedelta(hours=2)))
    assert (article.language, article.url) == ("en-GB", CANONICAL)
    assert article.id == digest("article", CANONICAL)


def test_nothing_is_invented():
    article = read(f"<html><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>")
    assert (article.outlet, article.authors, article.published, article.language, article.url) == ("", (), None, "", "")


NEWS = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Fares &c. to rise",
    "datePublished": "2021-05-08T07:00:00Z",
    "author": [{"@type": "Person", "name": "Jon Teale"}, {"@type": "Person", "name": "Ana Cruz"}],
    "publisher": {"@type": "Organization", "name": "Sable Wire"},
    "inLanguage": "en",
    "articleBody": TEXT + "\n\n“We waited,” said Vera Lunde." + TEXT,
}


def test_the_pages_own_json_ld_comes_first():
    article = read(with_head(ld(NEWS)))
    assert article.text == NEWS["articleBody"].strip()
    assert (article.title, article.outlet, article.authors) == ("Fares &c. to rise", "Sable Wire", ("Jon Teale", "Ana Cruz"))
    assert article.published == date(2021, 5, 8)


def test_a_teaser_in_json_ld_does_not_replace_the_text():
    article = read(with_head(ld(NEWS | {"articleBody": "Fares will rise."})))
    assert "Adults will pay nine crowns" in article.text
    assert article.outlet == "Sable Wire"


def test_markup_inside_a_json_ld_body_is_taken_out():
    article = read(with_head(ld(NEWS | {"articleBody": f"<p>{TEXT}</p><p>“We &amp; they,” she said.</p>" + f"<p>{TEXT}</p>"})))
    assert article.text.split("\n\n")[1] == "“We & they,” she said."


@pytest.mark.parametrize(
    "shape",
    [
        lambda item: [{"@type": "WebSite", "name": "x"}, item],
        lambda item: {"@graph": [{"@type": "Person"}, item]},
        lambda item: {"@type": "WebPage", "mainEntity": item},
        lambda item: item | {"@type": ["NewsArticle", "Thing"]},
    ],
)
def test_the_article_is_found_wherever_the_json_ld_keeps_it(shape):
    assert read(with_head(ld(shape(NEWS)))).outlet == "Sable Wire"


ODD_SCRIPTS = [
    "",
    "{",
    "null",
    "5",
    '"x"',
    "[[[[[[[[]]]]]]]]",
    "[" * 5000,
    '{"@type": 5}',
    '{"@type": "NewsArticle", "headline": 5, "author": 7, "publisher": [], "articleBody": {}}',
    '{"@type": "NewsArticle", "author": {"name": {"name": []}}, "datePublished": ["x"]}',
]


@pytest.mark.parametrize("script", ODD_SCRIPTS)
def test_odd_json_ld_does_no_harm(script):
    article = read(with_head(f'<script type="application/ld+json">{script}</script>'))
    assert (article.title, article.authors) == ("Ferry fares to rise by a tenth", ("Mira Okafor",))
    assert jsonld.items(script) == [] or not jsonld.body_of(jsonld.items(script)[0])


@pytest.mark.parametrize(
    ("found_at", "claimed", "url"),
    [
        ("https://m.sable-courier.example/x", CANONICAL, CANONICAL),
        ("https://www.sable-courier.example/a/b?utm_medium=feed", "../c", "https://www.sable-courier.example/c"),
        ("https://evil.example/copy", CANONICAL, "https://evil.example/copy"),
        ("https://evil.co.uk/copy", "https://sable.co.uk/a", "https://evil.co.uk/copy"),
        ("https://a.example/x", "javascript:alert(1)", "https://a.example/x"),
        ("https://a.example/x", "https://user:pw@a.example/y", "https://a.example/x"),
        ("https://a.example/x", "", "https://a.example/x"),
        ("http://10.1.2.3/x", "http://9.9.2.3/y", "http://10.1.2.3/x"),
        ("", CANONICAL, CANONICAL),
        ("", "/relative", ""),
    ],
)
def test_a_page_may_not_claim_to_be_another_sites(found_at, claimed, url):
    assert read(FERRY.replace(CANONICAL + "?utm_source=front#top", claimed), url=found_at).url == url


def test_the_declared_encoding_is_used():
    page = FERRY.replace('charset="utf-8"', 'charset="windows-1252"')
    assert "“We have put this off" in read(page.encode("cp1252")).text
    assert "“We have put this off" in read(page.encode("cp1252"), charset="windows-1252").text


def test_trick_characters_in_entities_are_gone_too():
    article = read(FERRY.replace("The <b>boats</b>", "The&#x202e; &#x200e;boats&#xE0041;&#27;"))
    assert "“The boats are old" in article.text


def nested(depth: int) -> str:
    return f"<html><body>{'<div>' * depth}<p>{TEXT}</p>{'</div>' * depth}</body></html>"


def test_nesting_below_the_parsers_end_is_read():
    assert TEXT.strip() in read(nested(240)).text


HOSTILE = {
    "nested deeper than the parser goes": (nested(300), "nested deeper"),
    "nested without end": (nested(100_000), "nested deeper|more than"),
    "a million elements": ("<p>a" * 300_000, "elements"),
    "a hundred thousand attributes": ("<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">x", "attributes"),
    "attributes with marks inside": ("<p " + " ".join(f"a{number}='<'" for number in range(100_000)) + ">x", "attributes"),
    "attributes without values": ("<p " + " ".join(f"a{number}" for number in range(100_000)) + ">x", "attributes"),
    "spaces before attributes": ("<p" + " " * 5000 + " ".join(f"a{number}" for number in range(100_000)) + ">x", "attributes"),
    "no text": ("<html><body><script>var a = 1;</script></body></html>", "no article text"),
    "nothing but a comment": ("<!-- " + "x" * 100_000, "no article text|not readable"),
    "an unclosed comment in a page": ("<html><body><!-- <p>" + TEXT, "no article text"),
    "only white space": (" \n\t ", "no article text|not readable"),
    "a zero byte": ("<p>a\x00b</p>", "not text"),
    "eleven megabytes": ("x" * 11_000_000, "larger than 10 MB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_gets_one_sentence(name):
    page, sentence = HOSTILE[name]
    started = time.monotonic()
    with pytest.raises(UnreadableArticle, match=sentence):
        read(page)
    assert time.monotonic() - started < 20


HEAVY = {
    "a huge attribute": f'<p title="{"x" * 3_000_000}">{TEXT}</p>',
    "a huge picture": f'<p><img src="data:image/png;base64,{"QUJD" * 500_000}"></p><p>{TEXT}</p>',
    "a huge script": f"<script>{'if (a<b && c) { d() } ' * 50_000}</script><p>{TEXT}</p>",
    "a huge comment": f"<!-- {'<p a b c d>' * 300_000} --><p>{TEXT}</p>",
    "unclosed quotation marks": f"<p>{TEXT}</p>" + "<a href=\"x' " * 90,
    "angle brackets": f"<p>{TEXT}</p>" + "< " * 300_000,
    "ampersands": f"<p>{TEXT}</p>" + "&" * 300_000,
    "entities": f"<p>{TEXT}</p><p>" + "&lt;&#x41;" * 50_000,
    "a doctype with entities": f'<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><p>{TEXT}</p><p>&c;</p>',
    "unclosed paragraphs": f"<p>{TEXT}</p>" + "<b><p>text" * 3000,
    "a long author": f'<meta name="author" content="{"by jane doe, " * 100_000}"><p>{TEXT}</p>',
    "a long date": f'<meta name="date" content="{"2020-" * 100_000}"><p>{TEXT}</p>',
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_page_is_read_all_the_same(name):
    started = time.monotonic()
    assert TEXT.strip() in read(f"<html><body>{HEAVY[name]}</body></html>").text
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>a&amp;b <i>c</i>d</p>tail", "a&b cd\n\ntail"),
        ("one<br>two<br/><br/>three", "one\ntwo\nthree"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n\n3"),
        ("<script>no</script>yes<style>no</style>", "yes"),
        ("a<!-- no -->b", "ab"),
        ("plain", "plain"),
        ("", ""),
        ("<div><div>a</div></div>b", "a\n\nb"),
    ],
)
def test_the_text_of_a_fragment(fragment, text):
    assert markup.text_of(fragment, ReadLimits()) == text
