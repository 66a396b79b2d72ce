"""Counts and days come from the database."""

from datetime import date

import pytest

from archive.archive import Archive
from archive.filters import QuoteFilter
from tests.archive.small import MODEL, add, article


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as opened:
        yield opened


def test_days_are_those_of_publication_once_each_oldest_first(archive):
    add(archive, article("one", published=date(2031, 5, 9)), article("two", published=date(2031, 5, 2)))
    add(archive, article("three", published=date(2031, 5, 9)), article("four", published=None), speaker="Bo Hale")
    assert archive.days() == [date(2031, 5, 2), date(2031, 5, 9)]
    assert archive.days(QuoteFilter(speakers=("Bo Hale",))) == [date(2031, 5, 9)]
    assert archive.days(QuoteFilter(speakers=("Nobody",))) == []
