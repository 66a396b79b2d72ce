"""Whose "I" it is in letters and readers' comments."""

import pytest

from tests.ingest.speakers.articles import speakers

LETTERS = (
    "LETTERS\n\nI think the night ferry comes back before the winter begins.\n\n{}\n\nSkerrow, Lenth.\n\n"
    "I think that nobody has ever waited for it in the rain.\n\n@quaysider4\n\nI think the ferry is safe, whatever it is called.\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "— Anna Venn, Quay Street",
        "- Anna Venn, Quay Street",
        "— Sgt. Anna Venn (ret.), Lowry Heights. The writer is a cousin.",
        "ANNA VENN\nSteward, Lowmere Dockers",
    ],
)
def test_a_dash_or_capitals_above_an_address_sign_too(line):
    assert speakers(LETTERS.format(line))[0] == "Anna Venn"


@pytest.mark.parametrize("name", ["Anna Venn.", "Anna Venn", "Anna van der Venn."])
def test_who_signs_below_speaks_in_the_first_person(name):
    assert speakers(LETTERS.format(name)) == [name.strip("."), "@quaysider4", None]


@pytest.mark.parametrize(
    "heading",
    [
        "Night Ferry",
        "ANNA VENN",
        "Anna went home.",
        "Anna",
        "— Anna Venn had gone home.",
        "— Lenth Tribune",
        "- Grey Quay, a song",
        "— Second Quay",
    ],
)
def test_a_heading_or_a_sentence_signs_nothing(heading):
    assert speakers(LETTERS.format(heading))[0] == "@quaysider4"


def test_a_letter_is_its_writers_and_not_the_editors():
    assert speakers(LETTERS.format("Anna Venn."), authors=("Maud Levic",)) == ["Anna Venn", "@quaysider4", "Maud Levic"]
