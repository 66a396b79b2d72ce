"""Organisations: acronyms, short forms, common nouns, campaigns, places."""

import pytest

from archive.records import SpeakerKind
from tests.ingest.speakers.articles import quotes, speakers


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # acronyms: in brackets, or the initials of a name anywhere
        ("The Lowmere Harbour Board (LHB) met. The LHB said it rained.", "Lowmere Harbour Board"),
        ("The Lowmere Harbour Board met. LHB said it rained.", "Lowmere Harbour Board"),
        # short forms
        ("The Lowmere Harbour Board met. The Harbour Board said it rained.", "Lowmere Harbour Board"),
        ("Kestrel Ferries Inc. met. Kestrel Ferries said it rained.", "Kestrel Ferries"),
        ("Kestrel grew. Kestrel paid. Kestrel met. Kestrel sang. Later Kestrel Systems waved. Kestrel said it rained.", "Kestrel Systems"),
        # what a body is called for want of its name is none
        ("The Porto-based firm said it rained.", None),
        ("Dockers' union says it rained", None),
        ("The Porto parliament said it rained.", "Porto parliament"),
        # common nouns
        ("The Fisheries Ministry met. The ministry said it rained.", "Fisheries Ministry"),
        ("The Lowmere Gazette was late. The newspaper said it rained.", "Lowmere Gazette"),
        ("The Department of Fisheries said it rained.", "Department of Fisheries"),
        # small words inside a name
        ("The Commission on Clean Rivers said it rained.", "Commission on Clean Rivers"),
        ("Citizens for Clean Rivers said it rained.", "Citizens for Clean Rivers"),
        # "the Company" is no name of a body
        ("The Company met. The Company said it rained.", None),
        ("Kestrel Ferries met. The Company is old. The Company said it rained.", "Kestrel Ferries"),
        # nor is it a body whose name only says whose it is
        (
            "The University of Lowmere closed.\n\nThe Council of the University of Lowmere met. The University said it rained.",
            "University of Lowmere",
        ),
        ("The Department of Fisheries Safety closed. Fisheries Safety said it rained.", "Department of Fisheries Safety"),
        # two that fit: nobody
        ("The Fisheries Ministry met. The Culture Ministry met. It was late. The company said it rained.", None),
        # whose campaign
        ("Carl Ostrow came late. Ostrow’s campaign said it rained.", "Ostrow campaign"),
        ("Carl Ostrow came late. The Ostrow campaign said it rained.", "Ostrow campaign"),
    ],
)
def test_bodies(text, last):
    assert speakers(text)[-1] == last


def test_a_place_is_no_he():
    assert speakers("Carl Ostrow came to San Francisco. San Francisco is wet. He said it rained.")[-1] == "Carl Ostrow"


def test_the_place_of_a_dateline_is_no_he():
    text = "Rain\n\nSKERROW, May 2 (Ledger) - Skerrow's top keeper is out, and he waved. Carl Ostrow waved.\n\nHe said it rained."
    assert speakers(text)[-1] == "Carl Ostrow"


def test_a_name_before_a_noun_is_still_a_person():
    text = "Carl Ostrow won. The Ostrow administration fell. The Ostrow era ended. Ostrow said it rained."
    (quote,) = quotes(text)
    assert (quote.speaker, quote.speaker_kind) == ("Carl Ostrow", SpeakerKind.PERSON)
