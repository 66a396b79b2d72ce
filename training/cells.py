"""Make the cells in which statements are compared: `python -m training.cells POLNEAR_TRAIN`. Writes `ingest/claims/cells.npy`.

Spherical k-means over the embeddings of a corpus's statements, from one seed. Only the centres are shipped, no words.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.claims.judge import CELLS, MEANING
from ingest.embed import Embedder
from training.claim_pairs import statements

SEED = 7
COUNT = 96
ROUNDS = 20
LARGEST = 127


def centres(vectors: NDArray[np.float32], count: int = COUNT) -> NDArray[np.int8]:
    """Centres of unit vectors (shape (n, dimension)), as small integers, shape (count, dimension)."""
    drawn = np.random.default_rng(SEED)
    found = vectors[drawn.choice(len(vectors), count, replace=False)]
    for _ in range(ROUNDS):
        nearest = np.argmax(vectors @ found.T, axis=1)
        sums = np.stack([vectors[nearest == cell].sum(axis=0) if (nearest == cell).any() else found[cell] for cell in range(count)])
        found = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return np.rint(found * MEANING).clip(-LARGEST, LARGEST).astype(np.int8)


def main() -> None:
    """Embed the corpus's statements, find the centres, write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="PolNeAR's training folder")
    parser.add_argument("--output", type=Path, default=CELLS)
    given = parser.parse_args()
    texts = sorted({each.text for each in statements(given.corpus)})
    np.save(given.output, centres(Embedder().encode(texts)))


if __name__ == "__main__":
    main()
