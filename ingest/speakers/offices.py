"""What a phrase calls somebody, taken apart so that phrases of different articles can be compared: "former mayor of Lowmere"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ingest.attribution import words as w
from ingest.ranks import RANKS
from ingest.speakers import roles
from ingest.speakers.lexicon import HONORIFICS

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_END = re.compile(r" (?:of|for|in|at|from|to|on|with|who|which|that|whose|based|over|under|against|behind|until|since|between) |[,(]")
_OVER = re.compile(
    r"\b(?:(?:stepped|stood) down|resigned|until|left office|no longer|at the time"
    r"|(?:from|between) \d{4} (?:to|until|and)|\d{4} ?[-–] ?\d{2,4}|in the \d{4}s)(?!\w)"
)
"""What is said of an office that somebody no longer holds."""
_MOST = 8
"""Words of what follows an office that are compared."""
_FORMER = """ex late then retired onetime one-time sometime ousted deposed disgraced defeated previous past erstwhile one-term emeritus
    deceased former"""
_STANDING = dict.fromkeys([*RANKS, "honorary", "would-be"]) | dict.fromkeys(_FORMER.split(), "former") | {
    "acting": "acting", "interim": "acting", "caretaker": "acting", "incoming": "elect", "elect": "elect", "designate": "elect",
    "outgoing": "", "suspended": "",
}  # fmt: skip
"""Words for how an office is held, and what they come to: the deputy, former or acting mayor is not the mayor, the outgoing one is."""
_VAGUE = HONORIFICS | w.DETERMINERS | w.POSSESSIVES | w.PREPOSITIONS | w.CONJUNCTIONS | frozenset(
    "current longtime long-time long-serving senior top new own veteran young old who first second".split()
)  # fmt: skip
_BEHIND = frozenset("elect designate emeritus".split())
"""Those of them that stand behind the office ("mayor-elect")."""
_TWO = {
    ("prime", "minister"): "premier",
    ("first", "minister"): "first minister",
    ("chief", "executive"): "ceo",
    ("executive", "officer"): "ceo",
}
_SAME = {"pm": "premier", "barrister": "counsel"}


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is called: the noun, how it is held (`standing`), and the other words, which say which one it is."""

    noun: str
    standing: frozenset[str]
    which: frozenset[str]


@lru_cache(maxsize=65_536)
def office(phrase: str) -> Office | None:
    """The office that a phrase names; None for a phrase without words."""
    end = _END.search(f"{phrase} ")
    head = [part for word in _WORD.findall(phrase[: end.start()] if end else phrase) for part in _parts(word)]
    rest = _WORD.findall(phrase[end.end() :])[:_MOST] if end else []
    if not head:
        return None
    if head[-1] in _BEHIND and len(head) > 1:
        head = [head[-1], *head[:-1]]
    *before, last = head
    noun = "premier" if last == "pm" else roles.key(last)
    if noun == "general" and before:
        noun = f"{roles.key(before.pop())} general"
    elif before and (before[-1], noun) in _TWO:
        noun = _TWO[before.pop(), noun]
        before = before[:-1] if noun == "ceo" and before[-1:] == ["chief"] else before
    standing = {_STANDING[word] or word for word in before if word in _STANDING and _STANDING[word] != ""}
    standing |= {"former"} if _OVER.search(phrase) else set()
    return Office(_SAME.get(noun, noun), frozenset(standing), words_of([*before, *rest, *_initials(rest)]))


def words_of(found: Iterable[str]) -> frozenset[str]:
    """Words as they are compared, without those that say nothing about which one is meant."""
    keys = {roles.key(word) for word in found if word.lower() not in _STANDING}
    return frozenset(word for word in keys - _VAGUE if len(word) > 1 and not word[0].isdigit())


def _parts(word: str) -> tuple[str, ...]:
    lower = word.lower().replace("’", "'")
    first, _, rest = lower.partition("-")
    if rest and first in _STANDING and (first in {"ex", "then"} or roles.is_agent(rest.rpartition("-")[2])):
        return (first, *_parts(rest))
    rest, _, last = lower.rpartition("-")
    return (last, rest) if rest and last in _BEHIND else (lower,)


def _initials(rest: Iterable[str]) -> list[str]:
    """The acronym of the name that an office is over ("president of the United Foundry Workers" is the UFW president)."""
    large = "".join(word[0] for word in rest if word[0].isupper())
    return [large] if len(large) > 2 else []  # noqa: PLR2004
