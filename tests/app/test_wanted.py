"""Questions that want one particular thing, and statements that say it is not told."""

import pytest

from app.turn import Intent, Request, Scored
from app.wanted import untold
from archive.records import Polarity
from tests.app.record import article, quote

WHICH = "Which ferries did Vell say would be sold?"
FIRST, SECOND = "Two ferries will be sold in May", "She had not been told which ferries"


def scored(text, score=0.8, polarity=Polarity.ASSERTED):
    return Scored(quote(article(text, f"{text}. The end.", None, ""), text, "Mira Vell", polarity=polarity), score)


def asked(question):
    return Request(question=question, intent=Intent.WHAT_SAID)


@pytest.mark.parametrize(
    ("question", "items", "found"),
    [
        (WHICH, [scored(SECOND), scored(FIRST, 0.5)], [SECOND]),
        (WHICH, [scored(FIRST), scored(SECOND, 0.5)], []),
        (WHICH, [scored("which ferries", polarity=Polarity.UNSAID)], ["which ferries"]),
        ("What did Vell say about the ferries?", [scored(SECOND)], []),
        ("How many ferries did Vell say would be sold?", [scored(FIRST)], []),
        ("How many ferries did Vell say would be sold?", [scored("The ferries will be sold in May")], ["The ferries will be sold in May"]),
        ("When did Vell say the ferries would go?", [scored("He declined to say when")], ["He declined to say when"]),
        ("How long is the crack according to Vell?", [scored("The crack is 41 metres long, how deep he could not say")], []),
        ("How long is the crack according to Vell?", [scored("How long it is she could not say")], ["How long it is she could not say"]),
        ("What changed in what Vell said about the ferries?", [scored(SECOND)], []),
        (WHICH, [], []),
    ],
)
def test_what_is_only_said_not_to_be_told_answers_nothing(question, items, found):
    assert [item.quote.text for item in untold(asked(question), items)] == found
