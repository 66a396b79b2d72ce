"""Whom a common noun for a body means, and the office of a post."""

import pytest

from tests.ingest.speakers.articles import speaker


@pytest.mark.parametrize(
    ("before", "source", "expected"),
    [
        ("Venn Resources closed its pit on Tuesday.", "The miner", "Venn Resources"),
        ("Venn Metals closed its pit on Tuesday.", "The steelmaker", "Venn Metals"),
        # somebody who works in a pit
        ("Venn Resources met Ned Hask, a miner, on Tuesday.", "The miner", "Ned Hask"),
        ("The Harbour Board met on Tuesday.", "The miner", None),
        ("Venn Resources closed its pit on Tuesday.", "A miner", None),
    ],
)
def test_a_miner_is_a_company_unless_somebody_is_called_so(before, source, expected):
    assert speaker(f"{before} {source} said it rained.", source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The secretary of state's office", "secretary of state's office"),
        ("The secretary of the board", None),
        ("A secretary of state's office", None),
    ],
)
def test_a_body_is_called_by_the_post_whose_office_it_is(source, expected):
    assert speaker(f"It froze. {source} said it rained.", source) == expected
