"""Whose words a sentence reports when it judges them, passes them on, or goes on behind an aside."""

import pytest

from archive.records import Article
from ingest.attribution import attributor
from ingest.speakers.resolve import resolve
from tests.ingest.attribution.test_layers import read


@pytest.fixture(scope="module")
def layers():
    return attributor()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The report criticises Dr Pia Holm for telling parents that the well was clean.",
            ["Dr Pia Holm | telling | that the well was clean"],
        ),
        (
            "Few in the room believed Mr Ned Hask’s claim that the well was clean.",
            ["Mr Ned Hask’s | claim | that the well was clean"],
        ),
        (
            "Coach Pia Holm dismissed suggestions of a rift in the team as “playground gossip”.",
            ["Coach Pia Holm | dismissed | suggestions of a rift in the team", "Coach Pia Holm | as | “playground gossip”"],
        ),
        (
            "“The gate was shut all night,” Pia Holm said, as her neighbour Ned Hask nodded, “and so was the lock.”",
            ["Pia Holm | said | “The gate was shut all night,” / “and so was the lock.”"],
        ),
        (
            "“There was no gate. There was a rope.” Pia Holm was describing the quay where she had worked since March.",
            ["Pia Holm | was describing | “There was no gate. There was a rope.”"],
        ),
        ("Reef will be gone by 2040, biologist warns\n\nThe reef is dying.", ["biologist | warns | Reef will be gone by 2040"]),
        (
            "Two hundred farmers marched on Saturday, carrying signs that read “We are the rain”.",
            ["Two hundred farmers | signs that read | “We are the rain”"],
        ),
    ],
)
def test_whose_words_they_are(layers, text, expected):
    assert read(layers, text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Reef will be gone by 2040, biologist warns\n\n“It is dying,” said the zoologist Pia Holm.", "Pia Holm"),
        (
            "Bank is one week from ruin, former regulator says\n\nNed Hask, who retired in May, said on Monday the bank was empty.",
            "Ned Hask",
        ),
        ("Rain for a year, mayor says\n\n“We had no rain at all in May,” said Inspector Ned Hask.", None),
        ("Rain for a year, farmers say\n\n“We had no rain at all in May,” said Ned Hask.", "farmers"),
    ],
)
def test_a_headlines_bare_noun_is_who_speaks_below(layers, text, speaker):
    article = Article(id="a", source="a.txt", text=text)
    assert resolve(article, layers.find([text])[0])[0].speaker == speaker


def test_an_outlet_behind_a_statement_passes_it_on(layers):
    text = "“There was no second gate,” Minister Pia Holm said, the news agency Adria reported."
    first = resolve(Article(id="a", source="a.txt", text=text), layers.find([text])[0])[0]
    assert (first.speaker, first.via) == ("Pia Holm", ("Adria",))


def test_this_newspaper_passes_nothing_on(layers):
    text = "This newspaper wrongly quoted Dr Pia Holm as saying that the well was “never clean”."
    assert [quote.via for quote in resolve(Article(id="a", source="a.txt", text=text), layers.find([text])[0])] == [()]
