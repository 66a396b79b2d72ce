"""Which way a search by meaning goes, and that all ways find the same."""

import pytest

from archive import vectors
from archive.archive import Archive
from archive.filters import QuoteFilter
from archive.nearness import UNOPENED
from tests.archive.small import MODEL, add, article, vector


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as archive:
        add(archive, *(article(f"number {n}") for n in range(40)))
    with Archive.open(tmp_path) as reader:
        yield reader


@pytest.fixture
def opened(monkeypatch):
    """How often an index was opened."""
    times = []
    client = vectors._client
    monkeypatch.setattr(vectors, "_client", lambda path: times.append(path) or client(path))
    return times


def ids(archive, key, where=None):
    return [hit.id for hit in archive.nearest_quotes(vector(key), *filter(None, [where]), limit=10)]


def test_a_few_searches_do_not_open_the_index_and_find_the_same(archive, opened):
    expected = {key: ids(archive, key, QuoteFilter(speakers=("Ann Orr",))) for key in "abcdefg"[: UNOPENED + 2]}
    found = {}
    for searches, key in enumerate(expected, start=1):
        found[key] = ids(archive, key)
        assert bool(opened) is (searches > UNOPENED)
    assert found == expected
    assert len(opened) == 1


def test_an_index_that_was_opened_is_used(archive, opened, monkeypatch):
    archive.open_index()
    assert len(opened) == 1
    monkeypatch.setattr("archive.quantised.nearest", lambda *_, **__: 1 / 0)
    assert len(ids(archive, "q")) == 10


def test_an_empty_archive_and_a_lost_index_are_opened_without_a_word(tmp_path, archive):
    with Archive.open(tmp_path / "none") as empty:
        empty.open_index()
        assert ids(empty, "q") == []
    for file in (archive.folder / "chroma").rglob("*.*"):
        file.unlink()
    archive.open_index()
    assert len(ids(archive, "q")) == 10
