"""What the words of a name tell about its bearer: a person, an organisation, a people, a place; he or she."""

from collections.abc import Sequence

from archive.records import SpeakerKind
from ingest.speakers.given import ABBREVIATED_PLACES, DEMONYMS, PLACE_HEADS, PLACE_LEADS, PLACE_PAIRS, PLACES, given, ordinary
from ingest.speakers.lexicon import FEMALE, MALE, ORGANISATION_WORDS, PARTIES, SUFFIXES

_ONCE = frozenset("former acting retired".split())
"""Words before an office that are no office themselves."""


def kind_of(words: Sequence[str], *, role: str = "", the: bool = False) -> tuple[SpeakerKind, bool]:
    """Person or organisation (places among them), and whether more than the capitals tells it."""
    lowers = [word.lower() for word in words]
    if role and not (role.lower() in _ONCE and is_place(lowers)):  # "Former Lowmere governor Ana Silva"
        return SpeakerKind.PERSON, True
    if "&" in lowers or "for" in lowers[1:-1] or any(lower in ORGANISATION_WORDS for lower in lowers):
        return SpeakerKind.ORGANISATION, True
    if is_place(lowers):
        return SpeakerKind.ORGANISATION, True
    if len(words) == 1:
        if lowers[0] in DEMONYMS | PARTIES or lowers[0].rstrip("s") in DEMONYMS:
            return SpeakerKind.GROUP, True
        acronym = words[0].isupper() and 2 <= len(words[0].replace(".", "")) <= 6  # noqa: PLR2004
        return (SpeakerKind.ORGANISATION, acronym) if acronym or the else (SpeakerKind.PERSON, False)
    initial = len(words) == 3 and len(words[1]) == 2 and words[1].endswith(".")  # noqa: PLR2004
    numbered = lowers[-1] in SUFFIXES and not ordinary(lowers[-2])  # not "World War II"
    person = given(words[0]) or numbered or initial
    if lowers[-1] in PARTIES | DEMONYMS and not person:
        return SpeakerKind.GROUP, True
    if the and not person:
        return SpeakerKind.ORGANISATION, False
    return SpeakerKind.PERSON, person


def is_place(lowers: Sequence[str]) -> bool:
    """Whether the words name a place that the short list of places knows, or end like one."""
    if len(lowers) == 1:
        return lowers[0] in PLACES or lowers[0].rstrip(".") in ABBREVIATED_PLACES
    joined = " ".join(lowers)
    if joined in PLACE_PAIRS or (lowers[0] in PLACE_LEADS and lowers[-1] in PLACES):
        return True
    return lowers[-1] in PLACE_HEADS and not given(lowers[0])


def gender_of(titles: Sequence[str]) -> str:
    """The pronoun that titles in small letters tell, or empty."""
    if any(title in MALE for title in titles):
        return "he"
    return "she" if any(title in FEMALE for title in titles) else ""
