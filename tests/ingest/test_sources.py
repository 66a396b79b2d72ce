"""Whatever a reader names becomes articles, and whatever cannot is a sentence; one bad input never stops the rest."""

import json
import os
import re
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from archive.errors import FetchFailed
from archive.records import Article
from ingest.fetch import FetchLimits, fetch
from ingest.readers.document import ReadLimits
from ingest.sources import Failure, Input, expand, read, read_one
from tests.ingest.web import HERE, serving

FILES = Path(__file__).parent / "files"
HEAD = "Fares to rise\n\n"
BODY = "The board met on Friday and raised the fares by a tenth. “We waited,” said Tomas Brandvik, who chairs it. " * 4

here = partial(fetch, limits=FetchLimits(connect=1, total=3), allow=HERE)


@pytest.fixture
def folder(tmp_path):
    """A folder of articles with everything around them that folders have."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "a.md", "b/c.txt", ".hidden.txt", ".git/x.txt", "notes.docx", "b/Makefile", "b/UPPER.TXT"):
        (tmp_path / name).write_text(f"{HEAD}{name} {BODY}")
    return tmp_path


def only(found, kind):
    return [each for each in found if isinstance(each, kind)]


def test_folders_are_recursed_in_order_and_what_is_passed_over_is_counted(folder):
    listing = expand([str(folder)])
    assert [each.source for each in listing] == [str(folder / name) for name in ("a.md", "z.txt", "b/UPPER.TXT", "b/c.txt")]
    assert len(listing) == 4
    assert listing.skipped == 3
    assert [article.source for article in read([str(folder)])] == [each.source for each in listing]


@pytest.mark.parametrize("given", ["b", "./b", "b/", "b//", "../{}/b"])
def test_the_source_begins_with_the_path_as_given_and_the_origin_is_one_place(folder, monkeypatch, given):
    monkeypatch.chdir(folder)
    given = given.format(folder.name)
    first = next(iter(read([given])))
    assert first.source == os.path.join(given, "UPPER.TXT")
    assert first.origin == os.path.realpath("b/UPPER.TXT")


def test_a_file_named_twice_is_read_once(folder, monkeypatch):
    monkeypatch.chdir(folder)
    got = list(read(["z.txt", "./z.txt", str(folder / "z.txt"), "."]))
    assert [article.source for article in got] == ["z.txt", "./a.md", "./b/UPPER.TXT", "./b/c.txt"]


def test_a_link_to_a_folder_is_not_followed_round_and_round(folder):
    (folder / "b" / "loop").symlink_to(folder)
    assert len(list(read([str(folder)]))) == 4


BAD = {
    "missing": (lambda at: at / "none.txt", "there is no such file or folder"),
    "empty": (lambda at: put(at / "e.txt", b""), "empty"),
    "white": (lambda at: put(at / "w.txt", b" \n "), "no text"),
    "binary": (lambda at: put(at / "b.txt", b"\x89PNG\r\n\x1a\n" + bytes(99)), "an image, not text"),
    "word": (lambda at: put(at / "w.docx", b"PK\x03\x04" + bytes(99)), "Word"),
    "zeros": (lambda at: put(at / "z.md", b"text\x00\x01 and more"), "binary content"),
    "koi8": (lambda at: put(at / "k.txt", "Мы ждали паром на причале.".encode("koi8-r")), "save it as UTF-8"),
    "huge": (lambda at: put(at / "h.txt", b"x" * 2001), "larger than 2000 bytes"),
    "scan": (lambda at: put(at / "s.pdf", b"%PDF-1.4 damaged"), "PDF is damaged"),
    "called text": (lambda at: put(at / "p.txt", b"%PDF-1.4 damaged"), "PDF is damaged"),
    "json": (lambda at: put(at / "j.json", b"{"), "not JSON"),
    "no lines": (lambda at: put(at / "j.jsonl", b"\n"), "no articles"),
    "xml": (lambda at: put(at / "x.xml", b"<note>hi</note>"), "not a feed"),
    "page": (lambda at: put(at / "p.html", b"<html><body></body></html>"), "no article text"),
    "pipe": (lambda at: fifo(at / "pipe.txt"), "neither a file nor a folder"),
    "no articles": (lambda at: made(at / "d"), "the folder holds no articles"),
    "gone": (lambda at: link(at / "l.txt"), "a link to a file that is gone"),
    "scheme": (lambda _: "ftp://example.org/a", "only http:// and https://"),
    "inside": (lambda _: "http://127.0.0.1/", "only public web servers"),
    "file address": (lambda _: "file:///etc/passwd", "malformed|only http"),
    "nothing": (lambda _: " ", "missing"),
    "zero in the name": (lambda _: "a\x00b", "missing"),
    "half a letter": (lambda _: "a\ud800b", "no such file|no path"),
    "endless name": (lambda _: "a" * 5000, "too long"),
}


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def fifo(path: Path) -> Path:
    os.mkfifo(path)
    return path


def made(path: Path) -> Path:
    path.mkdir()
    return path


def link(path: Path) -> Path:
    path.symlink_to(path.with_name("gone"))
    return path


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_one_sentence_and_the_rest_is_read(name, tmp_path):
    arrange, sentence = BAD[name]
    good = put(tmp_path / "good.txt", f"{HEAD}{BODY}".encode())
    got = list(read([str(arrange(tmp_path)), str(good)], limits=ReadLimits(text_bytes=2000)))
    assert [type(each).__name__ for each in got] == ["Failure", "Article"]
    assert re.search(sentence, got[0].reason)
    assert "\n" not in got[0].reason
    got[0].source.encode()


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = put(tmp_path / "a.txt", b"x")
    path.chmod(0)
    assert only(read([str(path)]), Failure)[0].reason == "it may not be read; check its permissions"


def test_a_file_that_goes_between_listing_and_reading(tmp_path):
    path = put(tmp_path / "a.txt", b"x")
    listing = expand([str(path)])
    path.unlink()
    (failure,) = read_one(listing.inputs[0])
    assert failure == Failure(str(path), "it cannot be read: no such file or directory")


def test_a_file_of_unknown_kind_is_read_when_it_is_named_itself_and_is_text(tmp_path):
    (article,) = read([str(put(tmp_path / "story", f"{HEAD}{BODY}".encode()))])
    assert article.title == "Fares to rise"


def test_a_name_that_is_not_utf8_can_be_stored(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9\x1b.txt"
    with open(path, "wb") as file:
        file.write(f"{HEAD}{BODY}".encode())
    (article,) = read([str(tmp_path)])
    article.source.encode()
    assert "\x1b" not in article.source + article.origin


def test_every_kind_of_file_in_one_folder():
    got = list(read([str(FILES)]))
    assert only(got, Failure) == []
    assert {Path(article.origin.partition("#")[0]).suffix for article in got} == {".html", ".md", ".json"}
    same = [article for article in got if article.url == "https://www.sable-courier.example/2021/05/ferry-fares"]
    assert len({article.id for article in same}) == 1


def test_lines_count_as_one_input_and_keep_their_own_sources(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"id": f"n{number}", "text": f"{BODY} {number}"}) for number in range(3)) + "\n{\n")
    assert len(expand([str(path)])) == 1
    got = list(read([str(path)]))
    assert [article.source for article in only(got, Article)] == ["n0", "n1", "n2"]
    assert [article.origin for article in only(got, Article)] == [f"{os.path.realpath(path)}#n{number}" for number in range(3)]
    assert only(got, Failure) == [Failure(f"{path}#4", "line 4: it is not JSON")]


def test_the_same_input_gives_the_same_records(folder):
    assert list(read([str(folder)])) == list(read([str(folder)]))


@pytest.fixture
def site():
    with serving() as running:
        yield running


def test_a_page_from_the_web(site):
    page = (FILES / "ferry.html").read_bytes()
    url = site.page("/2021/ferry?utm_source=x", page, Content_Type="text/html")
    (article,) = read([url], fetch=here)
    assert article.source == url
    assert article.origin == site.url("/2021/ferry")
    assert article.url == site.url("/2021/ferry")
    assert article.title == "Ferry fares to rise by a tenth"
    assert article.retrieved is not None


@pytest.mark.parametrize(
    ("content_type", "body", "title"),
    [
        ("text/plain", HEAD + BODY, "Fares to rise"),
        ("text/plain; charset=windows-1251", (HEAD + BODY).replace("“", '"').replace("”", '"').encode("cp1251"), "Fares to rise"),
        ("application/json", json.dumps({"title": "Fares", "text": BODY}), "Fares"),
        ("application/x-ndjson", json.dumps({"title": "Fares", "text": BODY}), "Fares"),
        ("application/xml", f"<html><head><title>Fares</title></head><body><p>{BODY}</p></body></html>", "Fares"),
        ("", HEAD + BODY, "Fares to rise"),
    ],
)
def test_the_servers_word_chooses_the_reader(site, content_type, body, title):
    (article,) = read([site.page("/a", body, Content_Type=content_type)], fetch=here)
    assert article.title == title


def rss(*items: str) -> str:
    return f"<rss version='2.0'><channel><title>Sable Courier</title>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"


def test_a_feed_is_followed_and_a_bad_entry_does_not_stop_it(site):
    one = site.page("/1", f"<html><body><article><p>{BODY}</p></article></body></html>")
    gone, inside = site.url("/gone"), "http://10.0.0.1/secret"
    items = [
        f"<title>One</title><link>{one}</link><author>Mira Okafor</author><pubDate>Fri, 07 May 2021 08:15:00 GMT</pubDate>",
        f"<title>Gone</title><link>{gone}</link>",
        f"<title>Inside</title><link>{inside}</link>",
        f"<title>Whole</title><description>{BODY * 4}</description>",
        f"<title>Again</title><link>{site.url('/feed')}</link>",
    ]
    got = list(read([site.page("/feed", rss(*items), Content_Type="application/rss+xml")], fetch=here))
    first, missing, refused, whole, again = got
    assert (first.source, first.title, first.authors, first.published) == (one, "One", ("Mira Okafor",), date(2021, 5, 7))
    assert (missing.source, refused.source, again.source) == (gone, inside, site.url("/feed"))
    assert "no such page" in missing.reason
    assert "only public web servers" in refused.reason
    assert "another feed" in again.reason
    assert (whole.title, whole.outlet) == ("Whole", "Sable Courier")


def test_older_entries_are_left_out_before_they_are_fetched(site):
    dated = "<title>{}</title><link>{}</link><pubDate>Fri, 0{} May 2021 08:15:00 GMT</pubDate>"
    page = f"<html><body><article><p>{BODY}</p></article></body></html>"
    items = [dated.format(day, site.page(f"/{day}", page.replace("Friday", f"Friday {day}")), day) for day in (7, 8, 9)]
    got = list(read([site.page("/feed", rss(*items), Content_Type="text/xml")], fetch=here, since=date(2021, 5, 8)))
    assert [article.title for article in got] == ["8", "9"]
    assert [path for path, _ in site.requests] == ["/feed", "/8", "/9"]


def test_a_feed_in_a_file_is_followed_too(site, tmp_path):
    link = site.page("/1", f"<html><body><article><p>{BODY}</p></article></body></html>")
    path = put(tmp_path / "feed.xml", rss(f"<title>One</title><link>{link}</link>").encode())
    (article,) = read([str(path)], fetch=here)
    assert article.source == link


def test_a_server_that_fails_is_one_failure(tmp_path):
    def failing(url):
        raise FetchFailed(f"{url} has trouble", retry=True)

    good = put(tmp_path / "good.txt", f"{HEAD}{BODY}".encode())
    failure, article = read(["https://sable.example/a", str(good)], fetch=failing)
    assert failure == Failure("https://sable.example/a", "https://sable.example/a has trouble")
    assert article.title == "Fares to rise"


def test_a_problem_found_while_listing_is_a_failure():
    assert list(read_one(Input(source="x", problem="it is gone"))) == [Failure("x", "it is gone")]
