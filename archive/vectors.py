"""The vector index: the only file that imports chromadb. A cache of the database's embeddings that `rebuild` refills.

Two collections, passages and quotes, cosine distance. Facts about Chroma 1.5.9 that shape this file: a second process's writes are
seen by `get` and `count` but not by `query` until the client is made anew (hence the generation number); `add` on an existing id
keeps the old row in silence (hence `upsert`); a batch ends at 5,461 rows; telemetry is on unless switched off; damaged index files
may answer wrongly without an error (hence `self_search`, run in a child process).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal, cast

import numpy as np
from numpy.typing import NDArray

from archive.errors import ArchiveDamaged
from archive.filters import Hit

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from chromadb.api.types import Metadata as ChromaMetadata

Kind = Literal["passages", "quotes"]
KINDS: tuple[Kind, ...] = ("passages", "quotes")
BATCH = 5_000
FOLDER = "chroma"

Metadata = Mapping[str, str | int]


class VectorIndex:
    """Nearest neighbours by cosine over the archive's passages and quotes; safe to share between threads, one search at a time."""

    def __init__(self, folder: Path, *, model: str, dimension: int) -> None:
        self._path = folder / FOLDER
        self._labels: dict[str, str | int] = {"model": model, "dimension": dimension}
        self._generation: int | None = None
        self._client: Client | None = None
        self._lock = RLock()
        self._counted: set[Kind] = set()
        self._searched: set[Kind] = set()

    def upsert(self, kind: Kind, ids: Sequence[str], vectors: NDArray[np.float32], metadata: Sequence[Metadata]) -> None:
        """Write rows, replacing those of the same id. `vectors` has shape (len(ids), dimension)."""
        with self._usable():
            for start in range(0, len(ids), BATCH):
                part = slice(start, start + BATCH)
                rows: list[ChromaMetadata] = [dict(each) for each in metadata[part]]
                self._collection(kind).upsert(ids=list(ids[part]), embeddings=vectors[part], metadatas=rows)

    def delete(self, kind: Kind, ids: Sequence[str]) -> None:
        """Remove rows; unknown ids are passed over."""
        with self._usable():
            for start in range(0, len(ids), BATCH):
                self._collection(kind).delete(ids=list(ids[start : start + BATCH]))

    def nearest(
        self, kind: Kind, vector: NDArray[np.float32], *, limit: int, generation: int, expected: Callable[[Kind], int] = lambda _: 0
    ) -> list[Hit]:
        """Ids and cosine similarities of the rows nearest to `vector` (shape (dimension,)), best first.

        `generation` is the database's: when it moved, another process has written and the client is opened anew. `expected` says
        how many rows there must be at least; it is asked once for each opening.

        Raises:
            ArchiveDamaged: the index cannot be read; keyword search still works and `onrecord rebuild` restores it.
        """
        with self._usable():
            self.follow(generation)
            self._count(kind, expected)
            found = self._collection(kind).query(query_embeddings=vector[None, :], n_results=limit, include=["distances"])
            self._searched.add(kind)
        distances = (found["distances"] or [[]])[0]
        return [Hit(i, 1.0 - float(d)) for i, d in zip(found["ids"][0], distances, strict=True)]

    def ready(self, kind: Kind, generation: int) -> bool:
        """Whether a search would be answered at once: one of this kind was, in this generation. Waits for nobody."""
        return self._generation == generation and kind in self._searched

    def _count(self, kind: Kind, expected: Callable[[Kind], int]) -> None:
        """A lost index answers without an error: compare its size once after opening it."""
        if kind in self._counted:
            return
        held, needed = self._collection(kind).count(), expected(kind)
        if held < needed:
            raise ArchiveDamaged(f"The vector index holds {held} of {needed} {kind}: run `onrecord rebuild`.")
        self._counted.add(kind)

    def ids(self, kind: Kind) -> set[str]:
        """Every id in a collection."""
        with self._usable():
            return set(self._collection(kind).get(include=[])["ids"])

    def self_search(self, kind: Kind, sample: Mapping[str, NDArray[np.float32]]) -> list[str]:
        """The ids of `sample` that a search with their own vector does not find (equal vectors count as found)."""
        lost = []
        for item, vector in sample.items():
            hits = self.nearest(kind, vector, limit=1, generation=self._generation or 0)
            if not hits or (hits[0].id != item and hits[0].score < 1.0 - 1e-4):
                lost.append(item)
        return lost

    def clear(self) -> None:
        """Drop the index, readable or not."""
        import shutil

        self.close()
        shutil.rmtree(self._path, ignore_errors=True)

    def follow(self, generation: int) -> None:
        """Open the client anew if the database's generation moved since it was opened."""
        with self._lock:
            if self._generation not in (None, generation):
                self._release()
            self._generation = generation

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._release()

    @contextmanager
    def _usable(self) -> Iterator[None]:
        """One user at a time; what chromadb's Rust core raises for damaged files, in errors of no common class, becomes ours."""
        with self._lock:
            try:
                yield
            except ArchiveDamaged:
                raise
            except Exception as error:
                raise ArchiveDamaged("The vector index cannot be used: run `onrecord rebuild`.") from error

    def _collection(self, kind: Kind) -> "Collection":
        return self._open().get_or_create_collection(
            kind, configuration={"hnsw": {"space": "cosine"}}, metadata=self._labels, embedding_function=None
        )

    def _open(self) -> "Client":
        with self._lock:
            if self._client is None:
                self._client = _client(self._path)
            return self._client

    def _release(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = None
        self._counted.clear()
        self._searched.clear()


def _client(path: Path) -> "Client":
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    try:
        settings = Settings(anonymized_telemetry=False, allow_reset=False)
        return cast("Client", chromadb.PersistentClient(path=str(path), settings=settings))
    except Exception as error:  # chromadb's Rust core raises its own untyped errors for damaged files
        # Chroma keeps the half-made system of a failed opening and would hand it out again after a rebuild.
        SharedSystemClient._identifier_to_system.pop(str(path), None)
        raise ArchiveDamaged("The vector index cannot be opened: run `onrecord rebuild`.") from error


def exact(vector: NDArray[np.float32], rows: Iterable[tuple[str, bytes]], *, limit: int) -> list[Hit]:
    """The same search without an index: cosine of `vector` with each stored row (id, float32 bytes), best first."""
    best: list[Hit] = []
    rows = iter(rows)
    while pairs := list(islice(rows, BATCH)):
        matrix = np.frombuffer(b"".join([blob for _, blob in pairs]), dtype="<f4").reshape(len(pairs), -1)
        scores = matrix @ vector
        first = np.argsort(-scores, kind="stable")[:limit]
        best = sorted([*best, *(Hit(pairs[i][0], float(scores[i])) for i in first)], key=lambda hit: -hit.score)[:limit]
    return best
