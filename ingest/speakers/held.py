"""Offices that a sentence gives whom it names: "Orla Venn, 54, chief executive of Kestrel Rail,", "Venn was made chief executive"."""

import re

from ingest.attribution import words as w
from ingest.speakers.lexicon import HONORIFICS
from ingest.speakers.offices import office

_GIVEN = re.compile(
    r"(?:, \d{1,2},"
    r"|,? (?:who )?(?:(?:has|had) (?:long )?been|is|was|became|becomes|(?:serves|served|works|worked|took over) as"
    r"|(?:is|was|has been|had been) (?:made|named|elected|appointed|sworn in as))) "
    r"(?P<office>[^,.;:\n“”\"(]{3,80})"
)
_OTHERS = re.compile(r"\b(?:as|by|than|not|no|never|like|nor|neither|if)\b")
"""Words before which an office is somebody else's, or nobody's."""
_HEADS = (w.TITLES - HONORIFICS - frozenset("chief officer former late acting constable deputy".split())) | frozenset(
    "ceo leader head boss owner manager founder".split()
)


def held(text: str, end: int) -> frozenset[str]:
    """The noun of the office that is said of somebody whose name ends at `end`, if one is: as `offices.office` gives it."""
    match = _GIVEN.match(text, end)
    given = office(match["office"]) if match and not _OTHERS.search(match["office"]) else None
    return frozenset({given.noun}) if given and given.noun in _HEADS and "former" not in given.standing else frozenset()
