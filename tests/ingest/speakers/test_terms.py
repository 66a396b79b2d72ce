"""Short names that a document defines for a body."""

import pytest

from ingest.speakers.terms import short_for, terms
from tests.ingest.speakers.articles import speaker


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Venn Metals Ltd (“Venn” or “the Company”) met.", ["Venn", "Company"]),
        ('Venn Metals Ltd (hereinafter "the Company") met.', ["Company"]),
        ("Venn Metals (“the Group”, “VM”) met.", ["Group", "VM"]),
        ("Venn Metals (a maker of “Tides”) met.", []),
        ("Venn Metals (VM) met.", []),
    ],
)
def test_terms(text, short):
    assert [term for _, found in terms(text) for term in found] == short


@pytest.mark.parametrize(("term", "fits"), [("Venn", True), ("Company", True), ("VM", True), ("Long Boat", False), ("Metals", False)])
def test_what_may_be_short_for_a_name(term, fits):
    assert short_for(term, "Venn Metals") is fits


@pytest.mark.parametrize(
    ("defined", "source", "expected"),
    [
        ("Otley Reef Metals Limited (“Otley Reef” or “the Company”) met.", "The Company", "Otley Reef Metals"),
        ("Otley Reef Metals Limited (“Otley Reef” or “the Company”) met.", "Otley Reef", "Otley Reef Metals"),
        ("Otley Reef Metals Limited met.", "Otley Reef", "Otley Reef Metals"),
        ("The Otley Reef Harbour Board met.", "Otley Reef", "Otley Reef"),
        ("Otley Line met.", "Otley", "Otley Line"),
    ],
)
def test_a_body_is_meant_by_its_short_name(defined, source, expected):
    assert speaker(f"{defined} On Monday the gate froze. {source} said it rained.", source) == expected


def test_long_text_of_brackets_is_read_in_one_pass():
    assert list(terms('("the the the the the the the or or or and and and ' * 5_000)) == []
