"""Who asks and who answers in an interview of questions and answers."""

import pytest

from tests.ingest.speakers.articles import quotes

_TALK = "\n\nQ: Who shut the lock?\n\nA: I shut it.\n\nQ: Why?\n\nA: It rained."


@pytest.mark.parametrize(
    ("opening", "asks", "answers"),
    [
        ("Carl Ostrow runs the ferry. We met Ostrow at the quay.", None, "Carl Ostrow"),
        ("Delia Penn wrote the Penn report. The Herald's Ned Roe met Professor Carl Ostrow on his ferry.", "Ned Roe", "Carl Ostrow"),
        ("Delia Penn rowed. Penn lost.\n\nIn the evening I called Carl Ostrow, who keeps the lock.", None, "Carl Ostrow"),
        ("Ned Roe of the Herald spoke to Carl Ostrow, who first visited Delia Penn in May.", "Ned Roe", "Carl Ostrow"),
        ("Carl Ostrow keeps the lock. In 2031 he met Delia Penn, a rower.", None, "Carl Ostrow"),
        ("Carl Ostrow keeps the lock. Ostrow read the news and visited Delia Penn, a rower.", None, "Carl Ostrow"),
        ("Carl Ostrow keeps the lock. Years ago I met Delia Penn, a rower.", None, "Carl Ostrow"),
        ("Carl Ostrow keeps the lock. The former reporter Carl Ostrow met Delia Penn.", None, "Carl Ostrow"),
        ("Carl Ostrow keeps the lock. “I never met Delia Penn,” he wrote. Ostrow rows.", None, "Carl Ostrow"),
    ],
)
def test_the_words_before_the_first_question_tell(opening, asks, answers):
    found = [quote.speaker for quote in quotes(opening + _TALK)][-4:]
    assert found == [asks, answers, asks, answers]
