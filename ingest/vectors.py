"""The embeddings of a batch of articles: every word is read once, with its passage, and statements are pooled from what was read.

A statement's vector tells what it says, what stands around it, under which headline, and whose it is. To embed each statement anew in its
context took 2.6 times the word pieces, for answers that were better by a point or two. Pooling after a whole text was read is called late
chunking (Günther et al., 2024).
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from archive.records import Span, Spans
from archive.rows import Kept
from ingest.embed import Embedder

Vectors = NDArray[np.float32]

STATEMENT, CONTEXT, HEADLINE, SPEAKER = 0.5, 0.5, 0.3, 0.3
"""How much each of them weighs in a statement's vector."""


def embedded(batch: Sequence[Kept], embedder: Embedder) -> dict[str, Vectors]:
    """Embeddings by id of all passages and quotes of a batch, each of length 1, in one pass of the model."""
    texts = [passage.text for kept in batch for passage in kept.passages]
    held = [parts for kept in batch for parts in _parts(kept)]
    vectors, sums = embedder.encode_parts(texts, [[spans for _, spans in parts] for parts in held])
    names = sorted({name for kept in batch for name in _names(kept)})
    called = dict(zip(names, embedder.encode(names), strict=True))
    found: dict[str, Vectors] = {}
    at = 0
    for kept in batch:
        here = slice(at, at := at + len(kept.passages))
        found |= zip((passage.id for passage in kept.passages), vectors[here], strict=True)
        pooled = np.zeros((2 * len(kept.quotes), embedder.dimension), dtype=np.float32)
        for parts, rows in zip(held[here], sums[here], strict=True):
            pooled[[number for number, _ in parts]] += rows
        unread = [number for number, row in enumerate(pooled[::2]) if not row.any()]  # beyond what the model reads of a passage
        pooled[[2 * number for number in unread]] = embedder.encode([kept.quotes[number].text for number in unread])
        found |= zip((quote.id for quote in kept.quotes), _statements(kept, unit(pooled), called), strict=True)
    return found


def _statements(kept: Kept, pooled: Vectors, called: dict[str, Vectors]) -> Vectors:
    """The vectors of an article's statements from those of their words and contexts, in turn, and of names."""
    nothing = np.zeros(pooled.shape[1], dtype=np.float32)
    headline = called.get(kept.article.title, nothing)
    speakers = np.stack([called.get(quote.speaker or "", nothing) for quote in kept.quotes]) if kept.quotes else pooled
    return unit(STATEMENT * pooled[::2] + CONTEXT * pooled[1::2] + HEADLINE * headline + SPEAKER * speakers)


def _names(kept: Kept) -> list[str]:
    return [name for name in (kept.article.title, *(quote.speaker for quote in kept.quotes)) if name] if kept.quotes else []


def _parts(kept: Kept) -> list[list[tuple[int, Spans]]]:
    """For each passage of an article the statements (even numbers) and contexts (odd) that it holds, with their places in the passage."""
    spans = [passage.span for passage in kept.passages]
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    found: list[dict[int, list[Span]]] = [defaultdict(list) for _ in spans]
    for number, wanted in enumerate(
        each for q, context in zip(kept.quotes, kept.contexts, strict=True) for each in (q.content, (context,))
    ):
        for span in wanted:
            for k in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
                found[k][number].append(Span(max(span.start, starts[k]) - starts[k], min(span.end, ends[k]) - starts[k]))
    return [[(number, tuple(held)) for number, held in parts.items()] for parts in found]


def unit(vectors: Vectors) -> Vectors:
    """Rows of length 1; one that is nothing stays so."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)
