"""What was fitted on labelled articles by `training/speakers.py`, as plain numbers in `tables/learned.json`."""

import json
from collections.abc import Sequence
from functools import cache
from math import exp
from pathlib import Path

Features = tuple[float, ...]
TABLE = Path(__file__).parent / "tables" / "learned.json"


@cache
def _table() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = json.loads(TABLE.read_text(encoding="utf-8"))
    return table


@cache
def weights(ranker: str, features: tuple[str, ...]) -> Features:
    """The weights of a ranker, by the names of its features; the last is that of "nobody of these"."""
    fitted = _table().get(ranker, {})
    return tuple(fitted.get(name, 0.0) for name in features)


@cache
def certainties() -> dict[str, float]:
    """How often each way to a name is right."""
    return _table()["ways"]


def chances(rows: Sequence[Features], fitted: Features) -> list[float]:
    """The probability of each row by a softmax over the rows and "nobody of these"."""
    scores = [sum(x * weight for x, weight in zip(row, fitted, strict=True) if x) for row in rows]
    top = max((*scores, fitted[-1]))
    shares = [exp(score - top) for score in scores]
    total = sum(shares) + exp(fitted[-1] - top)
    return [share / total for share in shares]


def best(rows: Sequence[Features], fitted: Features) -> tuple[int, float]:
    """The likeliest row and its probability."""
    found = chances(rows, fitted)
    index = max(range(len(found)), key=lambda k: found[k])
    return index, found[index]
