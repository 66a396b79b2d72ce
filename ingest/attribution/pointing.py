"""Words that only point at what was said and say nothing: "Silva has been saying **that since 2019**", "Many have long said **so**"."""

import re
from collections.abc import Sequence

from archive.records import Polarity
from ingest.attribution import words as w
from ingest.attribution.cues import inflect
from ingest.attribution.describe import Describer
from ingest.attribution.statement import Statement


def _any_of(*words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(frozenset().union(*words), key=len, reverse=True))


_UNITS = w.TIME_UNITS | frozenset("decade century while time age life career start beginning outset campaign war crisis day one".split())
_TIME = (
    rf"(?:(?:[a-z]+|\d+) ){{0,3}}(?:(?:{_any_of(_UNITS)})s?|{_any_of(w.MONTHS, w.WEEKDAYS)}|\d{{1,4}}s?)"
    rf"(?: (?:of|in) (?:[a-z]+ )?(?:{_any_of(_UNITS, w.MONTHS)}|\d{{4}}))?"
)
_SINCE = rf"since (?:then|{_any_of(w.SUBJECT_PRONOUNS)} [^,]{{1,40}}|(?:[\w'’-]+ ){{0,4}}[\w'’-]+)"
_ONCE = rf"(?:{_any_of(w.TIMES)}|before|too|now|already|all along|repeatedly|often|publicly|privately|to (?:me|him|her|us|them|reporters))"
_WHEN = rf"(?:,? (?:and )?(?:(?:ever )?{_SINCE}|(?:for|in|on|at|during|from|last|this|every|earlier) {_TIME}|{_ONCE}))"
_POINTS = re.compile(
    r"(?:just |exactly |precisely |all )?(?:that|this|so|it|as much|(?:much )?the same(?: thing)?)"
    rf"(?P<when>{_WHEN}*)(?:, (?:{_any_of(w.AUXILIARIES)}) .+)?[.,;]?",
    re.IGNORECASE | re.DOTALL,
)
_SAYING = frozenset(
    form for lemma in "say tell state write repeat mention argue insist maintain claim warn".split() for form in inflect(lemma)
)
_VERBS = w.AUXILIARIES | w.COMMON_PAST


def without_pointing(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those whose words only point at others; what is denied or accepted so is kept, that says something."""
    return [
        s for s in statements if s.verbatim or s.polarity is not Polarity.ASSERTED or not (_says(describer, s) and _points(describer, s))
    ]


def _says(describer: Describer, statement: Statement) -> bool:
    return any(word in _SAYING for span in statement.cue for word in span.cut(describer.text).lower().split())


def _points(describer: Describer, statement: Statement) -> bool:
    found = _POINTS.fullmatch(" ".join(span.cut(describer.text) for span in statement.content))
    return found is not None and not _clause(found["when"].lower().split())


def _clause(words: Sequence[str]) -> bool:
    """Whether what seems to tell since when is a clause of its own ("since 2019 prices had doubled"): "since she took office" is none."""
    bare = [word.rstrip(",") for word in words]
    since = next((k for k, word in enumerate(bare) if word == "since"), len(bare))
    own = since + 3 if bare[since + 1 : since + 2] and bare[since + 1] in w.SUBJECT_PRONOUNS else since + 1
    return any(word in _VERBS or word.endswith("ed") for word in bare[own:])
