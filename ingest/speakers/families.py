"""Kinds of bodies: which common nouns ("the daily") and which words of names ("Gazette") belong together."""

from collections.abc import Iterable

from archive.records import SpeakerKind
from ingest.speakers.kinds import is_place
from ingest.speakers.lexicon import COMPANIES, PERIODICALS
from ingest.speakers.members import Member

_NOUNS = {
    "press": "newspaper paper daily weekly magazine outlet network station publication site website blog broadcaster tabloid broadsheet "
    "channel journal agency wire",
    "company": " ".join(COMPANIES)
    + " railway bank publisher supplier chain conglomerate brewery insurer contractor utility studio developer "
    "subsidiary parent corporation business restaurant broker brokerage producer drugmaker chipmaker",
    "state": "agency department ministry office commission bureau regulator watchdog authority council administration service",
    "court": "court tribunal panel bench",
    "police": "police force sheriff constabulary",
    "house": "senate parliament congress legislature assembly chamber council panel committee",
    "party": "party",
    "group": "group organisation organization nonprofit non-profit charity foundation union alliance coalition association league society "
    "federation institute club network body think-tank tank campaign movement pac bloc watchdog brotherhood",
    "school": "university college school academy",
    "hospital": "hospital clinic trust",
}
_NAMES = {
    "press": " ".join(PERIODICALS - {"press"}) + " daily courier tv radio television broadcasting",
    "company": "& sons bros bros. llc gmbh "
    "inc inc. corp corp. co. company ltd plc holdings industries energy motors bank airlines airways rail railways ferries "
    "pharmaceuticals pharma therapeutics technologies software systems stores foods oil gas insurance studios brewery",
    "state": "agency department dept. bureau ministry office commission administration service authority council treasury reserve",
    "court": "court tribunal circuit",
    "police": "police constabulary sheriff",
    "house": "senate parliament congress legislature assembly house committee council",
    "party": "party",
    "group": "group association alliance coalition action network society union league federation foundation institute trust club pac "
    "movement front committee workers amalgamated brotherhood professionals employees unison teamsters staff nurses teachers drivers",
    "school": "university college school academy",
    "hospital": "hospital clinic",
}
_FAMILY: dict[str, str] = {}
for _family, _listed in _NOUNS.items():
    for _noun in _listed.split():
        _FAMILY.setdefault(_noun, _family)
_FAMILIES: dict[str, frozenset[str]] = {
    word: frozenset(f for f, listed in _NAMES.items() if word in listed.split()) for listed in _NAMES.values() for word in listed.split()
}
_TERRITORIES = frozenset("city town county state country nation government village island kingdom republic municipality".split())
GOVERNED = frozenset({"city", "state", "county", "town"})
"""Places whose government goes by their name: "the City of Lowmere"."""


def family_of(noun: str) -> str:
    """The family of a common noun for a body, or empty."""
    return _FAMILY.get(noun, "")


def families_of(words: Iterable[str]) -> frozenset[str]:
    """The families that the words of a body's name, or of what it is called, belong to."""
    found: set[str] = set()
    for word in words:
        found |= _FAMILIES.get(word, frozenset())
        if word in _FAMILY:
            found.add(_FAMILY[word])
    return frozenset(found)


def territory(noun: str) -> bool:
    """Whether a noun means a place or its government."""
    return noun in _TERRITORIES


def is_territory(member: Member) -> bool:
    """Whether a body of the article is a place."""
    return member.kind is SpeakerKind.ORGANISATION and is_place(member.name.lower().split())
