"""Whom a description means whose very words stand right before somebody's name."""

import pytest

from tests.ingest.speakers.articles import speaker


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("“Venn aide Ned Roe told me,” wrote Carl Finch. Finch added more. The Venn aide said it rained.", "The Venn aide", "Ned Roe"),
        (
            "Former Lowmere governor Orla Venn rowed out with Carl Finch. Finch swam. The former Lowmere governor said it rained.",
            "The former Lowmere governor",
            "Orla Venn",
        ),
        # two are called so, or somebody else's aide is meant
        ("Venn aide Ned Roe and Venn aide Carl Finch came. Mora Petrie swam. The Venn aide said it rained.", "The Venn aide", None),
        ("Venn aide Ned Roe came. Carl Finch swam. The Petrie aide said it rained.", "The Petrie aide", None),
    ],
)
def test_the_words_before_a_name_mean_its_bearer(text, source, expected):
    assert speaker(text, source) == expected
