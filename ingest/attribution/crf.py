"""The best tags of every paragraph and how sure they are: Viterbi and forward-backward over many paragraphs at once, in plain NumPy.

Shapes: P paragraphs sorted longest first, L their words, T tags.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ingest.attribution.features import Ints

Floats = npt.NDArray[np.float32]

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
SOURCE, CUE, CONTENT = range(3)
FORBIDDEN = -1e4
_AT_ONCE = 65_536
"""Words, padding included, that are decoded together: bounds the memory of one very long paragraph among many short ones."""


class WordSpan(NamedTuple):
    """A tagged span of words `[first, after)` of one text, its role, and the probability of exactly this span."""

    first: int
    after: int
    role: int
    probability: float


@dataclass(frozen=True, slots=True)
class Chain:
    """The trained scores of the chain, impossible moves included: `start` (T,), `moves` (T, T) from row to column."""

    start: Floats
    moves: Floats

    def decode(self, emissions: Sequence[Floats]) -> list[list[WordSpan]]:
        """The best spans of each sequence of emissions (L, T), offsets counted from its first word."""
        found: list[list[WordSpan]] = [[] for _ in emissions]
        order = sorted((i for i in range(len(emissions)) if len(emissions[i])), key=lambda i: -len(emissions[i]))
        at = 0
        while at < len(order):
            chunk = order[at : at + max(1, _AT_ONCE // len(emissions[order[at]]))]
            at += len(chunk)
            lengths = np.array([len(emissions[i]) for i in chunk])
            padded = np.zeros((len(chunk), int(lengths[0]), len(TAGS)), dtype=np.float32)
            for row, i in enumerate(chunk):
                padded[row, : lengths[row]] = emissions[i]
            for i, spans in zip(chunk, self._spans(padded, lengths), strict=True):
                found[i] = spans
        return found

    def _spans(self, emissions: Floats, lengths: Ints) -> list[list[WordSpan]]:
        tags = self.best(emissions, lengths)
        ahead, behind = self.forward(emissions, lengths), self.backward(emissions, lengths)
        total = _logsumexp(ahead[np.arange(len(lengths)), lengths - 1])
        return [
            [
                self._sure(span, emissions[row], ahead[row], behind[row], float(total[row]), int(length))
                for span in _read(tags[row, :length])
            ]
            for row, length in enumerate(lengths)
        ]

    def best(self, emissions: Floats, lengths: Ints) -> Ints:
        """(P, L) Viterbi tags; words after a paragraph's length carry no meaning."""
        rows, steps, _ = emissions.shape
        back = np.zeros((steps, rows, len(TAGS)), dtype=np.int8)
        score = self.start + emissions[:, 0]
        for step in range(1, steps):
            live = int(np.count_nonzero(lengths > step))
            moved = score[:live, :, None] + self.moves
            back[step, :live] = moved.argmax(1)
            score[:live] = moved.max(1) + emissions[:live, step]
        tags = np.zeros((rows, steps), dtype=np.int64)
        tag = score.argmax(1)
        for step in range(steps - 1, -1, -1):
            live = int(np.count_nonzero(lengths > step))
            tags[:live, step] = tag[:live]
            tag[:live] = back[step, np.arange(live), tag[:live]]
        return tags

    def forward(self, emissions: Floats, lengths: Ints) -> Floats:
        """(P, L, T) log-scores of everything up to and including each word."""
        ahead = np.empty_like(emissions)
        ahead[:, 0] = self.start + emissions[:, 0]
        for step in range(1, emissions.shape[1]):
            live = int(np.count_nonzero(lengths > step))
            ahead[:live, step] = _logsumexp(ahead[:live, step - 1, :, None] + self.moves, axis=1) + emissions[:live, step]
        return ahead

    def backward(self, emissions: Floats, lengths: Ints) -> Floats:
        """(P, L, T) log-scores of everything after each word."""
        behind = np.zeros_like(emissions)
        for step in range(emissions.shape[1] - 2, -1, -1):
            live = int(np.count_nonzero(lengths > step + 1))
            following = emissions[:live, step + 1] + behind[:live, step + 1]
            behind[:live, step] = _logsumexp(self.moves + following[:, None, :], axis=2)
        return behind

    def _sure(self, span: WordSpan, emissions: Floats, ahead: Floats, behind: Floats, total: float, length: int) -> WordSpan:
        """`span` with the probability that exactly these words, no more and no fewer, are tagged with its role."""
        opening, inside = 2 * span.role + 1, 2 * span.role + 2
        score = float(ahead[span.first, opening])
        if span.after - span.first > 1:
            score += float(self.moves[opening, inside] + emissions[span.first + 1 : span.after, inside].sum())
            score += float(self.moves[inside, inside]) * (span.after - span.first - 2)
        if span.after < length:
            leaving = self.moves[inside if span.after - span.first > 1 else opening] + emissions[span.after] + behind[span.after]
            score += float(_logsumexp(np.delete(leaving, inside)))
        return span._replace(probability=float(np.exp(min(score - total, 0.0))))


def _read(tags: Ints) -> list[WordSpan]:
    """Spans of a row of tags."""
    opens = np.flatnonzero(tags % 2 == 1)
    spans = []
    for first in opens.tolist():
        after = first + 1
        while after < len(tags) and tags[after] == tags[first] + 1:
            after += 1
        spans.append(WordSpan(first, after, int(tags[first]) // 2, 0.0))
    return spans


def _logsumexp(scores: npt.NDArray[np.floating], axis: int = -1) -> Floats:
    top = scores.max(axis=axis, keepdims=True)
    summed: Floats = np.log(np.exp(scores - top).sum(axis=axis)) + top.squeeze(axis)
    return summed
