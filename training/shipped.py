"""The shipped integers read back as a float tagger, so that training can go on from them: `training.train --weights FOLDER`.

The table of word pieces stays the pretrained one, as it was when the weights were made: training keeps it frozen.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from ingest.attribution.crf import Floats
from training.model import Tagger

if TYPE_CHECKING:
    from onnx import NodeProto

EMBEDDINGS = ("case", "mark", "gap", "encoder.embeddings.token_type_embeddings", "encoder.embeddings.position_embeddings")
IMPOSSIBLE = -1000.0
"""CRF scores below this are forbidden moves, not learned ones."""


def read_shipped(folder: Path, model: Tagger) -> None:
    """Set every parameter of `model` but its training heads to what `training.export` wrote into `folder`."""
    known = model.state_dict()
    found = dict(_parameters(folder))
    unknown = [name for name, value in found.items() if name not in known or known[name].shape != value.shape]
    if unknown:
        raise ValueError(f"{folder} holds weights of another model: {unknown[0]}")
    model.load_state_dict(known | found)


def _parameters(folder: Path) -> Iterator[tuple[str, Tensor]]:
    import onnx

    graph = onnx.load(str(folder / "model.onnx")).graph
    arrays = {each.name: onnx.numpy_helper.to_array(each) for each in graph.initializer}
    for name, array in arrays.items():
        if name.endswith(("LayerNorm.weight", "LayerNorm.bias", "linear.bias")):
            yield name.removeprefix("model.").replace(".linear.bias", ".bias"), torch.tensor(array)
        elif name.startswith("onnx::Split"):
            yield "mix", torch.tensor(np.log(array))
    for name in EMBEDDINGS:
        yield f"{name}.weight", torch.tensor(_floats(arrays, f"model.{name}.weight"))
    made_by = {output: node for node in graph.node for output in node.output}
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1] in arrays:
            weight = _floats(arrays, node.input[1].removesuffix("_quantized")).T
            yield f"{_layer(node)}.weight", torch.tensor(weight * arrays[_evened_by(node, made_by)])
    yield from _linking(json.loads((folder / "config.json").read_text(encoding="utf-8")))


def _linking(config: Mapping[str, Any]) -> Iterator[tuple[str, Tensor]]:
    """What decoding keeps in the config: the CRF's scores and the pointers' biases."""
    for name in ("near", "none", "none_bias"):
        yield name, torch.tensor(config[name])
    for name, key in (("crf.start", "start"), ("crf.transition", "moves")):
        scores = torch.tensor(config[key])
        yield name, torch.where(scores < IMPOSSIBLE, torch.zeros(()), scores)


def _floats(arrays: Mapping[str, Floats], name: str) -> Floats:
    """Dequantised values: `(integers - zero point) * scale`, one scale for all or one for each column."""
    integers = arrays[f"{name}_quantized"].astype(np.float32) - arrays[f"{name}_zero_point"].astype(np.float32)
    floats: Floats = integers * arrays[f"{name}_scale"]
    return floats


def _layer(node: "NodeProto") -> str:
    """A linear layer's name, from the path that the graph keeps of it ("/model/tag/tag.0/linear/MatMul_...")."""
    path = node.output[0].removeprefix("/model/").split("/linear/")[0].split("/")
    return ".".join(path[1:] if path[1].startswith(f"{path[0]}.") else path)


def _evened_by(node: "NodeProto", made_by: Mapping[str, "NodeProto"]) -> str:
    """The name of the scale that a layer's inputs are multiplied with before they become integers."""
    quantised = made_by[node.input[0]]
    scale = made_by[quantised.input[0]].input[1]
    while scale in made_by:  # equal scales are kept once and named again by an Identity
        scale = made_by[scale].input[0]
    return str(scale)
