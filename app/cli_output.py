"""What the commands print for programs: the JSON of CONTRACT, JSON lines, CSV and Markdown tables."""

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any

import orjson

from app.render.wording import manner
from archive.records import Article, Citation, Quote, pairs_of

Row = dict[str, Any]


class QuoteFormat(StrEnum):
    """How `onrecord quotes` prints."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


def print_json(row: object) -> None:
    """One value as a line of UTF-8 JSON on standard output."""
    print_bytes(orjson.dumps(row, default=str, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS))


def print_bytes(line: bytes) -> None:
    """Bytes on standard output, whatever encoding the terminal has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def citation_row(citation: Citation) -> Row:
    """A citation as programs read it; `quote` is `text[start:end]` of the source."""
    article = citation.article
    return {
        "source": article.source, "start": citation.span.start, "end": citation.span.end,
        "speaker": citation.speaker, "quote": citation.quote,
        "outlet": article.outlet, "published": article.published, "url": article.url,
    }  # fmt: skip


def extracted_row(article: Article, quotes: Iterable[Quote]) -> Row:
    """One article's statements, as `onrecord extract` prints them."""
    return {"source": article.source, "quotes": [extracted(quote) for quote in quotes]}


def extracted(quote: Quote) -> Row:
    """A statement without its article, as `onrecord extract` prints it."""
    return {
        "content": pairs_of(quote.content), "verbatim": pairs_of(quote.verbatim), "cue": pairs_of(quote.cue),
        "speaker_span": pairs_of(quote.mention),
        "speaker": quote.speaker, "speaker_kind": quote.speaker_kind, "form": quote.form, "act": quote.act, "polarity": quote.polarity,
        "via": quote.via, "role": quote.role, "said_on": quote.said_on, "confidence": quote.confidence, "text": quote.text,
    }  # fmt: skip


def quote_row(quote: Quote) -> Row:
    """A stored statement with where it stands."""
    article = quote.article
    place = {
        "id": quote.id,
        "source": article.source,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "url": article.url,
    }
    return place | extracted(quote)


_COLUMNS = (
    "speaker",
    "role",
    "text",
    "form",
    "act",
    "polarity",
    "said_on",
    "published",
    "outlet",
    "title",
    "via",
    "source",
    "url",
    "start",
    "end",
    "confidence",
    "id",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula: one that starts like it gets an apostrophe in front."""
    text = "; ".join(map(str, cell)) if isinstance(cell, tuple | list) else "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) or text.startswith(_FORMULA) else text


BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that a file is UTF-8."""


def csv_lines(quotes: Iterable[Quote]) -> Iterator[str]:
    """Statements as CSV, the header first."""
    yield BYTE_ORDER_MARK + _csv_line(_COLUMNS)
    for quote in quotes:
        row = quote_row(quote) | {"start": quote.extent.start, "end": quote.extent.end}
        yield _csv_line(guarded(row[column]) for column in _COLUMNS)


def _csv_line(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def markdown_lines(quotes: Iterable[Quote]) -> Iterator[str]:
    """Statements as a Markdown table."""
    yield "| Speaker | Statement | How | Published | Outlet | Source |\n|---|---|---|---|---|---|\n"
    for quote in quotes:
        article = quote.article
        how, place = ", ".join(manner(quote)), article.url or article.source
        cells = (quote.speaker or "unknown", quote.text, how, str(article.published or ""), article.outlet, place)
        yield f"| {' | '.join(map(_cell, cells))} |\n"


def _cell(text: str) -> str:
    plain = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#!" else c for c in plain)


def jsonl_lines(quotes: Iterable[Quote]) -> Iterator[str]:
    """Statements as JSON lines."""
    for quote in quotes:
        yield orjson.dumps(quote_row(quote), default=str).decode() + "\n"


WRITERS: dict[str, Callable[[Iterable[Quote]], Iterator[str]]] = {"csv": csv_lines, "jsonl": jsonl_lines, "md": markdown_lines}
