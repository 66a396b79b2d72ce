"""Write what the packaged MiniLM runs on beside its weights: `python -m training.minilm FOLDER` with a folder of .txt articles.

`graph.onnx` is the network without weights; `balance.npy` holds the factors that even out the inputs of its layers, (6, 2688), as large as
they are on the articles' words. `ingest/probe.onnx` is the one product by which a processor is tried.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from ingest.embed import packaged_folder
from ingest.inference import PROBE, SIDE
from ingest.minilm.encoder import GRAPH
from ingest.minilm.weights import BALANCE, DENSE, INNER, INPUTS, LAYERS, NORMS, UNITS

Floats = NDArray[np.float32]

VOCABULARY, PLACES, HEADS = 30_522, 512, 12
EPSILON = 1e-12
MICROSOFT = "com.microsoft"
OPSET = 18
EVENNESS = 0.6
"""0 leaves inputs as they are, 1 makes all units equally large: of 0, 0.3, 0.45, 0.6 and 0.8 the one nearest to the float model."""
SAMPLE_CHARS = 700
READ = (2, 4, 6)
"""The layers whose outputs are read word for word, side by side in "inside" (1, m, 1152)."""


class Graph:
    """Nodes and tensors of an ONNX graph, written from the input to the output."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.tensors: list[Any] = []

    def node(self, kind: str, inputs: list[str], output: str, *, domain: str = "", **settings: Any) -> str:  # noqa: ANN401 - what ONNX takes for attributes
        """Add a node with one output; returns its name."""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **settings))
        return output

    def constant(self, name: str, values: list[int]) -> str:
        """A tensor that the graph holds itself."""
        self.tensors.append(numpy_helper.from_array(np.array(values, dtype=np.int64), name))
        return name

    def weight(self, name: str, *shape: int, kind: int = TensorProto.FLOAT) -> str:
        """A tensor that is filled in when the graph is loaded."""
        tensor = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        tensor.external_data.add(key="location", value="weights")
        self.tensors.append(tensor)
        return name

    def norm(self, inputs: str, name: str, output: str) -> str:
        """Layer normalisation."""
        weights = [self.weight(f"{name}.gain", UNITS), self.weight(f"{name}.shift", UNITS)]
        return self.node("LayerNormalization", [inputs, *weights], output, axis=-1, epsilon=EPSILON)

    def balanced(self, inputs: str, name: str, width: int) -> str:
        """The input of a layer, its units evened out."""
        return self.node("Mul", [inputs, self.weight(f"{name}.balance", width)], f"{name}.balanced")

    def matrix(self, name: str, rows: int, columns: int) -> tuple[str, str, str, str]:
        """Integers, scales, zero points and bias of a matrix."""
        integers = self.weight(f"{name}.integers", rows, columns, kind=TensorProto.INT8)
        zero = self.weight(f"{name}.zero", columns, kind=TensorProto.INT8)
        return integers, self.weight(f"{name}.scale", columns), zero, self.weight(f"{name}.bias", columns)

    def product(self, inputs: str, name: str, rows: int, columns: int) -> str:
        """What comes in, quantised, times a matrix."""
        return self.node("DynamicQuantizeMatMul", [inputs, *self.matrix(name, rows, columns)], name, domain=MICROSOFT)

    def attention(self, inputs: str, layer: int) -> str:
        """Self-attention; the three matrices multiply the same integers."""
        even = self.balanced(inputs, f"{layer}.ask", UNITS)
        integers, scale, zero = (f"{even}.{part}" for part in ("integers", "scale", "zero"))
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [even], [integers, scale, zero]))
        parts = []
        for name in ("query", "key", "value"):
            weight, steps, none, bias = self.matrix(f"{layer}.{name}", UNITS, UNITS)
            given = [integers, weight, scale, steps, zero, none, bias]
            parts.append(self.node("MatMulIntegerToFloat", given, f"{layer}.{name}", domain=MICROSOFT))
        return self.node("MultiHeadAttention", parts, f"{layer}.attention", domain=MICROSOFT, num_heads=HEADS)

    def layer(self, inputs: str, layer: int) -> str:
        """One layer of the encoder."""
        attended = self.product(self.attention(inputs, layer), f"{layer}.out", UNITS, UNITS)
        first, second = (f"{layer}.{name}" for name in NORMS)
        middle = self.norm(self.node("Add", [attended, inputs], f"{first}.sum"), first, f"{first}.result")
        risen = self.product(self.balanced(middle, f"{layer}.rise", UNITS), f"{layer}.rise", UNITS, INNER)
        active = self.node("Gelu", [risen], f"{layer}.active", domain=MICROSOFT)
        fallen = self.product(self.balanced(active, f"{layer}.fall", INNER), f"{layer}.fall", INNER, UNITS)
        return self.norm(self.node("Add", [fallen, middle], f"{second}.sum"), second, f"{second}.result")


def graph() -> Any:  # noqa: ANN401 - onnx has no types
    """MiniLM from word pieces (1, m) to its last layer (1, m, 384) and the mean of that, of length 1: (1, 384)."""
    made = Graph()
    words = made.node("Gather", [made.weight("words", VOCABULARY, UNITS), "pieces"], "worded")
    length = made.node("Shape", ["pieces"], "length", start=1, end=2)
    first, axis = made.constant("beginning", [0]), made.constant("rows", [0])
    places = made.node("Slice", [made.weight("places", PLACES, UNITS), first, length, axis], "placed")
    states = [made.norm(made.node("Add", [words, places], "sum"), "first", "state")]
    for layer in range(LAYERS):
        states.append(made.layer(states[-1], layer))
    state = states[-1]
    made.node("Concat", [states[layer] for layer in READ], "inside", axis=-1)
    mean = made.node("ReduceMean", [state, made.constant("pieces_axis", [1])], "mean", keepdims=0)
    made.node("LpNormalization", [mean], "vector", axis=-1, p=2)
    given = [helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "m"])]
    gives = [
        helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, UNITS]),
        helper.make_tensor_value_info(state, TensorProto.FLOAT, [1, "m", UNITS]),
        helper.make_tensor_value_info("inside", TensorProto.FLOAT, [1, "m", len(READ) * UNITS]),
    ]
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(helper.make_graph(made.nodes, "minilm", given, gives, made.tensors), opset_imports=opsets, ir_version=9)


def probe() -> Any:  # noqa: ANN401
    """The product of "inputs", unsigned, and the outside tensor "weights", signed, both (64, 64)."""
    made = Graph()
    made.node("MatMulInteger", ["inputs", made.weight("weights", SIDE, SIDE, kind=TensorProto.INT8)], "sums")
    given = [helper.make_tensor_value_info("inputs", TensorProto.UINT8, [SIDE, SIDE])]
    gives = [helper.make_tensor_value_info("sums", TensorProto.INT32, [SIDE, SIDE])]
    graph = helper.make_graph(made.nodes, "probe", given, gives, made.tensors)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)


def balance(texts: Iterable[str]) -> Floats:
    """The factors of all layers, (6, 3 * 384 + 1536), from the largest values that the float model has on `texts`."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(packaged_folder()), device="cpu")
    largest: dict[str, Floats] = {}
    for name, module in model.named_modules():
        for layer in range(LAYERS):
            for source, multiplies in DENSE.values():
                if isinstance(module, nn.Linear) and name.endswith(f"layer.{layer}.{source}"):
                    module.register_forward_pre_hook(_watch(largest, f"{layer}.{multiplies}"))
    for text in texts:
        model.encode(text)
    rows = [np.concatenate([_factors(largest[f"{layer}.{name}"]) for name in INPUTS]) for layer in range(LAYERS)]
    return np.stack(rows)


def _watch(largest: dict[str, Floats], key: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
    def seen(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        here = inputs[0].detach().abs().flatten(0, -2).amax(dim=0).numpy()
        largest[key] = np.maximum(largest.get(key, here), here)

    return seen


def _factors(largest: Floats) -> Floats:
    largest = np.maximum(largest, 1e-3)
    return np.asarray((largest / np.median(largest)) ** -EVENNESS, dtype=np.float32)


def main() -> None:
    """Write all three files."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))]
    np.save(BALANCE, balance(text[at : at + SAMPLE_CHARS] for text in texts for at in range(0, len(text), SAMPLE_CHARS)))
    GRAPH.write_bytes(graph().SerializeToString())
    PROBE.write_bytes(probe().SerializeToString())
    onnx.load(GRAPH, load_external_data=False)
    print(f"{GRAPH} {GRAPH.stat().st_size} bytes, {BALANCE} {BALANCE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
