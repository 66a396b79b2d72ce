"""Sources that the model did not see: a statement without one takes that of the rules' statement of its cue, or the end of its headline."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.records import Span, Spans
from ingest.attribution import words as w
from ingest.attribution.extents import Extents
from ingest.attribution.statement import Statement

_HEADLINE_END = re.compile(r"[ \t]{1,4}([^\W\d_][\w’'-]*(?:[ \t]{1,4}[^\W\d_][\w’'-]*){0,3})[ \t]{0,4}(?:\n|\Z)")
_NO_SOURCE = w.SUBORDINATORS | w.PREPOSITIONS | w.RELATIVES | w.TIMES | w.AUXILIARIES | frozenset({"so", "not", "to", "that"})


def lent(text: str, found: Sequence[Statement], ruled: Sequence[Statement]) -> list[Statement]:
    """The model's statements (`found`), each without a source with that of the rules' statement about the same words and cue."""
    extents = Extents(ruled)
    return [statement if statement.source or not statement.cue else _sourced(text, statement, ruled, extents) for statement in found]


def _sourced(text: str, statement: Statement, ruled: Sequence[Statement], extents: Extents) -> Statement:
    if source := _headline_end(text, statement):
        return replace(statement, source=(source,))
    near = [ruled[at] for at in extents.near(statement.content[0].start, statement.content[-1].end)]
    fitting = [rule for rule in near if rule.source and rule.cue and _same(statement, rule)]
    best = max(fitting, key=lambda rule: rule.confidence, default=None)
    return _with_source(statement, best) if best else statement


def _headline_end(text: str, statement: Statement) -> Span | None:
    """The last words of a line that ends without a full stop right behind its cue ("No ferry before June, says minister")."""
    cue = statement.cue[-1]
    if statement.content[-1].end > cue.start or not text[cue.start].islower():
        return None
    after = _HEADLINE_END.match(text, cue.end)
    if after is None or _NO_SOURCE.intersection(after.group(1).lower().split()):
        return None
    return Span(*after.span(1))


def _with_source(statement: Statement, rule: Statement) -> Statement:
    """`statement` with the source of `rule`; a cue that held the source is the rule's, a content that began with it begins behind it."""
    swallowed = _overlap(rule.source, statement.cue)
    if swallowed and not rule.verbatim:
        return statement
    cue = rule.cue if swallowed else statement.cue
    content = statement.content
    if _overlap(rule.source, content):
        content = tuple(span for span in content if not _overlap((span,), rule.source)) or rule.content
        if not all(any(span in whole for whole in statement.content) for span in content):
            return statement
    verbatim = tuple(part for part in statement.verbatim if any(part in span for span in content))
    return replace(
        statement,
        content=content,
        verbatim=verbatim,
        form=statement.form if content == statement.content else rule.form,
        cue=cue,
        source=rule.source,
        confidence=min(statement.confidence, rule.confidence),
    )


def _same(one: Statement, other: Statement) -> bool:
    """Whether two statements share their cue and words."""
    return _overlap(one.cue, other.cue) and _overlap(one.content, other.content)


def _overlap(one: Spans, other: Spans) -> bool:
    return any(a.overlaps(b) for a in one for b in other)
