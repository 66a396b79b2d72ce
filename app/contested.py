"""Words that articles give to different people: whose they are taken to be, and that reports differ is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from app.sentences import listed, plural
from app.turn import Scored
from app.words import words_of
from archive.records import Quote

SAME = 88
"""Percent, from which two statements are the same words: the words of the shorter lie in the longer (rapidfuzz's token set ratio)."""
LEAST = 4  # words; fewer are nobody's in particular


@dataclass(frozen=True, slots=True)
class Owner:
    """A named speaker of words that others are given too, with the articles that say so."""

    name: str
    articles: int
    first: date | None
    confidence: float


def settled(items: Sequence[Scored]) -> tuple[list[Scored], str]:
    """A ranking, the best first, with whom most articles give the best one's words to in front, or the earliest; and how reports differ.

    The sentence is empty when nobody else is given these words.
    """
    found = owners(items)
    if len(found) < 2:  # noqa: PLR2004 - one owner is no contest
        return list(items), ""
    front = next(item for item in _alike(items) if item.quote.speaker == found[0].name)
    given = [f"{plural(owner.articles, 'article')} to {owner.name}" for owner in found]
    return [front, *(item for item in items if item is not front)], f"Reports differ on whose words these are: {listed(given)}."


def owners(items: Sequence[Scored]) -> list[Owner]:
    """To whom articles give the words of the best statement: most articles first, then the earliest, then the surest."""
    alike = [item.quote for item in _alike(items)]
    names = dict.fromkeys(quote.speaker for quote in alike if quote.speaker)
    found = [_owner(name, [quote for quote in alike if quote.speaker == name]) for name in names]
    return sorted(found, key=lambda owner: (-owner.articles, owner.first or date.max, -owner.confidence))


def _alike(items: Sequence[Scored]) -> list[Scored]:
    """The statements that are the same words as the best one, which is the first of them."""
    return [item for item in items if item is items[0] or _same(item.quote, items[0].quote)]


def _owner(name: str, quotes: Sequence[Quote]) -> Owner:
    days = [day for quote in quotes if (day := quote.published_on)]
    return Owner(name, len({quote.article.id for quote in quotes}), min(days, default=None), max(quote.confidence for quote in quotes))


def _same(one: Quote, two: Quote) -> bool:
    ours, theirs = (" ".join(word.fold for word in words_of(quote.text)) for quote in (one, two))
    return min(len(ours.split()), len(theirs.split())) >= LEAST and fuzz.token_set_ratio(ours, theirs, score_cutoff=SAME) > 0
