"""Statements given to "the minister" in an article where somebody asked about, the minister, speaks by name."""

from datetime import date

import pytest

from app.unnamed import meant_by_role
from archive.records import SpeakerKind
from tests.app.record import VELL, article, quote

TEXT = """The health minister said the wards would open.

“They will open in May,” Mira Vell said. The minister promised beds. Otto Wick, the deputy minister, said nobody had asked him.

The finance minister sighed that it cost too much. A minister left early.
"""
PAGE = article("wards", TEXT, date(2031, 3, 3), "The Sorrel Post")
OWN = quote(PAGE, "“They will open in May,”", VELL, role="health minister")


def unnamed(words, mention):
    return quote(PAGE, words, None, mention=mention)


@pytest.mark.parametrize(
    ("words", "mention", "meant"),
    [
        ("the wards would open", "The health minister", True),
        ("beds", "The minister", True),
        ("it cost too much", "The finance minister", False),
        ("early", "A minister", False),
    ],
)
def test_a_description_of_those_words_is_meant_and_no_other(words, mention, meant):
    given = unnamed(words, mention)
    assert (meant_by_role([given], [OWN], []) == [given]) is meant


def test_where_somebody_else_holds_such_an_office_nobody_is_meant():
    other = quote(PAGE, "nobody had asked him", "Otto Wick", role="deputy minister")
    assert meant_by_role([unnamed("beds", "The minister")], [OWN], [other]) == []


def test_a_body_is_meant_by_the_last_word_of_its_name():
    page = article("council", "The council voted. “We voted,” Sorrel Harbour Council said.", date(2031, 3, 3), "The Sorrel Post")
    own = quote(page, "“We voted,”", "Sorrel Harbour Council", kind=SpeakerKind.ORGANISATION)
    given = quote(page, "voted", None, mention="The council")
    assert meant_by_role([given], [own], []) == [given]


def test_what_has_a_speaker_is_left_alone():
    assert meant_by_role([quote(PAGE, "beds", "Otto Wick", mention="The minister")], [OWN], []) == []
