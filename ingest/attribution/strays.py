"""Unmarked words of another sentence that the model adds to a statement: they have a cue and a source of their own, or none.

"“It rained,” Silva said. Her rival stands by **his figure of sixty**": the figure is not what Silva said. What stands in marks may go on
in the next sentence, and so may a quotation that is never closed.
"""

from collections.abc import Sequence
from dataclasses import replace

from archive.records import Span
from ingest.attribution.describe import Describer
from ingest.attribution.statement import Statement

_OPENING, _CLOSING = "“", "”"
_REACH = 4_000
"""Characters of a paragraph in which an open quotation is looked for."""


def without_strays(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements without such words; one that has nothing else keeps them."""
    return [_own(describer, statement) if statement.cue and len(statement.content) > 1 else statement for statement in statements]


def _own(describer: Describer, statement: Statement) -> Statement:
    home = describer.sentence(statement.cue[0].start)
    if not any(span.overlaps(home) for span in statement.content):
        return statement
    kept = tuple(span for span in statement.content if span.overlaps(home) or describer.touching(span) or _open(describer, span))
    return replace(statement, content=kept)


def _open(describer: Describer, span: Span) -> bool:
    """Whether a quotation that began before `span` in its paragraph is still open there."""
    before = describer.text[max(describer.paragraph(span.start).start, span.start - _REACH) : span.start + 1]
    return before.count(_OPENING) > before.count(_CLOSING)
