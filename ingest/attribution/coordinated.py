"""Two reports under one model statement: X said A **and denied** B · X said A; **Y put it** at B.

The model reads the second report as a part of what was said. Where it is a reporting verb in the tense of the cue, with a complement of
its own, the source says two things, each with its own verb. Where another source stands behind a semicolon or a comma and "and", what
follows is its own statement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.records import Act, Span, Spans
from ingest.attribution import words as w
from ingest.attribution.cues import STRONG, VERBS, Frame, Shape
from ingest.attribution.describe import Describer
from ingest.attribution.draft import Draft, Rule
from ingest.attribution.phrases import Tokens, adverb, sign
from ingest.attribution.rules import drafts
from ingest.attribution.statement import Statement

_SILENT = frozenset({Rule.SILENT, Rule.UNANSWERED, Rule.FIGURE})
_SHAPES = _SILENT | frozenset({Rule.THAT, Rule.CLAUSE, Rule.VERB_QUOTE})
_JOINS = frozenset({"and", "but", "while", "whereas", "although"})
_FINITE = frozenset({Shape.PAST, Shape.PRESENT})
_ACTS = frozenset({Act.SAID, Act.WARNED, Act.PROMISED, Act.WANTS, Act.URGED})
_LEAST = 3
"""The fewest tokens before the "and" and behind the second verb."""


def uncoordinated(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each that holds a second reporting verb of its source, or a second source with its own, as two."""
    return [last for statement in statements for part in _split(describer, statement) for last in _shared(describer, part)]


def _shared(describer: Describer, statement: Statement) -> Iterator[Statement]:
    """A statement, and behind it what another source says in the same sentence."""
    t = describer.tokens(statement.content[-1]) if statement.cue else []
    ahead = bool(t) and statement.cue[0].start < t[0].start
    for at in range(_LEAST, len(t) - _LEAST) if ahead else ():
        start = at + 1 if t[at].text == ";" else at + 2 if t[at].text == "," and t[at + 1].lower in _JOINS else 0
        if not start or t[at].quoted >= 0 or t[start].lower in {"that", "to"} or not (found := _reported(t[start:])):
            continue
        span = statement.content[-1]
        own = (*statement.content[:-1], Span(span.start, t[at - 1].end))
        yield _with(statement, own, statement.cue)
        yield replace(_cut(describer, t[start:], found, statement.confidence), via=statement.via)
        return
    yield statement


def _reported(t: Tokens) -> Draft | None:
    """What the first words say, where they name a source of their own and a verb that can mean nothing else."""
    found = [draft for draft in drafts(t) if draft.rule in _SHAPES and len(draft.source) == 1 and draft.source[0][0] == 0]
    draft = found[0] if found else None
    if draft is None or t[0].lower in w.RELATIVES | w.SUBJECT_PRONOUNS - {"he", "she", "they"}:
        return None
    strong = draft.rule in _SILENT or any(token.lower in STRONG for token in t[slice(*draft.cue[0])])
    return draft if strong else None


def _cut(describer: Describer, t: Tokens, draft: Draft, confidence: float) -> Statement:
    content, cue, source = (tuple(Span(t[a].start, t[b - 1].end) for a, b in r) for r in (draft.content, draft.cue, draft.source))
    return describer.statement(content, cue, source, confidence)


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
