"""Which reader opens what: by the file's ending or the page's type, corrected by the first bytes."""

import os
from pathlib import PurePath

from ingest.readers import feed, html, jsonl, pdf, plain
from ingest.readers.document import Reader
from ingest.readers.text_hygiene import kind_of

_BY_SUFFIX: dict[str, Reader] = {
    ".txt": plain.read, ".text": plain.read, ".md": plain.read, ".markdown": plain.read,
    ".html": html.read, ".htm": html.read, ".xhtml": html.read,
    ".jsonl": jsonl.read, ".ndjson": jsonl.read, ".json": jsonl.read_json,
    ".pdf": pdf.read, ".rss": feed.read, ".atom": feed.read, ".xml": feed.read,
}  # fmt: skip

_BY_TYPE: dict[str, Reader] = {
    "text/html": html.read, "application/xhtml+xml": html.read, "text/plain": plain.read, "text/markdown": plain.read,
    "application/json": jsonl.read_json, "application/ld+json": jsonl.read_json, "application/feed+json": jsonl.read_json,
    "application/jsonl": jsonl.read, "application/x-ndjson": jsonl.read, "application/ndjson": jsonl.read,
    "application/pdf": pdf.read, "application/rss+xml": feed.read, "application/atom+xml": feed.read, "application/rdf+xml": feed.read,
    "text/xml": feed.read, "application/xml": feed.read,
}  # fmt: skip

SUFFIXES = frozenset(_BY_SUFFIX)
"""The endings that a folder is searched for."""


def reader_for(path: str | os.PathLike[str], head: bytes) -> Reader | None:
    """The reader of a file, or None when neither its ending nor its first bytes (`head`) are known."""
    return _by_content(_BY_SUFFIX.get(PurePath(path).suffix.lower()), head)


def reader_for_type(media_type: str, head: bytes) -> Reader | None:
    """The reader of a page with the server's `media_type`; a server's word for HTML or XML is checked against the content."""
    return _by_content(_BY_TYPE.get(media_type.lower()), head)


def _by_content(named: Reader | None, head: bytes) -> Reader | None:
    if kind_of(head) == "a PDF":
        return pdf.read
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower()
    is_page = start.startswith((b"<!doctype html", b"<html"))
    if named in {feed.read, html.read, None} and feed.is_feed(head) and not is_page:
        return feed.read
    if named in {feed.read, None} and is_page:
        return html.read
    return named
