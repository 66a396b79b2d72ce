"""Two reports of one source under one model statement: X said A **and denied** B.

The model reads the second verb as a part of what was said. Where it is a reporting verb in the tense of the cue, with a complement of
its own, the source says two things, each with its own verb.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.records import Act, Span, Spans
from ingest.attribution import words as w
from ingest.attribution.cues import VERBS, Frame, Shape
from ingest.attribution.describe import Describer
from ingest.attribution.phrases import Tokens, adverb, sign
from ingest.attribution.statement import Statement

_FINITE = frozenset({Shape.PAST, Shape.PRESENT})
_ACTS = frozenset({Act.SAID, Act.WARNED, Act.PROMISED, Act.WANTS, Act.URGED})
_LEAST = 3
"""The fewest tokens before the "and" and behind the second verb."""


def uncoordinated(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each that holds a second reporting verb of its source as two."""
    return [part for statement in statements for part in _split(describer, statement)]


def _split(describer: Describer, statement: Statement) -> Iterator[Statement]:
    at = _second(describer, statement) if statement.source and statement.cue else None
    if at is None:
        yield statement
        return
    index, t, conjunction, verb = at
    span = statement.content[index]
    first = (*statement.content[:index], Span(span.start, t[conjunction - 1].end))
    second = (Span(t[verb + 1].start, span.end), *statement.content[index + 1 :])
    yield _with(statement, first, statement.cue)
    yield _with(statement, second, (Span(t[verb].start, t[verb].end),))


def _second(describer: Describer, statement: Statement) -> tuple[int, Tokens, int, int] | None:
    """The content span and, among its tokens, the conjunction and the second verb."""
    row, places = describer.around(statement.cue)
    shapes = _FINITE.intersection(shape for k in places for _, shape in VERBS.get(row[k].lower, ()))
    if not shapes:
        return None
    for index, span in enumerate(statement.content):
        t = describer.tokens(span)
        for conjunction in range(_LEAST, len(t) - _LEAST):
            if t[conjunction].lower not in {"and", "but"} or statement.cue[0].start > t[conjunction].start:
                continue
            verb = conjunction + 1
            while verb < len(t) - _LEAST and adverb(t[verb]):
                verb += 1
            if _reports(t, verb, shapes):
                return index, t, conjunction, verb
    return None


def _reports(t: Tokens, verb: int, shapes: frozenset[Shape]) -> bool:
    """Whether a verb of saying stands at `verb`, in one of `shapes`, with what it reports behind it."""
    after = t[verb + 1]
    spoken = {
        shape
        for cue, shape in VERBS.get(t[verb].lower, ())
        if cue.act in _ACTS
        and cue.lemma != "tell"
        and cue.frame in {Frame.SAY, Frame.TELL}
        and (after.lower in cue.particles or after.lower not in w.PREPOSITIONS and not cue.bound)
    }
    return bool(spoken & shapes) and not sign(after)


def _with(statement: Statement, content: Spans, cue: Spans) -> Statement:
    inside = tuple(part for part in statement.verbatim if any(part in span for span in content))
    return replace(statement, content=content, verbatim=inside, cue=cue)
