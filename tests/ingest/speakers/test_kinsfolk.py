"""Relatives whom an article calls by a given name alone."""

import pytest

from tests.ingest.speakers.articles import speakers


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Ned Hask rowed. His daughter, Pia, said it rained.", "Pia Hask"),
        ("Ned Hask's younger brother Luc said it rained.", "Luc Hask"),
        ("Ned Hask came with Pia, his wife. Pia said it rained.", "Pia Hask"),
        ("Piet van der Roe rowed. His sister Ida said it rained.", "Ida van der Roe"),
        # with a name of their own, of another family, of somebody whose surname nobody tells
        ("Ned Hask came with his wife, Pia Venn. Pia said it rained.", "Pia Venn"),
        ("Ned Hask rowed. His cousin Luc said it rained.", "Luc"),
        ("Ned Hask came with Luc, his brother-in-law. Luc said it rained.", "Luc"),
        ("Ida's daughter, Pia, said it rained.", "Pia"),
    ],
)
def test_their_surname_is_that_of_whose_relatives_they_are(text, last):
    assert speakers(text)[-1] == last
