"""Whether the archive is what was written, and how its searches are made anew from the database."""

import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from archive import amending, lexical, linking, quantised, reading
from archive.database import intact
from archive.errors import ArchiveDamaged
from archive.records import digest
from archive.rows import checksum, vector_checksum
from archive.tables import articles, embeddings, origins, passages, quotes
from archive.vectors import KINDS, Kind
from archive.writing import article_n

if TYPE_CHECKING:
    from archive.archive import Archive

SAMPLE = 50
"""Vectors of each collection that are searched for with themselves."""
CHILD_SECONDS = 120
REBUILD_BATCH = 100


def problems(archive: "Archive") -> list[str]:
    """Every fault found, a sentence each with its remedy."""
    with archive.reading() as connection:
        if not connection.execute(select(func.count()).select_from(articles)).scalar_one():
            return []
        found = record_faults(connection)
        expected = {kind: reading.indexed_ids(connection, kind) for kind in KINDS}
        found += _missing_embeddings(connection, expected) + quantised.faults(connection)
    return found + _index_faults(archive, expected)


def record_faults(connection: Connection) -> list[str]:
    """What is wrong in the database apart from its embeddings."""
    found = [f"The database file is damaged ({line}): restore it from a backup." for line in intact(connection)]
    return [
        *found,
        *_changed_rows(connection),
        *linking.faults(connection),
        *amending.faults(connection),
        *_missing_words(connection),
    ]


def _changed_rows(connection: Connection) -> list[str]:
    said = reading.read_rows().add_columns(articles.c.id.label("article"))
    cut = select(passages, articles.c.id.label("article"), articles.c.version).join_from(passages, articles)
    bad = {
        "article": [row["id"] for row in connection.execute(select(articles)).mappings() if checksum(row) != row["checksum"]],
        "statement": [row["id"] for row in connection.execute(said).mappings() if checksum(row) != row["checksum"]],
        "passage": [
            row["id"]
            for row in connection.execute(cut).mappings()
            if row["id"] != digest("passage", row["article"], row["version"], row["start"], row["end"])
        ],
        "place": [row["origin"] for row in connection.execute(select(origins)).mappings() if checksum(row) != row["checksum"]],
        "embedding": [
            item
            for item, vector, kept in connection.execute(select(embeddings.c.item, embeddings.c.vector, embeddings.c.checksum))
            if vector_checksum(item, vector) != kept
        ],
    }
    remedies = {"embedding": "run `onrecord rebuild --embed`"}
    return [
        f"{len(ids)} {name} row(s) are not what was written (first: {ids[0]}): {remedies.get(name, 'remove and ingest the article again')}."
        for name, ids in bad.items()
        if ids
    ]


def _missing_words(connection: Connection) -> list[str]:
    faults = []
    counts = lexical.counts(connection)
    for name, items in (("quotes_fts", quotes), ("passages_fts", passages)):
        joined = items.join(articles, articles.c.n == items.c.article_n)
        expected = connection.execute(select(func.count()).select_from(joined).where(articles.c.current)).scalar_one()
        if counts[name] != expected:
            faults.append(f"Keyword search holds {counts[name]} of {expected} {name.removesuffix('_fts')}: run `onrecord rebuild`.")
    return faults


def _missing_embeddings(connection: Connection, expected: dict[Kind, set[str]]) -> list[str]:
    stored = set(connection.execute(select(embeddings.c.item)).scalars())
    lost = sum(len(ids - stored) for ids in expected.values())
    return [f"{lost} embedding(s) are missing from the database: run `onrecord rebuild --embed`."] if lost else []


def _index_faults(archive: "Archive", expected: dict[Kind, set[str]]) -> list[str]:
    """Compare the vector index with the database in a child process: damaged index files can kill the process that reads them."""
    archive.index().close()
    command = [sys.executable, "-P", "-m", "archive.health", str(archive.folder)]
    try:
        child = subprocess.run(command, capture_output=True, text=True, timeout=CHILD_SECONDS, check=False)  # noqa: S603 (our own module)
    except subprocess.TimeoutExpired:
        return ["The vector index does not answer: run `onrecord rebuild`."]
    if child.returncode != 0:
        return ["The vector index is damaged: run `onrecord rebuild`."]
    return child.stdout.splitlines()


def compare_index(archive: "Archive") -> Iterator[str]:
    """Faults of the vector index, read in this process."""
    with archive.reading() as connection:
        for kind in KINDS:
            expected = reading.indexed_ids(connection, kind)
            held = archive.index().ids(kind)
            if held != expected:
                yield f"The vector index lacks {len(expected - held)} and has {len(held - expected)} extra {kind}: run `onrecord rebuild`."
                continue
            picked = sorted(expected)[:: max(1, len(expected) // SAMPLE)]
            rows = connection.execute(select(embeddings.c.item, embeddings.c.vector).where(embeddings.c.item.in_(picked)))
            sample = {item: np.frombuffer(blob, dtype="<f4") for item, blob in rows}
            lost = archive.index().self_search(kind, sample)
            if lost:
                yield f"The vector index does not find {len(lost)} of {len(sample)} sampled {kind}: run `onrecord rebuild`."


def rebuild(archive: "Archive") -> int:
    """Make keyword and vector search anew from the database. Returns the number of vectors written."""
    with archive.writing() as connection:
        amending.reapply(connection)
        _refill_words(connection)
        quantised.refill(connection)
    archive.index().clear()
    written = 0
    for batch in archive.kept_in_batches(REBUILD_BATCH):
        with archive.reading() as connection:
            vectors = stored_vectors(connection, [i for kept in batch for i in kept.ids])
        written += len(vectors)
        archive.vectorise(batch, vectors)
    return written


def _refill_words(connection: Connection) -> None:
    lexical.clear(connection)
    for kept in reading.current(connection):
        lexical.add_article(connection, article_n(connection, kept.article), kept)


def stored_vectors(connection: Connection, ids: list[str]) -> dict[str, NDArray[np.float32]]:
    """Embeddings by id, as the database holds them."""
    found = {}
    for part in reading.portions(ids):
        rows = connection.execute(select(embeddings.c.item, embeddings.c.vector).where(embeddings.c.item.in_(part)))
        found.update({item: np.frombuffer(blob, dtype="<f4") for item, blob in rows})
    return found


def _main() -> None:
    from pathlib import Path

    from archive.archive import Archive

    with Archive.open(Path(sys.argv[1])) as archive:
        try:
            sys.stdout.writelines(f"{line}\n" for line in compare_index(archive))
        except ArchiveDamaged as error:
            sys.stdout.write(f"{error}\n")


if __name__ == "__main__":
    _main()
