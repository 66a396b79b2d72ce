"""Words that only point at what was said and say nothing: "Silva has been saying **that since 2019**", "Many have long said **so**"."""

import re
from collections.abc import Sequence

from archive.records import Polarity
from ingest.attribution import words as w
from ingest.attribution.cues import inflect
from ingest.attribution.describe import Describer
from ingest.attribution.statement import Statement


def _any_of(*words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(frozenset().union(*words), reverse=True))


_UNITS = w.TIME_UNITS | frozenset("decade century while time age life career start beginning outset campaign war crisis".split())
_EVENTS = frozenset(
    "accident attack attacks blast ceasefire childhood closure collapse conference coup crash debate defeat disaster disorder earthquake "
    "election elections explosion fire flood floods hearing hurricane independence invasion launch merger opening outbreak pandemic "
    "referendum revolution school shooting storm strike takeover trial unrest verdict victory vote".split()
)
_MEASURES = w.DETERMINERS | frozenset(
    "about almost nearly over more less than least past last next coming previous first second final whole entire long very same early "
    "late recent two three four five six seven eight nine ten twelve twenty thirty forty fifty".split()
)
"""Words that stand before a stretch of time, and never tell what somebody does in it."""
_MEASURED = rf"(?:(?:{_any_of(_MEASURES)}|\d{{1,4}}) ){{0,3}}"
_AT = rf"(?:(?:{_any_of(_UNITS)})s?|(?:{_any_of(w.MONTHS, w.WEEKDAYS)})(?: \d{{4}})?|day one|\d{{1,4}}s?)"
_TIME = rf"{_MEASURED}{_AT}(?: (?:of|in) {_MEASURED}{_AT})?"
_BEGAN = (
    rf"(?:{_any_of(w.SUBJECT_PRONOUNS)}) (?:took (?:office|over|power|charge)|came (?:in|to (?:power|office))|became [a-z]{{1,20}}|"
    r"(?:was|were) (?:young|children|a (?:child|boy|girl)|born|elected|appointed|hired)|left office|joined|arrived|started|began)"
)
_SINCE = rf"since (?:then|{_BEGAN}|{_TIME}|{_MEASURED}(?:{_any_of(_EVENTS)}))"
_ONCE = rf"(?:{_any_of(w.TIMES)}|before|too|now|already|all along|repeatedly|often|publicly|privately|to (?:me|him|her|us|them|reporters))"
_WHEN = rf"(?:(?:and )?(?:(?:ever )?{_SINCE}|(?:for|in|on|at|during|from|last|this|every|earlier) {_TIME}|{_ONCE}))"
_MOST = 4
"""Times that are told one behind the other."""
_POINTS = re.compile(
    r"(?:just |exactly |precisely |all )?(?:that|this|so|it|as much|(?:much )?the same(?: thing)?)"
    rf"(?: {_WHEN}(?:,? {_WHEN}){{0,{_MOST - 1}}}(?:, (?:{_any_of(w.BE, w.HAVE, w.DO)}) .+)?|(?:, {_WHEN}){{0,{_MOST}}})[.,;]?",
    re.IGNORECASE | re.DOTALL,
)
_SAYING = frozenset(
    form for lemma in "say tell state write repeat mention argue insist maintain claim warn".split() for form in inflect(lemma)
)


def without_pointing(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those whose words only point at others; what is denied or accepted so is kept, that says something."""
    return [
        s for s in statements if s.verbatim or s.polarity is not Polarity.ASSERTED or not (_says(describer, s) and _points(describer, s))
    ]


def _says(describer: Describer, statement: Statement) -> bool:
    return any(word in _SAYING for span in statement.cue for word in span.cut(describer.text).lower().split())


def _points(describer: Describer, statement: Statement) -> bool:
    return _POINTS.fullmatch(" ".join(span.cut(describer.text) for span in statement.content)) is not None
