"""Days counted by month, quarter or longer, whichever makes a readable plot."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

BARS = 36
"""Most periods that a plot shows."""
LENGTHS = (1, 3, 12, 60, 120, 1200)
"""A month, a quarter, a year and longer, in months: the shortest that does not make too many bars is taken."""


@dataclass(frozen=True, slots=True)
class Period:
    """So many `months` from the day `key`, and how many of the counted days lie in them."""

    key: date
    months: int
    number: int

    def holds(self, day: date | None) -> bool:
        return day is not None and _floor(day, self.months) == self.key


def periods(days: Collection[date]) -> list[Period]:
    """The days over time, without gaps; empty when there is no day."""
    if not days:
        return []
    months = next((m for m in LENGTHS if _steps(min(days), max(days), m) <= BARS), LENGTHS[-1])
    counted = Counter(_floor(day, months) for day in days)
    return [Period(key, months, counted[key]) for key in _range(min(counted), max(counted), months)]


def spread(dated: Iterable[tuple[str, date]], over: Sequence[Period]) -> dict[str, list[int]]:
    """How many of the days that bear a name lie in each period, by name; every day lies in one of them."""
    counted = Counter((name, day.year, day.month) for name, day in dated)
    places = {each.key: n for n, each in enumerate(over)}
    rows: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(over))
    for (name, year, month), number in counted.items():
        rows[name][places[_floor(date(year, month, 1), over[0].months)]] += number
    return dict(rows)


def _floor(day: date, months: int) -> date:
    return _month(_count(day) // months * months)


def _steps(first: date, last: date, months: int) -> int:
    return _count(last) // months - _count(first) // months + 1


def _range(first: date, last: date, months: int) -> Iterable[date]:
    return map(_month, range(_count(first), _count(last) + 1, months))


def _count(day: date) -> int:
    """Months since January of the year 0, which does not exist."""
    return day.year * 12 + day.month - 1


def _month(count: int) -> date:
    return date(max(count // 12, 1), count % 12 + 1, 1)
