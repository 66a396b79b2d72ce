"""Who did something to whom."""

import pytest

from app.roles import roles_differ, sides_changed, voice_differs

ASKED = "the guild had asked the mill four times since 2029 to mend the lock"
LETTERS = "I sent the clerk four letters, and she sent me a timetable"


@pytest.mark.parametrize(
    ("claim", "sentence", "differ"),
    [
        ("the mill asked the guild four times", ASKED, True),
        ("the guild was asked by the mill four times", ASKED, True),
        ("the guild asked the mill four times", ASKED, False),
        ("the mill was asked by the guild four times", ASKED, False),
        ("the mill had been asked to mend the lock", ASKED, False),
        ("he ignored the guild's warnings", "the guild had ignored his warnings", True),
        ("his warnings were ignored by the guild", "the guild had ignored his warnings", False),
        ("he sent the clerk a timetable", LETTERS, True),
        ("he sent the clerk four letters", LETTERS, False),
        ("the clerk sent him a timetable", LETTERS, False),
        ("they stopped the ferry", "the ferry stopped on Monday", False),
        ("the ferry should be stopped this very day", "the ferry stopped today", False),
        ("the town would see the log no later than the guild", "Nobody at the guild will see a page before the town does", False),
        ("Orla Venn would be serving as pilot", "the deckhand Orla Venn would serve as pilot", False),
    ],
)
def test_who_did_it_to_whom(claim, sentence, differ):
    assert roles_differ(claim, sentence) is differ


@pytest.mark.parametrize(
    ("claim", "sentence", "differ"),
    [
        ("he was begged for a new pump", "that he begged for a new pump", True),
        ("he begged for a new pump", "I was begged for a new pump", True),
        ("he had begged for a new pump", "I have often begged for a new pump", False),
        ("she was asked for the log", "I was never asked for the log", False),
        ("he was told of the leak", "I told the crew of the leak", True),
        ("she married in June", "I was married in June", False),
        ("he opposed the dam", "I am opposed to the dam", False),
        ("they were warned of the tide", "I warned of the tide", False),
        ("he was asked about the log", "I was asked about the log and asked for a lawyer", False),
    ],
)
def test_who_does_it_has_it_not_done_to_them(claim, sentence, differ):
    assert voice_differs(claim, sentence) is differ


@pytest.mark.parametrize(
    ("claim", "sentence", "differ"),
    [
        ("she would appeal before reading the grounds", "she would read the grounds before deciding on an appeal", True),
        ("the ferry was slower than the bus", "the bus is slower than the ferry", True),
        ("the ferry was slower than the bus", "the ferry is a good deal slower than the bus", False),
        ("the gate shut after the ferry left", "the ferry left before the gate shut", False),
        ("before the ferry left the gate was shut", "the gate was shut before the ferry left", False),
    ],
)
def test_what_comes_before_and_what_behind(claim, sentence, differ):
    assert sides_changed(claim, sentence) is differ
