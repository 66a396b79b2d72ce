"""The story of an ingest: read, split, attribute, resolve, embed, keep, link."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from archive import reviews, watches
from archive.amendments import Amendment
from archive.archive import Archive
from archive.claims.verdicts import Verdict
from archive.errors import OnrecordError
from archive.follows import Watch
from archive.records import Article, Quote
from archive.registry import restore
from archive.reviews import Review
from archive.rows import Kept
from archive.rulings import Ruling
from archive.sessions import Session
from archive.tables import State
from archive.writing import Change
from ingest.attribution import Attributor, attributor
from ingest.attribution.statement import Statement
from ingest.connect import connect, restore_verdicts
from ingest.context import contexts
from ingest.embed import Embedder
from ingest.language import NAMES, foreign
from ingest.parallel import ahead
from ingest.readers.document import DEFAULT_LIMITS, ReadersWord, ReadLimits
from ingest.sources import Failure, Found, Listing, expand, read_one
from ingest.speakers.aliases import aliases_of
from ingest.speakers.appearances import appearances_of
from ingest.speakers.descriptions import descriptions_of
from ingest.speakers.registry import REGISTRY, Read, linked
from ingest.speakers.resolve import resolved
from ingest.split import split
from ingest.vectors import embedded

T = TypeVar("T", Article, Article | Failure)
Told = TypeVar("Told", bound=ReadersWord)

BATCH_ARTICLES = 32
BATCH_CHARS = 100_000
"""A batch ends at either: little enough to begin to write early, to hold three in memory, and to lose them to a kill."""

LINK_ARTICLES = 500
"""So many new articles at least are kept before speakers and statements are linked in the middle of an ingest."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: inputs read of all inputs, and the one being read."""

    done: int
    total: int
    source: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """An article in a language of which only the quotation marks were read, and the language's English name."""

    source: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an ingest did.

    `missing` are places below the given folders that held an article before and do not any more. `foreign` are new articles in a language
    that the attribution model does not know: their marked quotations are on record, without speakers. `corrections` and verdicts,
    `watches`, `reviews` and `conversations` came with an exported archive; these last are for the caller, who can answer questions.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: tuple[Failure, ...] = ()
    missing: tuple[str, ...] = ()
    skipped: int = 0
    foreign: tuple[Foreign, ...] = ()
    corrections: int = 0
    watches: int = 0
    reviews: int = 0
    conversations: tuple[Session, ...] = ()


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
    keeper = _Keeper(archive, find, embedder, passage_chars, seen.failures)

    archive.resume()
    connect(archive, embedder)
    _embed_missing(archive, embedder)
    keeper.finish(archive.unfinished())
    keeper.take(seen.articles(_read(listing, progress, limits)))
    progress(Progress(len(listing), len(listing), ""))

    missing = tuple(seen.missing(archive, inputs))
    removed = sum(archive.forget(origin) for origin in missing) if prune else 0
    restored = restore(archive, [word for word in seen.words if isinstance(word, Ruling | Amendment)], REGISTRY)
    connect(archive, embedder)
    restored += restore_verdicts(archive, seen.told(Verdict), embedder)
    counts = keeper.counts
    return Report(
        added=counts[Change.ADDED],
        changed=counts[Change.CHANGED],
        unchanged=counts[Change.UNCHANGED],
        removed=removed,
        failed=tuple(seen.failures),
        missing=() if prune else missing,
        skipped=listing.skipped,
        foreign=tuple(keeper.foreign),
        corrections=restored,
        watches=watches.restore(archive, seen.told(Watch)),
        reviews=reviews.restore(archive, seen.told(Review)),
        conversations=tuple(seen.told(Session)),
    )


def extract(inputs: Sequence[str], *, limits: ReadLimits = DEFAULT_LIMITS) -> Iterator[tuple[Article, list[Quote]] | Failure]:
    """The statements of articles without an archive, in the order of `inputs`; who is who is decided over all of them."""
    find = attributor()
    found: list[Read | Failure] = []
    for batch in _batches(each for each in _read(expand(inputs), lambda _: None, limits) if not isinstance(each, ReadersWord)):
        read = iter(_attribute([each for each in batch if isinstance(each, Article)], find))
        found += [next(read) if isinstance(each, Article) else each for each in batch]
    quotes = iter(linked([each for each in found if isinstance(each, Read)]))
    for each in found:
        yield (each.article, next(quotes)) if isinstance(each, Read) else each


def reembed(archive: Archive, embedder: Embedder, *, progress: Callable[[Progress], None] = lambda _: None) -> int:
    """Embed everything in the archive anew, for another model or for lost embeddings. Returns the number of vectors."""
    archive.start_over(embedder.name)
    return _embed_missing(archive, embedder, progress=progress)


def _embed_missing(archive: Archive, embedder: Embedder, *, progress: Callable[[Progress], None] = lambda _: None) -> int:
    """Embed the articles that wait for their embeddings, as an interrupted `reembed` leaves them. Returns the number of vectors."""
    total = archive.coverage().articles
    done = written = 0
    for batch in archive.kept_in_batches(BATCH_ARTICLES, state=State.KEPT):
        vectors = embedded(batch, embedder)
        archive.keep_vectors(batch, vectors)
        done, written = done + len(batch), written + len(vectors)
        progress(Progress(done, total, batch[-1].article.source))
    return written


def _read(listing: Listing, progress: Callable[[Progress], None], limits: ReadLimits) -> Iterator[Found]:
    for done, each in enumerate(listing):
        progress(Progress(done, len(listing), each.source))
        yield from read_one(each, limits=limits)


class _Keeper:
    """Takes batches of articles into the archive and counts what they meant for it."""

    def __init__(self, archive: Archive, find: Attributor, embedder: Embedder, chars: int, failures: list[Failure]) -> None:
        self.counts: Counter[Change] = Counter()
        self.foreign: list[Foreign] = []
        self._archive, self._find, self._embedder, self._chars = archive, find, embedder, chars
        self._failures = failures
        self._finished: set[tuple[str, int]] = set()
        self._underway: set[tuple[str, int]] = set()  # admitted and not kept yet
        self._unlinked = 0

    def take(self, articles: Iterable[Article]) -> None:
        """Admit articles batch by batch and keep what is new in them; an article that comes twice counts once as new."""
        self._keep(map(self._admitted, _batches(articles)))

    def finish(self, articles: Sequence[Article]) -> None:
        """Keep articles that an interrupted ingest had admitted."""
        self._keep(_batches(articles))
        self._finished |= {_key(article) for article in articles}

    def _admitted(self, batch: Sequence[Article]) -> list[Article]:
        """What is new in a batch."""
        for admission in (admitted := self._archive.admit(batch)):
            if admission.change is Change.UNCHANGED and _key(admission.article) not in self._finished:
                self.counts[Change.UNCHANGED] += 1
        news = [a.article for a in admitted if a.change is not Change.UNCHANGED]
        fresh = {key: article for article in news if (key := _key(article)) not in self._underway}
        self.counts[Change.UNCHANGED] += len(news) - len(fresh)
        self._underway |= set(fresh)
        return list(fresh.values())

    def _keep(self, batches: Iterable[list[Article]]) -> None:
        """Keep batches in turn; the statements of the next ones are found while one is embedded and written."""
        for articles, found in ahead(self._attributed, (batch for batch in batches if batch)):
            self._keep_batch(articles, found.result)

    def _attributed(self, articles: Sequence[Article]) -> list[Kept]:
        return [_kept(read, self._chars) for read in _attribute(articles, self._find)]

    def _keep_batch(self, articles: Sequence[Article], found: Callable[[], list[Kept]]) -> None:
        try:
            kept = found()
            vectors = embedded(kept, self._embedder)
        except OnrecordError:
            raise
        except Exception as error:
            self._keep_singly(articles, error)
            return
        self._archive.keep(kept, vectors)
        self._underway -= {_key(article) for article in articles}
        self._link_sometimes(len(kept))
        self.foreign += [Foreign(a.source, NAMES[code]) for a in articles if (code := foreign(a.text))]
        self.counts.update(Change.ADDED if article.version == 1 else Change.CHANGED for article in articles)

    def _link_sometimes(self, fresh: int) -> None:
        """In a long ingest, link whenever a share of the archive is new: often enough to read beside it, and linear all told."""
        self._unlinked += fresh
        if self._unlinked > max(LINK_ARTICLES, self._archive.coverage().articles // 4):
            connect(self._archive, self._embedder)
            self._unlinked = 0

    def _keep_singly(self, articles: Sequence[Article], error: Exception) -> None:
        """One article that breaks the analysis must not take its batch, or every later ingest, with it."""
        if len(articles) > 1:
            for article in articles:
                self._keep_batch([article], partial(self._attributed, [article]))
            return
        [article] = articles
        self._archive.reject(article)
        self._underway.discard(_key(article))
        reason = f"onrecord could not analyse it ({type(error).__name__}: {error}); please report this article"
        self._failures.append(Failure(article.source, reason))


def _key(article: Article) -> tuple[str, int]:
    return article.id, article.version


def _attribute(articles: Sequence[Article], find: Attributor) -> list[Read]:
    """The statements of each article, and everybody whom it names or describes."""
    found = find.find([article.text for article in articles])
    return [_read_one(article, statements) for article, statements in zip(articles, found, strict=True)]


def _read_one(article: Article, statements: Sequence[Statement]) -> Read:
    quotes, cast = resolved(article, statements)
    described = descriptions_of(cast, quotes, [statement.confidence for statement in statements])
    return Read(article, tuple(quotes), appearances_of(cast, quotes), described)


def _kept(read: Read, chars: int) -> Kept:
    distinct = tuple({quote.id: quote for quote in read.quotes}.values())
    return Kept(
        article=read.article,
        passages=split(read.article, chars=chars),
        quotes=distinct,
        contexts=contexts(read.article, distinct),
        aliases=aliases_of(distinct),
        appearances=read.appearances,
        descriptions=read.descriptions,
    )


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


class _Seen:
    """What was read in this run, to tell which places have lost their article."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []
        self.words: list[ReadersWord] = []
        self._origins: set[str] = set()
        self._files: set[str] = set()

    def told(self, kind: type[Told]) -> list[Told]:
        """The reader's words of a kind."""
        return [word for word in self.words if isinstance(word, kind)]

    def articles(self, found: Iterable[Found]) -> Iterator[Article]:
        """Pass articles on, note failures and corrections."""
        for each in found:
            if isinstance(each, Failure):
                self.failures.append(each)
                continue
            if isinstance(each, ReadersWord):
                self.words.append(each)
                continue
            self._origins.add(each.origin)
            self._files.add(each.origin.partition("#")[0])
            yield each

    def missing(self, archive: Archive, inputs: Sequence[str]) -> list[str]:
        """Origins below the given folders whose file is gone, or whose file was read and holds that record no more."""
        folders = [os.path.realpath(given) for given in inputs if os.path.isdir(given)]
        # A folder that gives no article at all is an unmounted drive or a wrong path rather than a farewell.
        alive = [folder for folder in folders if any(origin.startswith(folder + os.sep) for origin in self._origins)]
        known = {origin for folder in alive for origin in archive.origins(folder)}
        return sorted(origin for origin in known - self._origins if self._gone(origin))

    def _gone(self, origin: str) -> bool:
        file, _, record = origin.partition("#")
        if not _exists(file):
            return not _exists(origin)
        broken = any(os.path.realpath(f.source.partition("#")[0]) == file for f in self.failures)
        return bool(record) and file in self._files and not broken


def _exists(path: str) -> bool:
    """Whether something is there; what cannot be looked at counts as there."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
