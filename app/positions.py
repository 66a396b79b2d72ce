"""A person's position over time: dated statements on one line, and pairs of which a reader may ask whether the position changed.

A suggestion is a question, never a verdict. Only what the words themselves show is suggested: another number, a negation or an opposite in
clauses that share most of their words, a speaker who takes words back, a later statement that hedges what an earlier one said flatly. What
an article reports in its own words may say "will finish" for "will never go out again": there a negation alone shows nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from app.disowned import in_a_note
from archive.filters import QuoteFilter
from archive.outline import Outline
from archive.records import Form, Polarity, Quote
from ingest.claims.facing import FEWEST, contrary, facing
from ingest.claims.turns import Affair, affairs, turned
from ingest.claims.wording import Wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from archive.archive import Archive

CONTRARY = 3
"""Words with meaning that two clauses share at least when one is to contradict the other, half of all that they have."""
PRINTED = 0.7
"""Share of the shorter clause's words, aligned in order, from which two clauses of near days are prints of one utterance: a variant."""
NEAR = 30
"""Days in which an utterance is printed again."""
BESIDE = 12
"""Earlier statements that a statement is compared with, those with most words in common: a line of thousands stays quick."""
TURNED = "the other way"
"""Why a pair is asked about that says of one affair, in other words, that it will be and that it will not."""
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


Told = TypeVar("Told", Quote, Outline)


@dataclass(frozen=True, slots=True)
class Pair(Generic[Told]):
    """Two dated statements of one person; `differs` says in the articles' words what differs: the earlier words and the later ones."""

    change: Change
    earlier: Told
    later: Told
    why: str = ""
    differs: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Line:
    """A person's dated statements about something in outline, the first first, and the pairs that are worth a question."""

    statements: tuple[Outline, ...]
    pairs: tuple[Pair[Outline], ...]
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
    latest = dated[-COMPARED:]
    utterance = {i: claim.utterances for i, claim in claims_of(archive, [quote.id for quote in latest]).items()}
    occasion = {i: next((said[0].id for said in each if any(q.id == i for q in said)), i) for i, each in utterance.items()}
    pairs = _of_one_matter(archive, list(_pairs(latest, occasion)))
    return Line(tuple(dated), tuple(sorted(pairs, key=_weight)), tuple(quote for quote in found if not day_of(quote)))


def day_of(quote: Quote | Outline) -> date | None:
    """The day something was said, where the article tells it; else the day it was published."""
    return quote.said_on or quote.published_on


def whole(archive: "Archive", pairs: Sequence[Pair[Outline]]) -> Iterator[Pair[Quote]]:
    """Pairs with their statements whole, as far as these are on record."""
    read = {quote.id: quote for quote in archive.quotes_by_id(sorted({quote.id for pair in pairs for quote in (pair.earlier, pair.later)}))}
    for pair in pairs:
        if pair.earlier.id in read and pair.later.id in read:
            yield Pair(pair.change, read[pair.earlier.id], read[pair.later.id], pair.why, pair.differs)


def _of_one_matter(archive: "Archive", pairs: Sequence[Pair[Outline]]) -> Iterator[Pair[Outline]]:
    """The pairs without changes that a correction tells of, or of "the plan" under headlines that share no word with meaning."""
    changes = [pair for pair in pairs if pair.change is Change.REVERSED]
    read = {
        quote.id: quote for quote in archive.quotes_by_id(sorted({quote.id for pair in changes for quote in (pair.earlier, pair.later)}))
    }
    titled = {i: Wording(quote.article.title).stems for i, quote in read.items()}
    corrections = {i for i, quote in read.items() if in_a_note(quote)}
    for pair in pairs:
        ids = {pair.earlier.id, pair.later.id}
        met = _turned(pair.earlier, pair.later) if pair.why == TURNED else None
        bare = met is not None and 1 in {len(affair.thing) for affair in met}
        if not (ids & corrections or (bare and not titled[pair.earlier.id] & titled[pair.later.id])):
            yield pair


def _turned(earlier: Told, later: Told) -> tuple[Affair, Affair] | None:
    reported = earlier.form is not Form.DIRECT, later.form is not Form.DIRECT
    denied = (earlier.polarity is Polarity.DENIED) != (later.polarity is Polarity.DENIED)
    return turned(earlier.text, later.text, reported=reported, denied=denied)


def _weight(pair: Pair[Outline]) -> tuple[int, date, str]:
    return tuple(Change).index(pair.change), day_of(pair.later) or date.max, pair.later.id


def _pairs(dated: Sequence[Outline], occasion: dict[str, str]) -> Iterator[Pair[Outline]]:
    """For each statement the earlier ones of other days and occasions that it may change, of each occasion one."""
    import numpy as np

    ids = [quote.id for quote in dated]
    days = np.array([(day_of(quote) or date.max).toordinal() for quote in dated])
    in_common = _in_common([Wording(quote.text).stems for quote in dated])
    telling = [n for n, quote in enumerate(dated) if affairs(quote.text, reported=quote.form is not Form.DIRECT)]
    for at, later in enumerate(dated):
        seen: set[str] = set()
        shared = np.where(days[:at] == days[at], 0, in_common[at, :at])
        near = sorted(_most(shared), key=lambda n: (-shared[n], ids[n]))[:BESIDE]
        before = [n for n in telling if n < at and days[n] != days[at] and n not in near][-BESIDE:] if at in telling else []
        for n in (*near, *reversed(before)):
            place = occasion.get(ids[n], ids[n])
            if place in seen or place == occasion.get(ids[at]):
                continue
            found = compared(dated[n], later)
            if found is not None and (n in near or found.why == TURNED):
                seen.add(place)
                yield found


def _in_common(worded: Sequence[frozenset[str]]) -> "NDArray[np.int64]":
    """How many words each two of several have in common: shape (len(worded), len(worded)).

    They are counted: a product of matrices takes five times as long, and waits for every processor.
    """
    import numpy as np

    places: defaultdict[str, list[int]] = defaultdict(list)
    for n, words in enumerate(worded):
        for word in words:
            places[word].append(n)
    held = {word: np.array(where) for word, where in places.items() if len(where) > 1}
    shared = np.zeros((len(worded), len(worded)), dtype=np.int64)
    for n, words in enumerate(worded):
        met = [held[word] for word in words if word in held]
        if met:
            shared[n] = np.bincount(np.concatenate(met), minlength=len(worded))
    return shared


def _most(shared: "NDArray[np.int64]") -> list[int]:
    """The places of the BESIDE largest numbers above 0, and of those equal to the least of them."""
    import numpy as np

    least = max(1, int(np.partition(shared, -BESIDE)[-BESIDE])) if len(shared) > BESIDE else 1
    return [int(n) for n in np.flatnonzero(shared >= least)]


def compared(earlier: Told, later: Told) -> Pair[Told] | None:
    """What two statements of one person show side by side; None when they do not speak about the same thing in the same words."""
    taken_back = _taken_back(earlier, later)
    if taken_back is not None:
        return taken_back
    met = _turned(earlier, later)
    if met is not None and not _one_print(earlier, later, *(Wording(affair.clause) for affair in met)):
        return Pair(Change.REVERSED, earlier, later, TURNED, (met[0].clause, met[1].clause))
    clauses = facing(earlier.text, later.text)
    if clauses is None:
        return None
    one, two = clauses
    differs = (one.text.strip(), two.text.strip())
    against = contrary(one, two, denied=(earlier.polarity is Polarity.DENIED) != (later.polarity is Polarity.DENIED))
    if against:
        reworded = against == "negation" and Form.INDIRECT in {earlier.form, later.form}
        said_so = _shared(one, two) >= CONTRARY and not reworded and not _one_print(earlier, later, one, two)
        return Pair(Change.REVERSED, earlier, later, against, differs) if said_so else None
    if _HEDGES & set(two.words) and not _HEDGES & set(one.words):
        return Pair(Change.HEDGED, earlier, later, "hedge", differs)
    return Pair(Change.SAME, earlier, later, "", differs)


def _one_print(earlier: Told, later: Told, one: Wording, two: Wording) -> bool:
    """Whether two clauses of near days are prints of one utterance."""
    apart = abs(((day_of(later) or date.max) - (day_of(earlier) or date.min)).days)
    return apart <= NEAR and _printed(one, two)


def _shared(one: Wording, two: Wording) -> int:
    """Words with meaning that two clauses share; 0 where these are less than half of what they have."""
    shared = len(one.stems & two.stems)
    return shared if 2 * shared >= len(one.stems | two.stems) else 0


def _printed(one: Wording, two: Wording) -> bool:
    first, second = sorted((one.words, two.words))
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= PRINTED * min(len(first), len(second))


def _taken_back(earlier: Told, later: Told) -> Pair[Told] | None:
    """A speaker who says of words that are met again in an earlier statement that they were wrong."""
    words = _back(later.text)
    if not words or _back(earlier.text):
        return None
    shared = Wording(earlier.text).stems & Wording(later.text).stems
    if len(shared) < FEWEST:
        return None
    return Pair(Change.REVERSED, earlier, later, "taken back", (" ".join(earlier.text.split()), words))


@lru_cache(maxsize=COMPARED * 2)
def _back(text: str) -> str:
    """The words that take something back, empty for none."""
    match = _BACK.search(text)
    return match.group() if match else ""
