"""Write what ships: `python -m training.export --model runs/x --out ingest/attribution/weights`.

The float graph is traced once, its weight matrices become 8-bit integers in blocks with a scale each, and so does the table of word
pieces. The config holds the tuned knobs and a digest of every file.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from ingest.attribution.features import encode
from ingest.attribution.network import Config, Inputs, Loaded, as_json, empty, frame, sha256
from ingest.attribution.windows import cut
from training.data import GoldArticle, read_articles
from training.evaluate import TorchNetwork, config_of, read_knobs
from training.model import Tagger
from training.train import encoder_folder, load, load_tokenizer

OPSET = 18
EVENNESS = 0.45
"""0 leaves inputs as they are, 1 makes all units equally large (and the weights as uneven as the inputs were)."""
SAMPLE = 12
NAMES = ("pieces", "mask", "features", "first")


class Inference(nn.Module):
    """The tagger without its training heads."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, mask: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Tag scores (B, W, T) and link projections (B, W, 4 * LINK)."""
        tags, links = self.model(pieces, mask, features, first)
        return tags, links


class Smoothed(nn.Module):
    """A linear layer whose inputs are evened out first: `(x * scale) (W / scale)`.

    A few units of an encoder are many times larger than the rest, and one scale for all of them would leave the rest few of the 256 steps
    (after SmoothQuant; Xiao et al., ICML 2023).
    """

    scale: Tensor

    def __init__(self, linear: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        largest = largest.clamp(min=1e-3)
        self.register_buffer("scale", (largest / largest.median()) ** -EVENNESS)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight = nn.Parameter(linear.weight.detach() / self.scale)
        self.linear.bias = linear.bias

    def forward(self, x: Tensor) -> Tensor:
        """The same as the layer it stands for."""
        out: Tensor = self.linear(x * self.scale)
        return out


def smooth(model: Tagger, batches: Iterable[Inputs]) -> None:
    """Even out the inputs of every linear layer, as large as they are on `batches`."""
    layers = {name: module for name, module in model.named_modules() if isinstance(module, nn.Linear) and not name.startswith("syntax")}
    largest: dict[str, Tensor] = {}

    def watch(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def seen(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            here = inputs[0].abs().flatten(0, -2).amax(dim=0)
            largest[name] = torch.maximum(largest.get(name, here), here)

        return seen

    hooks = [module.register_forward_pre_hook(watch(name)) for name, module in layers.items()]
    network = TorchNetwork(model)
    for inputs in batches:
        network.run(inputs)
    for hook in hooks:
        hook.remove()
    for name, module in layers.items():
        parent, _, child = name.rpartition(".")
        setattr(model.get_submodule(parent), child, Smoothed(module, largest[name]))


def sample(model: Loaded, articles: Sequence[GoldArticle]) -> Iterator[Inputs]:
    """Windows of some articles, one a batch."""
    for article in articles:
        words = encode(model.tokenizer, article.text)
        for window in cut(words, size=model.config.size, overlap=0):
            inputs = empty(1, words.stop(window.end) - int(words.first[window.start]) + 2, window.end - window.start)
            frame(words, window, inputs, 0, cls=model.config.cls, sep=model.config.sep)
            yield inputs


def float_graph(model: Tagger, path: Path) -> None:
    """Trace the tagger to ONNX with free batch, piece and word counts."""
    model.encoder.set_attn_implementation("eager")  # type: ignore[operator]
    pieces = torch.randint(1000, 2000, (2, 12))
    example = (pieces, torch.ones_like(pieces), torch.zeros(2, 12, 3, dtype=torch.long), torch.arange(9).repeat(2, 1))
    axes = {
        "pieces": {0: "windows", 1: "m"},
        "mask": {0: "windows", 1: "m"},
        "features": {0: "windows", 1: "m"},
        "first": {0: "windows", 1: "w"},
    }
    torch.onnx.export(
        Inference(model).eval(),
        example,
        str(path),
        input_names=list(NAMES),
        output_names=["tags", "links"],
        dynamic_axes={**axes, "tags": {0: "windows", 1: "w"}, "links": {0: "windows", 1: "w"}},
        opset_version=OPSET,
        dynamo=False,
    )


def quantised(source: Path, target: Path) -> None:
    """The table of word pieces and every weight matrix as 8-bit integers; what multiplies them is quantised as it comes."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )


def export(run: Path, out: Path, articles: Sequence[GoldArticle]) -> Config:
    """Write graph, tokenizer and config of a run's averaged weights to `out`; the integers' scales are fitted to some `articles`."""
    model = load(run)
    tokenizer = load_tokenizer(encoder_folder())
    config = config_of(model, tokenizer, knobs=read_knobs(run))
    smooth(model, sample(Loaded(config, tokenizer, TorchNetwork(model)), articles[:SAMPLE]))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        float_graph(model, Path(folder) / "float.onnx")
        quantised(Path(folder) / "float.onnx", out / "model.onnx")
    shutil.copyfile(encoder_folder() / "tokenizer.json", out / "tokenizer.json")
    config = config.model_copy(update={"sha256": {name: sha256(out / name) for name in ("model.onnx", "tokenizer.json")}})
    (out / "config.json").write_text(json.dumps(as_json(config)), encoding="utf-8")
    return config


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="a run's folder")
    parser.add_argument("--data", type=Path, required=True, help="the folder the run was trained on")
    parser.add_argument("--out", type=Path, required=True, help="where the shipped files go")
    arguments = parser.parse_args()
    config = export(arguments.model, arguments.out, read_articles(arguments.data))
    for name, digest in config.sha256.items():
        print(f"{name} {(arguments.out / name).stat().st_size / 1e6:.1f} MB {digest[:12]}")


if __name__ == "__main__":
    main()
