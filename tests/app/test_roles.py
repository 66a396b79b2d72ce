"""Who did something to whom."""

import pytest

from app.roles import roles_differ

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
