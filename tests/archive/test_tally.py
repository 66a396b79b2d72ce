"""Counts and days come from the database."""

from datetime import date

import pytest

from archive.archive import Archive
from archive.filters import QuoteFilter, Tally
from tests.archive.small import MODEL, add, article, statement


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as opened:
        yield opened


def test_what_passes_is_counted_by_statements_speakers_articles_outlets_and_days(archive):
    add(archive, article("one", published=date(2031, 5, 9)), article("two", published=date(2031, 5, 2), outlet="The Gazette"))
    add(archive, article("three", published=date(2031, 5, 9)), article("four", published=None, outlet=""), speaker="Bo Hale")
    everything = archive.tally()
    assert everything == Tally(statements=4, speakers=2, articles=4, outlets=2, days=(date(2031, 5, 2), date(2031, 5, 9)))
    hale = archive.tally(QuoteFilter(speakers=("Bo Hale",)))
    assert hale == Tally(statements=2, speakers=1, articles=2, outlets=1, days=(date(2031, 5, 9),))
    assert archive.tally(QuoteFilter(speakers=("Nobody",))) == Tally()


def test_only_the_statements_that_are_named_are_counted_and_only_once(archive):
    first, _ = add(archive, article("one"), article("two"))
    ids = [statement(first).id]
    assert archive.tally(only=[*ids, *ids, "unknown"]).statements == 1
    assert archive.tally(QuoteFilter(outlets=("Elsewhere",)), only=ids) == Tally()
    assert archive.tally(only=[]) == Tally()
