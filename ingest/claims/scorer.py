"""How two statements relate: the trained pair scorer with its two thresholds, confirmed and suggested.

Three logistic models over `features` say how likely two statements report the same utterance, assert the same claim, or have nothing
to do with each other; what is as near as a repeat but denies is opposed, which the words themselves show. The weights are a small JSON
file made by `python -m training.claims`.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.claims.ties import Relation, Status, Tie
from ingest.claims.features import FEATURES, Side, features

WEIGHTS = Path(__file__).parent / "weights.json"
SHORT = 8
"""A statement of fewer words is only ever suggested: three words in common are no proof."""

UTTERANCE, CLAIM, UNRELATED = "utterance", "claim", "unrelated"
"""The steps of the decision, by their names in the weights file."""
SAME = 0.5
"""Probability from which two statements are called the same when nobody knows whether one speaker made both."""
BY_ONE, BY_OTHERS = 0.03, 0.3
"""The same for statements of one speaker, who repeats himself often, and of two, who seldom say what the other said."""
SURE = 0.94
"""Probability from which a link stands by itself; below it the link is only suggested."""
NEAR = 0.55
"""Cosine from which two statements that face each other are about one thing."""
PRINTED = 0.75
"""Share of the shorter statement's words, aligned in order, from which the two are prints of one utterance whatever differs."""


class Scorer:
    """The trained scorer. Safe to share between threads."""

    def __init__(self, file: Path | None = None) -> None:
        weights: dict[str, Any] = json.loads((file or WEIGHTS).read_text(encoding="utf-8"))
        if tuple(weights["features"]) != FEATURES:
            raise ValueError("the weights were trained on other features: run `python -m training.claims`")
        self._mean, self._scale = np.array(weights["mean"]), np.array(weights["scale"])
        self._steps = tuple(weights["steps"])
        self._weights = np.array([weights["steps"][step]["weights"] for step in self._steps])
        self._bias = np.array([weights["steps"][step]["bias"] for step in self._steps])

    def chances(self, values: NDArray[np.float64]) -> dict[str, float]:
        """The probability of each step for the values of `features`."""
        logits = self._weights @ ((values - self._mean) / self._scale) + self._bias
        return dict(zip(self._steps, map(float, 1 / (1 + np.exp(-logits.clip(-50, 50)))), strict=True))

    def link(self, a: Side, b: Side) -> Tie:
        """How two statements relate; `link(a, b)` equals `link(b, a)`."""
        values = features(a, b)
        chance = self.chances(values)
        told = dict(zip(FEATURES, values, strict=True))
        same = max(chance[CLAIM], chance[UTTERANCE])
        needed = BY_ONE if told["same_speaker"] else BY_OTHERS if told["other_speaker"] else SAME
        if same >= needed:
            if denied(told):
                return Tie(Relation.OPPOSED, round(same, 4))
            relation = Relation.SAME_UTTERANCE if chance[UTTERANCE] >= needed else Relation.SAME_CLAIM
            return Tie(relation, round(same, 4), self._status(a, b, same, told))
        if told["cosine"] >= NEAR and denied(told):
            return Tie(Relation.OPPOSED, round(same, 4))
        return Tie(Relation.UNRELATED if chance[UNRELATED] >= SAME else Relation.RELATED, round(same, 4))

    def _status(self, a: Side, b: Side, same: float, told: dict[str, float]) -> Status:
        short = min(len(a.wording.words), len(b.wording.words)) < SHORT
        doubtful = told["numbers_differ"] or told["names_differ"]
        return Status.SUGGESTED if short or doubtful or same < SURE else Status.CONFIRMED


def denied(told: dict[str, float]) -> bool:
    """Whether the one statement denies what the other asserts, as far as the words show it.

    A printed variant that dropped a "not" is the same utterance all the same: most of its words stand in one run.
    """
    return bool(told["negation_differs"] or told["opposites"] or told["polarity_differs"]) and told["aligned_min"] < PRINTED


@cache
def shipped() -> Scorer:
    """The scorer with the weights that come with onrecord, read once."""
    return Scorer()
