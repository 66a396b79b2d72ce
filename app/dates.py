"""Periods in questions: "since June", "in March 2031", "last week", "between 3 and 9 May 2031"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept",
            "october oct", "november nov", "december dec",
        ), start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:19|20)\d\d\b"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|{_DAY} {_MONTH},? {_YEAR}|{_MONTH} {_DAY},? {_YEAR}|{_DAY} {_MONTH}|"
    rf"{_MONTH} {_DAY}\b|{_MONTH} {_YEAR}|{_MONTH}|{_YEAR}"
    rf"|(?:last |on )?(?:{'|'.join(_WEEKDAYS)})|yesterday|today|(?:last|this) (?:week|month|year))"
)
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}


class Kind(StrEnum):
    """How surely the words limit when it was said: OPEN and RELATIVE do, WITHIN may be part of what was said."""

    OPEN = "open"  # since, until, between
    RELATIVE = "relative"  # last week, yesterday
    WITHIN = "within"  # in March 2031, on 4 May


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `since` to `until`, both inclusive, and where the question says so (code points)."""

    since: date | None
    until: date | None
    start: int
    end: int
    kind: Kind


_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.OPEN, re.compile(rf"\b(?:between|from) (?P<a>{_DATE}) (?:and|to|until|till) (?P<b>{_DATE})", re.I)),
    (Kind.OPEN, re.compile(rf"\b(?:since|after|starting) (?P<since>{_DATE})", re.I)),
    (Kind.OPEN, re.compile(rf"\b(?:until|till|before|up to) (?P<until>{_DATE})", re.I)),
    (Kind.RELATIVE, re.compile(
        r"\b(?:in|over|during|within) the (?:last|past) (?:(?P<n>\d{1,3}|two|three|four|six) )?(?P<unit>day|week|month|year)s?\b", re.I
    )),
    (Kind.RELATIVE, re.compile(r"\b(?P<rel>(?:last|this) (?:week|month|year)|yesterday|today)\b", re.I)),
    (Kind.WITHIN, re.compile(rf"\b(?:in|during|on|of) (?P<at>{_DATE})", re.I)),
)  # fmt: skip


def periods(text: str, *, today: date) -> list[Period]:
    """Every period named in `text`, in reading order; a date that does not exist ("31 June") is none."""
    found: list[Period] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(p.start < match.end() and match.start() < p.end for p in found):
                continue
            days = _days(match, today)
            if days is not None:
                found.append(Period(*days, match.start(), match.end(), kind))
    return sorted(found, key=lambda p: p.start)


def _days(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    groups = match.groupdict()
    if "a" in groups:
        return _between(groups["a"], groups["b"], today)
    if "unit" in groups:
        count = {"two": 2, "three": 3, "four": 4, "six": 6}.get(groups["n"] or "", 0) or int(groups["n"] or 1)
        return today - timedelta(days=count * _UNITS[groups["unit"].lower()]), today
    ((role, words),) = groups.items()
    span = resolve(words, today=today)
    if span is None:
        return None
    if role == "since":
        # "after 4 May" starts on the fifth, "since 4 May" on the fourth.
        after = match.group().lower().startswith("after")
        return (span[1] + timedelta(days=1) if after else span[0]), None
    if role == "until":
        before = match.group().lower().startswith("before")
        return None, (span[0] - timedelta(days=1) if before else span[1])
    bare_month = words.lower().rstrip(".") in MONTHS
    # "in July" alone stays a word to search for: a September article may tell what was said in July.
    return None if role == "at" and bare_month else span


def _between(first: str, second: str, today: date) -> tuple[date, date] | None:
    year = re.search(_YEAR, second)
    start = resolve(first if re.search(_YEAR, first) or not year else f"{first} {year.group()}", today=today)
    end = resolve(second, today=today)
    return (start[0], end[1]) if start and end else None


def resolve(words: str, *, today: date) -> tuple[date, date] | None:
    """First and last day of what `words` name, the latest one not after `today` where the year is missing."""
    words = words.lower().replace(",", " ").replace(".", " ").removeprefix("on ")
    if words in ("today", "yesterday"):
        day = today - timedelta(days=words == "yesterday")
        return day, day
    if words.startswith(("last ", "this ")) and words.split()[1] in _UNITS:
        return _unit(words.split()[1], today, last=words.startswith("last "))
    if (weekday := words.split()[-1]) in _WEEKDAYS:
        day = today - timedelta(days=(today.weekday() - _WEEKDAYS[weekday]) % 7 or 7)
        return day, day
    try:
        return _calendar(words, today)
    except ValueError:  # a day that its month does not have
        return None


def _unit(unit: str, today: date, *, last: bool) -> tuple[date, date]:
    if unit == "year":
        year = today.year - last
        return date(year, 1, 1), date(year, 12, 31)
    if unit == "month":
        first = today.replace(day=1)
        return _month(*((first - timedelta(days=1)).timetuple()[:2] if last else (today.year, today.month)))
    monday = today - timedelta(days=today.weekday() + 7 * last)
    return monday, monday + timedelta(days=6)


def _calendar(words: str, today: date) -> tuple[date, date]:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        day = date.fromisoformat(words)
        return day, day
    parts = words.split()
    years = [int(part) for part in parts if re.fullmatch(_YEAR, part)]
    months = [MONTHS[part] for part in parts if part in MONTHS]
    days = [int(part.rstrip("stndrh")) for part in parts if re.fullmatch(_DAY, part)]
    if not months:
        return date(years[0], 1, 1), date(years[0], 12, 31)
    year = years[0] if years else today.year - ((months[0], days[0] if days else 1) > (today.month, today.day))
    if not days:
        return _month(year, months[0])
    day = date(year, months[0], days[0])
    return day, day


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
