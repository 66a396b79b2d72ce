"""A person's position over time: dated statements on one line, and pairs of which a reader may ask whether the position changed.

A suggestion is a question, never a verdict. Only what the words themselves show is suggested: another number, a negation or an opposite in
clauses that share most of their words, a speaker who takes words back, a later statement that hedges what an earlier one said flatly. What
an article reports in its own words may say "will finish" for "will never go out again": there a negation alone shows nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from heapq import nsmallest
from typing import TYPE_CHECKING

from archive.filters import QuoteFilter
from archive.outline import Outline
from archive.records import Form, Polarity, Quote
from ingest.claims.facing import FEWEST, contrary, facing
from ingest.claims.wording import Wording

if TYPE_CHECKING:
    from archive.archive import Archive

CONTRARY = 3
"""Words with meaning that two clauses share at least when one is to contradict the other, half of all that they have."""
PRINTED = 0.7
"""Share of the shorter clause's words, aligned in order, from which two clauses of near days are prints of one utterance: a variant."""
NEAR = 30
"""Days in which an utterance is printed again."""
BESIDE = 12
"""Earlier statements that a statement is compared with, those with most words in common: a line of thousands stays quick."""
COMPARED = 400
"""Statements of one line that are compared; of more the latest."""

_BACK = re.compile(
    r"\b(?:(?:i|we|(?:my|our) (?:\w+ ){0,5}?\w+) (?:was|were) (?:\w+ )?(?:wrong|mistaken)|i said the opposite"
    r"|i take (?:it|that) back|(?:i|we) (?:have )?changed (?:my|our) minds?"
    r"|(?:i|we) no longer (?:believe|think|support|want)|(?:i|we) used to (?:believe|think|say|support)"
    r"|(?:i|we) (?:told|assured|promised|said)\b.{1,120}?\b(?:that|this|it) was (?:wrong|false|untrue|a mistake)"
    r"|(?:i|we) (?:believed|thought|meant|promised)\b.{1,60}\b(?:today|now|cannot|can't))\b",
    re.IGNORECASE | re.DOTALL,
)
_HEDGES = frozenset("may might maybe perhaps possibly could probably hope aspiration intend likely consider unless depends".split())


class Change(StrEnum):
    """How a later statement stands to an earlier one, as a question."""

    REVERSED = "reversed"
    HEDGED = "hedged"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two dated statements of one person; `differs` says in the articles' words what differs: the earlier words and the later ones."""

    change: Change
    earlier: Quote
    later: Quote
    why: str = ""
    differs: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Line:
    """A person's dated statements about something in outline, the first first, and the pairs that are worth a question."""

    statements: tuple[Outline, ...]
    pairs: tuple[Pair, ...]
    undated: tuple[Outline, ...] = ()


def line(archive: "Archive", speakers: tuple[str, ...], only: frozenset[str] | None = None) -> Line:
    """The position line of a person (by canonical names); with `only`, of those statements (ids), such as what fits a topic."""
    from archive.outlines import outlines

    said = outlines(archive, QuoteFilter(speakers=speakers))
    return line_of(archive, [each for each in said if only is None or each.id in only])


def line_of(archive: "Archive", said: Sequence[Outline]) -> Line:
    """The position line that statements of one person make."""
    from archive.claims.record import claims_of

    found = [quote for quote in said if quote.polarity in {Polarity.ASSERTED, Polarity.DENIED}]
    dated = sorted((quote for quote in found if day_of(quote)), key=lambda quote: (day_of(quote) or date.max, quote.id))
    latest = [quote.id for quote in dated[-COMPARED:]]
    utterance = {i: claim.utterances for i, claim in claims_of(archive, latest).items()}
    occasion = {i: next((said[0].id for said in each if any(q.id == i for q in said)), i) for i, each in utterance.items()}
    pairs = _pairs(archive.quotes_by_id(latest), occasion)
    return Line(tuple(dated), tuple(sorted(pairs, key=_weight)), tuple(quote for quote in found if not day_of(quote)))


def day_of(quote: Quote | Outline) -> date | None:
    """The day something was said, where the article tells it; else the day it was published."""
    return quote.said_on or quote.published_on


def _weight(pair: Pair) -> tuple[int, date, str]:
    return tuple(Change).index(pair.change), day_of(pair.later) or date.max, pair.later.id


def _pairs(dated: Sequence[Quote], occasion: dict[str, str]) -> Iterator[Pair]:
    """For each statement the earlier ones of other days and occasions that it may change, of each occasion one."""
    ids, days = [quote.id for quote in dated], [day_of(quote) for quote in dated]
    worded = [Wording(quote.text).stems for quote in dated]
    for at, later in enumerate(dated):
        seen: set[str] = set()
        words, day = worded[at], days[at]
        before = [(-len(shared), ids[n], n) for n in range(at) if days[n] != day and (shared := words & worded[n])]
        for _, earlier, n in nsmallest(BESIDE, before):
            place = occasion.get(earlier, earlier)
            if place in seen or place == occasion.get(ids[at]):
                continue
            found = compared(dated[n], later)
            if found is not None:
                seen.add(place)
                yield found


def compared(earlier: Quote, later: Quote) -> Pair | None:
    """What two statements of one person show side by side; None when they do not speak about the same thing in the same words."""
    taken_back = _taken_back(earlier, later)
    if taken_back is not None:
        return taken_back
    clauses = facing(earlier.text, later.text)
    if clauses is None:
        return None
    one, two = clauses
    differs = (one.text.strip(), two.text.strip())
    against = contrary(one, two, denied=(earlier.polarity is Polarity.DENIED) != (later.polarity is Polarity.DENIED))
    if against:
        apart = abs(((day_of(later) or date.max) - (day_of(earlier) or date.min)).days)
        reworded = against == "negation" and Form.INDIRECT in {earlier.form, later.form}
        said_so = _shared(one, two) >= CONTRARY and not reworded and not (apart <= NEAR and _printed(one, two))
        return Pair(Change.REVERSED, earlier, later, against, differs) if said_so else None
    if _HEDGES & set(two.words) and not _HEDGES & set(one.words):
        return Pair(Change.HEDGED, earlier, later, "hedge", differs)
    return Pair(Change.SAME, earlier, later, "", differs)


def _shared(one: Wording, two: Wording) -> int:
    """Words with meaning that two clauses share; 0 where these are less than half of what they have."""
    shared = len(one.stems & two.stems)
    return shared if 2 * shared >= len(one.stems | two.stems) else 0


def _printed(one: Wording, two: Wording) -> bool:
    first, second = sorted((one.words, two.words))
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= PRINTED * min(len(first), len(second))


def _taken_back(earlier: Quote, later: Quote) -> Pair | None:
    """A speaker who says of words that are met again in an earlier statement that they were wrong."""
    match = _BACK.search(later.text)
    if match is None or _BACK.search(earlier.text):
        return None
    shared = Wording(earlier.text).stems & Wording(later.text).stems
    if len(shared) < FEWEST:
        return None
    return Pair(Change.REVERSED, earlier, later, "taken back", (" ".join(earlier.text.split()), match.group()))
