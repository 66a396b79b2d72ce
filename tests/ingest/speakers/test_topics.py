"""Whom a "he" or "she" means by its own sentence."""

import pytest

from tests.ingest.speakers.articles import speakers

BEFORE = "“It was a good deal,” Ned Roe said.\n\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("As for Tom Hask, he said he was not worried.", ["Tom Hask"]),
        ("Even as he accused the board of waste, Tom Hask praised the dam.", ["Tom Hask"]),
        # somebody of another gender is not meant, nor anybody of a body or behind another clause
        ("As for Orla Venn, he said she was not worried.", ["Ned Roe"]),
        ("As for the Harbour Board, he said it was not worried.", ["Ned Roe"]),
        ("He said that the board was wasteful, and Tom Hask left.", ["Ned Roe"]),
    ],
)
def test_a_sentence_names_whom_its_pronoun_means(sentence, expected):
    assert speakers(BEFORE + sentence)[1:] == expected
