"""A small network that reads two statements word by word: which words of the one answer which of the other, and what is left over.

It stands on what the embedding model makes of each word in its context (three of its layers, unchanged), and looks for each word's
counterpart in the other statement (after decomposable attention; Parikh et al., EMNLP 2016). `training.claims` writes its weights.
Shapes: m words of a statement, WIDTH units.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from archive.claims.ties import Relation
from archive.errors import ArchiveDamaged
from ingest.embed import PACKAGED, Embedder

Floats = NDArray[np.float32]

FILE = Path(__file__).parent / "network.npz"
WIDTH = 64
RELATIONS = tuple(Relation)
"""What the network tells apart, in the order of its outputs."""
LONGEST = 96
"""Word pieces of a statement that are compared."""
HELD = 5_000
"""Statements whose words are kept read."""
PEAKED, FAR, NEAR = 5.0, 8.0, 60.0
"""Fixed scales of inputs that are much smaller or larger than the rest."""
LIMIT = 6.0


@dataclass(frozen=True, slots=True)
class Read:
    """A statement as the network compares it."""

    vector: Floats
    pieces: NDArray[np.int64]  # (m,)
    words: Floats  # (m, WIDTH)
    looks: Floats  # (m, WIDTH): the words as they look for their counterparts


class PairNetwork:
    """The shipped network. Safe to share between threads."""

    def __init__(self, embedder: Embedder | None = None, weights: Mapping[str, Floats] | None = None) -> None:
        # It was trained on the packaged model's words, whatever model the archive is searched with.
        self._embedder = embedder if embedder and embedder.name == PACKAGED else Embedder()
        self._weights = weights or shipped_weights()
        self._held: dict[str, Read] = {}

    def read(self, texts: Sequence[str]) -> list[Read]:
        """Statements read; each alone, so that none depends on those beside it."""
        if len(self._held) + len(texts) > HELD:
            self._held = {}
        held = self._held  # another thread may put a new one in its place meanwhile
        lacking = [text for text in dict.fromkeys(texts) if text not in held]
        fresh: dict[str, Read] = {}
        for text, each in zip(lacking, self._embedder.read(lacking), strict=True):
            words = self._layer(each.inside[:LONGEST], "words")
            fresh[text] = Read(each.vector, each.pieces[:LONGEST], words, self._layer(words, "look"))
        found = [fresh.get(text) or held[text] for text in texts]
        if len(fresh) <= HELD:
            held.update(fresh)
        return found

    def scores(self, one: str, two: str, values: Floats) -> Floats:
        """Log-probability of each of `RELATIONS` for two texts and what their words show; the order of the two makes no difference."""
        a, b = self.read(sorted((one, two)))
        fit = a.looks @ b.looks.T / np.float32(WIDTH**0.5) + self._weights["same"] * (a.pieces[:, None] == b.pieces[None, :])
        here, there = self._compared(a.words, b.words, fit), self._compared(b.words, a.words, fit.T)
        apart = np.concatenate([np.abs(a.vector - b.vector) * FAR, a.vector * b.vector * NEAR])
        plain = np.clip((values - self._weights["mean"]) / self._weights["scale"], -5, 5)
        all_ = np.concatenate([here + there, np.abs(here - there), _rectified(self._layer(apart, "whole")), plain.astype(np.float32)])
        out = self._layer(_rectified(self._layer(all_, "judge")), "say")
        return np.asarray(out - np.logaddexp.reduce(out), dtype=np.float32)

    def _compared(self, words: Floats, others: Floats, fit: Floats) -> Floats:
        """Each word beside its counterpart, all of them together: mean and maximum, shape (2 * WIDTH,)."""
        if not len(words) or not len(others):
            return np.zeros(2 * WIDTH, dtype=np.float32)
        share = np.exp(fit - fit.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        met = share @ others
        pairs = np.concatenate(
            [words, met, np.abs(words - met), words * met, share.max(axis=1, keepdims=True) / np.float32(PEAKED)], axis=1
        )
        seen = _rectified(self._layer(_rectified(self._layer(pairs, "beside")), "seen"))
        return np.concatenate([seen.mean(axis=0), seen.max(axis=0)])

    def _layer(self, x: Floats, name: str) -> Floats:
        made: Floats = x @ self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return made


def evidence(scores: Floats) -> Floats:
    """What the last step of the decision is told: same against neither, utterance against claim, opposed against neither, same against it.

    `scores` has the shape (..., 5); the result (..., 4).
    """
    utterance, claim, opposed, related, unrelated = np.moveaxis(np.asarray(scores), -1, 0)
    same, neither = np.logaddexp(utterance, claim), np.logaddexp(related, unrelated)
    made: Floats = np.stack([same - neither, utterance - claim, opposed - neither, same - opposed], axis=-1).clip(-LIMIT, LIMIT)
    return made


EVIDENCE = ("net_same", "net_utterance", "net_opposed", "net_faces")
"""Names of what `evidence` returns."""


def _rectified(x: Floats) -> Floats:
    return np.maximum(x, np.float32(0))


def digest(weights: Mapping[str, NDArray[np.floating]]) -> str:
    """A checksum of the weights, whatever the file that holds them."""
    found = hashlib.sha256()
    for name in sorted(weights):
        found.update(name.encode() + np.ascontiguousarray(weights[name], dtype=np.float16).tobytes())
    return found.hexdigest()


def write(file: Path, weights: Mapping[str, Floats]) -> None:
    """The weights in 16 bits, with their checksum."""
    halves = {name: np.asarray(value, dtype=np.float16) for name, value in weights.items()}
    np.savez_compressed(file, allow_pickle=False, sha256=np.frombuffer(bytes.fromhex(digest(halves)), dtype=np.uint8), **halves)


def read_weights(file: Path) -> dict[str, Floats]:
    """The weights of a file.

    Raises:
        ArchiveDamaged: the file is missing or not what was written.
    """
    try:
        with np.load(BytesIO(file.read_bytes()), allow_pickle=False) as held:
            halves = {name: held[name] for name in _names(held.files)}
            written = held["sha256"].tobytes().hex()
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ArchiveDamaged("The network that compares statements cannot be read: reinstall onrecord.") from error
    if digest(halves) != written:
        raise ArchiveDamaged("The network that compares statements is not what was shipped: reinstall onrecord.")
    return {name: np.asarray(value, dtype=np.float32) for name, value in halves.items()}


def _names(files: Iterable[str]) -> list[str]:
    return [name for name in files if name != "sha256"]


@cache
def shipped_weights() -> Mapping[str, Floats]:
    """The weights that come with onrecord, read once."""
    return read_weights(FILE)
