"""What one clause says will be and another says will not, in words of their own: "I will not stand again", "I will be running".

Only a few affairs are known, each by the plain words for it, its subject the speaker or a thing named alike in both clauses; whatever is
supposed, wished, asked or only possible is none.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.claims.wording import NEGATIONS, STOP, stem

LONGEST = 300
"""Characters of a clause that is read."""

_CLAUSE = re.compile(r"[.!?…,;:]+[\"'”’»]*\s+|[\"”»]\s+[\"“«]|\s+(?:but|although|though|and|because|while)\s+", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|unless|whether|may|might|could|should|perhaps|maybe|probably|possibly|hopes?|wish(?:es)?|wants?|until|or|as)\b|\?", re.I
)
"""What keeps a clause from saying that something is so."""

_WHEN = (
    r"(?:next|this|the (?:next|coming)|spring|summer|autumn|fall|winter|\d{4}|(?:the )?(?:spring|summer|autumn|winter|fall|election)s?)\b"
)
_SEAT = (
    r"(?:re-?election|election|office|another term|a (?:second|third|fourth|further) term|mayor|president|governor|parliament|congress"
    r"|senate|(?:the )?(?:council|board|seat|presidency|leadership|chair|chairmanship|post|job))\b"
)
_FOR_OFFICE = (
    rf"(?=[\s\"'”’.!?,;]*$|\s+again\b|\s+as an? \w|\s+for {_SEAT}|\s+(?:in|at) {_WHEN}"
    r"|\s+(?:this|next) (?:year|spring|summer|autumn|fall|time)\b)"
)
_AUX = (
    r"(?:(?:will|would|shall|am|is|are|was|were|have|has|had|be|been|going to|intend(?:s|ed)? to|plan(?:s|ned)? to|not|never|definitely"
    r"|certainly|now|again|also|still|already|simply|all but|officially|no longer|going|to)\s+|(?:won['’]t|wouldn['’]t|isn['’]t|aren['’]t"
    r"|wasn['’]t|weren['’]t|hasn['’]t|haven['’]t)\s+)"
)
_SPEAKER = rf"(?:^|[\s\"“'‘])(?P<who>i|he|she)(?:['’](?:ll|m|ve|d|s))?\s+(?P<way>{_AUX}{{0,5}})"
_OF_THE_SPEAKER = {
    "standing": re.compile(
        rf"{_SPEAKER}(?P<verb>(?:stand(?:ing)?|stood|run(?:ning)?){_FOR_OFFICE}|seek(?:ing)? {_SEAT}|a candidate\b)", re.IGNORECASE
    ),
    "leaving": re.compile(
        rf"{_SPEAKER}(?P<verb>resign(?:ing|ed)?\b|quit(?:ting)?\b|st(?:ep|and)(?:p?ing|ped)? (?:down|aside)\b)", re.IGNORECASE
    ),
}
_THING = rf"(?:^|\s|[\"“'‘])(?P<of>(?:(?:the|this|that|our|my|its|[\w-]+['’]s)\s+)(?:[\w-]+\s+){{0,4}}?[\w-]+)\s+(?P<way>{_AUX}{{0,5}})"
_END = r"(?=[\s\"'”’.!?,;]*$)"
_DEAD = re.compile(
    rf"{_THING}(?P<verb>dead{_END}|buried{_END}|scrapped\b|shelved\b|abandoned\b|cancell?ed\b|off the table\b|off{_END}|over{_END})",
    re.IGNORECASE,
)
_ALIVE = re.compile(
    rf"{_THING}(?P<verb>(?:goes|go|going|went) ahead\b(?! of)|proceeds?\b|proceeding\b|alive\b|back on\b|on track\b|happen(?:ing)?\b)",
    re.IGNORECASE,
)
_DENIED = re.compile(rf"\b(?:{'|'.join(sorted(NEGATIONS))}|no longer)\b|n['’]t\b", re.IGNORECASE)
_PRONOUNS = frozenset("it this that they these those which who what he she i we you one".split())


@dataclass(frozen=True, slots=True)
class Affair:
    """What a clause says of an affair: whether it will be, and of what thing by the stems of its name, empty for the speaker's own."""

    kind: str
    holds: bool
    thing: tuple[str, ...]
    clause: str


def turned(one: str, two: str, *, reported: tuple[bool, bool] = (False, False), denied: bool = False) -> tuple[Affair, Affair] | None:
    """What two statements of one speaker say of one affair, where the one says that it will be and the other that it will not.

    `reported`: which of them are in the article's words, where the speaker is "he" or "she". `denied`: one of the two was denied.
    """
    for here in affairs(one, reported=reported[0]):
        for there in affairs(two, reported=reported[1]):
            if here.kind == there.kind and (here.holds == there.holds) == denied and _one_thing(here.thing, there.thing):
                return here, there
    return None


def _one_thing(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names for a thing end alike and the longer has every word of the shorter."""
    if not (one and other):
        return one == other
    return one[-1] == other[-1] and (set(one) <= set(other) or set(other) <= set(one))


@lru_cache(maxsize=2048)
def affairs(text: str, *, reported: bool) -> tuple[Affair, ...]:
    """The affairs of which the clauses of a statement tell."""
    found = []
    for number, clause in enumerate(_CLAUSE.split(" ".join(text.split()))):
        if not clause or len(clause) > LONGEST or _OPEN.search(clause):
            continue
        found += _of_the_speaker(clause, reported=reported, opens=not number) + _of_a_thing(clause)
    return tuple(found)


def _of_the_speaker(clause: str, *, reported: bool, opens: bool) -> list[Affair]:
    found = []
    for kind, shape in _OF_THE_SPEAKER.items():
        for match in shape.finditer(clause):
            before = clause[: match.start("who")].strip(" \"“'‘").casefold()
            own = match["who"].casefold() == "i" or (reported and opens and before in {"", "that"})
            if own and before in {"", "that", "so", "yes", "no", "well", "now", "and"} and match["way"]:
                found.append(Affair(kind, not _DENIED.search(match["way"]), (), clause.strip()))
    return found


def _of_a_thing(clause: str) -> list[Affair]:
    found = []
    for holds, shape in ((False, _DEAD), (True, _ALIVE)):
        for match in shape.finditer(clause):
            name = [word for word in re.findall(r"[\w-]+", match["of"].casefold()) if word not in STOP]
            if name and name[-1] not in _PRONOUNS and (holds or match["way"]):
                says = holds != bool(_DENIED.search(match["way"]))
                found.append(Affair("going ahead", says, tuple(map(stem, name)), clause.strip()))
    return found
