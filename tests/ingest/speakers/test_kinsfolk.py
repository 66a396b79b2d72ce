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
        ("Ned Hask, a baker, and later his wife, Pia, said it rained.", "Pia Hask"),
        ("Ida Roe rowed with Ned Hask. Roe's twin Luc said it rained.", "Luc Roe"),
        # with a name of their own, of another family, of somebody whose surname nobody tells
        ("Ned Hask came with his wife, Pia Venn. Pia said it rained.", "Pia Venn"),
        ("Ned Hask rowed. His cousin Luc said it rained.", "Luc"),
        ("Ned Hask came with Luc, his brother-in-law. Luc said it rained.", "Luc"),
        # whose it is nobody tells: somebody without a name comes between
        ("Ned Hask's cousin brought his wife, Pia. Pia said it rained.", "Pia"),
        ("Ned Hask's neighbour greeted her mother, Maria. Maria said it rained.", "Maria"),
        ("Ida Venn's friend and his brother, Luc, said it rained.", "Luc"),
        ("Ned Hask rowed. A skipper came with his son, Luc. Luc said it rained.", "Luc"),
        ("Ned Hask met the skipper and his wife, Pia. Pia said it rained.", "Pia"),
        ("Ned Hask's lawyer came with Pia, his wife. Pia said it rained.", "Pia"),
        ("Ida's daughter, Pia, said it rained.", "Pia"),
    ],
)
def test_their_surname_is_that_of_whose_relatives_they_are(text, last):
    assert speakers(text)[-1] == last
