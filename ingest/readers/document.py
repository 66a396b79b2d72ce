"""What a reader is given, bytes with what is known about them, and gives back: articles, failures, links or the reader's words."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from archive.amendments import Correction
from archive.claims.verdicts import Verdict
from archive.errors import UnreadableArticle
from archive.follows import Watch
from archive.records import Article
from archive.reviews import Review
from archive.sessions import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLimits:
    """How much of one input is read; what is larger is refused with a sentence, never cut in silence."""

    text_bytes: int = 10_000_000
    """One article's text, page or JSON line."""
    pdf_bytes: int = 50_000_000
    pdf_pages: int = 500
    pdf_seconds: float = 60.0
    elements: int = 25_000
    """Elements of one HTML page; news pages have a few thousand, and 25,000 take five seconds to read."""
    attributes: int = 200
    """Attributes of one element; libxml2 takes a minute for a hundred thousand."""
    entries: int = 200
    """Entries of one feed."""


DEFAULT_LIMITS = ReadLimits()


@dataclass(frozen=True, slots=True)
class Failure:
    """One input, or one part of it, that gave no article: `reason` is a sentence for the reader."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An article that a feed points to; what the feed says about it fills what its page leaves out."""

    url: str
    title: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file or page before it is read.

    `content` holds a page's bytes; a file's are read when asked for, so that a long JSONL file is never in memory at once.
    `charset` and `media_type` are what a server said, `url` where a page was found in the end.
    """

    source: str
    origin: str
    content: bytes = field(default=b"", repr=False)
    path: Path | None = None
    charset: str = ""
    media_type: str = ""
    url: str = ""
    retrieved: datetime | None = None
    limits: ReadLimits = DEFAULT_LIMITS

    def open(self) -> BinaryIO:
        """The bytes as a stream; raises OSError when a file cannot be opened."""
        return self.path.open("rb") if self.path else io.BytesIO(self.content)

    def head(self, size: int = 4096) -> bytes:
        """The first `size` bytes."""
        with self.open() as stream:
            return stream.read(size)

    def read(self, limit: int | None = None) -> bytes:
        """All bytes; raises UnreadableArticle when there are none or more than `limit` (default: `limits.text_bytes`)."""
        cap = self.limits.text_bytes if limit is None else limit
        with self.open() as stream:
            content = stream.read(cap + 1)
        if not content:
            raise UnreadableArticle("the file is empty")
        if len(content) > cap:
            raise UnreadableArticle(f"it is larger than {megabytes(cap)}, the most one article may have; split it into articles")
        return content


ReadersWord = Correction | Verdict | Watch | Review | Session
"""What an exported archive holds besides articles: the reader's corrections, verdicts on which statements are the same, watch-lists,
reviews, conversations."""

Reader = Callable[[Document], Iterator[Article | Failure | Link | ReadersWord]]
"""Reads one document. Raises UnreadableArticle when all of it is unusable; yields a Failure for a part that is."""


def megabytes(size: int) -> str:
    """`10 MB`, `1.5 MB`, `800 bytes`, for sentences."""
    return f"{size / 1e6:g} MB" if size >= 1e5 else f"{size} bytes"  # noqa: PLR2004 - below a tenth of a megabyte bytes read better
