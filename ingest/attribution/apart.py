"""What a statement of the model holds of paragraphs that are not its own: nothing crosses a line but what a colon opens.

A headline without a full stop reads to a model as if its sentence went on in the line below, and a quotation under a quotation as if
both had one cue. Unmarked words and sources stand in the paragraph of their cue; a quotation in another paragraph is a statement of
its own, without cue and source, whose speaker is for the speakers to find. A quotation that is reopened at each paragraph is joined
again in `reopened`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.records import Span, Spans
from ingest.attribution.statement import Statement


def apart(text: str, statements: Sequence[Statement], paragraphs: Sequence[Span]) -> list[Statement]:
    """The statements in reading order, each within its paragraph; what is left of another paragraph's words follows as its own."""
    starts = [paragraph.start for paragraph in paragraphs]
    parted = [part for statement in statements for part in _parted(text, statement, starts)]
    return sorted(parted, key=lambda s: (s.content[0].start, s.content[-1].end))


def _parted(text: str, statement: Statement, starts: Sequence[int]) -> Iterator[Statement]:
    if not statement.cue:
        yield statement
        return
    home = bisect_right(starts, statement.cue[0].start)
    by_line: dict[int, list[Span]] = {bisect_right(starts, span.start): [] for span in statement.content}
    for span in statement.content:
        by_line[bisect_right(starts, span.start)].append(span)
    opens = statement.cue[-1].cut(text).rstrip().endswith(":") and min(by_line) > home
    if home not in by_line and not opens:
        marked = tuple(span for span in statement.content if _marked(span, statement.verbatim))
        if marked:
            yield _holding(statement, marked)
        return
    if home not in by_line or opens:
        yield statement
        return
    source = tuple(span for span in statement.source if bisect_right(starts, span.start) == home)
    yield _holding(replace(statement, source=source), tuple(by_line.pop(home)))
    for line in by_line.values():
        marked = tuple(span for span in line if _marked(span, statement.verbatim))
        if marked:
            yield _holding(replace(statement, cue=(), source=()), marked)


def _holding(statement: Statement, content: Spans) -> Statement:
    inside = tuple(part for part in statement.verbatim if any(part in span for span in content))
    return replace(statement, content=content, verbatim=inside)


def _marked(span: Span, verbatim: Spans) -> bool:
    return any(part.overlaps(span) for part in verbatim)
