"""What stands around a statement."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from archive.records import Article, Quote, Span
from ingest.attribution.sentences import paragraphs

CONTEXT_CHARS = 700
"""A context longer than this is cut around the statement: the embedding model reads about 1,000 characters."""


ASKED = 300
"""Characters of the longest question that is read with its answer."""
QUESTION = re.compile(r"\?[\"”’'»)*_]{0,3}\s*\n")
"""The end of a paragraph that asks."""
_HEAD = re.compile(r"(?:[\w.’' -]{1,40}:\s*)?[\"“„«'‘]?")


def answering(text: str, at: int) -> int:
    """Where the paragraph around `at` begins or, where `at` heads it right below a question of its own paragraph, that question."""
    start = text.rfind("\n", 0, at) + 1
    low = max(0, start - ASKED)
    above = text[low:start].rstrip()
    asked = low + above.rfind("\n") + 1
    if asked == low > 0 or not QUESTION.search(text, low + len(above) - 4 if len(above) > 4 else low, start):  # noqa: PLR2004
        return start
    return asked if _HEAD.fullmatch(text, start, at) else start


def contexts(article: Article, quotes: Sequence[Quote]) -> tuple[Span, ...]:
    """For each quote the paragraphs that hold the statement, its cue and the words that name its source, with the question it answers."""
    blocks = paragraphs(article.text)
    starts, ends = [block.start for block in blocks], [block.end for block in blocks]
    found = []
    for quote in quotes:
        spans = (*quote.content, *quote.cue, *quote.mention)
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        touched = blocks[bisect_right(ends, start) : bisect_left(starts, end)]
        first = min(answering(article.text, start), *(block.start for block in touched[:1]), start)
        last = max([end, *(block.end for block in touched[-1:])])
        spare = max(0, CONTEXT_CHARS - (end - start)) // 2
        found.append(Span(max(first, start - spare), min(last, end + spare)))
    return tuple(found)
