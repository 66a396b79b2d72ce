"""Periods in questions: "since June", "in March 2031", "last week", "between 3 and 9 May 2031".

A date without its year is the latest one that the archive can know of; "last week" and the like count from today. Where the two could
differ, a period says how it was read.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
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
NAMES = "January February March April May June July August September October November December".split()
_WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:19|20)\d\d\b"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_UNIT = r"(?:day|week|month|year)"
_COUNT = r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several|couple of)"
_PART = r"(?:early|mid|late|the (?:beginning|start|middle|end|first week|second week|third week|last week) of)[ -]"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, as in the northern half of the world
_SEASON = "(?:" + "|".join(_SEASONS) + ")"
_DATE = (
    rf"(?:\d{{4}}-\d\d(?:-\d\d)?\b|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}|(?:the )?{_SEASON}(?: of)? {_YEAR}|(?:last|this|next) {_SEASON}\b"
    rf"|(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}|{_MONTH} (?:the )?{_DAY},? {_YEAR}|{_MONTH},? (?:of )?(?:last|this|next) year"
    rf"|(?:the )?{_DAY}(?: of)? {_MONTH}|{_MONTH} (?:the )?{_DAY}(?!,? {_YEAR})|(?:{_PART})?{_MONTH},? {_YEAR}"
    rf"|(?:{_PART})?(?:last |this )?{_MONTH}|{_YEAR}|(?:last |this |next |on )?(?:{'|'.join(_WEEKDAYS)})\b"
    rf"|the day before yesterday|yesterday|today|tomorrow|(?:last|this|next) {_UNIT}\b|{_COUNT} {_UNIT}s? ago)"
)
_NUMBERS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": 1, "an": 1, "couple of": 2, "few": 3, "several": 5}  # fmt: skip
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_PARTS = {
    "early": (1, 10), "beginning": (1, 10), "start": (1, 10), "mid": (11, 20), "middle": (11, 20), "late": (21, 31), "end": (21, 31),
    "first week": (1, 7), "second week": (8, 14), "third week": (15, 21), "last week": (25, 31),
}  # fmt: skip


class Kind(StrEnum):
    """How surely the words limit when it was said: OPEN and RELATIVE do, WITHIN may be part of what was said."""

    OPEN = "open"  # since, until, between
    RELATIVE = "relative"  # last week, yesterday
    WITHIN = "within"  # in March 2031, on 4 May


@dataclass(frozen=True, slots=True)
class Calendar:
    """What dates are counted from: today, the archive's last day, and the days on which the people asked about are on record."""

    today: date
    last: date | None = None
    days: Callable[[], Sequence[date]] = tuple

    @property
    def anchor(self) -> date:
        """The latest day that a date without a year may mean."""
        return min(self.today, self.last) if self.last else self.today


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `since` to `until`, both inclusive, and where the question says so (code points).

    `note` says how the words were read when that is not plain, `problem` why they cannot be: then there are no days.
    """

    since: date | None
    until: date | None
    start: int
    end: int
    kind: Kind
    note: str = ""
    problem: str = ""


_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.OPEN, re.compile(rf"\b(?:between|from) (?P<a>{_DATE}|\d{{1,2}}) (?:and|to|until|till|through) (?P<b>{_DATE})", re.I)),
    (Kind.OPEN, re.compile(rf"\bfrom (?P<since>{_DATE}) (?:on\b|onwards?\b)", re.I)),
    (Kind.OPEN, re.compile(rf"\b(?:ever since|since|after|starting|on or after|as of|later than) (?P<since>{_DATE})", re.I)),
    (Kind.OPEN, re.compile(rf"\b(?:until|till|before|up to|prior to|earlier than|no later than|on or before) (?P<until>{_DATE})", re.I)),
    (Kind.RELATIVE, re.compile(
        rf"\b(?:in|over|during|within) (?:the )?(?:last|past) (?:(?P<n>{_COUNT}) )?(?P<unit>{_UNIT})s?\b(?! of)", re.I
    )),
    (Kind.WITHIN, re.compile(rf"\b(?:in|during) (?P<at>{_MONTH},? (?:of )?(?:last|this|next) year)", re.I)),
    (Kind.RELATIVE, re.compile(
        rf"\b(?P<rel>(?:(?:earlier|later|so far) )?(?:last|this|next) {_UNIT}\b(?! of)|(?:last|this) (?:{_MONTH}|{_SEASON}\b)"
        rf"|the day before yesterday|yesterday|today|tomorrow|{_COUNT} {_UNIT}s? ago)\b", re.I
    )),
    (Kind.WITHIN, re.compile(rf"\b(?:in|during|on|throughout|back in) (?P<at>{_DATE})", re.I)),
)  # fmt: skip


_NAME_OF_DAY = re.compile(r"\b(?:Today|Yesterday|Tomorrow)\b")
"""Within a sentence part of a name ("the Daily Today"), and no day."""


def periods(text: str, *, today: date, calendar: Calendar | None = None) -> list[Period]:
    """Every period named in `text`, in reading order; one with a `problem` where the date does not exist ("31 June")."""
    calendar = calendar or Calendar(today)
    found: list[Period] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            named = match.start() and _NAME_OF_DAY.search(match.group())
            if named or any(p.start < match.end() and match.start() < p.end for p in found):
                continue
            read = _read(match, calendar)
            if read is not None:
                found.append(replace(read, start=match.start(), end=match.end(), kind=kind))
    return sorted(found, key=lambda p: p.start)


def _read(match: re.Match[str], calendar: Calendar) -> Period | None:
    """The days of one match; None where its words are no date after all."""
    groups = {name: words for name, words in match.groupdict().items() if words}
    try:
        since, until = _days(groups, match.group().lower(), calendar)
    except Ambiguous as error:
        return Period(None, None, 0, 0, Kind.OPEN, problem=str(error))
    except ValueError:  # a day that its month does not have
        words = " ".join(" to ".join(groups.values()).split())
        return Period(None, None, 0, 0, Kind.OPEN, problem=f"There is no such day as {words}: ask with a day that the calendar has.")
    return Period(since, until, 0, 0, Kind.OPEN, note=_noted(groups, match.group(), since, until, calendar)) if since or until else None


def _days(groups: dict[str, str], whole: str, calendar: Calendar) -> tuple[date | None, date | None]:
    if "a" in groups:
        return _between(groups["a"], groups["b"], calendar)
    if "unit" in groups:
        return calendar.today - timedelta(days=_count(groups.get("n", "a")) * _DAYS[groups["unit"].lower()]), calendar.today
    ((role, words),) = groups.items()
    first, last = resolve(words, calendar)
    if role == "since":
        # "after 4 May" starts on the fifth, "since 4 May" on the fourth.
        return (last + timedelta(days=1) if whole.startswith(("after", "later than")) else first), None
    if role == "until":
        return None, (first - timedelta(days=1) if whole.startswith(("before", "prior", "earlier")) else last)
    return first, last


def _between(first: str, second: str, calendar: Calendar) -> tuple[date, date]:
    end = resolve(second, calendar)
    if re.fullmatch(_DAY, first):  # "between 3 and 9 May"
        return end[0].replace(day=int(first.rstrip("stndrh"))), end[1]
    year = re.search(_YEAR, second)
    start = resolve(first if re.search(_YEAR, first) or not year or not _bare_calendar(first) else f"{first} {year.group()}", calendar)
    # "from November to March": without a year the first lies before the second.
    if start[0] > end[1] and not re.search(_YEAR, first) and not year and _bare_calendar(first):
        start = resolve(f"{first} {end[1].year - 1}", calendar)
    return start[0], end[1]


def resolve(words: str, calendar: Calendar) -> tuple[date, date]:
    """First and last day of what `words` name.

    Raises:
        ValueError: the calendar has no such day.
    """
    words = _tidy(words)
    today = calendar.today
    for name, distance in (("the day before yesterday", 2), ("yesterday", 1), ("today", 0), ("tomorrow", -1)):
        if words == name:
            day = today - timedelta(days=distance)
            return day, day
    if ago := re.fullmatch(rf"({_COUNT}) ({_UNIT})s? ago", words):
        return _ago(_count(ago[1]), ago[2], today)
    if unit := re.fullmatch(rf"(?:earlier |later |so far )?(last|this|next) ({_UNIT})", words):
        return _unit(unit[2], today, {"last": -1, "this": 0, "next": 1}[unit[1]])
    if (weekday := words.split()[-1]) in _WEEKDAYS:
        ahead = words.startswith("next")
        day = today - timedelta(days=((today.weekday() - _WEEKDAYS[weekday]) % 7 or 7) - 7 * ahead)
        return day, day
    return _calendar(words, calendar)


def _ago(count: int, unit: str, today: date) -> tuple[date, date]:
    if unit in ("day", "week"):
        day = today - timedelta(days=count * _DAYS[unit])
        return (day, day) if unit == "day" else (day - timedelta(days=day.weekday()), day + timedelta(days=6 - day.weekday()))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    return (date(months // 12, 1, 1), date(months // 12, 12, 31)) if unit == "year" else _month(months // 12, months % 12 + 1)


def _unit(unit: str, today: date, by: int) -> tuple[date, date]:
    if unit == "year":
        return date(today.year + by, 1, 1), date(today.year + by, 12, 31)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + by
        return _month(months // 12, months % 12 + 1)
    if unit == "day":
        return today + timedelta(days=by), today + timedelta(days=by)
    monday = today - timedelta(days=today.weekday() - 7 * by)
    return monday, monday + timedelta(days=6)


def _calendar(words: str, calendar: Calendar) -> tuple[date, date]:
    if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", words):
        numbers = [int(part) for part in words.split("-")]
        return _month(*numbers) if len(numbers) == 2 else (date(*numbers), date(*numbers))  # noqa: PLR2004 - year and month
    if re.match(r"\d{1,2}[./]", words):
        return _figures(words)
    parts = words.split()
    years = [int(part) for part in parts if re.fullmatch(_YEAR, part)]
    if parts[-1] == "year":  # "June last year"
        years = [calendar.today.year + {"last": -1, "this": 0, "next": 1}[parts[-2]]]
    months = [MONTHS[part] for part in parts if part in MONTHS]
    days = [int(part.rstrip("stndrh")) for part in parts if re.fullmatch(_DAY, part)]
    season = next((_SEASONS[part] for part in parts if part in _SEASONS), 0)
    if season:
        return _season(season, years[0] if years else None, parts[0], calendar)
    if not months:
        return date(years[0], 1, 1), date(years[0], 12, 31)
    year = years[0] if years else _year(months[0], days[0] if days else 1, calendar, named=bool(days))
    if not days:
        first, last = _month(year, months[0])
        part = next((_PARTS[part] for part in _PARTS if words.startswith(part)), None)
        return (first.replace(day=part[0]), first.replace(day=min(part[1], last.day))) if part else (first, last)
    day = date(year, months[0], days[0])
    return day, day


def _season(month: int, year: int | None, which: str, calendar: Calendar) -> tuple[date, date]:
    """Three months; "last summer" is the latest one that is over, "this summer" the one of this year."""
    today = calendar.today
    if year is None:
        ends = date(today.year, (month + 2) % 12 or 12, 1)
        year = today.year - (which == "last" and (ends.replace(year=today.year + (month == _SEASONS["winter"])) >= today.replace(day=1)))
        year += which == "next"
    return date(year, month, 1), _month(year + (month == _SEASONS["winter"]), (month + 2) % 12 or 12)[1]


class Ambiguous(ValueError):
    """A date in figures that may be one of two days."""


def _figures(words: str) -> tuple[date, date]:
    """A date in figures: day first with dots, and with slashes where only one order is a date."""
    first, second, year = (int(part) for part in re.split(r"[./]", words))
    if "/" not in words or first == second:
        day = date(year, second, first)
    elif first <= MONTHS_A_YEAR and second <= MONTHS_A_YEAR:
        one, other = date(year, second, first), date(year, first, second)
        raise Ambiguous(f"{words} may be {_day(one)} or {_day(other)}: ask with the month's name.")
    else:
        day = date(year, second, first) if first > MONTHS_A_YEAR else date(year, first, second)
    return day, day


MONTHS_A_YEAR = 12


def _year(month: int, day: int, calendar: Calendar, *, named: bool) -> int:
    """The year of a date without one: the latest on which the people asked about are on record, else the latest that is covered."""
    held = [when for when in calendar.days() if when.month == month and (not named or abs(when.day - day) <= NEAR)]
    if held:
        return max(held).year
    if named:
        date(2000, month, day)  # raises for a day that no year has
    anchor = calendar.anchor
    return anchor.year - ((month, day) > (anchor.month, anchor.day))


NEAR = 3  # days between what was said and what was printed


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _count(words: str) -> int:
    words = words.lower()
    return int(words) if words.isdigit() else _NUMBERS[words]


def _bare_calendar(words: str) -> bool:
    return any(part in MONTHS for part in _tidy(words).split())


def _tidy(words: str) -> str:
    if re.match(r"\d{4}-|\d{1,2}[./]", words):
        return words
    plain = re.sub(r"[,.]", " ", words.lower()).replace("-", " ")
    plain = " ".join(plain.split())
    bare = re.sub(r"^(?:on|last|this) (?=(?:" + "|".join(sorted({*MONTHS, *_WEEKDAYS}, key=len, reverse=True)) + r")\b)", "", plain)
    return bare.replace(" of ", " ").replace(" the ", " ").removeprefix("the ") if not plain.startswith("the day") else plain


def _noted(groups: dict[str, str], whole: str, since: date | None, until: date | None, calendar: Calendar) -> str:
    """How a period was read, where its words leave that open: no year, or counted from today."""
    words = [value for name, value in groups.items() if name not in ("n", "unit")]
    relative = not words or any(_FROM_TODAY.search(word) for word in words)
    if not relative and (re.search(rf"{_YEAR}|\d{{4}}-", words[-1])):
        return ""
    read = f"{whole} is read as {spoken(since, until)}"
    if not relative:
        return read
    end = f"; the archive ends on {spoken(calendar.last, calendar.last)}" if calendar.last and calendar.last < calendar.today else ""
    return f"{read}, counted from today{end}"


_FROM_TODAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)}|yesterday|today|tomorrow|ago|(?:last|this|next) {_UNIT})\b", re.I)


def spoken(since: date | None, until: date | None) -> str:
    """A period in words: "3 May 2031", "May 2031", "3 May 2031 to 9 May 2031"."""
    first, last = since or until, until or since
    if first is None or last is None:
        return ""
    if not since:
        return f"until {_day(last)}"
    if not until:
        return f"since {_day(first)}"
    if first == last:
        return _day(first)
    if (first, last) == _month(first.year, first.month):
        return f"{NAMES[first.month - 1]} {first.year}"
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return str(first.year)
    return f"{_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {NAMES[day.month - 1]} {day.year}"
