"""Posts of social networks set into an article: the post's words, then "— Ana Silva (@anasilva) January 14, 2024" in or below them."""

import re
from collections.abc import Iterator, Sequence

from archive.records import Act, Form, Span
from ingest.attribution.extents import Extents
from ingest.attribution.sentences import trim
from ingest.attribution.statement import Statement

_SIGNED = re.compile(r"(?:—|–|--|-|―)[ \u00a0]?([^\W\d_][\w.'’&-]{0,30}(?: [\w.'’&-]{1,30}){0,6}) \(@\w{1,30}\)")
_DATED = re.compile(r",? ?(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|t\.co/|www\.)\S{0,200}")
_LONGEST = 1200
"""The most characters of a post's words."""
_CERTAINTY = 0.95


def posts(text: str, paragraphs: Sequence[Span]) -> Iterator[Statement]:
    """The posts in `text`, signed with a name and a handle, in reading order; links behind the words are no part of them."""
    floor = 0
    for index, paragraph in enumerate(paragraphs):
        for signed in _SIGNED.finditer(text, paragraph.start, paragraph.end):
            if not _DATED.match(text, signed.end()) and text[signed.end() : paragraph.end].strip(". "):
                continue
            start = max(floor, paragraph.start)
            if not text[start : signed.start()].strip():
                start = _above(text, paragraphs, index, floor)
            content = _without_links(text, start, signed.start())
            floor = signed.end()
            if content and len(content) <= _LONGEST:
                yield Statement(
                    content=(content,),
                    verbatim=(_within_marks(text, content),),
                    source=(Span(*signed.span(1)),),
                    form=Form.DIRECT,
                    act=Act.WROTE,
                    medium="post",
                    confidence=_CERTAINTY,
                )


def with_posts(statements: Sequence[Statement], found: Sequence[Statement]) -> list[Statement]:
    """`statements` without those that touch a post (`found`), and the posts."""
    extents = Extents(statements)
    dropped = {at for post in found for at in extents.near(post.content[0].start, post.source[-1].end)}
    kept = [statement for at, statement in enumerate(statements) if at not in dropped]
    return sorted([*kept, *found], key=lambda s: (s.content[0].start, s.content[-1].end))


def _above(text: str, paragraphs: Sequence[Span], index: int, floor: int) -> int:
    """Where the lines begin that stand above a signature, up to a blank line; the paragraph before where the blank line comes at once."""
    first = index
    while first and paragraphs[first - 1].start >= floor:
        lines = text.count("\n", paragraphs[first - 1].end, paragraphs[first].start)
        if lines > 1 and first < index:
            break
        first -= 1
        if lines > 1:
            break
    return paragraphs[first].start


def _without_links(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends and without the links it ends with."""
    while kept := trim(text, start, end):
        word = max(kept.start, kept.end - 210)
        link = next((m for m in _LINK.finditer(text, word, kept.end) if m.end() == kept.end), None)
        if link is None:
            return kept
        end = link.start()
    return None


def _within_marks(text: str, content: Span) -> Span:
    pairs = {"“": "”", '"': '"', "‘": "’", "«": "»"}
    closing = pairs.get(text[content.start])
    inner = text[content.start + 1 : content.end - 1]
    if closing and text[content.end - 1] == closing and closing not in inner:
        return trim(text, content.start + 1, content.end - 1) or content
    return content
