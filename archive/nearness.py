"""Which way a search by meaning goes: all ways rank by cosine, and differ in what they have to read first."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from archive import quantised, reading, writing
from archive.errors import ArchiveDamaged
from archive.filters import Hit, QuoteFilter
from archive.vectors import Kind, VectorIndex, exact

Vector = NDArray[np.float32]

UNOPENED = 5
"""So many searches over everything go without an index that is not open: to open it takes longer than they do."""


class Nearness:
    """Searches by meaning in one archive; safe to share between threads."""

    def __init__(self, index: Callable[[], VectorIndex]) -> None:
        self._index = index
        self._unopened = 0, 0

    def quotes(self, connection: Connection, vector: Vector, where: QuoteFilter, limit: int) -> list[Hit]:
        """Statements that pass the filter: all of them by the index, others by their codes."""
        if where.empty and self._by_index(writing.generation(connection)):
            try:
                return self._nearest(connection, "quotes", vector, limit)
            except ArchiveDamaged:
                pass  # the database holds the same vectors: slower, never wrong; `check` reports the damage
        try:
            return quantised.nearest(connection, vector, where, limit=limit)
        except ArchiveDamaged:
            return exact(vector, reading.quote_vectors(connection, where), limit=limit)

    def passages(self, connection: Connection, vector: Vector, limit: int) -> list[Hit]:
        """Passages of all articles."""
        if not writing.generation(connection):
            return []
        try:
            return self._nearest(connection, "passages", vector, limit)
        except ArchiveDamaged:
            return exact(vector, reading.passage_vectors(connection), limit=limit)

    def open(self, connection: Connection) -> None:
        """Open the index of statements, which the searches after it then use."""
        dimension = int(writing.read_meta(connection, "dimension") or 0)
        if dimension:
            self._nearest(connection, "quotes", np.full(dimension, dimension**-0.5, dtype=np.float32), 1)

    def _nearest(self, connection: Connection, kind: Kind, vector: Vector, limit: int) -> list[Hit]:
        return self._index().nearest(
            kind, vector, limit=limit, generation=writing.generation(connection), expected=lambda k: reading.indexed_number(connection, k)
        )

    def _by_index(self, generation: int) -> bool:
        """Whether the index is open, or worth opening after so many searches in one generation; there is none before the first."""
        if not generation or self._index().ready("quotes", generation):
            return bool(generation)
        seen, searches = self._unopened
        self._unopened = generation, searches + 1 if seen == generation else 1
        return self._unopened[1] > UNOPENED
