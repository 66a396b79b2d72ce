"""The nearest statements that pass a filter, exactly, without reading the embedding of every one.

Beside its embedding each statement has a code of 8-bit integers (scalar quantisation), a quarter of the bytes, and how far the code lies
from the embedding. By Cauchy and Schwarz a cosine differs by no more than that from the code's: a statement is left out only if at its
best it stays behind the worst that enough others can have. The few that are left are ranked by their embeddings. An article's codes are
one row, made from its stored embeddings in the transaction that writes them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, insert, select

from archive import reading
from archive.errors import ArchiveDamaged
from archive.filters import Hit, QuoteFilter
from archive.tables import articles, codes, embeddings, quotes
from archive.vectors import exact

Floats = NDArray[np.float32]

ARTICLES = 16
"""Articles whose codes are compared at once: about as many as stay in the processor's cache."""
LARGEST = 127
ROUNDING = 1e-5
"""More than sums of single precision can be wrong."""
FEW = 500
"""Statements of people whose embeddings are read at once: the codes of their articles would take as long."""
WIDER = 4
"""So many times more are looked at when too few of the nearest pass the filter."""


def keep(connection: Connection, article_n: int) -> None:
    """Write the codes of an article's statements, as far as these are embedded, over those that were there."""
    forget(connection, article_n)
    connection.execute(insert(codes).values(article_n=article_n, codes=_coded(connection, article_n)))


def forget(connection: Connection, article_n: int) -> None:
    """Drop an article's codes."""
    connection.execute(delete(codes).where(codes.c.article_n == article_n))


def refill(connection: Connection) -> None:
    """Make the codes of all current articles anew from the embeddings."""
    connection.execute(delete(codes))
    for n in _current(connection):
        keep(connection, n)


def faults(connection: Connection) -> list[str]:
    """What is wrong with the codes, a sentence with its remedy; empty when they are those of the embeddings."""
    held: dict[int, bytes] = {n: row for n, row in connection.execute(select(codes.c.article_n, codes.c.codes))}
    wrong = sum(held.pop(n, None) != _coded(connection, n) for n in _current(connection))
    total = wrong + len(held)
    return [f"The codes of {total} article(s) are not those of their embeddings: run `onrecord rebuild`."] if total else []


def nearest(connection: Connection, vector: Floats, where: QuoteFilter, *, limit: int) -> list[Hit]:
    """The statements that pass the filter, by cosine similarity to `vector` (shape (dimension,)), best first.

    Raises:
        ArchiveDamaged: an article has no codes, or such as cannot be read.
    """
    passing = _passing(connection, where) if where.picks else None
    if passing is not None and len(passing) <= FEW:
        return _ranked(connection, vector, where, [n for n, _ in passing], limit)
    numbers, low, high = _bounds(connection, vector, where, passing)
    left = np.ones(len(numbers), dtype=bool)
    found: list[Hit] = []
    wanted = limit
    while left.any():
        floor = np.partition(low, -wanted)[-wanted] if wanted < len(low) else -np.inf
        near = left & (high >= floor)
        left &= ~near
        found = sorted([*found, *_ranked(connection, vector, where, numbers[near].tolist(), limit)], key=lambda hit: -hit.score)[:limit]
        if len(found) == limit and found[-1].score >= floor:
            break
        wanted *= WIDER
    return found


def _ranked(connection: Connection, vector: Floats, where: QuoteFilter, numbers: Sequence[int], limit: int) -> list[Hit]:
    """Of the statements in these rows, whose people and articles pass the filter, those that pass it themselves, by their embeddings."""
    joined = quotes.join(embeddings, embeddings.c.item == quotes.c.id)
    held = select(quotes.c.id, embeddings.c.vector).select_from(joined).where(quotes.c.n.in_(reading.among(numbers)), ~quotes.c.struck)
    narrowing = reading.narrowing(QuoteFilter(forms=where.forms, acts=where.acts, polarities=where.polarities))
    rows = connection.execute(held.where(*narrowing).order_by(quotes.c.n))
    return exact(vector, ((item, stored) for item, stored in rows), limit=limit)


def _passing(connection: Connection, where: QuoteFilter) -> list[tuple[int, int]]:
    """The rows of the statements that pass the filter, each with its article's."""
    said = select(quotes.c.n, quotes.c.article_n).select_from(quotes.join(articles, articles.c.n == quotes.c.article_n))
    return [(n, article_n) for n, article_n in connection.execute(said.where(*reading.conditions(where)))]


def _bounds(
    connection: Connection, vector: Floats, where: QuoteFilter, passing: Sequence[tuple[int, int]] | None
) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Rows of statements and what their cosines to `vector` are at least and at most: of those passing, else of all where articles pass."""
    kind = _kind(len(vector))
    length = float(np.linalg.norm(vector))
    numbers, low, high = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.float32)], [np.zeros(0, dtype=np.float32)]
    only = None if passing is None else np.array([n for n, _ in passing])
    for blobs in _stored(connection, where, passing):
        whole = b"".join(blobs)
        if len(whole) % kind.itemsize:
            raise ArchiveDamaged("Codes of statements cannot be read: run `onrecord rebuild`.")
        rows = np.frombuffer(whole, dtype=kind)
        rows = rows if only is None else rows[np.isin(rows["n"], only)]
        cosines = rows["scale"] * np.einsum("ij,j->i", rows["code"], vector)  # on one processor: several wait for each other
        slack = length * (rows["error"] + np.float32(ROUNDING))
        numbers.append(rows["n"])
        low.append(cosines - slack)
        high.append(cosines + slack)
    return np.concatenate(numbers), np.concatenate(low), np.concatenate(high)


def _stored(connection: Connection, where: QuoteFilter, passing: Sequence[tuple[int, int]] | None) -> Iterator[Sequence[bytes]]:
    """The codes of the articles of what passes, else of the current ones that pass what a filter asks of articles, some at a time."""
    narrowing = reading.narrowing(replace(where, speakers=(), forms=(), acts=(), polarities=()))
    if passing is not None:
        narrowing = [articles.c.n.in_(reading.among(sorted({article_n for _, article_n in passing})))]
    held = select(codes.c.codes).select_from(articles.outerjoin(codes, codes.c.article_n == articles.c.n))
    for part in connection.execute(held.where(reading.IS_CURRENT if passing else articles.c.current, *narrowing)).partitions(ARTICLES):
        blobs = [blob for (blob,) in part]
        if None in blobs:
            raise ArchiveDamaged("Codes of statements are missing: run `onrecord rebuild`.")
        yield blobs


def _coded(connection: Connection, article_n: int) -> bytes:
    """The codes of an article's statements, made from their stored embeddings."""
    joined = quotes.join(embeddings, embeddings.c.item == quotes.c.id)
    held = select(quotes.c.n, embeddings.c.vector).select_from(joined).where(quotes.c.article_n == article_n).order_by(quotes.c.n)
    rows = connection.execute(held).all()
    if not rows:
        return b""
    vectors = np.stack([np.frombuffer(stored, dtype="<f4") for _, stored in rows])
    made = np.zeros(len(rows), dtype=_kind(vectors.shape[1]))
    made["n"] = [n for n, _ in rows]
    made["scale"] = np.abs(vectors).max(axis=1) / LARGEST
    made["code"] = np.rint(vectors / np.where(made["scale"] == 0, 1, made["scale"])[:, None])
    made["error"] = np.linalg.norm(vectors - made["scale"][:, None] * made["code"], axis=1)
    return made.tobytes()


def _kind(dimension: int) -> np.dtype[np.void]:
    """A statement's code: its row number, the code's unit, its distance from the embedding, and a number for each dimension."""
    return np.dtype([("n", "<i8"), ("scale", "<f4"), ("error", "<f4"), ("code", "i1", (dimension,))])


def _current(connection: Connection) -> Sequence[int]:
    return connection.execute(select(articles.c.n).where(articles.c.current).order_by(articles.c.n)).scalars().all()
