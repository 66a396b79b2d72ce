"""What a claim says more than a statement."""

import pytest

from app.added import added


@pytest.mark.parametrize(
    ("claim", "text", "more"),
    [
        ("the board would buy bricks from the mill alone", "The board will buy bricks from the mill", "alone"),
        ("only this bridge was closed", "We closed this bridge", "only"),
        ("only this bridge was closed", "We closed no other bridge", ""),
        ("he resigned because he had lied", "I resigned on Monday", "because he had lied"),
        ("he resigned because of the row", "I resigned after the quarrel over a row", ""),
        ("the ferry will stay until the ice melts", "The ferry stays", "until the ice melts"),
        ("the ferry will stay until the ice melts", "As long as there is ice, the ferry stays", ""),
        ("he resigned because it was over", "I resigned", ""),
        ("the ferry left after the storm", "The ferry left", ""),
        ("the mill closed because of rain", "The mill closed after downpours", ""),
        ("only the board decides", "No one but the board decides", ""),
        ("no more than ten came, simply", "At most ten came", ""),
        ("the money would last only eleven weeks", "The money lasts eleven weeks", ""),
    ],
)
def test_a_reason_of_its_own_and_the_rest_left_out_are_added(claim, text, more):
    assert added(claim, text, "") == more


def test_what_stands_around_a_statement_may_leave_out_the_rest():
    assert not added("only this bridge was closed", "We closed this bridge", "It is the only one that was shut.")
