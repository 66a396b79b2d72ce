"""From the exact words of a label to spans of an article: where they stand, and which of them stand between quotation marks.

Words match whole, case and marks as printed; a space matches any white space. The parts of a content follow each other; a part that stands
several times is taken where it stands nearest to a part that stands once. Source and cue are taken where they stand nearest to their
content. Where that is not the place meant, `{ words = "...", nth = 2 }` says which one it is.
"""

import re
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict, Field

from archive.records import Form, Span, Spans, check_spans

_PAIRS = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'"}
_APOSTROPHES = {"’", "'"}  # such a mark closes only where no letter follows


class GoldError(ValueError):
    """A label, question or article of the corpus that does not fit the others; the message names the file and the words."""


class Place(BaseModel):
    """Words and which of their occurrences is meant, counted from 1."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: str
    nth: int = Field(default=1, ge=1)


Words = str | Place


def _places(body: str, words: Words) -> list[Span]:
    """Everywhere the words stand whole; the one place meant where the label counts."""
    place = words if isinstance(words, Place) else None
    wanted = place.words if place else str(words)
    pieces = wanted.split()
    if not pieces:
        raise GoldError("a label without words")
    pattern = r"\s+".join(map(re.escape, pieces))
    before = r"(?<!\w)" if pieces[0][0].isalnum() else ""
    after = r"(?!\w)" if pieces[-1][-1].isalnum() else ""
    found = [Span(*match.span()) for match in re.finditer(before + pattern + after, body)]
    if not found:
        raise GoldError(f"the words {wanted!r} are not in the article")
    if place is None:
        return found
    if place.nth > len(found):
        raise GoldError(f"the words {wanted!r} stand {len(found)} times in the article, not {place.nth}")
    return [found[place.nth - 1]]


def chain(body: str, parts: Sequence[Words]) -> Spans:
    """The parts of a content in reading order, the ambiguous ones beside those that stand once."""
    places = [_places(body, part) for part in parts]
    anchors = [found[0] for found in places if len(found) == 1]
    if not anchors:
        raise GoldError(f"the words {parts[0]!r} stand {len(places[0])} times in the article: say which with nth")
    spans = tuple(min(found, key=lambda span: _gap(span, anchors)) for found in places)
    check_spans(spans, length=len(body), name="content")
    return spans


def nearest(body: str, parts: Sequence[Words], *, to: Spans, outside: Spans = ()) -> Spans:
    """Each part where it stands nearest to the spans `to`, never inside the content."""
    spans = []
    for part in parts:
        found = [span for span in _places(body, part) if not any(span.overlaps(other) for other in outside)]
        if not found:
            raise GoldError(f"the words {part!r} stand only inside the content")
        spans.append(min(found, key=lambda span: _gap(span, to)))
    ordered = tuple(sorted(spans))
    check_spans(ordered, length=len(body), name="source or cue")
    return ordered


def _gap(span: Span, others: Sequence[Span]) -> int:
    """Characters between a span and the nearest of the others."""
    return min(max(other.start - span.end, span.start - other.end, 0) for other in others)


def verbatim(body: str, content: Spans, *, form: Form, given: Sequence[Words] = ()) -> Spans:
    """The parts between quotation marks, marks excluded: as the label says, else read from the marks themselves."""
    if given:
        return nearest(body, given, to=content)
    if form is Form.INDIRECT:
        return ()
    marked = tuple(inner for span in content for inner in _between_marks(body, span))
    if marked or form is Form.MIXED:
        return marked
    return tuple(_without_dash(body, span) for span in content)


def _between_marks(body: str, span: Span) -> Iterator[Span]:
    """The outermost quoted stretches of a span; one that never closes (the next paragraph reopens it) runs to the span's end."""
    at = span.start
    while at < span.end:
        closing = "" if body[at - 1 : at].isalnum() else _PAIRS.get(body[at], "")
        if not closing:
            at += 1
            continue
        end = next((i for i in range(at + 1, span.end) if body[i] == closing and _closes(body, i)), span.end)
        yield _trimmed(body, at + 1, end)
        at = end + 1


def _closes(body: str, at: int) -> bool:
    return body[at] not in _APOSTROPHES or not body[at + 1 : at + 2].isalnum()


def _without_dash(body: str, span: Span) -> Span:
    return _trimmed(body, span.start + (body[span.start] == "—"), span.end)


def _trimmed(body: str, start: int, end: int) -> Span:
    words = body[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
