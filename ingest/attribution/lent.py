"""Sources that the model did not see and the rules did: a statement without a source takes that of the rules' statement of its cue."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.attribution.extents import Extents
from ingest.attribution.statement import Statement


def lent(found: Sequence[Statement], ruled: Sequence[Statement]) -> list[Statement]:
    """The model's statements (`found`), each without a source with that of the rules' statement about the same words and cue."""
    extents = Extents(ruled)
    return [statement if statement.source or not statement.cue else _with_source(statement, ruled, extents) for statement in found]


def _with_source(statement: Statement, ruled: Sequence[Statement], extents: Extents) -> Statement:
    near = [ruled[at] for at in extents.near(statement.content[0].start, statement.content[-1].end)]
    fitting = [rule for rule in near if rule.source and rule.cue and _same(statement, rule)]
    best = max(fitting, key=lambda rule: rule.confidence, default=None)
    if best is None or any(a.overlaps(b) for a in best.source for b in statement.cue):
        return statement
    content = tuple(span for span in statement.content if not any(span.overlaps(other) for other in best.source))
    if not content:
        return statement
    return replace(statement, content=content, source=best.source, confidence=min(statement.confidence, best.confidence))


def _same(one: Statement, other: Statement) -> bool:
    """Whether two statements share their cue and words."""
    cues = any(a.overlaps(b) for a in one.cue for b in other.cue)
    return cues and any(a.overlaps(b) for a in one.content for b in other.content)
