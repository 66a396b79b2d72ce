"""One row of statements from those of the marks, the rules and the model: what stands when several read the same words."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.records import Form, Span, Spans
from ingest.attribution.extents import Extents
from ingest.attribution.lent import lent
from ingest.attribution.reopened import whole
from ingest.attribution.sentences import trim
from ingest.attribution.statement import Statement

LOST_WORDS = 4
"""A marked quotation of fewer words may be a title or a scare quote: the model's silence about it counts."""

OWN_WORDS = 8
"""A quotation of so many words is kept even where nobody is named for it."""


def combine(text: str, *, marked: Sequence[Statement], ruled: Sequence[Statement], found: Sequence[Statement]) -> list[Statement]:
    """The statements of `text` that stand, in reading order.

    Labelled turns and signed quotations take the place of all that overlaps them. The rules' statements about marked words stand where
    the model (`found`) has nothing, and take the place of what it found wholly inside them: only the outermost attribution counts, and a
    quotation is not cut. So do those of shapes that the model was not shown (`fills`). The model stands everywhere else. Last, a long
    quotation that nobody has taken is kept without a source.
    """
    found = [s for s in found if s.cue or not _swallows(s, ruled)]
    standing = overlay(lent(text, found, ruled), [s for s in ruled if s.cue and s.source and _words(text, s) >= LOST_WORDS], yielding=True)
    standing = overlay(standing, [s for s in ruled if s.firm], yielding=False)
    standing = overlay(standing, [s for s in ruled if s.fills], yielding=True)
    standing = overlay(standing, [s for s in ruled if s.cue and s.source and _exclaims(text, s)], yielding=True)
    standing = overlay(standing, [s for s in marked if s.source], yielding=False)
    known = {s.content for s in standing}
    return whole(text, overlay(standing, [s for s in marked if _words(text, s) >= OWN_WORDS and s.content not in known], yielding=True))


def _swallows(found: Statement, ruled: Sequence[Statement]) -> bool:
    """Whether a statement without a cue takes along who said it ("“Don’t touch it,” he told me"). `ruled` are in reading order."""
    own = found.content
    first, after = (bisect_left(ruled, place, key=lambda s: s.content[0].start) for place in (own[0].start, own[-1].end))
    return any(
        bool(s.cue and s.source) and all(any(span in part for part in own) for span in (*s.content, *s.cue, *s.source))
        for s in ruled[first:after]
    )


def within_margins(text: str, found: Sequence[Statement], margins: Sequence[Span]) -> list[Statement]:
    """The statements without what stands in the `margins` (ordered: datelines, credits); one that stands there wholly is dropped."""
    if not margins:
        return list(found)
    kept = []
    for statement in found:
        content, cue, source = (_outside(text, spans, margins) for spans in (statement.content, statement.cue, statement.source))
        if content:
            inside = tuple(part for part in statement.verbatim if any(part in span for span in content))
            form = statement.form if inside else Form.INDIRECT
            kept.append(replace(statement, content=content, cue=cue, source=source, verbatim=inside, form=form))
    return kept


def _outside(text: str, spans: Spans, margins: Sequence[Span]) -> Spans:
    found = []
    for span in spans:
        start, end = span.start, span.end
        for margin in margins[max(0, bisect_left(margins, span) - 1) :]:
            if margin.start >= end:
                break
            if margin.start <= start < margin.end:
                start = margin.end
            elif margin.end >= end:
                end = margin.start
        if start < end and (kept := trim(text, start, end)):
            found.append(kept)
    return tuple(found)


def overlay(below: Sequence[Statement], above: Iterable[Statement], *, yielding: bool) -> list[Statement]:
    """`below` with the statements of `above` in the place of what they hold wholly inside.

    A statement of `above` that another reaches across its edges yields to it, or takes its place too where it is not `yielding`.
    """
    extents = Extents(below)
    dropped: set[int] = set()
    added: list[Statement] = []
    for statement in above:
        near = [
            i for i in extents.near(statement.content[0].start, statement.content[-1].end) if not yielding or _overlaps(below[i], statement)
        ]
        if not yielding or all(_inside(below[i], statement.content) for i in near):
            dropped.update(near)
            added.append(statement)
    kept = [s for i, s in enumerate(below) if i not in dropped]
    return sorted(kept + added, key=lambda s: (s.content[0].start, s.content[-1].end))


def _words(text: str, statement: Statement) -> int:
    """How many words of a statement stand between marks."""
    return sum(len(part.cut(text).split()) for part in statement.verbatim)


def _exclaims(text: str, statement: Statement) -> bool:
    """Whether it is a short quotation that is set like speech and not like a title ("I walk.", "Not one more acre!")."""
    if statement.form is not Form.DIRECT or _words(text, statement) >= LOST_WORDS:
        return False
    words = [word for part in statement.verbatim for word in part.cut(text).split()]
    return words[-1][-1] in ".,!?…" and words[0][0].isupper() and not any(word[0].isupper() and word != "I" for word in words[1:])


def _overlaps(one: Statement, other: Statement) -> bool:
    return any(a.overlaps(b) for a in one.content for b in (*other.content, *other.cue))


def _inside(statement: Statement, content: Spans) -> bool:
    spans = (*statement.content, *statement.cue, *statement.source)
    whole = statement.cue == () or any(statement.content[0] in outer and statement.content[0] != outer for outer in content)
    return whole and all(any(span in outer for outer in content) for span in spans)
