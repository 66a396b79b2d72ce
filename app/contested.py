"""Words that articles give to different people: whose they are taken to be, and that reports differ is said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from app.negation import negators, telling
from app.sentences import listed, plural
from app.turn import Scored
from app.words import words_of
from archive.records import Quote

SAME = 88
"""Percent, from which two statements are the same words: the words of the shorter lie in the longer (rapidfuzz's token set ratio)."""
LEAST = 4  # words; fewer are nobody's in particular
TELLING = 3  # telling words of a statement that another one may hold all of
MARKED = 2  # telling words in quotation marks that are somebody's own


@dataclass(frozen=True, slots=True)
class Owner:
    """A named speaker of words that others are given too, with the articles that say so."""

    name: str
    articles: int
    first: date | None
    quoted: float
    """Share of the words that stand in quotation marks, where it is most."""
    confidence: float


def settled(items: Sequence[Scored], beside: Sequence[Scored] = ()) -> tuple[list[Scored], str]:
    """A ranking, the best first, with whom most articles give the best one's words to in front, or the earliest; and how reports differ.

    The same words may also stand among what lies `beside` the ranking. The sentence is empty when nobody else is given these words.
    """
    pool = [*items, *(item for item in beside if item not in items)]
    found = owners(pool)
    if len(found) < 2:  # noqa: PLR2004 - one owner is no contest
        return list(items), ""
    front = next(item for item in _alike(pool) if item.quote.speaker == found[0].name)
    given = [f"{plural(owner.articles, 'article')} to {owner.name}" for owner in found]
    return [front, *(item for item in items if item is not front)], f"Reports differ on whose words these are: {listed(given)}."


def owners(items: Sequence[Scored]) -> list[Owner]:
    """To whom articles give the words of the best statement: most articles first, the earliest, who is quoted most fully, the surest."""
    alike = [item.quote for item in _alike(items)]
    names = dict.fromkeys(quote.speaker for quote in alike if quote.speaker)
    found = [_owner(name, [quote for quote in alike if quote.speaker == name]) for name in names]
    if len({quote.article.id for quote in alike}) == 1:  # one lies in the other: nobody repeats the other's words
        found = [replace(owner, quoted=0.0) for owner in found]
    return sorted(found, key=lambda owner: (-owner.articles, owner.first or date.max, -owner.quoted, -owner.confidence))


def _alike(items: Sequence[Scored]) -> list[Scored]:
    """The statements that are the same words as the best one, which is the first of them."""
    return [item for item in items if item is items[0] or _same(item.quote, items[0].quote)]


def _owner(name: str, quotes: Sequence[Quote]) -> Owner:
    days = [day for quote in quotes if (day := quote.published_on)]
    return Owner(
        name, len({quote.article.id for quote in quotes}), min(days, default=None), max(map(_marked, quotes)),
        max(quote.confidence for quote in quotes),
    )  # fmt: skip


def _marked(quote: Quote) -> float:
    return sum(map(len, quote.verbatim)) / sum(map(len, quote.content))


def _same(one: Quote, two: Quote) -> bool:
    """Whether two statements are the same words: nearly letter by letter, or in two articles by what one of them quotes."""
    ours, theirs = _words(one.text), _words(two.text)
    if min(len(ours.split()), len(theirs.split())) < LEAST:
        return False
    if fuzz.token_set_ratio(ours, theirs, score_cutoff=SAME) > 0:
        return True
    if one.article.id == two.article.id:
        return False
    if _quotes(one, theirs) or _quotes(two, ours):
        return True
    short, long = sorted((telling(one.text), telling(two.text)), key=len)
    return TELLING <= len(short) and short <= long and negators(one.text) == negators(two.text)


def _quotes(quote: Quote, words: str) -> bool:
    """Whether what a statement has in quotation marks stands word for word among `words`."""
    marked = [part.cut(quote.article.text) for part in quote.verbatim]
    longest = max(marked, key=len, default="")
    return len(telling(longest)) >= MARKED and len(words_of(longest)) >= MARKED + 1 and f" {_words(longest)} " in f" {words} "


def _words(text: str) -> str:
    return " ".join(word.fold for word in words_of(text))
