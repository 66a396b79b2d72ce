"""Tune a trained run's knobs on train articles kept out of it: `python -m training.tune --data FOLDER --model runs/x`.

How readily spans are opened, and below which probability of touching anything that was said a statement is left out; then the confidence,
a logistic regression from the decoder's evidence to "words and source are right". Written to `knobs.json` in the run's folder.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ingest.attribution.network import Config, Knobs
from training.data import held_out, read_articles
from training.evaluate import Scored, open_model
from training.metrics import predicted_row, touches
from training.train import Options

Rows = npt.NDArray[np.float64]

OPENING = ((0.0, 0.0, 0.0), (0.0, 0.0, -0.25), (0.0, -0.25, 0.0), (0.0, -0.25, -0.25), (0.0, 0.0, -0.5), (0.0, -0.5, -0.5))
SURE = (0.0, 0.6, 0.65, 0.7, 0.75, 0.8)
WEIGHTS = {"exact_source": 1.0, "exact_cue": 1.0, "exact_content": 1.0, "linked": 2.0, "covered_80": 0.5, "spurious": -0.5}
INVENTED = 7.0
"""Per cent of statements that may touch no gold content; every point above costs two more."""


def value(measures: dict[str, float]) -> float:
    """What the knobs are tuned for: a weighted sum of measures."""
    return sum(weight * measures[name] for name, weight in WEIGHTS.items()) - 2 * max(0.0, measures["spurious"] - INVENTED)


def tune(scored: Scored, config: Config) -> Knobs:
    """The best knobs for these articles."""
    choices = []
    for opening in OPENING:
        knobs = Knobs(opening=opening)
        knobs = knobs.model_copy(update={"real": fit(scored, with_knobs(config, knobs), touching)})
        choices += [knobs.model_copy(update={"sure": sure}) for sure in SURE]
    knobs = best(scored, config, choices)
    return knobs.model_copy(update={"calibration": fit(scored, with_knobs(config, knobs), linking)})


def best(scored: Scored, config: Config, choices: Sequence[Knobs]) -> Knobs:
    """The choice of the highest value; the first of equals."""
    rated = [(value(scored.measure(with_knobs(config, knobs))[0]), knobs) for knobs in choices]
    for rating, knobs in rated:
        print(f"{rating:.2f} opening {knobs.opening} sure {knobs.sure}", flush=True)
    return max(rated, key=lambda row: row[0])[1]


def with_knobs(config: Config, knobs: Knobs) -> Config:
    """`config` with other knobs."""
    return config.model_copy(update={"knobs": knobs})


def touching(scored: Scored, config: Config) -> list[bool]:
    """For each statement whether its content touches any gold content."""
    found = scored.statements(config)
    return [touches(predicted_row(s), a.annotators[0]) for a, row in zip(scored.articles, found, strict=True) for s in row]


def linking(scored: Scored, config: Config) -> list[bool]:
    """For each statement whether content and source are right."""
    return [right for _, right in scored.measure(config)[1]]


def fit(scored: Scored, config: Config, judge: Callable[[Scored, Config], list[bool]]) -> tuple[float, ...]:
    """Bias and weights from each statement's evidence to how `judge` finds it."""
    evidence = np.array([linked.evidence for found in scored.linked(config) for linked in found], dtype=np.float64)
    right = np.array(judge(scored, config), dtype=np.float64)
    return tuple(float(w) for w in logistic(np.hstack([np.ones((len(evidence), 1)), evidence]), right))


def logistic(rows: Rows, right: Rows, *, ridge: float = 1.0, rounds: int = 50) -> Rows:
    """Weights of a ridge logistic regression by Newton's method; the first column (the bias) is not shrunk."""
    weights = np.zeros(rows.shape[1])
    shrink = np.diag([0.0] + [ridge] * (rows.shape[1] - 1))
    for _ in range(rounds):
        odds = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (right - odds) - shrink @ weights
        curve = (rows * (odds * (1 - odds))[:, None]).T @ rows + shrink + 1e-9 * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder the run was trained on")
    parser.add_argument("--model", type=Path, required=True, help="a run's folder")
    arguments = parser.parse_args()
    (arguments.model / "knobs.json").unlink(missing_ok=True)
    model = open_model(arguments.model)
    _, kept = held_out(read_articles(arguments.data), count=Options().keep_out, seed=Options().seed)
    knobs = tune(Scored.of(kept, model), model.config)
    (arguments.model / "knobs.json").write_text(knobs.model_dump_json(indent=1), encoding="utf-8")
    print(knobs)


if __name__ == "__main__":
    main()
