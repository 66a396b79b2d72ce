"""The network that reads two statements word by word: the same whichever comes first; damaged weights are refused."""

import numpy as np
import pytest

from archive.errors import ArchiveDamaged
from ingest.claims.features import TEXTUAL, Side, features
from ingest.claims.network import FILE, RELATIONS, PairNetwork, evidence, read_weights, shipped_weights, write

SAID = "The council of Port Sorrel will keep the night ferry"
TEXTS = [SAID, "that the night ferry would stay, the council said", "The council will sell the night ferry", "Bees sleep in winter"]


@pytest.fixture(scope="module")
def network(embedder):
    return PairNetwork(embedder)


def scores(network, embedder, one, two):
    vectors = embedder.encode([one, two])
    values = features(Side(one, vectors[0]), Side(two, vectors[1]))[TEXTUAL]
    return network.scores(one, two, np.asarray(values, dtype=np.float32))


def test_the_order_of_two_statements_changes_nothing_at_all(network, embedder):
    for one in TEXTS:
        for two in TEXTS:
            assert scores(network, embedder, one, two).tolist() == scores(network, embedder, two, one).tolist()


def test_it_says_a_probability_for_each_relation(network, embedder):
    found = scores(network, embedder, TEXTS[0], TEXTS[1])
    assert found.shape == (len(RELATIONS),)
    assert np.exp(found).sum() == pytest.approx(1, abs=1e-5)
    assert evidence(np.stack([found, found])).shape == (2, 4)


def test_what_is_read_beside_a_statement_changes_nothing(network, embedder):
    alone = PairNetwork(embedder).read([SAID])[0]
    beside = PairNetwork(embedder).read([*TEXTS[1:], SAID])[-1]
    assert alone.words.tolist() == beside.words.tolist()
    assert alone.vector.tolist() == embedder.encode([SAID])[0].tolist()


def test_what_another_thread_reads_meanwhile_takes_nothing_away(embedder, monkeypatch):
    monkeypatch.setattr("ingest.claims.network.HELD", 3)
    network, read = PairNetwork(embedder), embedder.read
    network.read([SAID])
    with monkeypatch.context() as other:
        other.setattr(embedder, "read", lambda texts: (other.undo(), network.read(TEXTS[1:]), read(texts))[-1])
        assert len(network.read([SAID, TEXTS[3]])) == 2


def test_words_that_nobody_can_read_are_compared_all_the_same(network, embedder):
    assert np.isfinite(scores(network, embedder, "", SAID)).all()


def test_damaged_weights_are_refused(tmp_path):
    changed = {name: value.copy() for name, value in shipped_weights().items()}
    write(tmp_path / "whole.npz", changed)
    assert read_weights(tmp_path / "whole.npz").keys() == changed.keys()
    with np.load(tmp_path / "whole.npz") as held:
        other = dict(held)
    other["say.bias"] = other["say.bias"] + 1
    np.savez(tmp_path / "changed.npz", **other)
    (tmp_path / "cut.npz").write_bytes(FILE.read_bytes()[:5000])
    for name in ("changed.npz", "cut.npz", "missing.npz"):
        with pytest.raises(ArchiveDamaged, match="reinstall"):
            read_weights(tmp_path / name)
