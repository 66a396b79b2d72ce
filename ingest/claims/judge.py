"""What the archive asks when it links statements: which are compared at all, and how two of them relate.

Candidates are found by meaning and by words in one search: a vector is the statement's embedding beside a sketch of its stems (a count
sketch; Charikar, Chen and Farach-Colton 2002), both in small integers. Unlike the weights of BM25 it does not change with the articles
that are read later, so no link depends on their order.
"""

import re
import unicodedata
import zlib
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from archive.claims.ties import KEPT, SAME, Bytes, Relation, Status, Tie, Voice
from archive.records import Polarity
from ingest.claims.features import Side
from ingest.claims.network import PairNetwork
from ingest.claims.scorer import Scorer
from ingest.claims.wording import Wording
from ingest.embed import Embedder
from ingest.minilm.weights import UNITS

CELLS = Path(__file__).parent / "cells.npy"
"""Centres of the cells, int8, shape (cells, 384): made by `python -m training.cells`."""
OF_EACH = 3
"""Cells that a statement lies in."""
MEANING, WORDS = 300, 177
"""Length of a vector's two parts; the words weigh a third of the meaning."""
SKETCH = 128
LARGEST = 127
FLOOR = 0.45
"""Share of the meaning's greatest product from which two statements are compared."""
FEWEST, FEWEST_STEMS = 3, 2
"""Words, and words that carry meaning, below which a statement is nobody's claim."""
WORTH = 0.3
"""Probability from which a link is written down."""
HELD = 20_000
"""Statements whose words are kept taken apart."""

_AROUND = "\"'“”‘’«»„‹›,.;:-–— "
_SPACE = re.compile(r"\s+")


class ClaimJudge:
    """The judge of this version of onrecord. Safe to share between threads."""

    version = "6"
    floor = int(FLOOR * MEANING**2)

    def __init__(self, embedder: Embedder | None = None, scorer: Scorer | None = None) -> None:
        self._scorer = scorer or Scorer(PairNetwork(embedder))
        self._sides: dict[tuple[str, str, Polarity, date | None], Side] = {}

    @cached_property
    def _centres(self) -> NDArray[np.float32]:
        return np.asarray(np.load(CELLS, allow_pickle=False), dtype=np.float32)

    def plain(self, text: str) -> str:
        """The words with single spaces, without the marks around them."""
        return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip(_AROUND) or text.strip()

    def comparable(self, text: str) -> bool:
        """Whether there are words enough, and of a kind that carries meaning."""
        return _says_enough(Wording(text))

    def vectors(self, texts: Sequence[str]) -> Bytes:
        """Embedding and sketch of each text, shape (len(texts), 512)."""
        read = self._scorer.network.read(texts)
        meaning = np.rint(np.stack([each.vector for each in read]) * MEANING) if read else np.zeros((0, UNITS))
        words = np.stack([_sketch(text) for text in texts]) if texts else np.zeros((0, SKETCH))
        return np.concatenate([meaning, words], axis=1).clip(-LARGEST, LARGEST).astype(np.int8)

    def cells(self, vectors: Bytes) -> NDArray[np.int64]:
        """The nearest cells of each statement, shape (n, 3)."""
        near = vectors[:, : self._centres.shape[1]].astype(np.float32) @ self._centres.T
        return np.argsort(-near, axis=1, kind="stable")[:, :OF_EACH]

    def tie(self, a: Voice, b: Voice) -> Tie:
        """How two voices relate; a wording that somebody asserts and somebody asks about is never more than suggested.

        What is not likely enough to be worth a reader's look is no link at all, nor is what two people leave unsaid or say in few words.
        """
        one, two = self._side(a), self._side(b)
        if not (a.speaker and a.speaker == b.speaker) and not (_tells(a, one) and _tells(b, two)):
            return Tie(Relation.UNRELATED, 0.0)
        found = self._scorer.link(one, two)
        if found.relation in KEPT and found.score < WORTH:
            return Tie(Relation.RELATED, found.score)
        if found.status is Status.CONFIRMED and found.relation in SAME and a.polarity is not b.polarity:
            return Tie(found.relation, found.score, Status.SUGGESTED)
        return found

    def _side(self, voice: Voice) -> Side:
        """The voice as the scorer compares it, its words taken apart once for all its comparisons."""
        key = (voice.wording, voice.speaker, voice.polarity, voice.day)
        known = self._sides.get(key)
        if known is None:
            if len(self._sides) >= HELD:
                self._sides.clear()
            meaning = voice.vector[: self._centres.shape[1]].astype(np.float32)
            length = np.float32(np.linalg.norm(meaning) or 1.0)
            asserted = voice.polarity is not Polarity.DENIED
            known = self._sides[key] = Side(voice.text, meaning / length, voice.speaker or None, voice.day, asserted)
        return known


def _says_enough(wording: Wording) -> bool:
    return len(wording.words) >= FEWEST and len(wording.stems) >= FEWEST_STEMS


def _tells(voice: Voice, side: Side) -> bool:
    """Whether a voice says something that another speaker's could repeat or oppose."""
    return voice.polarity is not Polarity.UNSAID and _says_enough(side.wording)


def _sketch(text: str) -> NDArray[np.float64]:
    """The stems of a text, each at one place with a sign, both drawn by its checksum; of length WORDS."""
    found = np.zeros(SKETCH)
    for stem in Wording(text).stems:
        drawn = zlib.crc32(stem.encode())
        found[drawn % SKETCH] += 1 if drawn & (1 << 31) else -1
    length = np.linalg.norm(found)
    return np.rint(found * (WORDS / length)) if length else found
