"""Average the weights of several runs: `python -m training.soup --out runs/x runs/a=1 runs/b=3`.

Runs that went on from each other lie close together, and their mean is often better than each (Wortsman et al., ICML 2022). A folder of
exported weights counts as a run. The first run's `config.json` and the last `knobs.json` found go with them.
"""

import argparse
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from training.train import weights_of

Weights = Mapping[str, Tensor]


def mean(runs: Sequence[tuple[Weights, float]]) -> dict[str, Tensor]:
    """The weighted mean of what all of them hold; whole numbers are the first one's."""
    first = runs[0][0]
    total = sum(weight for _, weight in runs)
    shared = [name for name in first if all(name in held for held, _ in runs)]
    return {
        name: sum((held[name] * weight for held, weight in runs), torch.zeros(())) / total
        if first[name].is_floating_point()
        else first[name]
        for name in shared
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="+", help="FOLDER=WEIGHT")
    parser.add_argument("--out", type=Path, required=True, help="folder for the mean")
    chosen = parser.parse_args()
    named = [(Path(run.rpartition("=")[0]), float(run.rpartition("=")[2])) for run in chosen.runs]
    trained = next(folder for folder, _ in named if (folder / "average.pt").exists())
    config = json.loads((trained / "config.json").read_text(encoding="utf-8"))
    chosen.out.mkdir(parents=True, exist_ok=True)
    torch.save(mean([(weights_of(folder, config), weight) for folder, weight in named]), chosen.out / "average.pt")
    for name in ("config.json", "knobs.json"):
        for folder in (f for f, _ in named if (f / name).exists() and (f / "average.pt").exists()):
            shutil.copy(folder / name, chosen.out / name)


if __name__ == "__main__":
    main()
