"""A quotation in several parts (reopened at each paragraph, or speech after a dash with its tag inside) is one speaker's.

It belongs whole to the statement that holds its beginning.
"""

from collections.abc import Sequence
from dataclasses import replace

from archive.records import Form, Span, Spans
from ingest.attribution.extents import Extents
from ingest.attribution.marks import find_marks
from ingest.attribution.sentences import paragraphs
from ingest.attribution.statement import Statement


def whole(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """`statements` (in reading order) in which every reopened quotation stands whole.

    It goes to the first statement that holds a part of it and has a source; the others lose what they held of it, or are gone.
    """
    rows = list(statements)
    extents = Extents(rows)
    for quotation in find_marks(text, paragraphs(text)):
        if len(quotation.parts) == 1:
            continue
        outer = tuple(part.outer for part in quotation.parts)
        near = sorted(extents.near(outer[0].start, outer[-1].end))
        holders = [at for at in near if any(part in span for part in outer for span in rows[at].content)]
        if not holders:
            continue
        holder = next((at for at in holders if rows[at].source), holders[0])
        rows[holder] = _with(rows[holder], outer, [part.inner for part in quotation.parts])
        for at in holders:
            rows[at] = rows[at] if at == holder else _without(rows[at], outer)
    return sorted((row for row in rows if row.content), key=lambda row: (row.content[0].start, row.content[-1].end))


def _with(statement: Statement, parts: Spans, inner: Sequence[Span]) -> Statement:
    """`statement` with all `parts` in its content."""
    content: list[Span] = []
    for span in sorted({*statement.content, *parts}):
        joins = bool(content) and span.start < content[-1].end
        content.append(Span(content[-1].start, max(content.pop().end, span.end)) if joins else span)
    return replace(statement, content=tuple(content), verbatim=tuple(sorted({*statement.verbatim, *inner})))


def _without(statement: Statement, spans: Spans) -> Statement:
    """`statement` without what it holds of `spans`."""
    content = tuple(s for s in statement.content if not any(s in span or span in s for span in spans))
    verbatim = tuple(v for v in statement.verbatim if any(v in s for s in content))
    return replace(statement, content=content, verbatim=verbatim, form=statement.form if verbatim else Form.INDIRECT)
