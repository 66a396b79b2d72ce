"""Kinds of bodies: which common nouns ("the daily") and which words of names ("Gazette") belong together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from archive.records import SpeakerKind
from ingest.speakers.kinds import is_place
from ingest.speakers.lexicon import BODIES, COMPANIES, PERIODICALS
from ingest.speakers.members import Member

_NOUNS = {
    "press": "newspaper paper daily weekly magazine outlet network station publication site website blog broadcaster tabloid broadsheet "
    "channel journal",
    "wire": "agency wire newswire",
    "company": " ".join(COMPANIES)
    + " railway bank publisher supplier chain conglomerate brewery insurer contractor utility studio developer "
    "subsidiary parent corporation business restaurant broker brokerage producer drugmaker chipmaker "
    "carmaker planemaker steelmaker shipbuilder homebuilder housebuilder refiner",
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
    "pharmaceuticals pharma therapeutics technologies software systems stores foods oil gas insurance studios brewery "
    "resources mining minerals metals line lines limited",
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
_KNOWN = {
    "press": "abc al-jazeera axios bbc bloomberg buzzfeed c-span cbc cbs cnbc cnn espn itv msnbc nbc nhk npr pbs univision",
    "wire": "afp ansa ap dpa efe interfax pti reuters tass upi xinhua",
    "company": "airbus amazon apple boeing bp cisco comcast disney exxon facebook ford gm google ibm ikea intel microsoft netflix nissan "
    "nokia oracle pfizer samsung siemens sony starbucks tesla toyota twitter uber verizon volkswagen walmart yahoo",
    "state": "atf bka cdc cia dea epa faa fbi fcc fda fec fema fsb gchq hud irs kgb mi5 mi6 nasa noaa nsa osha sec tsa usda",
    "group": "aarp aclu afl-cio greenpeace hamas hezbollah naacp nra oxfam peta seiu unicef",
}
"""Bodies that readers are expected to know by one word, which tells nothing of what they are."""


def _by_word(*tables: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The families of each word of some tables."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for table in tables:
        for family, listed in table.items():
            for word in listed.split():
                found[word].add(family)
    return {word: frozenset(families) for word, families in found.items()}


_MEANT, _TOLD = _by_word(_NOUNS), _by_word(_NOUNS, _NAMES, _KNOWN)
WORKERS = frozenset("miner trader distiller shipper grower".split())
"""What a company is called as well as somebody who works for one."""
_TERRITORIES = frozenset("city town county state country nation government village island kingdom republic municipality".split())
GOVERNED = frozenset({"city", "state", "county", "town"})
"""Places whose government goes by their name: "the City of Lowmere"."""
_APART = _by_word(
    {words: words for words in ("council", "ministry department", "court tribunal", "bank", "hospital", "university", "union")}
)
"""Words that a body's name turns on and that never take up a body whose name turns on another one of them."""
_LEVELS = frozenset("town city village borough parish district county provincial regional state national federal".split())
_CAMPAIGNING = frozenset({"group", "party"})
_WITHIN = frozenset({"of", "for", "at"})
_SILENT = re.compile(
    r"(?: has| had)? (?:declined|refused|(?:would|will|did|does|could) not|(?:would|did)n['’]t)(?: \w+ly)? (?:to )?"
    r"(?:comment|say|respond|reply|answer)\b"
)
"""Behind a name: they say nothing."""


def families_meant(noun: str) -> frozenset[str]:
    """The families of a common noun for a body ("the agency": of news, or of a state), none of other nouns."""
    return _MEANT.get(noun, frozenset())


def families_asked(noun: str) -> frozenset[str]:
    """The same where a body is meant: "the miner" is a company."""
    return frozenset({"company"}) if noun in WORKERS else families_meant(noun)


def families_of(words: Iterable[str]) -> frozenset[str]:
    """The families that the words of a body's name, or of what it is called, belong to."""
    return frozenset().union(*(_TOLD.get(word, frozenset()) for word in words))


def turns_on(name: str) -> str:
    """The word of a body's name that says what it is: the last one before "of" ("Department of Tides")."""
    words = name.lower().split()
    end = next((at for at, word in enumerate(words) if at and word in _WITHIN), len(words))
    return words[end - 1]


def apart(noun: str, wanted: Set[str], member: Member) -> bool:
    """Whether a noun with the words before it is no way to take up a body: "the ministry" or "the county council" a town council."""
    words = set(member.name.lower().split())
    levels, own = wanted & _LEVELS, words & _LEVELS
    if levels and own and not levels & own:
        return True
    families = families_of(words | member.roles)
    if noun == "campaign" and families and not families & _CAMPAIGNING:
        return True
    kinds, others = _APART.get(noun), _APART.get(turns_on(member.name))
    return bool(kinds and others and kinds != others) and noun not in words | member.roles


def silent(text: str, noun: str, member: Member, at: int) -> bool:
    """Whether a body that would not speak at `at` is called otherwise than a noun: "the agency" that speaks then is another than it."""
    other = turns_on(member.name) in BODIES and noun not in {*member.name.lower().split(), *member.roles}
    return other and _SILENT.match(text, at + len(member.name)) is not None


def territory(noun: str) -> bool:
    """Whether a noun means a place or its government."""
    return noun in _TERRITORIES


def is_territory(member: Member) -> bool:
    """Whether a body of the article is a place."""
    return member.kind is SpeakerKind.ORGANISATION and is_place(member.name.lower().split())
