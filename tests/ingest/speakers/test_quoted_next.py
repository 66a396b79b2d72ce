"""Whose a quotation without a source is that stands right behind a sentence about somebody."""

import pytest

from tests.ingest.speakers.articles import speakers

MET = "Orla Venn runs the mill. Ned Roe is the mayor. The council met.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orla Venn had a third version. “Some of it was theirs and some of it was ours.”", "Orla Venn"),
        ("Orla Venn, who taught for years, was on her feet before he had finished. “We heard all this in May, and look.”", "Orla Venn"),
        ("Venn shrugs. “Some of it was theirs, and some was lost.”", "Orla Venn"),
        # somebody else came in between
        ("“We came late,” said Orla Venn. Roe left early. “He was tired and the town let him go.”", None),
        # only told of
        ("Ned Roe was fired in June. “We had to act, and so the town did.”", None),
        ("Orla Venn fired Ned Roe in June. “He was late again, and I saw it.”", "Orla Venn"),
        ("Ned Roe lost his job in June. “We want to thank Roe for all his work.”", None),
        ("Ned Roe lost the house in June. “The roof of it was never mended at all.”", None),
        ("Orla Venn and Ned Roe met in June. “We had to act, and so the town did.”", None),
    ],
)
def test_who_says_what_stands_behind_a_sentence_about_them(text, expected):
    assert speakers(f"{MET}{text}")[-1] == expected


def test_a_quotation_goes_on_where_nobody_else_is_told_of():
    assert set(speakers(f"{MET}“We came late,” said Orla Venn. The rain fell hard. “It was the road that kept us.”")) == {"Orla Venn"}
