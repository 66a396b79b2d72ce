"""Which cue a content belongs to and which source a cue has: pointers between spans of words, in plain NumPy."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ingest.attribution.crf import Floats, WordSpan
from ingest.attribution.features import Ints
from ingest.attribution.windows import Window

SIDES = 10
BUCKETS = 4 * SIDES
LINK = 64
REACH = 256
"""Spans more than this many words apart are never linked."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A pointer's answer: the target's place, or None, with its probability."""

    target: int | None
    probability: float


@dataclass(frozen=True, slots=True)
class View:
    """One window's projections of its words, as running sums (words + 1, LINK) of each word as one who asks and as one who is asked for.

    Pointers compare words of one window alone: what the encoder knows of places is where a word stands in its window.
    """

    window: Window
    asking: npt.NDArray[np.float64]
    asked: npt.NDArray[np.float64]

    @classmethod
    def of(cls, window: Window, asking: Floats, asked: Floats) -> "View":
        """From the projections (words, LINK) of a window's words."""
        return cls(window, _running(asking), _running(asked))

    def rows(self, spans: Sequence[WordSpan]) -> Ints:
        """(K, 2) first word and word after of each span, in the text, cut to the window."""
        bounds = np.array([(s.first, s.after) for s in spans], dtype=np.int64).reshape(-1, 2)
        return np.clip(bounds, self.window.start, self.window.end)


def _running(projections: Floats) -> npt.NDArray[np.float64]:
    # double precision: long sums would swallow the difference of two neighbours
    sums = np.zeros((len(projections) + 1, projections.shape[1]))
    np.cumsum(projections, axis=0, out=sums[1:])
    return sums


def _means(sums: npt.NDArray[np.float64], rows: Ints) -> npt.NDArray[np.float64]:
    """(K, LINK) mean projections of spans."""
    mean: npt.NDArray[np.float64] = (sums[rows[:, 1]] - sums[rows[:, 0]]) / np.maximum(rows[:, 1] - rows[:, 0], 1)[:, None]
    return mean


@dataclass(frozen=True, slots=True)
class Pointer:
    """One trained pointer: a bias for each distance bucket, and what the answer "none" scores."""

    near: Floats  # (BUCKETS,)
    none: Floats  # (LINK,)
    none_bias: float

    def choose(self, askers: Sequence[WordSpan], targets: Sequence[WordSpan], views: Sequence[View], paragraph: Ints) -> list[Choice]:
        """For each asker the best target of its window, or none; both lists in reading order, linear in the text."""
        choices: list[Choice] = []
        asker_starts, target_starts = [s.first for s in askers], [s.first for s in targets]
        for view in views:
            here = askers[bisect_left(asker_starts, view.window.keep) : bisect_left(asker_starts, view.window.until)]
            low, high = bisect_left(target_starts, view.window.start), bisect_left(target_starts, view.window.end)
            if here:
                choices += self._choose(view, view.rows(here), view.rows(targets[low:high]), low, paragraph)
        return choices

    def _choose(self, view: View, askers: Ints, targets: Ints, low: int, paragraph: Ints) -> list[Choice]:
        start = view.window.start
        questions = _means(view.asking, askers - start)
        near = buckets(askers, targets, paragraph)
        scores = np.where(near >= 0, questions @ _means(view.asked, targets - start).T / LINK**0.5 + self.near[near], -np.inf)
        none = questions @ self.none / LINK**0.5 + self.none_bias
        everything = np.hstack([scores, none[:, None]])
        odds = np.exp(everything - everything.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        best = odds.argmax(axis=1).tolist()
        return [Choice(low + at if at < len(targets) else None, float(row[at])) for at, row in zip(best, odds, strict=True)]


def buckets(askers: Ints, targets: Ints, paragraph: Ints) -> Ints:
    """(A, K) distance bucket of each pair of spans (`[first, after)` rows), -1 where they are out of reach.

    A bucket is the power of two of the words between, the side, and whether both stand in one paragraph (`paragraph` of each word).
    """
    gap_after = targets[None, :, 0] - askers[:, None, 1]
    gap_before = askers[:, None, 0] - targets[None, :, 1]
    gap = np.maximum(np.maximum(gap_after, gap_before), 0)
    size = np.minimum(np.ceil(np.log2(gap + 1)).astype(np.int64), SIDES - 1)
    apart = paragraph[askers[:, 0]][:, None] != paragraph[targets[:, 0]][None, :]
    found: Ints = np.where(gap > REACH, -1, size + SIDES * (gap_after >= 0) + 2 * SIDES * apart)
    return found
