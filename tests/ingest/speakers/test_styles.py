"""Styles and counts of children that stand for somebody: "his Honour", "the father of three"."""

import pytest

from tests.ingest.speakers.articles import speaker


@pytest.mark.parametrize(
    ("before", "source", "expected"),
    [
        ("Justice Ned Hask refused. Orla Venn wept.", "his Honour", "Ned Hask"),
        ("Judge Ned Hask sat. Then Judge Bram Otley sat.", "his Honour", "Bram Otley"),
        ("The ambassador, Orla Venn, arrived.", "Her Excellency", "Orla Venn"),
        # who is no judge, comes later, or is of the other gender
        ("Ned Hask, a baker, refused.", "his Honour", None),
        ("Mrs Orla Venn, a judge, refused.", "his Honour", None),
        ("Judge Ned Hask sat.", "his honour the clerk", None),
    ],
)
def test_a_style_means_who_bears_it(before, source, expected):
    assert speaker(f"{before} It froze, {source} said, and it rained.", source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("the dad-of-two", "Ned Hask"),
        ("the father of three", "Ned Hask"),
        ("the mother of three", None),
        ("a father of three", None),
    ],
)
def test_who_is_called_by_their_children_is_whom_the_sentence_before_tells_of(source, expected):
    assert speaker(f"On the quay Mr Ned Hask was cross. Then, {source} said it rained.", source) == expected


@pytest.mark.parametrize(
    ("source", "expected"), [("The clerk himself", None), ("The clerk herself", "Orla Venn"), ("The clerk", "Orla Venn")]
)
def test_himself_is_no_woman(source, expected):
    assert speaker(f"Mrs Orla Venn left. {source} said it rained.", source) == expected
