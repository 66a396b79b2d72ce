"""Cutting a text's word pieces into overlapping windows that the encoder can hold, and choosing the best window for every word."""

from dataclasses import dataclass

import numpy as np

from ingest.attribution.features import LINE, Ints, Words


@dataclass(frozen=True, slots=True)
class Window:
    """Words `[start, end)` of a text, encoded together; the words `[keep, until)` are read from this window."""

    start: int
    end: int
    keep: int
    until: int

    @classmethod
    def whole(cls, start: int, end: int) -> "Window":
        """A window from which all words are read."""
        return cls(start, end, start, end)


def cut(words: Words, *, size: int, overlap: int) -> list[Window]:
    """Windows of at most `size` pieces; neighbours share at least `overlap` pieces, and edges stand at paragraphs where they can."""
    n = len(words)
    if n == 0:
        return []
    ends = np.append(words.first[1:], len(words.pieces))
    breaks = np.append(np.flatnonzero(words.gap >= LINE), n)
    spans: list[tuple[int, int]] = []
    start = 0
    while True:
        end = _last_fit(words.first[start] + size, ends, breaks, start)
        spans.append((start, end))
        if end >= n:
            break
        start = _restart(ends[end - 1] - overlap, words.first, breaks, start, end)
    return _shares(spans, words.first)


def _last_fit(limit: int, ends: Ints, breaks: Ints, start: int) -> int:
    """The last paragraph break whose words end within `limit` pieces, or else the last word that does."""
    fit = max(int(np.searchsorted(ends, limit, side="right")), start + 1)
    at = int(np.searchsorted(breaks, fit, side="right")) - 1
    # a paragraph edge in the first half of the window would waste more context than it saves
    return int(breaks[at]) if at >= 0 and breaks[at] > start + (fit - start) // 2 else fit


def _restart(limit: int, first: Ints, breaks: Ints, start: int, end: int) -> int:
    """Where the next window starts: a paragraph shortly before the overlap, else the overlap's first word."""
    word = min(max(int(np.searchsorted(first, limit, side="right")) - 1, start + 1), end)
    at = int(np.searchsorted(breaks, word, side="right")) - 1
    return int(breaks[at]) if at >= 0 and breaks[at] > (start + word) // 2 else word


def _shares(spans: list[tuple[int, int]], first: Ints) -> list[Window]:
    """Each word belongs to the window in which its nearer edge is farther: neighbours meet in the middle of what they share."""
    meets = [0] + [(following[0] + previous[1]) // 2 for previous, following in zip(spans, spans[1:], strict=False)] + [spans[-1][1]]
    return [Window(a, b, keep, until) for (a, b), keep, until in zip(spans, meets, meets[1:], strict=False)]
