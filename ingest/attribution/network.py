"""The tagger's network: tag scores and link projections of windows of words, by onnxruntime from the shipped weights."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from pydantic import BaseModel, ConfigDict
from tokenizers import Tokenizer

from archive.errors import ArchiveDamaged
from ingest.attribution.crf import TAGS, Chain, Floats
from ingest.attribution.features import Ints, Words
from ingest.attribution.linking import Pointer, View
from ingest.attribution.windows import Window
from ingest.inference import session
from ingest.parallel import spread

WEIGHTS = Path(__file__).parent / "weights"
FEATURES = 3


class Knobs(BaseModel):
    """What was tuned after training, on articles kept out of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    opening: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Added to the score of the first word of a source, cue, content: above zero, more spans and less sure ones."""
    orphan: float = 0.9
    """A content without a cue is kept when its span is at least this probable."""
    real: tuple[float, ...] = (0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0)
    """Bias and weights of a logistic regression from the decoder's evidence to the probability that anything was said there at all."""
    sure: float = 0.0
    """Statements that are real with less probability are left out."""
    calibration: tuple[float, ...] = (0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0)
    """Bias and weights of a logistic regression from the decoder's evidence to the probability that words and source are right."""


class Config(BaseModel):
    """`config.json` beside the weights: sizes, tuned knobs, the chain's and the pointers' scores, and a digest of each file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    size: int = 254
    overlap: int = 64
    cls: int
    sep: int
    knobs: Knobs
    start: list[float]
    moves: list[list[float]]
    near: list[list[float]]
    none: list[list[float]]
    none_bias: list[float]
    sha256: dict[str, str] = {}

    @property
    def chain(self) -> Chain:
        """The chain's scores."""
        return Chain(np.array(self.start, dtype=np.float32), np.array(self.moves, dtype=np.float32))

    @property
    def pointers(self) -> tuple[Pointer, Pointer]:
        """The pointer from content to cue and the one from cue to source."""
        content, source = (
            Pointer(np.array(self.near[k], dtype=np.float32), np.array(self.none[k], dtype=np.float32), self.none_bias[k]) for k in range(2)
        )
        return content, source


@dataclass(frozen=True, slots=True)
class Inputs:
    """A padded batch of windows: `pieces`, `mask` (B, M), `features` (B, M, 3), `first` (B, W)."""

    pieces: Ints
    mask: Ints
    features: Ints
    first: Ints


class Network(Protocol):
    """Anything that scores windows: the shipped ONNX graph, or the model in training."""

    def run(self, inputs: Inputs) -> tuple[Floats, Floats]:
        """Tag scores (B, W, T) and link projections (B, W, 4 * LINK)."""
        ...


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything the decoder needs about one text's words."""

    tags: Floats  # (n, T)
    to_cue: list[View]
    to_source: list[View]


class OnnxNetwork:
    """The shipped graph on the CPU."""

    def __init__(self, path: Path) -> None:
        self._session = session(path)

    def run(self, inputs: Inputs) -> tuple[Floats, Floats]:
        """Tag scores (B, W, T) and link projections (B, W, 4 * LINK)."""
        feed = {"pieces": inputs.pieces, "mask": inputs.mask, "features": inputs.features, "first": inputs.first}
        tags, links = self._session.run(["tags", "links"], feed)
        return tags, links


@dataclass(frozen=True, slots=True)
class Loaded:
    """The shipped tagger, ready to run."""

    config: Config
    tokenizer: Tokenizer
    network: Network


def load(folder: Path = WEIGHTS) -> Loaded:
    """The tagger in `folder`; raises ArchiveDamaged when a file is missing or not the one that was shipped."""
    try:
        config = Config.model_validate(json.loads((folder / "config.json").read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ArchiveDamaged(f"The attribution model in {folder} cannot be read: install onrecord again.") from error
    for name, digest in config.sha256.items():
        if not (folder / name).is_file() or sha256(folder / name) != digest:
            raise ArchiveDamaged(f"{folder / name} is not the file that was shipped: install onrecord again.")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Loaded(config, tokenizer, OnnxNetwork(folder / "model.onnx"))


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def frame(words: Words, window: Window, inputs: Inputs, row: int, *, cls: int, sep: int) -> None:
    """Write one window into row `row` of a batch, between the pieces `cls` and `sep`."""
    start, stop = words.first[window.start], words.stop(window.end)
    pieces = words.pieces[start:stop]
    n = len(pieces)
    inputs.pieces[row, 0], inputs.pieces[row, 1 : n + 1], inputs.pieces[row, n + 1] = cls, pieces, sep
    inputs.mask[row, : n + 2] = 1
    owner = words.word[start:stop]
    inputs.features[row, 1 : n + 1] = np.stack([words.case[owner], words.mark[owner], words.gap[owner]], axis=1)
    inputs.first[row, : window.end - window.start] = words.first[window.start : window.end] - start + 1


def score(
    texts: Sequence[Words], windows: Sequence[Sequence[Window]], network: Network, config: Config, *, threads: int = 1
) -> list[Scores]:
    """Scores of every word of every text, on as many `threads` (0 for all processors) as the network bears.

    Each window runs alone: the graph's integers are scaled by the largest value in a batch, so that a text's neighbours would move its
    scores; and on a CPU a batch of one is no slower.
    """

    def run(job: tuple[Words, Window]) -> tuple[Floats, Floats]:
        words, window = job
        inputs = empty(1, words.stop(window.end) - int(words.first[window.start]) + 2, window.end - window.start)
        frame(words, window, inputs, 0, cls=config.cls, sep=config.sep)
        tags, links = network.run(inputs)
        return tags[0], links[0]

    jobs = [(words, window) for words, row in zip(texts, windows, strict=True) for window in row]
    ran = iter(spread(run, jobs, threads=threads))
    return [_scores(words, row, [next(ran) for _ in row]) for words, row in zip(texts, windows, strict=True)]


def _scores(words: Words, windows: Sequence[Window], ran: Sequence[tuple[Floats, Floats]]) -> Scores:
    """One text's scores from those of its windows: tags (W, T) and projections (W, 4 * LINK)."""
    tags = np.zeros((len(words), len(TAGS)), dtype=np.float32)
    to_cue, to_source = [], []
    for window, (scored, projected) in zip(windows, ran, strict=True):
        tags[window.keep : window.until] = scored[window.keep - window.start : window.until - window.start]
        content, cue, asker, source = np.split(projected, 4, axis=1)
        to_cue.append(View.of(window, content, cue))
        to_source.append(View.of(window, asker, source))
    return Scores(tags, to_cue, to_source)


def empty(rows: int, pieces: int, words: int) -> Inputs:
    """A batch of padding alone."""

    def zeros(*shape: int) -> Ints:
        return np.zeros(shape, dtype=np.int64)

    return Inputs(zeros(rows, pieces), zeros(rows, pieces), zeros(rows, pieces, FEATURES), zeros(rows, words))


def as_json(config: Config) -> dict[str, Any]:
    """What `config.json` holds."""
    return config.model_dump(mode="json")
