"""Networks of 8-bit integers read alike on every processor."""

import numpy as np
import pytest

from ingest import inference


@pytest.mark.parametrize("overflows", [False, True])
def test_products_are_exact_in_the_mode_that_is_used(monkeypatch: pytest.MonkeyPatch, overflows: bool):
    if not overflows and inference.overflows():
        pytest.skip("this processor overflows without the precise mode")
    monkeypatch.setattr(inference, "overflows", lambda: overflows)
    random = np.random.default_rng(0)
    inputs = random.integers(200, 256, (inference.SIDE, inference.SIDE), dtype=np.uint8)
    weights = random.integers(100, 128, (inference.SIDE, inference.SIDE), dtype=np.int8)
    [sums] = inference.session(inference.PROBE, {"weights": weights}).run(None, {"inputs": inputs})
    assert np.array_equal(sums, inputs.astype(np.int32) @ weights.astype(np.int32))
