"""Whom a "he" or "she" means by its own sentence."""

import pytest

from tests.ingest.speakers.articles import speakers

NED = "“It was a good deal,” Ned Roe said.\n\n"
ORLA = "Mayor Orla Venn opened the mill."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ORLA} As for Tom Hask, he said he was not worried.", "Tom Hask"),
        (f"{ORLA} As he said the dam would close, Tom Hask shouted from the back.", "Tom Hask"),
        (f"{NED} Even as he accused the board of waste, Tom Hask praised the dam.", "Tom Hask"),
        # whoever spoke or acted last may be meant as well
        (f"{NED} As for Tom Hask, he said the clerk had never called him.", "Ned Roe"),
        (f"{NED} As he said the dam would close, Tom Hask shouted from the back.", "Ned Roe"),
        (f"{NED} Although he had said the dam would close, Tom Hask laughed.", "Ned Roe"),
        (f"{NED} After he told the crowd that the dam would close, Tom Hask and others booed.", "Ned Roe"),
        ("Mayor Orla Venn spoke for an hour. As for Ada Silva, she said the councillor had never called her.", "Orla Venn"),
        # somebody of another gender is not meant, nor anybody of a body or behind another clause
        (f"{NED} As for Orla Venn, he said she was not worried.", "Ned Roe"),
        (f"{NED} As for the Harbour Board, he said it was not worried.", "Ned Roe"),
        (f"{NED} He said that the board was wasteful, and Tom Hask left.", "Ned Roe"),
    ],
)
def test_a_sentence_names_whom_its_pronoun_means(text, expected):
    assert speakers(text)[-1] == expected
