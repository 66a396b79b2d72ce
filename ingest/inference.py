"""Sessions of onnxruntime for the networks that ship: the only file that imports onnxruntime."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def session(graph: Path, tensors: Mapping[str, NDArray[np.generic]] | None = None) -> "InferenceSession":
    """A session of the network in the file `graph`, whose outside tensors are filled in from `tensors`.

    It runs on one thread: inputs run side by side, where several threads for one would wait for each other half of the time. Processors
    without 8-bit dot products (VNNI) add pairs of products in 16 bits, which overflow; the precise mode takes other instructions there,
    for a tenth more time, so that every machine reads alike.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.x64quantprecision", "1")
    held = {name: np.ascontiguousarray(tensor) for name, tensor in (tensors or {}).items()}
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(tensor) for tensor in held.values()]
    options.add_external_initializers(list(held), values)
    return onnxruntime.InferenceSession(graph.read_bytes(), options, providers=["CPUExecutionProvider"])
