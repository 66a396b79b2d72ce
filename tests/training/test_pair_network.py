"""The network in training and the one that ships compute the same, and its pairs are drawn as they are said to be."""

import random

import numpy as np
import pytest
import torch

from archive.claims.ties import Relation
from ingest.claims.features import TEXTUAL, Side, features
from ingest.claims.network import PairNetwork
from training.claim_pairs import only, speakers
from training.pair_network import Comparer, collate, read, told, trained
from training.told import blocks, told_pairs

TEXTS = ["We will not sell the harbour", "that the harbour would not be sold", "The harbour is sold", "Bees sleep in winter"]


@pytest.fixture(scope="module")
def lesson(embedder):
    words, whitened = read(TEXTS, embedder, random.Random(1))
    pairs = [(TEXTS[0], two) for two in TEXTS[1:]]
    values = [features(Side(one, words[one].vector), Side(two, words[two].vector))[TEXTUAL] for one, two in pairs]
    return words, whitened, pairs, np.array(values, dtype=np.float32)


def test_what_ships_says_what_was_trained(lesson, embedder):
    words, whitened, pairs, values = lesson
    torch.manual_seed(3)
    model = Comparer(values.shape[1]).eval()
    width = values.shape[1]
    shipped = PairNetwork(embedder, model.exported(whitened, np.zeros(width, np.float32), np.ones(width, np.float32)))
    there = model(collate([(words[a], words[b]) for a, b in pairs], values.clip(-5, 5))).detach().numpy()
    for (a, b), row, expected in zip(pairs, values, there, strict=True):
        assert shipped.scores(a, b, row) == pytest.approx(expected, abs=2e-2)


def test_training_learns_the_pairs_that_it_is_given_and_the_same_each_time(lesson):
    words, _, pairs, values = lesson
    read_pairs = [(words[a], words[b]) for a, b in pairs] * 40
    may = np.tile(np.array([[True, True, False, False, False], [False] * 2 + [True] + [False] * 2, [False] * 4 + [True]]), (40, 1))
    plain = np.tile((values - values.mean(axis=0)) / (values.std(axis=0) + 1e-3), (40, 1)).clip(-5, 5)
    counts = np.ones(len(may), dtype=np.float32)
    first, second = (trained(read_pairs, plain, may, counts, list(range(len(may))), 5) for _ in range(2))
    said, again = (told(model, read_pairs, plain, [0, 1, 2]) for model in (first, second))
    assert all(said[row].tolist() == again[row].tolist() for row in range(3))


def test_every_block_of_invented_statements_has_what_was_said_and_something_else():
    found = blocks()
    assert len(found) > 100
    assert all(block[0].part == "uttered" and len({line.part for line in block}) > 1 for block in found)
    assert len({line.text for block in found for line in block}) == sum(map(len, found))


def test_pairs_of_a_block_are_drawn_once_and_the_same_each_time():
    drawn = [list(told_pairs(random.Random(1), strangers=5)) for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert sum(pair.relations == only(Relation.UNRELATED) for _, pair in drawn[0]) == 5
    assert {pair.a.speaker for _, pair in drawn[0] if pair.relations == only(Relation.SAME_UTTERANCE)} == {None, "One"}


def test_a_speaker_is_often_unknown_and_one_who_is_the_same_seldom_read_as_another():
    drawn = [speakers(1.0, random.Random(seed)) for seed in range(400)]
    assert 80 < sum(one is None for one, _ in drawn) < 200
    assert 10 < sum(one != two for one, two in drawn) < 80
