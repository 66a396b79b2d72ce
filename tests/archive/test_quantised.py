import sqlite3
from datetime import date

import numpy as np
import pytest

from archive import quantised, reading
from archive.archive import Archive
from archive.filters import QuoteFilter
from archive.records import Form
from archive.vectors import exact
from tests.archive.small import DIMENSION, MODEL, add, article, vector

OUTLETS = ("The Ledger", "The Quay", "")
FILTERS = [
    QuoteFilter(since=date(2024, 1, 10), until=date(2024, 1, 20)),
    QuoteFilter(outlets=("The Quay",)),
    QuoteFilter(outlets=("The Quay", "The Ledger"), since=date(2024, 1, 5)),
    QuoteFilter(forms=(Form.DIRECT,)),
    QuoteFilter(forms=(Form.MIXED,), since=date(2024, 1, 2)),
    QuoteFilter(outlets=("No such paper",)),
    QuoteFilter(speakers=("Ann Orr",)),
    QuoteFilter(speakers=("Ann Orr",), since=date(2024, 1, 9), forms=(Form.DIRECT,)),
    QuoteFilter(),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("many")
    with Archive.open(made, write=True, model=MODEL) as archive:
        days = [date(2024, 1, 1 + n % 28) for n in range(300)]
        add(archive, *(article(f"number {n}", published=day, outlet=OUTLETS[n % 3]) for n, day in enumerate(days)))
        with archive.writing() as connection:
            connection.exec_driver_sql("UPDATE quotes SET form = 'mixed' WHERE n % 50 = 7")
            connection.exec_driver_sql("UPDATE quotes SET struck = 1 WHERE n % 10 = 3")
    return made


@pytest.fixture
def archive(folder):
    with Archive.open(folder) as opened:
        yield opened


def by_embeddings(archive, asked, where, limit):
    with archive.reading() as connection:
        return exact(asked, reading.quote_vectors(connection, where), limit=limit)


def faults(archive):
    with archive.reading() as connection:
        return quantised.faults(connection)


def same(found, expected):
    assert [hit.id for hit in found] == [hit.id for hit in expected]
    assert np.allclose([hit.score for hit in found], [hit.score for hit in expected], atol=1e-6)


@pytest.mark.parametrize("where", FILTERS)
@pytest.mark.parametrize("limit", [1, 7, 60, 400])
@pytest.mark.parametrize("few", [20, 500])
def test_codes_find_what_all_embeddings_do(archive, monkeypatch, where, limit, few):
    monkeypatch.setattr(quantised, "FEW", few)
    for key in ("q", "another question", "number 3"):
        with archive.reading() as connection:
            found = quantised.nearest(connection, vector(key), where, limit=limit)
        same(found, by_embeddings(archive, vector(key), where, limit))


def test_few_embeddings_are_read(archive, monkeypatch):
    read = []

    def noted(asked, rows, *, limit):
        read.extend(rows)
        return exact(asked, read[-len(read) :], limit=limit)

    monkeypatch.setattr(quantised, "exact", noted)
    assert len(archive.nearest_quotes(vector("q"), QuoteFilter(since=date(2024, 1, 1)), limit=5)) == 5
    assert 5 <= len(read) < 30


def test_what_differs_by_less_than_a_code_tells_is_ranked_by_the_embeddings(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as archive:
        add(archive, *(article(f"number {n}") for n in range(60)))
        with archive.writing() as connection:
            for quote in archive.quotes():
                near = vector("one") + np.float32(0.005) * vector(quote.id)
                connection.exec_driver_sql("UPDATE embeddings SET vector = ? WHERE item = ?", (near.astype("<f4").tobytes(), quote.id))
            quantised.refill(connection)
        where = QuoteFilter(since=date(2024, 1, 1))
        for key in map(str, range(20)):
            same(archive.nearest_quotes(vector(key), where, limit=2), by_embeddings(archive, vector(key), where, 2))


@pytest.mark.parametrize(
    "damage",
    ["DELETE FROM codes WHERE article_n = 5", "UPDATE codes SET codes = substr(codes, 2) WHERE article_n = 5", "DELETE FROM codes"],
)
def test_without_its_codes_an_archive_answers_from_its_embeddings(tmp_path, damage):
    with Archive.open(tmp_path, write=True, model=MODEL) as archive:
        add(archive, *(article(f"number {n}") for n in range(9)))
        where = QuoteFilter(since=date(2024, 1, 1))
        before = archive.nearest_quotes(vector("q"), where, limit=9)
        with sqlite3.connect(tmp_path / "onrecord.sqlite3") as connection:
            connection.execute(damage)
        connection.close()
        same(archive.nearest_quotes(vector("q"), where, limit=9), before)
        assert any("onrecord rebuild" in line for line in faults(archive))
        archive.rebuild()
        assert faults(archive) == []


def test_codes_follow_what_is_removed_corrected_and_embedded_anew(tmp_path):
    where = QuoteFilter(since=date(2024, 1, 1))
    with Archive.open(tmp_path, write=True, model=MODEL) as archive, Archive.open(tmp_path) as reader:
        first, *_ = add(archive, *(article(f"number {n}", key=f"place {n}") for n in range(4)))
        assert len(reader.nearest_quotes(vector("q"), where, limit=9)) == 4
        archive.remove(first.id)
        add(archive, article("corrected", key="place 1"))
        found = {hit.id for hit in reader.nearest_quotes(vector("q"), where, limit=9)}
        assert found == {quote.id for quote in reader.quotes()}
        assert len(found) == 3
        archive.start_over(MODEL)
        assert reader.nearest_quotes(vector("q"), where, limit=9) == []
        for batch in archive.kept_in_batches(2):
            archive.keep_vectors(batch, {i: vector(f"anew {i}") for kept in batch for i in kept.ids})
        found = reader.nearest_quotes(vector("q"), where, limit=9)
        same(found, by_embeddings(reader, vector("q"), where, 9))
        assert faults(archive) == []


def test_a_vector_of_nothing_is_near_nothing(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as archive:
        add(archive, article("we stay"))
        with archive.writing() as connection:
            connection.exec_driver_sql("UPDATE embeddings SET vector = zeroblob(?)", (4 * DIMENSION,))
            quantised.refill(connection)
        assert [hit.score for hit in archive.nearest_quotes(vector("q"), QuoteFilter(since=date(2024, 1, 1)))] == [0.0]
