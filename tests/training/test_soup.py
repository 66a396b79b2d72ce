"""The mean of several runs' weights."""

import torch

from training.soup import mean


def test_a_mean_is_weighted_and_holds_what_all_have():
    one = {"w": torch.tensor([0.0, 4.0]), "n": torch.tensor(3), "syntax": torch.ones(1)}
    other = {"w": torch.tensor([4.0, 0.0]), "n": torch.tensor(9)}
    found = mean([(one, 1.0), (other, 3.0)])
    assert found["w"].tolist() == [3.0, 1.0]
    assert found["n"].item() == 3
    assert "syntax" not in found
