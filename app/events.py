"""Days of what questions only name ("before the summit"), as the archive's articles tell them.

An article of 24 September that speaks of "Monday's summit" means the Monday before or the one after; what is still to come ("will", "next")
speaks for the later, everything else for the earlier. The day that most mentions speak for is taken, when it is clearly ahead.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from app.dates import MONTHS
from app.words import stems
from archive.archive import Archive
from archive.records import Passage

LOOKED_AT = 60
"""Passages that are read for one event."""
NEAR = 60
"""Characters between the event's name and the day that is told of it."""
AHEAD = 1.5
"""How many times the votes of the next day the day of an event must have."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})\b|\b(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})\b(?!,? \d)"
    rf"|\b(?P<day2>\d{{1,2}}) (?P<month2>{_MONTH})\b",
    re.I,
)
_TO_COME = re.compile(
    r"\b(?:will|would|next|upcoming|coming|ahead of|scheduled|expected|set to|plans? to|planned|before|prepar\w+)\b", re.I
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]?")


@dataclass(frozen=True, slots=True)
class Events:
    """Looks up days in an archive."""

    archive: Archive

    def day_of(self, phrase: str) -> date | None:
        """The day of `phrase` ("the summit"); None when the archive tells none, or several equally well."""
        return _day_of(self.archive, self.archive.coverage().generation, phrase)


@lru_cache(maxsize=64)
def _day_of(archive: Archive, generation: int, phrase: str) -> date | None:  # noqa: ARG001 - what is remembered is of one generation
    wanted = stems([phrase])
    if not wanted:
        return None
    votes: Counter[date] = Counter()
    hits = archive.search_passages(phrase, limit=LOOKED_AT)
    for passage in archive.passages_by_id([hit.id for hit in hits]):
        votes.update(dict(_votes(passage, wanted)))
    ranked = [*votes.most_common(2), (date.min, 0.0), (date.min, 0.0)][:2]
    (first, most), (_, second) = ranked
    return first if most >= 1 and most >= AHEAD * second else None


def _votes(passage: Passage, wanted: list[str]) -> Iterator[tuple[date, float]]:
    """The days that a passage may mean, each with its weight; one mention speaks for a day once."""
    published = passage.article.published
    if published is None:
        return
    for sentence in _SENTENCE.finditer(passage.span.cut(passage.article.text)):
        text = sentence.group()
        if not set(wanted) <= set(stems([text])):
            continue
        at = text.lower().find(wanted[-1])
        for found in _DAY.finditer(text):
            if abs(found.start() - at) > NEAR:
                continue
            if found["weekday"]:
                yield from _weekday(found["weekday"], published, to_come=bool(_TO_COME.search(text)))
            elif day := _calendar(found, published):
                yield day, 1.0


def _weekday(name: str, published: date, *, to_come: bool) -> Iterator[tuple[date, float]]:
    back = (published.weekday() - _WEEKDAYS.index(name.lower())) % 7
    yield published - timedelta(days=back), 0.5 if to_come and back else 1.0
    if back:
        yield published + timedelta(days=7 - back), 1.0 if to_come else 0.5


def _calendar(found: re.Match[str], published: date) -> date | None:
    """A day without its year: the one nearest to the day of publication."""
    month, day = MONTHS[(found["month"] or found["month2"]).lower()], int(found["day"] or found["day2"])
    days = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return min(days, key=lambda each: abs(each - published), default=None)
