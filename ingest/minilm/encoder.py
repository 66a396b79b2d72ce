"""Texts to vectors with the packaged MiniLM: each text alone, as many at a time as there are processors."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from archive.records import Spans
from ingest.inference import session
from ingest.minilm.weights import UNITS, tensors
from ingest.parallel import spread

Vectors = NDArray[np.float32]

GRAPH = Path(__file__).parent / "graph.onnx"
"""The network without its weights, which are filled in from the published ones when it is loaded."""
STATES = "5.after_feed.result"
"""The graph's name for what its last layer makes of each word piece."""
PIECES = 256
"""The model reads so many word pieces of a text, as its authors set it."""
PORTION = 512
"""Texts that are cut into pieces at once."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of a text: its vector of length 1, its m word pieces, and these inside the network, shape (m, 1152)."""

    vector: Vectors
    pieces: NDArray[np.int64]
    inside: Vectors


class MiniLM:
    """The model of a folder with `model.safetensors` and `tokenizer.json`. Safe to share between threads.

    A text's vector does not depend on the texts beside it: in a batch, one scale of the integers would serve all of them, and every text
    would be padded to the longest.
    """

    dimension = UNITS

    def __init__(self, folder: Path) -> None:
        self._session = session(GRAPH, tensors(folder / "model.safetensors"))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(PIECES)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of length 1, shape (len(texts), dimension)."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), PORTION):
            pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts[start : start + PORTION]))]
            vectors[start : start + len(pieces)] = spread(self._vector, pieces)
        return vectors

    def encode_parts(self, texts: Sequence[str], parts: Sequence[Sequence[Spans]]) -> tuple[Vectors, list[Vectors]]:
        """Vectors of texts as `encode` makes them, and for each text the sums of the last layer over the word pieces of its parts."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        sums: list[Vectors] = []
        for start in range(0, len(texts), PORTION):
            encodings = self._tokenizer.encode_batch(list(texts[start : start + PORTION]))
            found = spread(self._with_parts, list(zip(encodings, parts[start : start + PORTION], strict=True)))
            for number, (vector, sum_) in enumerate(found, start):
                vectors[number] = vector
                sums.append(sum_)
        return vectors, sums

    def _with_parts(self, given: tuple[Encoding, Sequence[Spans]]) -> tuple[Vectors, Vectors]:
        encoding, parts = given
        vector, states = self._session.run(["vector", STATES], {"pieces": np.array([encoding.ids], dtype=np.int64)})
        starts, ends = np.array(encoding.offsets).T
        touched = np.zeros((len(parts), len(starts)), dtype=np.float32)
        for row, spans in zip(touched, parts, strict=True):
            for span in spans:
                row[(starts < span.end) & (ends > span.start)] = 1
        return vector[0], touched @ states[0]

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Vectors as `encode` makes them, and what stands behind them: word for word the second, fourth and sixth layer."""
        found: list[Reading] = []
        for start in range(0, len(texts), PORTION):
            pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts[start : start + PORTION]))]
            found += spread(self._reading, pieces)
        return found

    def _reading(self, pieces: Sequence[int]) -> Reading:
        ids = np.array([pieces], dtype=np.int64)
        vector, inside = self._session.run(["vector", "inside"], {"pieces": ids})
        return Reading(np.asarray(vector[0], dtype=np.float32), ids[0, 1:-1], np.asarray(inside[0, 1:-1], dtype=np.float32))

    def _vector(self, pieces: Sequence[int]) -> Vectors:
        [vector] = self._session.run(["vector"], {"pieces": np.array([pieces], dtype=np.int64)})
        return np.asarray(vector[0], dtype=np.float32)
