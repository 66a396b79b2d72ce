"""`Archive`: open a data folder, add and remove articles, find statements, verify and rebuild. One writer at a time."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine

from archive import lexical, reading, tally, writing
from archive.database import FILE_NAME, Standing, connect, connect_empty, migrate, plain_errors, standing
from archive.errors import ArchiveDamaged, ArchiveOutdated, ModelMismatch
from archive.filters import Coverage, Hit, QuoteFilter, Tally
from archive.known import Known
from archive.lock import release, take
from archive.nearness import Nearness
from archive.records import Article, Passage, Quote, Speaker
from archive.rows import Kept
from archive.tables import State
from archive.vectors import KINDS, Kind, Metadata, VectorIndex
from archive.writing import Admission

Vector = NDArray[np.float32]
EVERYTHING = QuoteFilter()
RESUMED = 100
"""Articles indexed at once after an interruption."""


class Archive:
    """A reader's own record of articles and statements in one data folder. Use as a context manager.

    Reading is safe from several threads and beside a writing process: readers see what was committed. Writing needs `write=True`,
    which takes the folder's lock.
    """

    def __init__(self, folder: Path, *, lock: FileLock | None = None) -> None:
        self.folder = folder
        self._lock = lock
        self._guard = RLock()
        self._engine: Engine | None = None
        self._index: VectorIndex | None = None
        self._empty: Engine | None = None
        self._known = Known()
        self._nearness = Nearness(self.index)

    @classmethod
    def open(cls, folder: Path, *, write: bool = False, model: str | None = None) -> Self:
        """Open the archive in `folder`; a reader of a folder without one gets an empty archive, a writer makes it.

        `model` names the embedding model that will be used with it.

        Raises:
            ArchiveBusy: `write` was asked for and another process holds the lock after five seconds.
            ArchiveFull: the folder cannot be written.
            ArchiveDamaged: the database file is not one.
            ArchiveOutdated: it is opened for reading and an older onrecord has made its tables.
            ModelMismatch: the archive was embedded with another model.
        """
        with plain_errors():
            if write:
                folder.mkdir(parents=True, exist_ok=True)
            archive = cls(folder, lock=take(folder) if write else None)
            try:
                if write or (folder / FILE_NAME).exists():
                    archive._connect()
                archive._agree_on(model)
            except BaseException:
                archive.close()
                raise
        return archive

    def close(self) -> None:
        """Let go of the database, the vector index and the lock."""
        if self._index is not None:
            self._index.close()
        for engine in (self._engine, self._empty):
            if engine is not None:
                engine.dispose()
        self._index = self._engine = self._empty = None
        if self._lock is not None:
            release(self.folder, self._lock)
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # Reading

    def coverage(self) -> Coverage:
        """What the archive holds, in numbers; counted once for each generation."""
        with self.reading() as connection:
            return self._known.coverage(connection)

    def article(self, article_id: str) -> Article | None:
        """The current version of an article."""
        with self.reading() as connection:
            return reading.article(connection, article_id)

    def articles(self) -> list[Article]:
        """Current versions, newest first."""
        with self.reading() as connection:
            return reading.all_articles(connection)

    def speakers(self) -> list[Speaker]:
        """Everyone on record, those with most statements first; read once for each generation."""
        with self.reading() as connection:
            return list(self._known.speakers(connection))

    def speaker_names(self) -> frozenset[str]:
        """The names of everyone on record; the same set until the archive changes."""
        with self.reading() as connection:
            return self._known.names(connection)

    def quotes(self, where: QuoteFilter = EVERYTHING, *, limit: int | None = None) -> list[Quote]:
        """Statements that pass the filter, newest first."""
        with self.reading() as connection:
            return reading.find_quotes(connection, where, limit)

    def tally(self, where: QuoteFilter = EVERYTHING, *, only: Sequence[str] | None = None) -> Tally:
        """The counts of the statements that pass the filter; of those among them with the ids in `only`, when given."""
        with self.reading() as connection:
            return tally.tally(connection, where, only)

    def quotes_by_id(self, ids: Sequence[str]) -> list[Quote]:
        """Statements in the order of `ids`; unknown ids are left out."""
        with self.reading() as connection:
            return reading.quotes_by_id(connection, ids)

    def passages_by_id(self, ids: Sequence[str]) -> list[Passage]:
        """Passages in the order of `ids`; unknown ids are left out."""
        with self.reading() as connection:
            return reading.passages_by_id(connection, ids)

    def search_quotes(self, text: str, where: QuoteFilter = EVERYTHING, *, limit: int = 50) -> list[Hit]:
        """BM25 over statement, its sentence and the headline; scores are comparable within one search only."""
        with self.reading() as connection:
            match = self._known.sought(connection, text)
            return [Hit(i, score) for i, score in lexical.best_quotes(connection, match, where, limit)] if match else []

    def search_passages(self, text: str, *, limit: int = 50) -> list[Hit]:
        """BM25 over passages and their headline."""
        match = lexical.expression([text])
        if not match:
            return []
        with self.reading() as connection:
            found = connection.execute(lexical.ranked_passages(match).limit(limit))
            return [Hit(i, score) for i, _, score in found]

    def articles_with(self, words: Sequence[str], *, limit: int = 20) -> list[Article]:
        """Articles whose passages hold most of `words`, best first: candidates for an exact look-up."""
        match = lexical.expression(words)
        if not match:
            return []
        with self.reading() as connection:
            rows = connection.execute(lexical.ranked_passages(match).limit(4 * limit))
            best = dict.fromkeys(n for _, n, _ in rows)
            read = reading.articles_by_n(connection, list(best)[:limit])
            return [read[n] for n in best if n in read]

    def nearest_quotes(self, vector: Vector, where: QuoteFilter = EVERYTHING, *, limit: int = 50) -> list[Hit]:
        """Cosine similarity; exact where the filter narrows, by the vector index otherwise, once it is open."""
        with self.reading() as connection:
            return self._nearness.quotes(connection, vector, where, limit)

    def nearest_passages(self, vector: Vector, *, limit: int = 50) -> list[Hit]:
        """Passages by cosine similarity."""
        with self.reading() as connection:
            return self._nearness.passages(connection, vector, limit)

    def open_index(self) -> None:
        """Open the vector index, if it can be: who will search for long need not wait for it then."""
        with self.reading() as connection, suppress(ArchiveDamaged):
            self._nearness.open(connection)

    # Writing

    def admit(self, articles: Sequence[Article]) -> list[Admission]:
        """Settle ids and versions and note the new ones as pending, in one transaction."""
        with self.writing() as connection:
            admitted = [writing.admit(connection, article) for article in articles]
            left = bool(writing.departed_items(connection))
        if left:
            self._purge()
        return admitted

    def reject(self, article: Article) -> None:
        """Forget an admitted article that cannot be processed; it is tried anew when it is read again."""
        with self.writing() as connection:
            writing.reject(connection, article)

    def unfinished(self) -> list[Article]:
        """Articles that an interrupted ingest admitted but did not process, the newest version of each."""
        with self.reading() as connection:
            waiting = writing.unfinished(connection, State.PENDING)
        return list({article.id: article for article in sorted(waiting, key=lambda a: a.version)}.values())

    def keep(self, batch: Sequence[Kept], vectors: Mapping[str, Vector]) -> None:
        """Write processed articles: the database in one transaction, then the vector index, then mark them done.

        `vectors` maps the id of every passage and quote of the batch to its embedding (shape (dimension,), length 1).
        """
        with self.writing() as connection:
            for kept in batch:
                writing.keep(connection, kept, {i: vectors[i] for i in kept.ids})
            writing.note_dimension(connection, vectors)
            writing.next_generation(connection)
        self.vectorise(batch, vectors)

    def keep_vectors(self, batch: Sequence[Kept], vectors: Mapping[str, Vector]) -> None:
        """Write embeddings of articles whose rows are kept already, then index them."""
        with self.writing() as connection:
            writing.keep_vectors(connection, batch, vectors)
            writing.note_dimension(connection, vectors)
        self.vectorise(batch, vectors)

    def vectorise(self, batch: Sequence[Kept], vectors: Mapping[str, Vector]) -> None:
        """Put a kept batch's vectors into the index, take departed ones out, and mark its articles done."""
        for kind, rows in _by_kind(batch).items():
            if rows:
                self.index().upsert(kind, list(rows), np.stack([vectors[i] for i in rows]), list(rows.values()))
        self._purge(done=[kept.article for kept in batch])

    def _purge(self, done: Sequence[Article] = ()) -> None:
        """Take departed vectors out of the index, then note that in the database; a kill between the two repeats the first."""
        with self.reading() as connection:
            gone = writing.departed_items(connection)
        for kind in KINDS if gone else ():
            self.index().delete(kind, gone)
        with self.writing() as connection:
            if gone:
                writing.forget_departed(connection, gone)
            writing.settle(connection, done)
            self.index().follow(writing.next_generation(connection))

    def resume(self) -> int:
        """Index the articles whose vectors a kill left out, as far as they are embedded. Returns how many there were."""
        from archive.health import stored_vectors

        indexed = 0
        for batch in self.kept_in_batches(RESUMED, state=State.KEPT):
            with self.reading() as connection:
                vectors = stored_vectors(connection, [i for kept in batch for i in kept.ids])
            whole = [kept for kept in batch if all(i in vectors for i in kept.ids)]
            if whole:
                self.vectorise(whole, vectors)
            indexed += len(whole)
        with self.reading() as connection:
            left = bool(writing.departed_items(connection))
        if left:
            self._purge()
        return indexed

    def kept_in_batches(self, size: int, *, state: State | None = None) -> Iterator[list[Kept]]:
        """Every current article (or those in `state`) with its passages and quotes, `size` articles at a time."""
        with self.reading() as connection:
            only = {a.id for a in writing.unfinished(connection, state)} if state else None
            stored = reading.current(connection, only=only)
            while batch := list(islice(stored, size)):
                yield batch

    def start_over(self, model: str) -> None:
        """Forget all embeddings, to be embedded with `model` from now on; statements and keyword search stay."""
        with self.writing() as connection:
            writing.forget_embeddings(connection, model)
        self.index().clear()
        self._index = None

    def remove(self, article_id: str) -> bool:
        """Delete an article, all its versions, statements and vectors; False if it is not there."""
        if self.article(article_id) is None:
            return False
        with self.writing() as connection:
            writing.erase(connection, article_id)
            writing.next_generation(connection)
        self._purge()
        return True

    def origins(self, folder: str) -> dict[str, str]:
        """Article ids by origin (a file, or `file#record`) for everything that was read from below `folder`, an absolute path."""
        with self.reading() as connection:
            return writing.origins_below(connection, folder)

    def forget(self, origin: str) -> bool:
        """Forget that an article was read at `origin`; True if it was read nowhere else and is removed with that."""
        with self.writing() as connection:
            removed = writing.forget(connection, origin)
            if removed:
                writing.next_generation(connection)
        if removed:
            self._purge()
        return removed

    # Health

    def check(self) -> list[str]:
        """What is wrong with the archive, a sentence each with its remedy; empty when all is well."""
        from archive.health import problems

        return problems(self)

    def rebuild(self) -> int:
        """Refill keyword and vector search from the database, embedding nothing anew. Returns the number of vectors."""
        from archive.health import rebuild

        return rebuild(self)

    # Connections

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading; an archive that did not exist before is found when another process has made it."""
        with plain_errors(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction; only for an archive opened with `write=True`."""
        if self._lock is None:
            raise RuntimeError("the archive was opened for reading")
        with plain_errors(), self.engine.execution_options(writes=True).begin() as connection:
            yield connection

    def index(self) -> VectorIndex:
        """The vector index, opened when first needed."""
        with self._guard:
            if self._index is None:
                with self.engine.connect() as connection:
                    model = writing.read_meta(connection, "model") or ""
                    dimension = int(writing.read_meta(connection, "dimension") or 0)
                self._index = VectorIndex(self.folder, model=model, dimension=dimension)
            return self._index

    @property
    def engine(self) -> Engine:
        """The database; in memory and empty as long as the folder holds none."""
        with self._guard:
            if self._engine is None and (self.folder / FILE_NAME).exists():
                self._connect()
            if self._engine is not None:
                return self._engine
            self._empty = self._empty or connect_empty()
            return self._empty

    def _connect(self) -> None:
        """Open the database file; only the holder of the lock makes or migrates it, a reader waits for the one and asks for the other."""
        engine = connect(self.folder / FILE_NAME)
        found = standing(engine)
        if self._lock is not None and found is not Standing.CURRENT:
            migrate(engine)
        elif found in {Standing.EMPTY, Standing.OLDER}:
            engine.dispose()
            if found is Standing.OLDER:
                raise ArchiveOutdated("This archive was written by an older onrecord: run `onrecord rebuild` once, which loses nothing.")
            return
        self._engine = engine

    def _agree_on(self, model: str | None) -> None:
        if model is None or self._engine is None:
            return
        with self._engine.begin() as connection:
            known = writing.read_meta(connection, "model")
            if known is None and self._lock is not None:
                writing.write_meta(connection, "model", model)
        if known not in (None, model):
            raise ModelMismatch(
                f"This archive was embedded with {known}, not {model}: set ONRECORD_MODEL={known}, or run `onrecord rebuild --embed` "
                f"to embed it anew with {model}."
            )


def _by_kind(batch: Sequence[Kept]) -> dict[Kind, dict[str, Metadata]]:
    """The rows for each collection; a date is an integer (20240131) so that ranges can be asked for."""
    found: dict[Kind, dict[str, Metadata]] = {"passages": {}, "quotes": {}}
    for kept in batch:
        published = kept.article.published
        common: dict[str, str | int] = {"article": kept.article.id, "published": int(f"{published:%Y%m%d}") if published else 0}
        found["passages"] |= {p.id: common for p in kept.passages}
        found["quotes"] |= {q.id: common for q in kept.quotes}
    return found
