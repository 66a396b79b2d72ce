"""Two people set beside each other, however that is asked."""

import pytest

from app.plainly import side_by_side
from app.turn import Intent
from tests.app.test_question import read

BOTH = ("Mira Vell", "Leonard Hruboň")


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Side by side about the harbour: Vell and Hruboň", "the harbour"),
        ("side by side: Vell and Hruboň", ""),
        ("side by side, what do Vell and Hruboň say about the harbour?", "the harbour"),
        ("what do Vell and Hruboň say side by side about the harbour?", "the harbour"),
        ("Vell and Hruboň side by side on the harbour", "the harbour"),
        ("put Vell and Hruboň side by side on the harbour", "the harbour"),
        ("show me Vell and Hruboň side by side", ""),
        ("Vell vs Hruboň on the harbour", "the harbour"),
        ("Vell versus Hruboň", ""),
        ("compare Vell and Hruboň on the harbour", "the harbour"),
    ],
)
def test_two_people_beside_each_other(question, topic):
    request = read(question)
    assert (request.intent, request.speakers, request.topic) == (Intent.WHAT_SAID, BOTH, topic)


@pytest.mark.parametrize(
    "question",
    [
        "What did Vell say about the Sorrel vs Carmela match?",
        "Vell and Hruboň on the harbour",
        "the two piers stand side by side",
        "what did Vell say about the piers side by side and the harbour?",
    ],
)
def test_what_only_stands_beside_something_is_no_comparison(question):
    assert side_by_side(question) == question


def test_two_people_named_beside_each_other_are_not_those_of_the_questions_before():
    before = read("What did Sands say about fares?")
    request = read("side by side: Vell and Hruboň", before, read("and Raman?", before))
    assert request.speakers == BOTH
