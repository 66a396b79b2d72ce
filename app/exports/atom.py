"""What is watched as an Atom feed (RFC 4287): an entry a piece of news, every text as text and never as markup."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from app.exports.naming import iri, one_line
from app.render.escape import UNPRINTABLE, source_url
from app.render.watches import LABELS, byline, said
from app.render.word import NO_XML
from app.render.wording import who
from archive.records import Citation

if TYPE_CHECKING:
    from app.newly import Item

LONGEST_TITLE = 120


def feed(items: "Sequence[Item]", *, name: str, now: datetime) -> str:
    """The feed of the items in their order; `name` tells this archive's feed from others."""
    updated = max((item.since for item in items), default=now)
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{iri('feed', name)}</id>",
        "<title>onrecord: what is watched</title>",
        f"<updated>{_moment(updated)}</updated>",
        "<author><name>onrecord</name></author>",
        "<generator>onrecord</generator>",
    ]
    return "\n".join((*head, *(line for item in items for line in _entry(item)), "</feed>\n"))


def _entry(item: "Item") -> Iterator[str]:
    quote, before = item.quote, item.before
    address = source_url(Citation(article=quote.article, span=quote.content[0]))
    told = [said(quote), byline(quote)] + ([f"Before: {said(before)}", byline(before)] if before else [])
    yield "<entry>"
    yield f"<id>{iri('news', item.kind.value, quote.id, before.id if before else '')}</id>"
    yield f"<title>{_text(_title(item))}</title>"
    yield f"<updated>{_moment(item.since)}</updated>"
    if address:
        yield f'<link rel="alternate" href={quoteattr(address)}/>'
    yield f"<category term={quoteattr(item.kind.value)}/>"
    yield f'<content type="text">{_text(chr(10).join(told))}</content>'
    yield "</entry>"


def _title(item: "Item") -> str:
    label = "" if item.kind.value == "new" else f"{LABELS[item.kind.value]}: "
    title = one_line(f"{label}{who(item.quote)}: {said(item.quote)}")
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"


def _text(words: str) -> str:
    return escape(NO_XML.sub("", words.translate(UNPRINTABLE)))


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
