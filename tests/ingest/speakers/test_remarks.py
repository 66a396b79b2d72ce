"""Whose words "the remarks" are."""

import pytest

from tests.ingest.speakers.articles import speakers


@pytest.mark.parametrize("words", ["The remarks suggest", "These comments implied"])
def test_remarks_are_those_of_who_spoke_last(words):
    assert speakers(f"“We are late,” said Ned Roe, a senator. {words} that the dam will break.")[-1] == "Ned Roe"


@pytest.mark.parametrize(
    "text",
    [
        # a response is somebody else's
        "Ned Roe said the road was bad. He wrote to the ministry. The response said the road was fine.",
        "Ned Roe said the road was bad. He wrote to the ministry. The response suggests that the road was fine.",
        "Ned Roe said the road was bad. The remarks said that the road was fine.",
        # other remarks, or somebody else, are told of in between
        "Ned Roe said the road was bad. Comments by readers came late. The comments suggest that the road was fine.",
        "Ned Roe said the road was bad. Orla Venn was angry. The remarks suggest that the road was fine.",
        "Ned Roe said the road was bad. Residents said it was fine. The remarks suggest that the road was fine.",
        "Ned Roe said the road was bad.\n\nIt rained.\n\nThe remarks suggest that the road was fine.",
    ],
)
def test_what_may_be_somebody_else_s_is_nobody_s(text):
    assert "Ned Roe" not in speakers(text)[1:]
