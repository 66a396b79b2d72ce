"""One affair, told the one way and the other in words of their own; precision first."""

import time

import pytest

from ingest.claims.turns import turned


@pytest.mark.parametrize(
    ("one", "two", "reported"),
    [
        ("The plan is dead", "“The plan goes ahead, with or without the county's money”", False),
        ("I will not stand again in the autumn.", "And I will be running in the autumn", False),
        ("that the sea wall plan is dead", "that the sea wall plan goes ahead", True),
        ("that she would not stand again", "that she would be running in the autumn", True),
        ("I won't run again", "I am running for mayor", False),
        ("I will not resign over this", "I am stepping down", False),
        ("The deal is off the table", "The deal will go ahead", False),
        ("The bypass has been shelved", "The bypass is going ahead", False),
        ("The bypass will not go ahead", "The bypass will go ahead in June", False),
        ("The plan is not dead", "The plan is dead", False),
    ],
)
def test_opposite_words_about_one_affair_meet(one, two, reported):
    assert turned(one, two, reported=(reported, reported))
    assert turned(two, one, reported=(reported, reported))
    assert not turned(one, two, reported=(reported, reported), denied=True)


@pytest.mark.parametrize(
    ("one", "two", "reported"),
    [
        ("I will not stand in her way", "I will be running in the autumn", False),
        ("I will not stand for this", "I will run again", False),
        ("I will be running late", "I will not stand again", False),
        ("I will not run away", "I will be running for mayor", False),
        ("I may run again", "I will not stand again", False),
        ("I will resign if the plan fails", "I will not resign", False),
        ("He will not stand again", "I am running for mayor", False),
        ("that he would not stand again", "that Marr would run again", True),
        ("The tram plan is dead", "The sea wall plan goes ahead", False),
        ("The plan is dead", "The plan was never needed", False),
        ("If the plan is dead, so are we", "The plan goes ahead", False),
        ("The old man is dead", "The old man goes ahead of us", False),
        ("I will stand again", "I am running for mayor", False),
    ],
)
def test_what_is_supposed_or_of_another_does_not(one, two, reported):
    assert not turned(one, two, reported=(reported, reported))


def test_a_long_statement_is_read_at_once():
    begin = time.perf_counter()
    turned("the will will not " * 20_000, "the plan's " * 20_000 + "I will not stand, " * 5_000)
    assert time.perf_counter() - begin < 2
