"""Invented speakers by the thousand are each linked to themselves and to nobody else."""

from bench.linking import cast, measure


def test_nobody_is_confused_and_no_namesake_or_lookalike_is_merged():
    measured = measure(3_000)
    assert (measured["false_merges"], measured["false_splits"]) == (0, 0)


def test_the_cast_is_hard():
    names = [each.name for each in cast(3_000)]
    assert len(set(names)) == 3_000
    assert sum(name.endswith(" Orr") for name in names) > 300
    assert sum(not name.isascii() for name in names) > 30
