"""The story of an ingest: read, split, attribute, resolve, embed, keep."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from archive.archive import Archive
from archive.records import Article, Quote
from archive.rows import Kept
from archive.writing import Change
from ingest.attribution import Attributor, attributor
from ingest.context import contexts, embedding_text
from ingest.embed import Embedder
from ingest.readers.document import DEFAULT_LIMITS, ReadLimits
from ingest.sources import Failure, Listing, expand, read_one
from ingest.speakers.aliases import aliases_of
from ingest.speakers.resolve import resolve
from ingest.split import split

T = TypeVar("T", Article, Article | Failure)

BATCH_ARTICLES = 64
BATCH_CHARS = 400_000
"""A batch ends at either: enough texts to embed them sorted by length, little enough to hold in memory and to lose to a kill."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: inputs read of all inputs, and the one being read."""

    done: int
    total: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an ingest did. `missing` are places below the given folders that held an article before and do not any more."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: tuple[Failure, ...] = ()
    missing: tuple[str, ...] = ()
    skipped: int = 0


def ingest(
    inputs: Sequence[str],
    archive: Archive,
    embedder: Embedder,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    limits: ReadLimits = DEFAULT_LIMITS,
    passage_chars: int = 1000,
    prune: bool = False,
) -> Report:
    """Bring everything that `inputs` (files, folders, addresses, feeds) name into the archive; what is there already writes nothing.

    What an interrupted ingest left is finished first. One bad input never stops the rest. With `prune`, articles whose files are
    gone from the given folders are removed; without it they are only reported as missing.
    """
    find = attributor()
    listing = expand(inputs)
    seen = _Seen()
    report = Report(skipped=listing.skipped)

    archive.resume()
    for batch in chain(_batches(archive.unfinished()), _batches(seen.articles(_read(listing, progress, limits)))):
        report = _counted(report, _keep_new(batch, archive, find, embedder, passage_chars))
    progress(Progress(len(listing), len(listing), ""))

    missing = tuple(seen.missing(archive, inputs))
    removed = sum(archive.forget(origin) for origin in missing) if prune else 0
    return replace(report, failed=tuple(seen.failures), missing=() if prune else missing, removed=removed)


def extract(inputs: Sequence[str], *, limits: ReadLimits = DEFAULT_LIMITS) -> Iterator[tuple[Article, list[Quote]] | Failure]:
    """The statements of articles without an archive, in the order of `inputs`."""
    find = attributor()
    for batch in _batches(_read(expand(inputs), lambda _: None, limits)):
        articles = [found for found in batch if isinstance(found, Article)]
        quotes = dict(zip((id(a) for a in articles), _attribute(articles, find), strict=True))
        for found in batch:
            yield (found, quotes[id(found)]) if isinstance(found, Article) else found


def reembed(archive: Archive, embedder: Embedder, *, progress: Callable[[Progress], None] = lambda _: None) -> int:
    """Embed everything in the archive anew, for another model or for lost embeddings. Returns the number of vectors."""
    total = archive.coverage().articles
    archive.start_over(embedder.name)
    done = written = 0
    for batch in archive.kept_in_batches(BATCH_ARTICLES):
        vectors = _embed(batch, embedder)
        archive.keep_vectors(batch, vectors)
        done, written = done + len(batch), written + len(vectors)
        progress(Progress(done, total, batch[-1].article.source))
    return written


def _read(listing: Listing, progress: Callable[[Progress], None], limits: ReadLimits) -> Iterator[Article | Failure]:
    for done, each in enumerate(listing):
        progress(Progress(done, len(listing), each.source))
        yield from read_one(each, limits=limits)


def _keep_new(batch: Sequence[Article], archive: Archive, find: Attributor, embedder: Embedder, chars: int) -> list[Change]:
    """Keep what is new in a batch; returns what each of its articles meant for the archive."""
    admitted = archive.admit(batch)
    fresh = {(a.article.id, a.article.version): a.article for a in admitted if a.change is not Change.UNCHANGED}
    articles = list(fresh.values())
    if articles:
        kept = [_kept(article, quotes, chars) for article, quotes in zip(articles, _attribute(articles, find), strict=True)]
        archive.keep(kept, _embed(kept, embedder))
    return [a.change for a in admitted]


def _attribute(articles: Sequence[Article], find: Attributor) -> list[list[Quote]]:
    found = find.find([article.text for article in articles])
    return [resolve(article, statements) for article, statements in zip(articles, found, strict=True)]


def _kept(article: Article, quotes: Iterable[Quote], chars: int) -> Kept:
    distinct = tuple({quote.id: quote for quote in quotes}.values())
    return Kept(
        article=article,
        passages=split(article, chars=chars),
        quotes=distinct,
        contexts=contexts(article, distinct),
        aliases=aliases_of(distinct),
    )


def _embed(batch: Sequence[Kept], embedder: Embedder) -> dict[str, NDArray[np.float32]]:
    """Embeddings by id of all passages and quotes of a batch, in one pass of the model."""
    texts = {passage.id: passage.text for kept in batch for passage in kept.passages}
    for kept in batch:
        texts |= {quote.id: embedding_text(quote, context) for quote, context in zip(kept.quotes, kept.contexts, strict=True)}
    return dict(zip(texts, embedder.encode(list(texts.values())), strict=True))


def _batches(found: Iterable[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    chars = 0
    for each in found:
        batch.append(each)
        chars += len(each.text) if isinstance(each, Article) else 0
        if len(batch) >= BATCH_ARTICLES or chars >= BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


def _counted(report: Report, changes: Sequence[Change]) -> Report:
    return replace(
        report,
        added=report.added + changes.count(Change.ADDED),
        changed=report.changed + changes.count(Change.CHANGED),
        unchanged=report.unchanged + changes.count(Change.UNCHANGED),
    )


class _Seen:
    """What was read in this run, to tell which places have lost their article."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []
        self._origins: set[str] = set()
        self._files: set[str] = set()

    def articles(self, found: Iterable[Article | Failure]) -> Iterator[Article]:
        """Pass articles on, note failures."""
        for each in found:
            if isinstance(each, Failure):
                self.failures.append(each)
                continue
            self._origins.add(each.origin)
            self._files.add(each.origin.partition("#")[0])
            yield each

    def missing(self, archive: Archive, inputs: Sequence[str]) -> list[str]:
        """Origins below the given folders whose file is gone, or whose file was read and holds that record no more."""
        folders = [os.path.realpath(given) for given in inputs if os.path.isdir(given)]
        known = {origin for folder in folders for origin in archive.origins(folder)}
        return sorted(origin for origin in known - self._origins if self._gone(origin))

    def _gone(self, origin: str) -> bool:
        file, _, record = origin.partition("#")
        if not os.path.exists(file):
            return not os.path.exists(origin)
        broken = any(os.path.realpath(f.source.partition("#")[0]) == file for f in self.failures)
        return bool(record) and file in self._files and not broken
