"""The 8-bit model stands for the published one: the same directions, the same neighbours, each text on its own."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ingest.embed import Embedder, packaged_folder

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
ODD = ["siren", "“Eighteen minutes,” he said.", "水道局は橋を閉鎖した。", "🚢 🚢", "ÉCLUSE Nº 4 — Honoré", "a" * 3000, "the sluice " * 600]


@pytest.fixture(scope="module")
def texts():
    found = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))[:4]).split("\n\n")
    return [*ODD, *(text for text in found if text.strip())][:60]


@pytest.fixture(scope="module")
def published(texts):
    return Embedder(str(packaged_folder())).encode(texts)


@pytest.fixture(scope="module")
def ours(embedder, texts):
    return embedder.encode(texts)


def test_every_vector_points_where_the_published_model_points_it(ours, published):
    assert ours.shape == published.shape
    np.testing.assert_allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-5)
    likeness = (ours * published).sum(axis=1)
    assert (likeness > 0.99).all()
    assert likeness.mean() > 0.9975  # sums that overflow on processors without 8-bit dot products leave less


def test_the_nearest_texts_are_the_same(ours, published):
    np.testing.assert_allclose(ours @ ours.T, published @ published.T, atol=0.05)
    near, far = ours @ published.T, published @ published.T
    np.testing.assert_array_equal(near.argmax(axis=1), far.argmax(axis=1))


def test_a_text_has_the_same_vector_whatever_stands_beside_it(embedder, texts, ours):
    alone = np.concatenate([embedder.encode([text]) for text in texts[:12]])
    np.testing.assert_array_equal(alone, ours[:12])


def test_threads_share_one_model(embedder, texts, ours):
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(embedder.encode, [texts[:20]] * 8))
    assert all((vectors == ours[:20]).all() for vectors in found)


@pytest.mark.parametrize("blank", ["", " \n", "\u200b"])
def test_a_blank_text_has_a_direction_like_any_other(embedder, blank):
    [vector] = embedder.encode([blank])
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
