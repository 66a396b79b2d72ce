"""What stands around a statement."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from archive.records import Article, Quote, Span
from ingest.attribution.sentences import paragraphs

CONTEXT_CHARS = 700
"""A context longer than this is cut around the statement: the embedding model reads about 1,000 characters."""


def contexts(article: Article, quotes: Sequence[Quote]) -> tuple[Span, ...]:
    """For each quote the paragraphs that hold the statement, its cue and the words that name its source."""
    blocks = paragraphs(article.text)
    starts, ends = [block.start for block in blocks], [block.end for block in blocks]
    found = []
    for quote in quotes:
        spans = (*quote.content, *quote.cue, *quote.mention)
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        touched = blocks[bisect_right(ends, start) : bisect_left(starts, end)]
        first = min([start, *(block.start for block in touched[:1])])
        last = max([end, *(block.end for block in touched[-1:])])
        spare = max(0, CONTEXT_CHARS - (end - start)) // 2
        found.append(Span(max(first, start - spare), min(last, end + spare)))
    return tuple(found)
