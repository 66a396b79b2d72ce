"""Whether a claim and a sentence tell alike who did something to whom: "the town asked the mill" is not "the mill asked the town"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from app.words import PAST, STOP, Word, stem, words_of

_BEING = frozenset("is are was were be been being am".split())
_BEFORE_VERB = _BEING | frozenset("has have had having will would shall should can could may might must do does did not never to".split())
_BREAK = re.compile(r"[,;:.!?()—–]")
_PREPOSITIONS = frozenset("at by for from in into of on onto to with without over under about against".split())
_ENDS = _PREPOSITIONS | frozenset("and but or that when while because if before after until since than as".split())
"""Words at which the objects of a verb end."""
_NOBODY = frozenset(
    "back away ahead together today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday last".split()
)
"""Words beside a verb that tell when or where to."""
OBJECTS = 6
"""Words behind a verb among which its objects stand."""
SUBJECT = 4
"""Words of a subject before its last among which a preposition makes that another's ("nobody at the council")."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with the stems of who does it, none for a pronoun, and of whom or what it is done to."""

    verb: str
    agents: frozenset[str]
    objects: frozenset[str]


def roles_differ(claim: str, sentence: str) -> bool:
    """Whether who does something in the one text has it done in the other, or the claim joins the objects of two deeds of one verb."""
    ours, theirs = _deeds(claim), _deeds(sentence)
    return any(
        _differ([deed for deed in ours if deed.verb == verb], [deed for deed in theirs if deed.verb == verb])
        for verb in {deed.verb for deed in ours} & {deed.verb for deed in theirs}
    )


def _differ(ours: Sequence[Deed], theirs: Sequence[Deed]) -> bool:
    if len(ours) > 1:
        return False
    named = ours[0].objects & frozenset().union(*(deed.objects for deed in theirs))
    apart = not any(named <= deed.objects for deed in theirs)
    return apart or all(_turned(one, other) or _turned(other, one) for one, other in product(ours, theirs))


def _turned(one: Deed, other: Deed) -> bool:
    """Whether whom `one` does it to does it in `other`, to somebody: "the ferry stopped" turns nothing round."""
    return bool(other.objects and other.agents & one.objects - other.objects) and not one.agents & other.agents


@lru_cache(maxsize=4096)
def _deeds(text: str) -> tuple[Deed, ...]:
    return tuple(_found(text, words_of(text)))


def _found(text: str, words: Sequence[Word]) -> Iterator[Deed]:
    for at, word in enumerate(words):
        first = at
        while first and words[first - 1].fold in _BEFORE_VERB and not _parted(text, words, first):
            first -= 1
        past = word.fold.endswith("ed") or word.fold in PAST
        if word.fold in STOP or not (first < at or past):
            continue
        subject, (objects, by) = _subject(text, words, first), _behind(text, words, at)
        passive = past and words[at - 1].fold in _BEING and first < at
        yield Deed(stem(word.fold), by, subject) if passive else Deed(stem(word.fold), subject, objects)


def _subject(text: str, words: Sequence[Word], verb: int) -> frozenset[str]:
    """The stem of the noun right before a verb, where it is its subject."""
    run: list[Word] = []
    for at in range(verb, 0, -1):
        if _parted(text, words, at) or words[at - 1].fold in _ENDS or len(run) > SUBJECT:
            break
        run.append(words[at - 1])
    start = verb - len(run)
    of_another = start > 0 and words[start - 1].fold in _PREPOSITIONS and not _parted(text, words, start)
    return _telling(run[:1]) if not of_another else frozenset()


def _behind(text: str, words: Sequence[Word], verb: int) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of a verb's objects, and of the words behind "by"."""
    end = _end(text, words, verb + 1)
    by = end < len(words) and words[end].fold == "by" and not _parted(text, words, end)
    return _telling(words[verb + 1 : end]), _telling(words[end + 1 : _end(text, words, end + 1)]) if by else frozenset()


def _end(text: str, words: Sequence[Word], start: int) -> int:
    """Where the nouns end that stand from `start` on."""
    last = min(len(words), start + OBJECTS)
    return next((at for at in range(start, last) if words[at].fold in _ENDS or _parted(text, words, at)), last)


def _telling(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(stem(word.fold) for word in words if word.fold not in STOP | _NOBODY)


def _parted(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a mark parts a word from the one before it."""
    return at > 0 and bool(_BREAK.search(text, words[at - 1].end, words[at].start))


_WHO = {"i": "one", "he": "one", "she": "one", "we": "many", "they": "many"}
_VOICE = re.compile(
    r"\b(?P<who>i|he|she|we|they)(?:['’](?:ve|d|s))? (?:(?:have|has|had|not|never|also|\w{1,20}ly) ){0,3}"
    r"(?:(?P<passive>was|were|been|being|am|is|are) )?"
    r"(?:(?:not|never|also|\w{1,20}ly) ){0,2}(?P<verb>\w{1,30})\b",
    re.I,
)


def voice_differs(claim: str, sentence: str) -> bool:
    """Whether somebody does in the one text what is done to them in the other: "she was asked" for "I asked"."""
    ours, theirs = _voices(claim), _voices(sentence)
    return any(ours[deed].isdisjoint(theirs[deed]) for deed in ours.keys() & theirs.keys())


def _voices(text: str) -> dict[tuple[str, str], set[bool]]:
    """For each pronoun, one or many, with its verb: whether it is passive."""
    found: dict[tuple[str, str], set[bool]] = {}
    for each in _VOICE.finditer(text):
        verb = each["verb"].lower()
        if not (verb.endswith("ed") or verb in PAST) or verb in _EITHER:
            continue
        deed = _WHO[each["who"].lower()], stem(verb)
        found.setdefault(deed, set()).add(bool(each["passive"]))
    return found


_EITHER = frozenset(
    "opposed married gathered worried retired finished recovered determined prepared divided dedicated committed convinced concerned "
    "surprised disappointed satisfied engaged involved interested tired gone done become been lost broken supposed used trained "
    "moved settled registered qualified dressed changed closed opened stopped started ended".split()
)
"""What one is as well as does: "she was married", "she married"."""
_BETWEEN = re.compile(r"\b(?:before|after|than|because)\b", re.I)
"""Words of which what stands before them and what stands behind are not the same turned round."""


def sides_changed(claim: str, sentence: str) -> bool:
    """Whether what the one text has before a "before" or a "than" stands behind the same word in the other."""
    ours, theirs = (_BETWEEN.search(text) for text in (claim, sentence))
    if not ours or not theirs or ours.group().lower() != theirs.group().lower():
        return False
    first, last = _telling(words_of(claim[: ours.start()])), _telling(words_of(claim[ours.end() :]))
    before, behind = _telling(words_of(sentence[: theirs.start()])), _telling(words_of(sentence[theirs.end() :]))
    changed, kept = (first & behind - before, last & before - behind), (first & before - behind, last & behind - before)
    return all(changed) and sum(map(len, changed)) > sum(map(len, kept))
