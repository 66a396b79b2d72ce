"""Whom "they" takes up where several people spoke together before."""

import pytest

from tests.ingest.speakers.articles import speakers

SPOKE = "Orla Venn and Ned Roe said the road was bad. Roe said he was angry."
BOTH = "Orla Venn; Ned Roe"


@pytest.mark.parametrize("between", [" ", "\n\n", " It was late. ", "\n\nIt was late.\n\n"])
def test_they_are_who_spoke_together(between):
    assert speakers(f"{SPOKE}{between}They said the noise was bad.")[-1] == BOTH


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        # too far
        ("\n\n" + "It was late.\n\n" * 30, None),
        # others are told of since
        (" Residents of Porto came to the hall. ", None),
        (" Later the angry residents came. ", None),
        (" Two bakers came. ", None),
        (" Ana Ek and Tom Hask came to the hall. ", "Ana Ek; Tom Hask"),
    ],
)
def test_they_are_not_who_spoke_together_long_ago_or_before_others_came(between, expected):
    assert speakers(f"{SPOKE}{between}They said the noise was bad.")[-1] == expected
