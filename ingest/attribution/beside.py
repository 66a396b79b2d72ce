"""Sources that stand right beside words to which nothing else gives one.

"“It rained,” **Early** said", a surname that is also a word · "an allegation from **his wife, Ana Silva**, that he lied" · "**Silva**
opened the gate, with a reminder that it closes at nine" · a headline "**Silva** to Porto: Close the gate".
"""

from collections.abc import Sequence
from dataclasses import replace

from archive.records import Span
from ingest.attribution import words as w
from ingest.attribution.bounds import main_subject
from ingest.attribution.cues import NOUNS, VERBS, Shape
from ingest.attribution.describe import Describer
from ingest.attribution.phrases import Range, Tokens, capital, sign
from ingest.attribution.statement import Statement
from ingest.speakers.given import ordinary

_NOUNS = frozenset(NOUNS) | frozenset("complaint complaints charge charges conclusion reminder reminders reference view".split())
_OF = frozenset({"of", "from", "by"})
_NO_NAMES = (
    w.PRONOUNS | w.SUBJECT_PRONOUNS | w.RELATIVES | w.DETERMINERS | w.AUXILIARIES | w.CONJUNCTIONS | w.SUBORDINATORS | w.PREPOSITIONS
)
_FINITE = frozenset({Shape.PAST, Shape.PRESENT})
_REACH = 14
"""Tokens of the longest source that is read back to its noun."""
_NAME = 3
"""Words of the longest name before a colon."""


def with_sources_beside(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those without a source given to whoever is named right beside them."""
    return [each if each.source else _sourced(describer, each) for each in statements]


def _sourced(describer: Describer, statement: Statement) -> Statement:
    at = (statement.cue or statement.content)[0].start
    t = describer.tokens(describer.sentence(at))
    place = next((k for k, token in enumerate(t) if token.start >= at), 0)
    if not place:
        return statement
    if statement.cue:
        source = _subject(t, place) or _main(t, place)
        return replace(statement, source=(_span(t, source),)) if source else statement
    found = _issuer(t, place) or (None if statement.verbatim else _addressing(t, place))
    return replace(statement, source=(_span(t, found[0]),), cue=(_span(t, found[1]),)) if found else statement


def _span(t: Tokens, place: Range) -> Span:
    return Span(t[place[0]].start, t[place[1] - 1].end)


def _subject(t: Tokens, cue: int) -> Range | None:
    """The name that ends right before a verb of saying; at the head of a sentence only one of several words."""
    if not capital(t[cue]) and not any(shape in _FINITE for _, shape in VERBS.get(t[cue].lower, ())):
        return None
    first = cue
    while first and capital(t[first - 1]) and t[first - 1].quoted < 0 and t[first - 1].text != "I":
        first -= 1
    named = first > 0 or cue > 1 and t[0].lower not in _NO_NAMES
    return (first, cue) if first < cue and named else None


def _main(t: Tokens, cue: int) -> Range | None:
    """Who does what a sentence tells, with a noun that reports ("..., with consistent **reminders** that")."""
    noun = next((k for k in range(cue, min(len(t), cue + _NAME)) if t[k].lower in _NOUNS), None)
    lead = cue - (t[cue - 1].lower in w.DETERMINERS)
    if noun is None or lead < 1 or t[lead - 1].lower != "with":
        return None
    return main_subject(t, lead - 1)


def _issuer(t: Tokens, start: int) -> tuple[Range, Range] | None:
    """Who made an allegation, and the words for it, before the "that" which says what it is."""
    end = start - (t[start - 1].text == ",")
    if t[start].lower != "that":
        return None
    for of in range(end - 2, max(0, end - _REACH), -1):
        if t[of].lower in w.AUXILIARIES | w.RELATIVES | w.COMMON_PAST or t[of].quoted >= 0:
            return None
        if t[of].lower in _OF and t[of - 1].lower in _NOUNS and any(map(capital, t[of + 1 : end])):
            lead = of - 1 - (of > 1 and t[of - 2].lower in w.DETERMINERS)
            return (of + 1, end), (lead, of)
    return None


def _addressing(t: Tokens, start: int) -> tuple[Range, Range] | None:
    """Who tells somebody something in a headline: "Silva to Porto: Close the gate"."""
    to = next((k for k in range(1, min(start, _NAME + 1)) if t[k].lower == "to"), None)
    if to is None or t[start - 1].text != ":" or not all(map(capital, t[:to])) or any(sign(x) for x in t[: start - 1]):
        return None
    return ((0, to), (start - 1, start)) if not (ordinary(t[0].lower) or start - to > _NAME + 2) else None
