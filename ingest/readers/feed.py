"""RSS and Atom: articles that stand whole in the feed, and links to those that do not."""

import calendar
import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from archive.errors import UnreadableArticle
from archive.records import Article
from ingest.readers import dates, markup
from ingest.readers.document import Document, Failure, Link
from ingest.readers.facts import Facts, article, canonical, line
from ingest.readers.text_hygiene import clean, decode

_WHOLE = 1_000
"""A body in the feed with fewer characters is taken for a summary when there is a link to the page."""
_REPAIRED = 300_000
"""Bytes of damaged XML that feedparser's lenient parser gets; it takes 8 s for a megabyte of the worst."""
_CUT = ("…", "...", "[…]", "[...]", "Read more", "Continue reading")
_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)


def is_feed(head: bytes) -> bool:
    """Whether a document begins like RSS or Atom."""
    return bool(_ROOT.search(head[:2000].decode("utf-8", "replace")))


def read(document: Document) -> Iterator[Article | Failure | Link]:
    """The feed's entries in order, at most `limits.entries`; raises UnreadableArticle for what is no feed or is empty."""
    parsed = _parse(document)
    entries = parsed.get("entries") or []
    if not entries:
        raise UnreadableArticle("it is a feed without entries" if parsed.get("version") else "it is not a feed that can be read")
    outlet = line(str((parsed.get("feed") or {}).get("title") or ""))
    for number, entry in enumerate(entries[: document.limits.entries], start=1):
        # a plain dict: feedparser's own kind answers some missing keys with a deprecation warning
        yield from _entry(document, dict(entry.items()), number, outlet)
    if left := len(entries) - document.limits.entries:
        if left > 0:
            yield Failure(
                document.source, f"{left} older entries of the feed were left out; the most read at once is {document.limits.entries}"
            )


def _parse(document: Document) -> Mapping[str, Any]:
    import feedparser

    text = decode(document.read(), charset=document.charset, declared=True)
    if "<!ENTITY" in text.upper():
        raise UnreadableArticle("the feed declares XML entities, which are not opened")
    markup.check_tags(text, document.limits)
    content = _DECLARATION.sub("", text, count=1).encode()
    if len(content) > _REPAIRED and not _is_well_formed(content):
        raise UnreadableArticle("the feed is damaged XML and too large to be repaired")
    parsed: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(content),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,  # only text is taken out, by `markup`
        resolve_relative_uris=False,
    )
    return parsed


def _is_well_formed(content: bytes) -> bool:
    parser = ParserCreate()
    try:
        parser.Parse(content, True)  # noqa: FBT003 - its parameter has no name
    except ExpatError:
        return False
    return True


_DECLARATION = re.compile(r"\A\s{0,99}<\?xml[^>]{0,200}\?>")


def _entry(document: Document, entry: Mapping[str, Any], number: int, outlet: str) -> Iterator[Article | Failure | Link]:
    url = canonical(str(entry.get("link") or ""), base=document.url)
    facts = _facts(entry, outlet, url)
    place = url or f"{document.source}#{number}"
    try:
        body = _body(entry, document)
    except UnreadableArticle as error:
        yield Failure(place, str(error))
        return
    if url and (len(body) < _WHOLE or body.endswith(_CUT)):
        yield Link(url=url, title=facts.title, authors=facts.authors, published=facts.published, published_at=facts.published_at)
        return
    try:
        yield article(document, body, facts, source=place, origin=url or f"{document.origin}#{number}")
    except UnreadableArticle:
        yield Failure(place, f"entry {number} of the feed has neither a text nor a link that can be opened")


def _facts(entry: Mapping[str, Any], outlet: str, url: str) -> Facts:
    published, published_at = dates.read(str(entry.get("published") or entry.get("updated") or ""))
    if not published:
        published_at = _moment(entry.get("published_parsed") or entry.get("updated_parsed"))
    authors = tuple(str(author.get("name") or "") for author in entry.get("authors") or () if isinstance(author, dict))
    return Facts(
        title=str(entry.get("title") or ""),
        outlet=outlet,
        authors=authors or (str(entry.get("author") or ""),),
        published=published or (published_at.date() if published_at else None),
        published_at=published_at,
        url=url,
    )


def _moment(parsed: object) -> datetime | None:
    """A time in a format of its own that feedparser could read; given in UTC."""
    if not isinstance(parsed, tuple):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _body(entry: Mapping[str, Any], document: Document) -> str:
    """The longest of the entry's bodies, as text."""
    values = [part for part in entry.get("content") or () if isinstance(part, dict) and isinstance(part.get("value"), str)]
    bodies = [(part["value"], str(part.get("type"))) for part in values]
    if not bodies and isinstance(entry.get("summary"), str):
        bodies = [(entry["summary"], str((entry.get("summary_detail") or {}).get("type")))]
    body, kind = max(bodies, key=lambda each: len(each[0]), default=("", ""))
    return markup.text_of(body, document.limits) if "html" in kind else clean(body).strip()
