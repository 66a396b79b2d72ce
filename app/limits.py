"""Which of the periods that a question names say when it was said, and what they come to."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.asks import framed
from app.dates import Calendar, Kind, Period, periods, spoken
from app.frames import Frame
from app.names import NameIndex
from app.turn import Intent
from app.words import words_of
from archive.filters import Coverage

DaysOf = Callable[[], Sequence[date]]
EventOf = Callable[[str], date | None]
_DANGLING = re.compile(r"(?:[ ,]+(?:and|or|but))+(?=[ ?!.]*$)", re.I)  # what joined two periods
OF_TOPIC = frozenset("about for of on regarding concerning the".split())  # "about next week", "the plan for 2040"
ALREADY = frozenset("said saying stated told claimed ever".split())  # "what has X said in March", "said ... ever in March"


@dataclass(frozen=True, slots=True)
class Limited:
    """A question without its dates: the days of publication they mean, how they were read, or why they cannot be."""

    text: str
    frame: Frame
    since: date | None = None
    until: date | None = None
    notes: tuple[str, ...] = ()
    problem: str = ""


def limited(
    text: str, frame: Frame, index: NameIndex, *, today: date, coverage: Coverage | None, days: DaysOf, event: EventOf = lambda _: None
) -> Limited:
    """`text` and its frame with the periods taken out that limit when it was said.

    `days` are those on which the people asked about are on record, `event` gives the day of what is only named.
    """
    calendar = Calendar(today, coverage.last if coverage else None, days)
    latest = max(today, calendar.last or today)
    since = until = None
    notes: list[str] = []
    problem = ""
    named = periods(text, today=today, calendar=calendar)
    named += [each for each in _events(text, event) if not any(each.start < p.end and p.start < each.end for p in named)]
    for period in sorted(named, key=lambda p: -p.start):
        if not _limits(period, text, frame, latest=latest, coverage=coverage, days=days):
            continue
        problem = period.problem or problem
        notes = [period.note, *notes] if period.note else notes
        since, until = _later(since, period.since), _earlier(until, _printed_by(period))
        text = f"{text[: period.start].rstrip(' ,')} {text[period.end :].lstrip(' ,')}".strip()
    if not (since or until or problem):
        return Limited(text, frame)
    text = _DANGLING.sub("", text)
    frame = framed(text, index) if words_of(text) else replace(frame, topic="")
    return Limited(text, frame, since, until, tuple(notes), problem or _impossible(since, until, today, coverage))


_EVENT = re.compile(
    r"(?P<comma>,)? ?\b(?:right |just |shortly |long |soon )?(?P<when>before|ahead of|until|after|following|since)"
    r" (?P<what>(?:the|his|her|their|its|that) (?:[\w’'-]+ ){0,3}?[\w’'-]+)"
    r"(?=[?.!]*$| (?:about|on|regarding)\b)",
    re.I,
)


VERB_OF_QUESTION = 4  # words of a question before its topic: "what did X say"
CLAUSE = frozenset("why how who what when where that whether was were is are has have had did would could will should can".split())


def _events(text: str, event: EventOf) -> list[Period]:
    """Periods before and after something whose day the archive tells; what it does not tell stays part of the topic."""
    found = []
    for match in _EVENT.finditer(text):
        # "why she was there before the debate": what stands beside a verb of the topic tells when that was.
        clause = {word.fold for word in words_of(text[: match.start()])[VERB_OF_QUESTION:]} & CLAUSE
        if (clause and not match["comma"]) or (day := event(match["what"])) is None:
            continue
        # What is said before or after something may be printed on its day.
        since, until = (day, None) if match["when"].lower() in {"after", "following", "since"} else (None, day)
        note = f"{match.group().strip(' ,')} is read as {spoken(since, until)}: the articles speak of {spoken(day, day)}"
        found.append(Period(since, until, match.start(), match.end(), Kind.OPEN, note=note))
    return found


def _later(one: date | None, other: date | None) -> date | None:
    """Two periods in one question narrow each other."""
    return max(one, other) if one and other else one or other


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other


def _printed_by(period: Period) -> date | None:
    """The last day of publication for what was said in a period: what is said on one day is printed on the next."""
    return period.until + timedelta(days=1) if period.until and period.since == period.until else period.until


def _impossible(since: date | None, until: date | None, today: date, coverage: Coverage | None) -> str:
    """Why nothing can be on record for these days; empty when something can."""
    if unfit := contradiction(since, until):
        return unfit
    held = coverage.last if coverage and coverage.last else today
    if since and since > max(today, held):
        ends = f", and the archive ends on {spoken(held, held)}" if coverage and coverage.last else ""
        return f"Nobody can be on record for {spoken(since, until or since)} yet: today is {spoken(today, today)}{ends}."
    return ""


def contradiction(since: date | None, until: date | None) -> str:
    """The sentence for a period that ends before it begins; empty for every other."""
    if not (since and until and since > until):
        return ""
    return f"A period cannot begin on {spoken(since, since)} and end on {spoken(until, until)}: ask for one that ends after it begins."


def _limits(period: Period, text: str, frame: Frame, *, latest: date, coverage: Coverage | None, days: DaysOf) -> bool:
    """Whether a period says when it was said, and is not part of what was said or of the topic."""
    before = [word.fold for word in words_of(text[: period.start])]
    after = words_of(text[period.end :])
    # "last week's vote", "about next week"
    if text[period.end : period.end + 2] in ("'s", "’s") or (before and before[-1] in OF_TOPIC):
        return False
    said = before[:-1] if before and before[-1] in {"it", "that", "so", "this"} else before  # "did she say it in March"
    follows_verb = bool(said) and (said[-1] == frame.verb or said[-1] in ALREADY)
    leads_topic = bool(after) and after[0].fold in {"about", "that", "on", "regarding"} and frame.intent is Intent.WHAT_SAID
    beside_verb = not before or follows_verb or leads_topic
    if beside_verb or frame.intent in (Intent.DID_SAY, Intent.WHO_SAID):
        return beside_verb
    # What is still to come can only be talked about: "the vote next week".
    if period.since and period.since > latest:
        return False
    return period.kind is not Kind.WITHIN or (not after and (bool(period.problem) or _on_record(period, coverage, days)))


def _on_record(period: Period, coverage: Coverage | None, days: DaysOf) -> bool:
    """Whether a period at the end of a question holds days that it can mean, else it belongs to the topic ("the flood in 1984")."""
    if coverage is None or coverage.first is None or coverage.last is None:
        return False
    covered = (period.since is None or period.since <= coverage.last) and (period.until is None or period.until >= coverage.first)
    last = _printed_by(period)
    held = days() if covered else ()
    return covered and (not held or any((not period.since or period.since <= day) and (not last or day <= last) for day in held))
