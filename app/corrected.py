"""Statements that a correction on record changes: what it prints of the same speaker stands for what was printed before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.confirm import reports_differ
from app.disowned import may_correct, notes, takes_back
from app.negation import telling
from app.turn import Scored
from app.verdict import closest_sentence
from archive.records import Quote, Span

_INSTEAD = re.compile(r"[,;]? (?:and |but )?(?:not|rather than|instead of)\b(?P<wrong>[^.;]*)")
"""What a correction says was wrong, behind what is right."""


@dataclass(frozen=True, slots=True)
class Parted:
    """Statements, best first, that stand, those that a correction takes back, and of the first those that it prints in their place."""

    standing: tuple[Scored, ...]
    taken: tuple[Scored, ...]
    right: tuple[Scored, ...]


def parted(items: Sequence[Scored]) -> Parted:
    """The statements of a ranking apart from those that a correction among them takes back."""
    wrong = corrected([item.quote for item in items])
    right = {each.id for each in wrong.values() if each}
    return Parted(
        tuple(item for item in items if item.quote.id not in wrong),
        tuple(item for item in items if item.quote.id in wrong),
        tuple(item for item in items if item.quote.id in right),
    )


def corrected(quotes: Sequence[Quote]) -> dict[str, Quote | None]:
    """By id, statements that a correction takes back, with the statement among these that it prints in their place, if there is one."""
    standing = {quote.id: _stands(quote) for quote in quotes}
    right = [quote for quote in quotes if standing[quote.id]]
    found: dict[str, Quote | None] = {quote.id: None for quote in quotes if standing[quote.id] is False}
    for quote in quotes if right else ():
        replacing = next((each for each in right if _replaces(each, quote)), None) if not standing[quote.id] else None
        if replacing:
            found[quote.id] = replacing
    return found


def _stands(quote: Quote) -> bool | None:
    """Whether a statement in a correction is what the correction says is right; None outside corrections."""
    text, extent = quote.article.text, quote.extent
    note = next((note for note in notes(quote.article) if extent in note), None)
    return None if note is None else not takes_back(text, note, Span(extent.start, extent.end))


def _replaces(right: Quote, wrong: Quote) -> bool:
    """Whether a correction's statement is another report of what one speaker said, with something else in the place of what was wrong."""
    if not may_correct(right.article, wrong.article) or set(right.speakers).isdisjoint(wrong.speakers):
        return False
    said = closest_sentence(right.text, wrong.text)
    plain = _INSTEAD.sub("", right.text)
    if reports_differ(plain, said):
        return True
    told, before = telling(plain), telling(said)
    taken = frozenset().union(*(telling(each["wrong"]) for each in _INSTEAD.finditer(right.text))) - told
    return bool(taken and told & before) and taken <= before
