"""Sessions of onnxruntime for the networks that ship: the only file that imports onnxruntime."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


PROBE = Path(__file__).parent / "probe.onnx"
"""One product of 8-bit integers, of a square that is given and one that is filled in when it is loaded; `training.minilm` writes it."""
SIDE, LARGEST_INPUT, LARGEST_WEIGHT = 64, 255, 127

SLOWER = ["SkipLayerNormFusion"]
"""What onnxruntime puts together and then takes longer for: of the attribution model's time, a tenth."""

Tensors = Mapping[str, NDArray[np.generic]]


def session(graph: Path, tensors: Tensors | None = None) -> "InferenceSession":
    """A session of the network in the file `graph`, whose outside tensors are filled in from `tensors`; every machine reads alike.

    It runs on one thread: inputs run side by side, where several threads for one would wait for each other half of the time.
    """
    return _session(graph, tensors or {}, precise=overflows())


@cache
def overflows() -> bool:
    """Whether this processor adds 8-bit products in 16 bits, where they overflow: x64 without dot products of its own (VNNI) does.

    The precise mode takes other instructions there, for a tenth more time. Elsewhere these would take more than twice the time.
    """
    weights = np.full((SIDE, SIDE), LARGEST_WEIGHT, dtype=np.int8)
    inputs = np.full((SIDE, SIDE), LARGEST_INPUT, dtype=np.uint8)
    [sums] = _session(PROBE, {"weights": weights}, precise=False).run(None, {"inputs": inputs})
    return bool((np.asarray(sums) != SIDE * LARGEST_INPUT * LARGEST_WEIGHT).any())


def _session(graph: Path, tensors: Tensors, *, precise: bool) -> "InferenceSession":
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.x64quantprecision", str(int(precise)))
    held = {name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(tensor) for tensor in held.values()]
    options.add_external_initializers(list(held), values)
    return onnxruntime.InferenceSession(graph.read_bytes(), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER)
