"""Whom a common noun takes up: bodies by what they are, governments by whose they are."""

import pytest

from ingest.speakers.families import families_meant, families_of
from ingest.speakers.roles import bodily
from tests.ingest.speakers.articles import speaker, speakers


def test_an_agency_is_one_of_news_or_of_a_state():
    assert families_meant("agency") == {"wire", "state"}
    assert families_meant("baker") == frozenset()
    assert families_of(["harbour", "agency"]) == {"wire", "state"}
    assert families_of(["fbi"]) == {"state"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The officers sent the FBI a letter. The agency said it rained.", "FBI"),
        # what a name of one word, or of no known kind, is called beside it
        ("Grandquay, a charity in Lowmere, opened a house. The non-profit said it rained.", "Grandquay"),
        ("The advocacy group Quay Speaks opened a house. The non-profit said it rained.", "Quay Speaks"),
        # whose administration or government, where the article names one alone
        ("President Orla Venn came. “We are late,” said Ned Roe, a senator. The administration said it rained.", "Venn administration"),
        ("The Venn administration met. President Ned Roe was late. The administration said it rained.", "Venn administration"),
        ("The Porto government met the board. Now the government said it rained.", "Porto government"),
        ("President Orla Venn met President Ned Roe. The administration said it rained.", None),
        ("Former President Orla Venn met the board. The administration said it rained.", None),
        ("The Porto government met the Lowmere government. Now the government said it rained.", None),
        ("The British government fell. Now the government said it rained.", "British government"),
        ("The Porto government asked the federal government. Now the government said it rained.", None),
        # no name of whose it is
        ("Local government workers went on strike. Now the government said it rained.", None),
        ("This government has failed, Ned Roe told us. Now the government said it rained.", None),
        # a school has an administration besides
        ("President Orla Venn came. Students at Porto University met. The administration said it rained.", "Porto University"),
        ("It was late. The administration said it rained. President Orla Venn came.", None),
    ],
)
def test_a_noun_takes_up_the_body_of_its_kind(text, expected):
    assert speaker(text, text.removesuffix(" said it rained.").rpartition(". ")[2].removeprefix("Now ")) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("the train operator Kestrel", "Kestrel", {"train", "operator"}),
        ("Kestrel, a local charity, gave", "Kestrel", {"local", "charity"}),
        ("a broker based in Kestrel", "Kestrel", set()),
        ("whose father, Kestrel, led the union,", "Kestrel", set()),
        ("on the campaign Kestrel ran", "Kestrel", set()),
    ],
)
def test_only_what_stands_right_beside_a_name_makes_it_a_body(text, name, expected):
    at = text.index(name)
    assert bodily(text, at, at + len(name), plain=True) == expected


def test_whose_government_it_is_is_not_told_in_somebody_s_words():
    assert speakers("“The Porto government fell,” said Ned Roe. The government said it rained.")[-1] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lowmere Town Council met. The ministry said it rained.", None),
        ("The Lowmere Town Council met. The county council said it rained.", None),
        ("The Lowmere Town Council met. The town council said it rained.", "Lowmere Town Council"),
        ("The Department of Tides sent the Lowmere Town Council a letter. The department said it rained.", "Department of Tides"),
        # who declined to comment is not the next one to speak under another name
        ("Lowmere Harbour Board would not comment. The agency said it rained.", None),
        ("Lowmere Harbour Board would not comment. The board said it rained.", "Lowmere Harbour Board"),
    ],
)
def test_a_noun_takes_up_no_body_of_another_kind(text, expected):
    assert speaker(text, text.removesuffix(" said it rained.").rpartition(". ")[2]) == expected
