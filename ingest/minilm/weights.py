"""The published weights as the graph wants them: every matrix in 8-bit integers with a scale for each of its columns.

What is multiplied is quantised as it comes, with one scale for all units of a layer's input. A few units are many times larger than the
rest, which would leave the rest few of the 256 steps: `balance.npy` holds factors that even the inputs out, and the matrices take them
back (after SmoothQuant; Xiao et al., ICML 2023). `training.minilm` writes the factors.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

Floats = NDArray[np.float32]
Tensors = dict[str, NDArray[np.generic]]

LAYERS, UNITS, INNER = 6, 384, 1536
BALANCE = Path(__file__).parent / "balance.npy"
INPUTS = ("ask", "out", "rise", "fall")
"""What a layer multiplies: its input, the attention's result, the input of the feed-forward part, and what that has inside."""
DENSE = {
    "query": ("attention.self.query", "ask"),
    "key": ("attention.self.key", "ask"),
    "value": ("attention.self.value", "ask"),
    "out": ("attention.output.dense", "out"),
    "rise": ("intermediate.dense", "rise"),
    "fall": ("output.dense", "fall"),
}
"""Our name of each matrix: the published one, and the input that it multiplies."""
NORMS = {"after_attention": "attention.output.LayerNorm", "after_feed": "output.LayerNorm"}
LARGEST = 127


def tensors(weights: Path) -> Tensors:
    """The graph's tensors by name, from the published `model.safetensors`."""
    published = load_file(weights)
    factors = np.load(BALANCE)
    made: Tensors = {
        "words": published["embeddings.word_embeddings.weight"],
        "places": published["embeddings.position_embeddings.weight"] + published["embeddings.token_type_embeddings.weight"][0],
    }
    made |= _norm(published, "embeddings.LayerNorm", "first")
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}."
        balance = parted(factors[layer])
        for name, (source, multiplies) in DENSE.items():
            # The attention averages values unit by unit, so that the factors of its result go into the values themselves.
            after = balance["out"] if name == "value" else np.float32(1)
            weight = published[f"{prefix}{source}.weight"].T * after / balance[multiplies][:, None]
            made |= quantised(weight, f"{layer}.{name}") | {f"{layer}.{name}.bias": published[f"{prefix}{source}.bias"] * after}
        for name, source in NORMS.items():
            made |= _norm(published, prefix + source, f"{layer}.{name}")
        made |= {f"{layer}.{name}.balance": balance[name] for name in INPUTS if name != "out"}
    return made


def parted(factors: Floats) -> dict[str, Floats]:
    """One layer's factors (3 * UNITS + INNER,) by the input that they even out."""
    return dict(zip(INPUTS, np.split(factors, [UNITS, 2 * UNITS, 3 * UNITS]), strict=True))


def quantised(weight: Floats, name: str) -> Tensors:
    """A matrix (inputs, outputs) as integers, scales and zero points."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-12) / LARGEST
    integers = np.rint(weight / scale).astype(np.int8)
    return {f"{name}.integers": integers, f"{name}.scale": scale.astype(np.float32), f"{name}.zero": np.zeros(len(scale), dtype=np.int8)}


def _norm(published: dict[str, Floats], source: str, name: str) -> Tensors:
    return {f"{name}.gain": published[f"{source}.weight"], f"{name}.shift": published[f"{source}.bias"]}
