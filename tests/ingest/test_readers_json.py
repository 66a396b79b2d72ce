"""Articles in JSON and JSON lines: the documented fields, ninjs, schema.org; each bad line is named and the next is read."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import UnreadableArticle
from archive.records import digest
from ingest.readers import jsonl
from ingest.readers.document import Document, Failure, ReadLimits
from ingest.readers.text_hygiene import clean

FILES = Path(__file__).parent / "files"


def document(content: str | bytes, **known) -> Document:
    raw = content if isinstance(content, bytes) else content.encode()
    return Document(source="a.jsonl", origin="/x/a.jsonl", content=raw, **known)


def lines(*values: object, **known):
    return list(jsonl.read(document("\n".join(value if isinstance(value, str) else json.dumps(value) for value in values), **known)))


def in_json(value: object):
    return list(jsonl.read_json(document(json.dumps(value))))


FULL = {
    "id": "sable-1",
    "title": "Fares to rise",
    "outlet": "Sable Courier",
    "authors": ["Mira Okafor", {"name": "Jon Teale"}],
    "published": "2021-05-07T08:15:00Z",
    "url": "https://Sable.example/ferry?utm_campaign=x&id=7#top",
    "language": "en",
    "text": "Fares to rise\n\n“We waited,” she said.",
    "section": {"is": "left alone"},
}


def test_the_documented_fields():
    (article,) = lines(FULL)
    assert (article.source, article.origin) == ("sable-1", "/x/a.jsonl#sable-1")
    assert (article.text, article.title, article.outlet) == (FULL["text"], "Fares to rise", "Sable Courier")
    assert (article.authors, article.language) == (("Mira Okafor", "Jon Teale"), "en")
    assert (article.published, article.published_at) == (date(2021, 5, 7), datetime(2021, 5, 7, 8, 15, tzinfo=UTC))
    assert article.url == "https://sable.example/ferry?id=7"
    assert article.id == digest("article", article.url)


def test_a_line_without_an_id_is_known_by_its_place():
    first, second = lines({"text": "One."}, "", {"text": "Two."})
    assert (first.source, first.origin) == ("a.jsonl#1", "/x/a.jsonl#1")
    assert (second.source, second.origin) == ("a.jsonl#3", "/x/a.jsonl#3")
    assert first.id == digest("article", "One.")


def test_a_home_page_does_not_identify_an_article():
    one, two = lines({"text": "One.", "url": "https://sable.example/"}, {"text": "Two.", "url": "https://sable.example"})
    assert one.id != two.id
    assert one.url == two.url == "https://sable.example/"


@pytest.mark.parametrize("text", ["Fares to rise\nBody", "Body alone", " \r\n Body \n", "“We waited,” 🚢"])
def test_the_text_is_as_given_with_or_without_the_title(text):
    (article,) = lines({"title": "Fares to rise", "text": text})
    assert article.text == text


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{broken", "line 2: it is not JSON"),
        ("plain words", "line 2: it is not JSON"),
        ('{"text": "a", }', "line 2: it is not JSON"),
        ("[" * 5000, "line 2: it is not JSON"),
        ('{"id": 1}', 'line 2: it has no "text"'),
        ("{}", 'line 2: it has no "text"'),
        ('{"text": ""}', 'line 2: its "text" is empty'),
        ('{"text": " \\n"}', 'line 2: its "text" is empty'),
        ('{"text": "\\u202e\\u0000"}', "line 2: it has no text"),
        ('{"text": null}', 'line 2: its "text" must be a string, not null'),
        ('{"text": 5}', 'line 2: its "text" must be a string, not a number'),
        ('{"text": ["a"]}', 'line 2: its "text" must be a string, not a list'),
        ('{"text": "a", "id": {}}', 'line 2: its "id" must be a string or a whole number, not an object'),
        ('{"text": "a", "title": 5}', 'line 2: its "title" must be a string, not a number'),
        ('{"text": "a", "authors": 5}', 'line 2: its "authors" must be a list of names, not a number'),
        ('{"text": "a", "authors": [5]}', 'line 2: its "authors" must be a list of names, not a list'),
        ('{"text": "a", "published": 1620000000}', 'line 2: its "published" must be a date or time as a string, not a number'),
        ('{"text": "a", "published": "soon"}', 'line 2: its "published" is not an ISO date or time: "soon"'),
        ('{"text": "a", "url": true}', 'line 2: its "url" must be a string, not true or false'),
        ('["text"]', 'line 2: it is not an object with a "text", but a list'),
        ('"text"', 'line 2: it is not an object with a "text", but a string'),
        ("null", 'line 2: it is not an object with a "text", but null'),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(line, sentence):
    first, failure, last = lines({"text": "One."}, line, {"text": "Three."})
    assert (first.text, last.text) == ("One.", "Three.")
    assert failure == Failure("a.jsonl#2", sentence)


def test_a_repeated_id_is_named():
    first, failure = lines({"id": "x", "text": "One."}, {"id": "x", "text": "Two."})
    assert first.text == "One."
    assert failure == Failure("a.jsonl#2", 'line 2: repeats the id "x" of line 1, which is kept')


def test_a_line_over_the_cap_is_passed_over_without_being_held():
    got = lines({"text": "One."}, {"text": "x" * 5000}, {"text": "Three."}, limits=ReadLimits(text_bytes=1000))
    assert [type(each).__name__ for each in got] == ["Article", "Failure", "Article"]
    assert "longer than 1000 bytes" in got[1].reason


def test_a_file_is_read_line_by_line_while_it_is_larger_than_one_article_may_be(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"Article {number}. " * 20}) + "\n" for number in range(50)))
    got = list(jsonl.read(Document(source="a", origin="a", path=path, limits=ReadLimits(text_bytes=1000))))
    assert len(got) == 50
    assert not any(isinstance(each, Failure) for each in got)


@pytest.mark.parametrize("content", ["", "\n\n \n"])
def test_no_lines_at_all(content):
    with pytest.raises(UnreadableArticle, match="no articles"):
        lines(content)


def test_utf16_lines_are_refused():
    with pytest.raises(UnreadableArticle, match="UTF-16"):
        list(jsonl.read(document('{"text": "a"}'.encode("utf-16"))))


def test_a_byte_order_mark_does_not_hide_the_first_line():
    (article,) = jsonl.read(document(b"\xef\xbb\xbf" + b'{"text": "a"}'))
    assert article.text == "a"


def test_lone_surrogates_and_tricks_are_gone_before_offsets():
    (article,) = lines('{"text": "a\\ud800b\\ud83d\\ude00\\u0000c\\u202e", "title": "t\\udfff"}')
    assert (article.text, article.title) == ("ab😀c", "t")


@pytest.mark.parametrize(
    "shape",
    [
        lambda item: [item, item | {"id": "b"}],
        lambda item: {"articles": [item, item | {"id": "b"}]},
        lambda item: {"items": [item, item | {"id": "b"}]},
    ],
)
def test_a_list_in_a_json_file(shape):
    first, second = in_json(shape({"id": "a", "text": "One."}))
    assert (first.source, second.source) == ("a", "b")


def test_one_object_in_a_json_file():
    (article,) = in_json({"text": "One."})
    assert (article.source, article.origin) == ("a.jsonl", "/x/a.jsonl")


def test_a_bad_item_of_a_list_is_named():
    assert in_json([{"text": "One."}, {"txt": "Two."}])[1] == Failure("a.jsonl#2", 'item 2: it has no "text"')


def test_lines_in_a_file_called_json():
    got = list(jsonl.read_json(document('{"text": "One."}\n{"text": "Two."}\n')))
    assert [article.text for article in got] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("content", "sentence"), [("{", "not JSON"), ("{}", 'no "text"'), ("[]", "no articles"), ("5", "a number"), ("[" * 100_000, "not JSON")]
)
def test_a_json_file_without_an_article(content, sentence):
    with pytest.raises(UnreadableArticle, match=sentence):
        list(jsonl.read_json(document(content)))


def test_ninjs_with_a_marked_up_body():
    (article,) = jsonl.read_json(Document(source="f.json", origin="/f.json", path=FILES / "ferry.ninjs.json"))
    assert article.text == "Fares will rise in June.\n\n“We waited,” said Tomas Brandvik & co."
    assert (article.source, article.title, article.outlet) == ("urn:sable:2021:0507", "Ferry fares to rise by a tenth", "Sable Courier")
    assert (article.authors, article.language, article.url) == (("Mira Okafor", "Jon Teale"), "en-GB", "")
    assert article.published_at == datetime(2021, 5, 7, 6, 15, tzinfo=UTC)


def test_ninjs_two_with_bodies():
    item = {
        "uri": "https://sable.example/n/1",
        "headlines": [{"role": "sub", "value": "Islanders object"}, {"role": "main", "value": "Fares to rise"}],
        "bodies": [{"contenttype": "text/html", "value": "<p>Marked.</p>"}, {"contenttype": "text/plain", "value": "Plain."}],
    }
    (article,) = in_json(item)
    assert (article.text, article.title, article.url) == ("Plain.", "Fares to rise", "https://sable.example/n/1")
    (article,) = in_json(item | {"bodies": item["bodies"][:1]})
    assert article.text == "Marked."


def test_ninjs_three_in_its_own_spelling_keeps_its_paragraphs():
    item = {
        "uri": "https://sable.example/n/2", "by": "Mira Okafor and Jon Teale", "versionCreated": "2021-05-07T06:15:00Z", "language": "en",
        "headlines": [{"role": "main", "value": "Fares to rise"}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": "Fares will rise. “We waited,” she said."},
            {"role": "richtext", "contentType": "application/xhtml+xml", "value": "<p>Fares will rise.</p><p>“We waited,” she said.</p>"},
        ],
    }  # fmt: skip
    (article,) = in_json(item)
    assert article.text == "Fares will rise.\n\n“We waited,” she said."
    assert (article.title, article.authors, article.published_at) == (
        "Fares to rise", ("Mira Okafor", "Jon Teale"), datetime(2021, 5, 7, 6, 15, tzinfo=UTC)
    )  # fmt: skip


def test_ninjs_with_a_body_of_the_wrong_type():
    assert lines({"body_text": 5})[0].reason == 'line 1: its "text" must be a string, not a number'


def test_a_schema_org_object():
    item = {
        "@type": "NewsArticle",
        "headline": "Fares",
        "articleBody": "“We waited.”",
        "author": {"name": "Mira Okafor"},
        "datePublished": "2021-05-07",
    }
    (article,) = in_json(item)
    assert (article.text, article.title, article.authors, article.published) == (
        "“We waited.”",
        "Fares",
        ("Mira Okafor",),
        date(2021, 5, 7),
    )


@given(st.text(min_size=1), st.text(), st.lists(st.text()))
def test_what_was_written_is_read_back(text, title, authors):
    got = lines({"text": text, "title": title, "authors": authors})
    if clean(text).strip():
        assert got[0].text == clean(text)
        got[0].text.encode()
    else:
        assert isinstance(got[0], Failure)


@settings(max_examples=40)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda part: (
            st.lists(part)
            | st.dictionaries(st.sampled_from([*FULL, "body_text", "bodies", "headlines", "articleBody", "author", "provider"]), part)
        ),
    )
)
def test_any_value_gives_an_article_or_a_sentence(value):
    for each in lines({"text": "One."}, {"a": value}, value if isinstance(value, dict) else {"text": value}):
        assert each.reason if isinstance(each, Failure) else each.text.strip()
