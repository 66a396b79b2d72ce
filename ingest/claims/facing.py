"""The clauses of two statements that speak about one thing, and what in them speaks against each other."""

import re
from functools import lru_cache

from ingest.claims.wording import Wording, opposite

FEWEST = 2
"""Words with meaning that two clauses share at least."""
SHARE = 0.6
"""Share of the shorter clause's words with meaning that the other has too."""

_CLAUSE = re.compile(r"[.!?…,;:]+[\"'”’»]*\s+|[\"”»]\s+[\"“«]|\s+(?:but|although|though)\s+", re.IGNORECASE)


def facing(one: str, two: str) -> tuple[Wording, Wording] | None:
    """The clauses of two statements that share most of their words with meaning, None when none share enough."""
    best: tuple[float, int, Wording, Wording] | None = None
    for here in _clauses(one):
        for there in _clauses(two):
            shared = len(here.stems & there.stems)
            if shared < FEWEST or shared < SHARE * min(len(here.stems), len(there.stems)):
                continue
            share = shared / len(here.stems | there.stems)
            if best is None or (share, shared) > best[:2]:
                best = share, shared, here, there
    return best[2:] if best else None


def contrary(one: Wording, two: Wording, *, denied: bool = False) -> str:
    """What in two clauses that share most of their words speaks against each other; empty for nothing."""
    if one.numbers and two.numbers and one.numbers.isdisjoint(two.numbers):
        return "number"
    odd = bool(one.negations) != bool(two.negations)
    opposed = _opposed(one, two)
    if odd != (opposed != denied):
        return "denial" if denied else "opposite" if opposed else "negation"
    return ""


@lru_cache(maxsize=2048)
def _clauses(text: str) -> tuple[Wording, ...]:
    """Kept, as a statement is compared with many."""
    return tuple(Wording(part) for part in _CLAUSE.split(" ".join(text.split())) if part)


def _opposed(one: Wording, two: Wording) -> bool:
    here, there = one.stems - two.stems, two.stems - one.stems
    return any(other in there for word in here for other in opposite(word))
