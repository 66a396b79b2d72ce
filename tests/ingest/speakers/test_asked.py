"""Who answers: the one whom somebody asked by name; and nobody speaks to themselves."""

import pytest

from archive.records import Article
from ingest.attribution import RuleAttributor
from ingest.attribution.describe import Describer, settled
from ingest.speakers.resolve import resolve


def speakers(text):
    """The speakers of the statements that the rules find, with whom each was told."""
    (found,) = RuleAttributor().find([text])
    return [quote.speaker for quote in resolve(Article(id="a", source="a.txt", text=text), settled(Describer(text), found))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ned Roe, the radio host, asked Tom Hask if the dam was safe. “It is,” he said.", ["Ned Roe", "Tom Hask"]),
        (
            "Ned Roe, the host, asked Tom Hask how high the dam was. “Forty feet,” he told Roe. “It will do,” he said.",
            ["Ned Roe"] + 2 * ["Tom Hask"],
        ),
        ("Ned Roe, the host, asked Tom Hask if the dam was safe. Orla Venn objected. He said it was old.", ["Ned Roe", "Tom Hask"]),
        # whoever steps in may be meant
        ("The judge asked Tom Hask if the dam was safe. Lawyer Ned Roe objected. He said the question was unfair.", [None, "Ned Roe"]),
        # a "she" is not he who was asked, and an asker may ask again
        ("Orla Venn, the host, asked Tom Hask if the dam was safe. She said it was old.", ["Orla Venn", "Orla Venn"]),
        ("Ned Roe, the host, asked Tom Hask if the dam was safe. He asked him if it leaked.", ["Ned Roe", "Ned Roe"]),
    ],
)
def test_who_was_asked_by_name_answers(text, expected):
    assert speakers(text) == expected


def test_nobody_speaks_to_themselves():
    found = speakers("Tom Hask said the dam was safe. Late in May the engineer Ned Roe walked over it. “It will hold,” he told Roe.")
    assert found[1] != "Ned Roe"


def test_a_passenger_who_is_named_behind_a_spokesman_goes_on_herself():
    text = "A spokesman for Kestrel Rail said trains were late. Passenger Orla Venn, 40, missed hers. “I waited an hour,” she added."
    assert speakers(text) == [None, "Orla Venn"]


@pytest.mark.parametrize("cue", ["added", "continued"])
def test_who_goes_on_without_a_name_stays_without_one(cue):
    text = f"Orla Venn closed the quay. A spokeswoman said the dam was safe. “It will hold,” she {cue}."
    assert speakers(text)[-1] is None
