"""A surname of two people beside the pronoun of its own words."""

import pytest

from tests.ingest.speakers.articles import speakers

_TWO = "Mayor Anna Hask rowed.\n\nHer predecessor, Frank Hask, who is her uncle, rowed too. “He rows,” he said.\n\n"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (_TWO + "An engineer wrote to Mayor Hask. Hask said she had not seen it.", "Anna Hask"),
        (_TWO + "An engineer wrote to Mayor Hask. Hask said that she had not seen it.", "Anna Hask"),
        (_TWO + "An engineer wrote to Frank Hask. Hask said he had not seen it.", "Frank Hask"),
        # nobody says which of them it is
        (_TWO + "An engineer wrote to Frank Hask. Hask said she had not seen it.", None),
        # somebody else is meant by the pronoun: nobody else has the surname, or the name is full
        ("Mayor Frank Hask rowed with Orla Venn. Hask said she had not seen it.", "Frank Hask"),
        (_TWO + "Frank Hask said she had not seen it.", "Frank Hask"),
        (_TWO + "An engineer wrote to Mayor Hask. Mr Hask said she had not seen it.", "Frank Hask"),
    ],
)
def test_the_pronoun_of_the_words_speaks_against_the_other_one(text, last):
    assert speakers(text)[-1] == last
