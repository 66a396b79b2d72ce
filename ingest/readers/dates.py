"""Dates as news writes them, read strictly: a day that is not spelled out whole is not guessed."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[89]|20)\d\d"
_DAY_FIRST = re.compile(rf"\b({_DAY})(?:st|nd|rd|th)?[ \u00a0]({_MONTH}),?[ \u00a0]({_YEAR})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})[ \u00a0]({_DAY})(?:st|nd|rd|th)?,?[ \u00a0]({_YEAR})\b", re.IGNORECASE)
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_FORMS = ((_ISO_DAY, 1, 2, 3), (_DAY_FIRST, 3, 2, 1), (_MONTH_FIRST, 3, 1, 2))
_ISO = re.compile(r"\d{4}-?\d\d-?\d\d(?:[T ]|$)")

Moment = tuple[date | None, datetime | None]
"""The day in the article's own calendar, and the moment when a time with its zone is given."""


@dataclass(frozen=True, slots=True)
class Written:
    """A whole date and the place, in characters, where it stands."""

    day: date
    start: int
    end: int


def read(text: str) -> Moment:
    """A date or time from a metadata field: ISO 8601, RFC 2822, or an English date; (None, None) when it is none of these."""
    text = text.strip()[:100]
    for parse in (_iso, _rfc2822):
        if moment := parse(text):
            return moment.date(), moment if moment.tzinfo else None
    return in_prose(text), None


def in_prose(text: str) -> date | None:
    """The first whole date of `text`: "14 March 2023", "March 14, 2023" or "2023-03-14"; None without a year."""
    found = first(text)
    return found.day if found else None


def first(text: str) -> Written | None:
    """The first whole date of `text` and its place."""
    return min(filter(None, (_written(text, *form) for form in _FORMS)), key=lambda written: written.start, default=None)


def _written(text: str, pattern: re.Pattern[str], year: int, month: int, day: int) -> Written | None:
    found = pattern.search(text)
    if not found:
        return None
    named = found[month]
    whole = _day(int(found[year]), int(named) if named.isdigit() else _month(named), int(found[day]))
    return Written(whole, *found.span()) if whole else None


def in_iso(text: str) -> date | None:
    """The first date of `text` written as 2023-03-14."""
    written = _written(text, *_FORMS[0])
    return written.day if written else None


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".").lower()]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(text: str) -> datetime | None:
    if not _ISO.match(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _rfc2822(text: str) -> datetime | None:
    # the parser of the standard library also takes bare numbers; a mail or feed date has a month's name
    if not any(letter.isalpha() for letter in text) or ":" not in text:
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
