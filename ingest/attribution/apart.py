"""What a statement of the model holds of paragraphs that are not its own: unmarked words and sources do not cross a line.

A headline without a full stop reads to a model as if its sentence went on in the line below. Only quotations, and what a colon opens,
stand in another paragraph than their cue.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from archive.records import Span, Spans
from ingest.attribution.statement import Statement

_ENDS = frozenset(".!?…:;,”\"’'»)")


def apart(text: str, statements: Sequence[Statement], paragraphs: Sequence[Span]) -> list[Statement]:
    """The statements without a source of another paragraph than the cue's and, in an unfinished line, without unmarked words of others."""
    starts = [paragraph.start for paragraph in paragraphs]
    return [_own(text, statement, paragraphs, starts) for statement in statements]


def _own(text: str, statement: Statement, paragraphs: Sequence[Span], starts: Sequence[int]) -> Statement:
    if not statement.cue or statement.cue[-1].cut(text).rstrip().endswith(":"):
        return statement
    home = bisect_right(starts, statement.cue[0].start)
    source = tuple(span for span in statement.source if bisect_right(starts, span.start) == home)
    statement = replace(statement, source=source)
    if home < 1 or text[paragraphs[home - 1].end - 1] in _ENDS:
        return statement
    content = tuple(span for span in statement.content if bisect_right(starts, span.start) == home or _marked(span, statement.verbatim))
    return replace(statement, content=content) if content else statement


def _marked(span: Span, verbatim: Spans) -> bool:
    return any(part.overlaps(span) for part in verbatim)
