"""The few nearest other wordings of each wording, exact, and the same in whatever order they came.

Compared are wordings that share a cell. Products of small integers are exact, and of equally near ones the lower id comes first, so the
lists are a function of the wordings on record. Each list is brought up to date when a wording comes or goes: one that comes is compared
with its cells, and takes its place in the lists of others; one that goes leaves gaps, and whoever had it is compared anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, insert, or_, select

from archive.reading import portions
from archive.tables import cells, neighbours, wordings

MOST = 6
"""Neighbours of each wording."""
CHUNK = 512
"""Rows of a product that are held at once."""

Ranked = tuple[int, str, int]
"""Nearness below zero, id and row of a neighbour: the nearest sorts first."""


def near(connection: Connection, fresh: Collection[int], *, floor: int) -> set[tuple[int, int]]:
    """Bring the lists of `fresh` wordings, and of all that these are near to, up to date. Returns the pairs that came or went."""
    if not fresh:
        return set()
    found: defaultdict[int, dict[int, Ranked]] = defaultdict(dict)
    for cell in _cells_of(connection, fresh):
        for row, other in _Cell(connection, cell).nearest(fresh, floor):
            found[row][other[2]] = other
    before = _lists(connection, {*fresh, *found})
    now = {row: _best(found[row].values(), () if row in fresh else before.get(row, ())) for row in {*fresh, *found}}
    changed = {row: each for row, each in now.items() if each != before.get(row, [])}
    for part in portions(sorted(changed)):
        connection.execute(delete(neighbours).where(neighbours.c.wording_n.in_(part)))
    rows = [{"wording_n": row, "other_n": n, "nearness": -less} for row, each in changed.items() for less, _, n in each]
    if rows:
        connection.execute(insert(neighbours), rows)
    return {_pair(row, n) for row, each in changed.items() for n in _ns(each) ^ _ns(before.get(row, []))}


def listing(connection: Connection, gone: Collection[int]) -> set[int]:
    """The wordings that have one of `gone` among their neighbours."""
    found: set[int] = set()
    for part in portions(sorted(gone)):
        found |= set(connection.execute(select(neighbours.c.wording_n).where(neighbours.c.other_n.in_(part))).scalars())
    return found - set(gone)


def pairs_with(connection: Connection, rows: Collection[int]) -> set[tuple[int, int]]:
    """The pairs of neighbours, the lower row first, that have one of `rows` in them."""
    found: set[tuple[int, int]] = set()
    for part in portions(sorted(rows)):
        either = or_(neighbours.c.wording_n.in_(part), neighbours.c.other_n.in_(part))
        found |= {_pair(a, b) for a, b in connection.execute(select(neighbours.c.wording_n, neighbours.c.other_n).where(either))}
    return found


def neighbouring(connection: Connection, pairs: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of `pairs` of which either is among the other's neighbours."""
    return pairs_with(connection, {row for pair in pairs for row in pair}) & set(pairs)


def _cells_of(connection: Connection, rows: Collection[int]) -> list[int]:
    found: set[int] = set()
    for part in portions(sorted(rows)):
        found |= set(connection.execute(select(cells.c.cell).where(cells.c.wording_n.in_(part)).distinct()).scalars())
    return sorted(found)


class _Cell:
    """The wordings of a cell in the order of their ids, so that a lower place wins among equals."""

    def __init__(self, connection: Connection, cell: int) -> None:
        held = select(wordings.c.n, wordings.c.id, wordings.c.vector).join_from(cells, wordings)
        rows = connection.execute(held.where(cells.c.cell == cell).order_by(wordings.c.id)).all()
        self._ns, self._ids = [n for n, _, _ in rows], [i for _, i, _ in rows]
        self._matrix = np.frombuffer(b"".join(blob for _, _, blob in rows), dtype=np.int8).reshape(len(rows), -1).astype(np.float32)

    def nearest(self, fresh: Collection[int], floor: int) -> Iterable[tuple[int, Ranked]]:
        """For each fresh wording its nearest, and for each other wording the nearest of the fresh ones."""
        new = np.array([at for at, n in enumerate(self._ns) if n in fresh])
        for start in range(0, len(new), CHUNK):
            part = new[start : start + CHUNK]
            products = (self._matrix[part] @ self._matrix.T).astype(np.int64)
            products[np.arange(len(part)), part] = 0
            yield from self._picked(products, part, np.arange(len(self._ns)), floor)
            old = np.setdiff1d(np.flatnonzero((products >= floor).any(axis=0)), new)
            yield from self._picked(products[:, old].T, old, part, floor)

    def _picked(
        self, products: NDArray[np.int64], rows: NDArray[np.int64], columns: NDArray[np.int64], floor: int
    ) -> Iterable[tuple[int, Ranked]]:
        """The best columns of each row; `rows` and `columns` say which places of the cell they are."""
        if not products.size:
            return
        size = len(self._ns)
        ranked = products * size + (size - 1 - columns)
        most = min(MOST, products.shape[1])
        best = (
            np.argpartition(-ranked, most - 1, axis=1)[:, :most] if products.shape[1] > most else np.tile(np.arange(most), (len(rows), 1))
        )
        for at, row in enumerate(rows):
            for column in best[at]:
                if products[at, column] >= floor:
                    place = columns[column]
                    yield self._ns[row], (-int(products[at, column]), self._ids[place], self._ns[place])


def _lists(connection: Connection, rows: Collection[int]) -> dict[int, list[Ranked]]:
    found: defaultdict[int, list[Ranked]] = defaultdict(list)
    held = select(neighbours.c.wording_n, neighbours.c.other_n, neighbours.c.nearness, wordings.c.id)
    held = held.join(wordings, wordings.c.n == neighbours.c.other_n)
    for part in portions(sorted(rows)):
        for row, other, nearness, i in connection.execute(held.where(neighbours.c.wording_n.in_(part))):
            found[row].append((-nearness, i, other))
    return {row: sorted(each) for row, each in found.items()}


def _best(found: Iterable[Ranked], kept: Iterable[Ranked]) -> list[Ranked]:
    return sorted({*found, *kept})[:MOST]


def _ns(ranked: Iterable[Ranked]) -> set[int]:
    return {n for _, _, n in ranked}


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
