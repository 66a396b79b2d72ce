import itertools

import numpy as np
import pytest
import torch
from torch import nn

from ingest.attribution.crf import FORBIDDEN, TAGS, Chain
from training.model import Crf, SharedDropout, Tagger, forbidden_moves, forbidden_starts
from training.train import schedule
from training.tune import logistic


def paths(length: int):
    """Every allowed path of tags."""
    for path in itertools.product(range(len(TAGS)), repeat=length):
        legal = not TAGS[path[0]].startswith("I-")
        if legal and all(forbidden_moves()[a, b] > FORBIDDEN for a, b in itertools.pairwise(path)):
            yield path


def test_the_loss_is_the_likelihood_over_all_allowed_paths():
    torch.manual_seed(0)
    crf = Crf()
    nn.init.normal_(crf.start)
    nn.init.normal_(crf.transition)
    emissions, gold = torch.randn(1, 4, len(TAGS)), (1, 2, 0, 5)

    def score(path):
        moved = sum(crf.transition[a, b] for a, b in itertools.pairwise(path))
        return crf.start[path[0]] + moved + sum(emissions[0, i, tag] for i, tag in enumerate(path))

    expected = torch.logsumexp(torch.stack([score(path) for path in paths(4)]), 0) - score(gold)
    loss = crf.loss(emissions, torch.tensor([gold]), torch.ones(1, 4, dtype=torch.bool))
    assert loss.item() == pytest.approx(expected.item(), abs=1e-4)


def test_padding_does_not_change_the_loss():
    torch.manual_seed(1)
    crf = Crf()
    emissions = torch.randn(2, 5, len(TAGS))
    tags = torch.tensor([[1, 2, 0, 3, 5], [3, 5, 6, 0, 0]])
    mask = torch.tensor([[True] * 5, [True] * 3 + [False] * 2])
    together = crf.loss(emissions, tags, mask)
    apart = crf.loss(emissions[:1], tags[:1], mask[:1]) + crf.loss(emissions[1:, :3], tags[1:, :3], mask[1:, :3])
    assert together.item() == pytest.approx(apart.item(), abs=1e-4)


def test_training_and_extraction_agree_on_the_best_path_and_its_odds():
    torch.manual_seed(2)
    start, moves = torch.randn(len(TAGS)) + forbidden_starts(), torch.randn(len(TAGS), len(TAGS)) + forbidden_moves()
    emissions = torch.randn(4, len(TAGS)) * 2
    chain = Chain(start.numpy(), moves.numpy())
    scores = {
        p: float(start[p[0]] + sum(moves[a, b] for a, b in itertools.pairwise(p)) + sum(emissions[i, t] for i, t in enumerate(p)))
        for p in paths(4)
    }
    best = max(scores, key=scores.get)
    assert chain.best(emissions.numpy()[None], np.array([4]))[0].tolist() == list(best)
    total = np.logaddexp.reduce(list(scores.values()))
    for span in chain.decode([emissions.numpy()])[0]:
        inside = [2 * span.role + 1] + [2 * span.role + 2] * (span.after - span.first - 1)
        same = [
            s
            for p, s in scores.items()
            if list(p[span.first : span.after]) == inside and (span.after == 4 or p[span.after] != 2 * span.role + 2)
        ]
        assert span.probability == pytest.approx(np.exp(np.logaddexp.reduce(same) - total), abs=1e-3)


def test_shared_dropout_drops_the_same_units_in_every_window_and_nothing_in_use():
    dropout = SharedDropout(0.5)
    dropped = dropout(torch.ones(3, 4, 8))
    assert torch.equal(dropped[0], dropped[2])
    assert dropped.sum() < 2 * 3 * 4 * 8
    assert torch.equal(dropout.eval()(torch.ones(2, 3)), torch.ones(2, 3))


def test_the_rate_rises_then_falls_to_zero():
    assert schedule(0.0, warmup=0.1) == 0
    assert schedule(0.1, warmup=0.1) == pytest.approx(1)
    assert schedule(0.55, warmup=0.1) == pytest.approx(0.5)
    assert schedule(1.0, warmup=0.1) == 0


def test_a_pointer_cannot_reach_another_window():
    tagger = Tagger(nn.Identity(), {"hidden": 8, "layers": 6})
    scores = tagger.pointer(0, torch.randn(1, 64), torch.randn(2, 64), torch.tensor([[-1, 3]]))
    assert scores.shape == (1, 3)
    assert scores[0, 0] <= FORBIDDEN


def test_the_calibration_recovers_known_weights():
    rng = np.random.default_rng(0)
    rows = np.hstack([np.ones((4000, 1)), rng.normal(size=(4000, 2))])
    truth = np.array([0.5, 1.5, -1.0])
    right = (rng.random(4000) < 1 / (1 + np.exp(-rows @ truth))).astype(float)
    assert logistic(rows, right) == pytest.approx(truth, abs=0.2)
