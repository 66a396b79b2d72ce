"""Statements made in a period that is not that of their article: printed later, or in an article without a day, which names the period."""

import re
from datetime import date, timedelta
from functools import lru_cache

from app.dates import NAMES
from app.scoring import surroundings
from archive.filters import QuoteFilter
from archive.records import Quote

LATER = timedelta(days=366)
"""So long after a period an article that names its month without the year may still mean that one."""
OPENING = 300
"""Characters in which an article without a day says when it is from."""
_DAY, _MONTH = 1, 31


def may_be_told_then(where: QuoteFilter) -> bool:
    """Whether the days of a filter are a day, a month or a year, which an article can name."""
    return bool(where.since and where.until and _named(where.since, where.until))


def told_then(quote: Quote, since: date, until: date) -> bool:
    """Whether an article that is not known to be from a period names it: beside the statement, or where it opens if it tells no day."""
    published = quote.published_on
    if published and not until < published <= until + LATER:
        return False
    text = surroundings(quote) if published else f"{quote.article.text[:OPENING]}\n{surroundings(quote)}"
    words = _named(since, until)
    return bool(words) and re.search(words, text) is not None


def then_noted(since: date, until: date) -> str:
    """What to say of how such statements are counted in."""
    spoken = str(since.year) if until - since > timedelta(days=_MONTH) else NAMES[since.month - 1]
    return f"articles of a later day or of none count where they name {spoken}"


@lru_cache(maxsize=64)
def _named(since: date, until: date) -> str:
    """A pattern for a day, a month or a year as articles write it; empty for any other period."""
    month = NAMES[since.month - 1]
    short = rf"(?:{month}|{month[:3]}\.?|Sept\.?)" if month == "September" else rf"(?:{month}|{month[:3]}\.)"
    if timedelta(0) <= until - since <= timedelta(days=_DAY):
        return rf"\b(?:{short} {since.day}(?!\d)|{since.day}(?:st|nd|rd|th)? {short}(?!\w))"
    if (since.year, since.month) == (until.year, until.month):
        return rf"\b{short}(?!\w)"
    if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31) and since.year == until.year:
        return rf"\b{since.year}\b"
    return ""
