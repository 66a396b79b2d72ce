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
        "Anna Venn, Lowmere",
        "Anna Venn, Stow upon Lenth",
        "Dr Anna Venn, Quay Street, Lowmere",
        "(Mrs) Anna Venn, Lowmere",
        "Anna Venn (Lowmere)",
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
        "Anna Venn, who went home",
        "Anna Venn, 41",
        "Anna Venn, Second Quay, had gone home",
        "Quay Street, Lowmere",
    ],
)
def test_a_heading_or_a_sentence_signs_nothing(heading):
    assert speakers(LETTERS.format(heading))[0] == "@quaysider4"


def test_a_letter_is_its_writers_and_not_the_editors():
    assert speakers(LETTERS.format("Anna Venn."), authors=("Maud Levic",)) == ["Anna Venn", "@quaysider4", "Maud Levic"]


PAGE = (
    "Letters to the editor\n\nI think that the board has lost its senses over the pumps.\n\nKsawery Odh, Lowmere\n\n"
    "I think that the report on the sea wall was unfair.\n\nIvo Tamm\nTarn Bay\n\n"
    "I think that Councillor Marr is right. “We must spend on schools,” Enno Marr said.\n\nDr Mina Sorel, Upper Quay\n\n"
    "I think that the bins must be emptied on Monday.\n\n(Mrs) Ulle Lunt, Quay Street, Lowmere\n"
)


def test_every_letter_of_a_page_is_its_signers():
    assert speakers(PAGE) == ["Ksawery Odh", "Ivo Tamm", "Mina Sorel", "Enno Marr", "Ulle Lunt"]


def test_a_name_above_the_words_of_its_bearer_signs_nothing():
    title = "The ferry this winter, in the words of the town"
    text = (
        f"{title}\n\nAnna Venn, Lowmere\n\nI think that it is late.\n\nMaud Levic, Lenth\n\nI think that it is far too dear for us all.\n"
    )
    assert speakers(text, title=title) == [None, None]
