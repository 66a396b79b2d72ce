"""From what a reader names (files, folders, addresses, feeds) to articles; whatever goes wrong is a Failure and the rest goes on."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from archive.errors import OnrecordError, UnreadableArticle
from archive.records import Article
from ingest.fetch import Page, fetch
from ingest.readers import plain
from ingest.readers.document import DEFAULT_LIMITS, Document, Failure, Link, Reader, ReadersWord, ReadLimits
from ingest.readers.facts import canonical, line
from ingest.readers.registry import SUFFIXES, reader_for, reader_for_type
from ingest.readers.text_hygiene import clean, decode

__all__ = ["Failure", "Fetch", "Found", "Input", "Listing", "expand", "read", "read_one"]

Found = Article | Failure | ReadersWord
"""What an input holds: an archive that was exported also holds the reader's corrections and verdicts."""

Fetch = Callable[[str], Page]
"""Gets a page from the network; raises AddressRefused or FetchFailed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing to read: a file, an address, or a `problem` found while listing."""

    source: str
    path: Path | None = None
    url: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything to read, in order, and how many files of a folder were passed over (hidden, or of an unknown kind)."""

    inputs: tuple[Input, ...]
    skipped: int = 0

    def __len__(self) -> int:
        return len(self.inputs)

    def __iter__(self) -> Iterator[Input]:
        return iter(self.inputs)


def read(inputs: Sequence[str], *, fetch: Fetch = fetch, since: date | None = None, limits: ReadLimits = DEFAULT_LIMITS) -> Iterator[Found]:
    """All articles and failures of `inputs`, in order; with `since`, entries of feeds published before that day are left out."""
    for each in expand(inputs):
        yield from read_one(each, fetch=fetch, since=since, limits=limits)


def expand(inputs: Sequence[str]) -> Listing:
    """What there is to read, without opening anything: folders recursed in sorted order, each file and address once."""
    listed: dict[str, Input] = {}
    skipped = 0
    for given in inputs:
        found, passed = _expand(given)
        skipped += passed
        for each in found:
            listed.setdefault(each.url or (os.path.realpath(each.path) if each.path else each.source), each)
    return Listing(tuple(listed.values()), skipped)


def _expand(given: str) -> tuple[list[Input], int]:
    if not given.strip() or "\x00" in given:
        return [Input(source=_shown(given), problem="a path or address is missing here")], 0
    scheme, separator, _ = given.partition("://")
    if separator and scheme.isalnum():
        return [Input(source=_shown(given.strip()), url=given.strip())], 0
    path = Path(given)
    try:
        if path.is_dir():
            return _folder(given)
        problem = _problem(path)
    except OSError as error:
        problem = _os_sentence(error)
    except ValueError:
        problem = "it is no path that this system can have"
    return [Input(source=_shown(given), path=None if problem else path, problem=problem)], 0


def _problem(path: Path) -> str:
    if path.is_file():
        return ""
    if path.exists():
        return "it is neither a file nor a folder"
    return "there is no such file or folder; check the path" if not path.is_symlink() else "it is a link to a file that is gone"


def _folder(given: str) -> tuple[list[Input], int]:
    found: list[Input] = []
    skipped = 0

    def unreadable(error: OSError) -> None:
        found.append(Input(source=_shown(str(error.filename or given)), problem=_os_sentence(error)))

    for folder, folders, files in os.walk(given, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            if name.startswith(".") or path.suffix.lower() not in SUFFIXES or not path.is_file():
                skipped += 1
            else:
                found.append(Input(source=_shown(os.path.join(folder, name)), path=path))
    if not found:
        endings = ", ".join(sorted(SUFFIXES))
        found.append(Input(source=_shown(given), problem=f"the folder holds no articles; onrecord reads {endings}"))
    return found, skipped


def read_one(each: Input, *, fetch: Fetch = fetch, since: date | None = None, limits: ReadLimits = DEFAULT_LIMITS) -> Iterator[Found]:
    """The articles of one input; never raises for what the input holds."""
    if each.problem:
        yield Failure(each.source, each.problem)
        return
    try:
        document = _fetched(each, fetch, limits) if each.url else _of_file(each, limits)
        yield from _read(document, fetch=fetch, since=since)
    except OnrecordError as error:
        yield Failure(each.source, str(error))
    except OSError as error:
        yield Failure(each.source, _os_sentence(error))


def _of_file(each: Input, limits: ReadLimits) -> Document:
    origin = _shown(os.path.realpath(each.path or each.source))
    return Document(source=each.source, origin=origin, path=each.path, limits=limits)


def _fetched(each: Input, fetch: Fetch, limits: ReadLimits) -> Document:
    page = fetch(each.url)
    return Document(
        source=each.source,
        origin=canonical(each.url) or each.source,
        content=page.content,
        charset=page.charset,
        media_type=page.media_type,
        url=page.url,
        retrieved=page.retrieved,
        limits=limits,
    )


def _read(document: Document, *, fetch: Fetch, since: date | None, feeds: bool = True) -> Iterator[Found]:
    head = document.head()
    if not head:
        raise UnreadableArticle("the file is empty" if document.path else "the page is empty")
    known = reader_for(document.path, head) if document.path else reader_for_type(document.media_type, head)
    reader = known or _by_sight(head)
    for found in reader(document):
        if not isinstance(found, Link):
            yield found
        elif not feeds:
            raise UnreadableArticle("the feed points to another feed, which is not followed; give that address itself")
        elif not since or not found.published or found.published >= since:
            yield from _linked(found, fetch, document.limits)


def _by_sight(head: bytes) -> Reader:
    """The plain reader, for a file that was named itself, has an unknown ending and yet is text."""
    decode(head[: head.rfind(b"\n") + 1] or head)
    return plain.read


def _linked(link: Link, fetch: Fetch, limits: ReadLimits) -> Iterator[Found]:
    """The article that a feed's entry points to; what its page leaves out is filled from the entry."""
    try:
        document = _fetched(Input(source=link.url, url=link.url), fetch, limits)
        for found in _read(document, fetch=fetch, since=None, feeds=False):
            yield _completed(found, link) if isinstance(found, Article) else found
    except OnrecordError as error:
        yield Failure(link.url, str(error))


def _completed(article: Article, link: Link) -> Article:
    dated = article.published is not None
    return replace(
        article,
        title=article.title or line(link.title),
        authors=article.authors or tuple(map(line, link.authors)),
        published=article.published or link.published,
        published_at=article.published_at if dated else link.published_at,
    )


def _shown(path: str) -> str:
    """A path as text that can be stored and printed: bytes that are not UTF-8 become marks, control characters and line ends go."""
    text = path.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return clean(text).replace("\n", " ").replace("\r", " ")


def _os_sentence(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "it may not be read; check its permissions"
    return f"it cannot be read: {(error.strerror or 'unknown error').lower()}"
