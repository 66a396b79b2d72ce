"""Measure a run or the shipped weights: `python -m training.evaluate --data FOLDER --model runs/x [--worlds FOLDER]`.

`--model` is a run of `training.train` (its float weights) or a folder written by `training.export` (what ships).
"""

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from ingest.attribution.crf import Floats
from ingest.attribution.decode import Linked, decode
from ingest.attribution.features import Words, encode
from ingest.attribution.network import Config, Inputs, Knobs, Loaded, Scores, load, score
from ingest.attribution.statement import Statement
from ingest.attribution.tagger import Tagger, statements
from ingest.attribution.windows import cut
from training.data import GoldArticle, read_articles
from training.metrics import Judged, gold_row, measure, predicted_row
from training.model import Tagger as Model
from training.model import forbidden_moves, forbidden_starts
from training.train import encoder_folder, framing, load_tokenizer
from training.train import load as load_run


class TorchNetwork:
    """The model in training behind the interface of the shipped one."""

    def __init__(self, model: Model) -> None:
        self._model = model.eval()

    def run(self, inputs: Inputs) -> tuple[Floats, Floats]:
        """Tag scores and link projections of a batch."""
        with torch.inference_mode():
            tags, links = self._model(*(torch.from_numpy(a) for a in (inputs.pieces, inputs.mask, inputs.features, inputs.first)))
        return tags.numpy(), links.numpy()


def config_of(model: Model, tokenizer: Tokenizer, *, knobs: Knobs | None = None) -> Config:
    """What decoding needs besides the network, from the model's parameters."""
    crf = model.crf
    cls, sep = framing(tokenizer)
    return Config(
        cls=cls,
        sep=sep,
        knobs=knobs or Knobs(),
        start=(crf.start + forbidden_starts()).tolist(),
        moves=(crf.transition + forbidden_moves()).tolist(),
        near=model.near.tolist(),
        none=model.none.tolist(),
        none_bias=model.none_bias.tolist(),
    )


def open_model(folder: Path) -> Loaded:
    """A run's float model with its tuned knobs, or shipped weights."""
    if (folder / "model.onnx").exists():
        return load(folder)
    tokenizer = load_tokenizer(encoder_folder())
    model = load_run(folder)
    return Loaded(config_of(model, tokenizer, knobs=read_knobs(folder)), tokenizer, TorchNetwork(model))


def read_knobs(run: Path) -> Knobs:
    """The knobs that `training.tune` wrote into a run's folder, or untuned ones."""
    path = run / "knobs.json"
    return Knobs.model_validate_json(path.read_text(encoding="utf-8")) if path.exists() else Knobs()


@dataclass(frozen=True, slots=True)
class Scored:
    """Articles with the network's scores of every word: decoded many times while knobs are tuned, scored once."""

    articles: list[GoldArticle]
    words: list[Words]
    scores: list[Scores]

    @classmethod
    def of(cls, articles: Sequence[GoldArticle], model: Loaded) -> "Scored":
        """Score every article."""
        words = [encode(model.tokenizer, article.text) for article in articles]
        windows = [cut(row, size=model.config.size, overlap=model.config.overlap) for row in words]
        return cls(list(articles), words, score(words, windows, model.network, model.config))

    def linked(self, config: Config) -> list[list[Linked]]:
        """The attributions of every article."""
        return decode(self.words, self.scores, config)

    def statements(self, config: Config) -> list[list[Statement]]:
        """The statements of every article."""
        return [
            statements(article.text, words, found, confidence=[one.confidence(config.knobs) for one in found])
            for article, words, found in zip(self.articles, self.words, self.linked(config), strict=True)
        ]

    def measure(self, config: Config) -> tuple[dict[str, float], Judged]:
        """The measures against the first annotator."""
        return compare(self.articles, self.statements(config))


def compare(articles: Sequence[GoldArticle], found: Sequence[Sequence[Statement]]) -> tuple[dict[str, float], Judged]:
    """The measures of `found` against the first annotator of each article."""
    return measure(
        (article.text, [gold_row(a) for a in article.annotators[0]], [predicted_row(s) for s in statements_])
        for article, statements_ in zip(articles, found, strict=True)
    )


def report(name: str, folder: Path, model: Loaded) -> dict[str, float]:
    """Measure `model` on the corpus in `folder`, and print a line."""
    articles = read_articles(folder)
    tagger = Tagger.of(model)
    began = time.monotonic()
    found = tagger.find([article.text for article in articles])
    seconds = time.monotonic() - began
    measures, _ = compare(articles, found)
    measures |= {"articles": len(articles), "articles_per_second": len(articles) / seconds}
    digits = {"alpha": 3, "calibration_error": 3}
    print(json.dumps({"corpus": name, **{key: round(value, digits.get(key, 1)) for key, value in measures.items()}}))
    return measures


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with text/*.txt and attributions/*.ann (PolNeAR's dev part)")
    parser.add_argument("--model", type=Path, required=True, help="a run's folder, or exported weights")
    parser.add_argument("--worlds", type=Path, help="a second corpus in the same format, never trained on")
    arguments = parser.parse_args()
    model = open_model(arguments.model)
    report("data", arguments.data, model)
    if arguments.worlds:
        report("worlds", arguments.worlds, model)


if __name__ == "__main__":
    main()
