import numpy as np
import pytest

from archive.errors import BadInput
from ingest.embed import Embedder, packaged_folder


def test_vectors_have_length_one_and_near_meanings_are_near(embedder):
    vectors = embedder.encode(["The mayor opened the bridge.", "The bridge was opened by the mayor.", "Shares in tin fell."])
    assert vectors.shape == (3, embedder.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > 0.8
    assert vectors[0] @ vectors[2] < 0.4


def test_nothing_to_embed_is_an_empty_matrix(embedder):
    assert embedder.encode([]).shape == (0, embedder.dimension)


def test_the_order_of_texts_does_not_change_their_vectors(embedder):
    texts = ["short", "a much longer sentence about the council and its bridge " * 5, "mid length words here"]
    there, back = embedder.encode(texts), embedder.encode(texts[::-1])[::-1]
    np.testing.assert_allclose(there, back, atol=1e-5)


def test_a_model_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(BadInput, match="cannot be loaded"):
        Embedder(str(tmp_path / "no-model")).encode(["x"])


def test_changed_weights_are_refused(monkeypatch):
    monkeypatch.setattr("ingest.embed.PACKAGED_SHA256", "0" * 64)
    with pytest.raises(BadInput, match="not the published one"):
        packaged_folder()
