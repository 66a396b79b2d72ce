"""Feeds give whole articles where they carry them and links where they do not."""

import time
from datetime import date

import pytest

from archive.errors import UnreadableArticle
from archive.records import Article
from ingest.readers import feed
from ingest.readers.document import Document, Failure, Link, ReadLimits

LONG = "“We waited,” said Tomas Brandvik. " * 40


def read(content: str | bytes, **known):
    raw = content if isinstance(content, bytes) else content.encode()
    return list(feed.read(Document(source="feed.xml", origin="/feed.xml", content=raw, **known)))


def rss(*items: str, head: str = "") -> str:
    content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    entries = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?>{head}<rss version="2.0" {content}><channel><title>Sable Courier</title>{entries}</channel></rss>'


def test_a_summary_with_a_link_is_a_link():
    (link,) = read(
        rss(
            "<title>Fares &amp; fuel</title><link>https://sable.example/a?utm_source=rss</link><dc:creator>Mira Okafor</dc:creator>"
            "<pubDate>Fri, 07 May 2021 23:15:00 -0500</pubDate><description>Short.</description>"
        )
    )
    assert isinstance(link, Link)
    assert (link.url, link.title, link.authors, link.published) == (
        "https://sable.example/a",
        "Fares & fuel",
        ("Mira Okafor",),
        date(2021, 5, 7),
    )
    assert link.published_at.isoformat() == "2021-05-07T23:15:00-05:00"


def test_a_whole_text_is_an_article():
    (article,) = read(
        rss(
            f"<title>Fares</title><link>https://sable.example/a</link><content:encoded><![CDATA[<p>{LONG}</p><p>End.</p>]]></content:encoded>"
        )
    )
    assert isinstance(article, Article)
    assert article.text == f"{LONG.strip()}\n\nEnd."
    assert (article.title, article.outlet, article.url, article.source, article.origin) == (
        "Fares", "Sable Courier", "https://sable.example/a", "https://sable.example/a", "https://sable.example/a",
    )  # fmt: skip


@pytest.mark.parametrize("ending", ["…", "[...]", "Continue reading"])
def test_a_text_that_is_cut_short_is_a_link(ending):
    (found,) = read(rss(f"<title>Fares</title><link>https://sable.example/a</link><description>{LONG}{ending}</description>"))
    assert isinstance(found, Link)


def test_an_entry_without_a_link_is_its_text():
    (article,) = read(rss("<title>Fares</title><description>They will rise.</description>"))
    assert (article.text, article.source, article.origin) == ("They will rise.", "feed.xml#1", "/feed.xml#1")


@pytest.mark.parametrize("link", ["", "<link>javascript:alert(1)</link>", "<link>file:///etc/passwd</link>"])
def test_an_entry_with_neither_is_named(link):
    (failure,) = read(rss(f"<title>Fares</title>{link}"))
    assert failure == Failure("feed.xml#1", "entry 1 of the feed has neither a text nor a link that can be opened")


def test_atom():
    (article,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Sable Courier</title><entry><title>Fares</title><link rel="alternate" href="/a"/>'
        f"<author><name>Mira Okafor</name></author><updated>2021-05-07T08:15:00Z</updated>"
        f'<content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>',
        url="https://sable.example/feed",
    )
    assert (article.url, article.authors, article.published, article.text) == (
        "https://sable.example/a",
        ("Mira Okafor",),
        date(2021, 5, 7),
        LONG.strip(),
    )


def test_a_feed_in_another_encoding():
    page = rss("<title>Zoë</title><link>https://sable.example/a</link>").replace('version="1.0"', 'version="1.0" encoding="iso-8859-1"', 1)
    assert read(page.encode("latin-1"))[0].title == "Zoë"


def test_a_long_feed_is_cut_with_a_word_about_it():
    got = read(
        rss(*[f"<title>{number}</title><link>https://sable.example/{number}</link>" for number in range(12)]), limits=ReadLimits(entries=10)
    )
    assert [each.title for each in got[:-1]] == [str(number) for number in range(10)]
    assert "2 older entries" in got[-1].reason


def test_one_heavy_entry_does_not_spoil_the_others():
    first, second = read(
        rss(
            f"<title>a</title><description><![CDATA[{'<p>x' * 30_000}]]></description>",
            f"<title>b</title><description>{LONG}</description>",
        )
    )
    assert "elements" in first.reason
    assert second.text == LONG.strip()


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)) + "]>"

HOSTILE = {
    "a billion laughs": (rss("<title>&j;</title>", head=LAUGHS), "entities"),
    "an outside entity": (rss("<title>&x;</title>", head='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "entities"),
    "the same in UTF-16": (
        rss("<title>&x;</title>", head='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>').encode("utf-16"),
        "entities",
    ),
    "attributes": ("<rss " + " ".join(f'a{number}="1"' for number in range(100_000)) + "></rss>", "attributes"),
    "elements": ("<rss><channel><item>" + "<a>" * 100_000, "elements"),
    "damaged and large": ("<rss><channel><item>" + "<" * 1_000_000, "too large to be repaired"),
    "no entries": (rss(), "without entries"),
    "no feed": ("<note>Hello</note>", "not a feed"),
    "empty": ("", "empty"),
    "binary": (b"<rss>\x00\x01\x02", "not text"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_feed_gets_one_sentence(name):
    content, sentence = HOSTILE[name]
    started = time.monotonic()
    with pytest.raises(UnreadableArticle, match=sentence):
        read(content)
    assert time.monotonic() - started < 20


def test_a_slightly_damaged_feed_is_read_all_the_same():
    (link,) = read(rss("<title>Fares & fuel <b></title><link>https://sable.example/a</link>"))
    assert link.url == "https://sable.example/a"


@pytest.mark.parametrize(
    ("head", "answer"),
    [
        (b'<?xml version="1.0"?><rss version="2.0">', True),
        (b"<!-- x -->\n<feed xmlns='a'>", True),
        (b"<rdf:RDF xmlns>", True),
        (b"<html><p>", False),
        (b"rss feed", False),
        (b"<rssx>", False),
    ],
)
def test_a_feed_is_known_by_its_root(head, answer):
    assert feed.is_feed(head) is answer
