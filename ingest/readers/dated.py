"""The whole date that a line is there to give: "Port Carrow, 12 January 2033", "20 November 2018 — The consortium ...".

In front of it stands a place, behind it nothing, a time, or an agency and a dash. A date in a sentence is no such date, nor is one of
several lines of this form: they are a chronicle or a list of events. A place and a date alone that open a text are its title.
"""

import re
from collections.abc import Iterable
from datetime import date

from ingest.readers import dates

AGENCY = r"(?:\((?P<round>[^()\n]{2,40})\)|/(?P<slashed>[^/\n]{2,40})/)"
DASH = r"(?:--?|[\u2012-\u2015])"
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov "
    "dec".split()
)
AROUND = _MONTHS | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun published posted issued released "
    "dated first on at the of am pm a m p gmt utc bst est edt cst cdt mst mdt pst pdt cet cest et pt ist local time st nd rd th".split()
)
"""Words that may stand beside a date on a line that is only a date."""

_WITHIN = 120
_WORD = re.compile(r"[^\W\d_]+")
_WEEKDAY = re.compile(r"(?:\A|(?<=[\s,]))(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\Z", re.IGNORECASE)
_PLACE = re.compile(r"[^\W\d_][^\d:;()/?!\"“”]{1,60}(?:,|[ \u00a0](?:--?|[\u2012-\u2015]))\Z")
_PLACE_WORDS = 7
_SMALL = frozenset(
    "al am an am auf bei da das de del der des di do dos du e el in la las le les los near of on sous sur the und upon y".split()
)
_NOT_ITS_DAY = frozenset("amended archive archived corrected from last modified revised since till until up updated".split())
# What is signed, held or fought on a day: "Harbour Act, 12 January 1999" tells its day, not the article's.
_NO_PLACE = frozenset(
    "accord accords act agreement amendment battle bill charter conference congress constitution convention decree declaration directive "
    "law massacre order ordinance pact protocol referendum regulation resolution siege statute summit treaty war".split()
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?![ \u00a0]?(?:GMT|UTC|[A-Z]{3,4}\b|h(?:ou)?rs|local))")
_TAIL = re.compile(rf",?[ \u00a0]?(?:{AGENCY}[ \u00a0]{{0,2}})?{DASH}[ \u00a0](?=[^\W\d_]|[\d\"'“‘„«(\[])")


def only_a_date(text: str) -> bool:
    """Whether nothing but a date, with its weekday and its time, stands in `text`."""
    return len(text) <= _WITHIN and any(map(str.isdigit, text)) and _are_around(text)


def at_head(line: str, *, opens: bool = False) -> date | None:
    """The day of a line that begins with it, or with a place and it, and says no more or goes on behind a dash.

    `opens`: the line is the first of its text, where a place and a day alone are what it is about.
    """
    return _before_a_dash(line) if opens else alone(line) or _before_a_dash(line)


def alone(line: str) -> date | None:
    """The day of a line that is nothing but a date, or a place and a date."""
    whole = _led(line)
    rest = line[whole.end :] if whole else ""
    return whole.day if whole and len(rest) <= _WITHIN and _is_time(rest) else None


def _before_a_dash(line: str) -> date | None:
    whole = _led(line)
    tail = _TAIL.match(line, whole.end) if whole else None
    if not whole or not tail or line[tail.end()].islower():
        return None
    until = dates.first(behind := line[tail.end() : tail.end() + _WITHIN])
    return None if until and not until.start or only_a_date(behind) else whole.day


def _led(line: str) -> dates.Written | None:
    """The first date of the line where nothing but a place stands before it."""
    whole = dates.first(line[: 2 * _WITHIN])
    return whole if whole and whole.start <= _WITHIN and _is_place(line[: whole.start].strip()) else None


def is_chronicle(lines: Iterable[str]) -> bool:
    """Whether lines begin with different days: what happened when, or what is to come."""
    return len({day for day in (at_head(line.strip()) for line in lines) if day}) > 1


def without_weekday(text: str) -> str:
    """What stands before a date, without the date's weekday."""
    return _WEEKDAY.sub("", text.strip()).strip()


def _is_place(text: str) -> bool:
    text = without_weekday(text)
    if not text:
        return True
    words = _WORD.findall(text)
    return (
        _PLACE.match(text) is not None
        and len(words) <= _PLACE_WORDS
        and text[0].isupper()
        and all(word[0].isupper() or word in _SMALL for word in words)
        and not any(word.lower() in _NOT_ITS_DAY | _NO_PLACE for word in words)
    )


def _are_around(text: str) -> bool:
    return all(word.lower() in AROUND for word in _WORD.findall(text))


def _is_time(text: str) -> bool:
    """Whether nothing but a time stands behind a date: no day or year until which something lasted."""
    return _are_around(text) and not _YEAR.search(text) and not any(word.lower() in _MONTHS for word in _WORD.findall(text))
