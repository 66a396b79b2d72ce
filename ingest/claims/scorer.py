"""How two statements relate: the trained pair scorer with its two thresholds, confirmed and suggested.

A first logistic step over `features` says whether two statements may assert the same at all. Where they may, a small network reads both
word by word (`network`), and a second step weighs what it found with speakers and days. Further steps tell one utterance from one claim,
and what is related from what is not. What is as near as a repeat but denies is opposed: the words themselves show it, or the network sees
it. The steps' weights are a small JSON file; `python -m training.claims` makes both.
"""

import json
from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.claims.ties import Relation, Status, Tie
from ingest.claims.facing import contrary, facing
from ingest.claims.features import FEATURES, TEXTUAL, Side, features
from ingest.claims.network import EVIDENCE, RELATIONS, Floats, PairNetwork, evidence

WEIGHTS = Path(__file__).parent / "weights.json"
SHORT = 8
"""A statement of fewer words is only ever suggested: three words in common are no proof."""

GLANCE, UTTERANCE, CLAIM, UNRELATED = "glance", "utterance", "claim", "unrelated"
"""The steps of the decision, by their names in the weights file."""
GLANCED = 0.25
"""Probability at first glance from which two statements are read word by word."""
ALIKE = 0.8
"""Share of the longer statement's words, aligned in order, from which nothing needs to be read: a flood of repeats stays quick."""
SAME = {"one": 0.6, "others": 0.4, "unknown": 0.82}
"""Probability from which two statements are called the same: of one speaker, who repeats himself often, of two, or of nobody knows whom."""
UTTERED = {"one": 0.2, "others": 0.6, "unknown": 0.5}
"""The same for one utterance."""
AGAIN = 0.4
"""Product of the two from which what one person says is one utterance, whatever the network reads against it: he seldom contradicts
himself in nearly the same words, and outlets print a figure or a negation wrong. Such a link is only suggested."""
SURE, SURELY_UTTERED = 0.95, 0.92
"""Probabilities of one claim, and of one utterance, from which such a link stands by itself; below them it is only suggested."""
HALF = 0.5
DOUBT = {"one": -0.15, "others": -1.65, "unknown": -1.15, "negation": -2.15}
"""How much likelier opposed than the same, in logarithms, the network finds what is opposed: more doubt counts where another may speak."""
ALIGNED = 0.5
"""Share of the shorter statement's words, aligned in order, without which no link stands by itself, whatever the network reads."""
NEAR = 0.55
"""Cosine from which two statements that face each other are about one thing."""
PRINTED = 0.75
"""Share of the shorter statement's words, aligned in order, from which the two are prints of one utterance whatever differs."""


_Step = tuple[NDArray[np.float64], float]


class Scorer:
    """The trained scorer. Safe to share between threads."""

    def __init__(self, network: PairNetwork | None = None, file: Path | None = None) -> None:
        weights = _weights(file or WEIGHTS)
        if tuple(weights["features"]) != (*FEATURES, *EVIDENCE):
            raise ValueError("the weights were trained on other features: run `python -m training.claims`")
        self.network = network or PairNetwork()
        mean, scale = np.array(weights["mean"]), np.array(weights["scale"])
        self._steps = {
            name: _steps(np.array(step["weights"]) / scale, mean, float(step["bias"])) for name, step in weights["steps"].items()
        }

    def same(self, a: Side, b: Side) -> float:
        """The probability that two statements assert the same."""
        values = features(a, b)
        return self._chance(CLAIM, values, self._read(a, b, values))

    def link(self, a: Side, b: Side) -> Tie:
        """How two statements relate; `link(a, b)` equals `link(b, a)`."""
        values = features(a, b)
        told = dict(zip(FEATURES, values, strict=True))
        same, said = self._chance(GLANCE, values), None
        near, alike = same >= GLANCED, printed(told) and told["aligned_max"] >= ALIKE
        if near and not alike:
            said = self._read(a, b, values)
            same = self._chance(CLAIM, values, said)
        who = "one" if told["same_speaker"] else "others" if told["other_speaker"] else "unknown"
        score = round(same, 4)
        uttered = self._chance(UTTERANCE, values) if near else 0.0
        again = who == "one" and same * uttered >= AGAIN
        if near and (again or same >= SAME[who]):
            doubted = said is not None and against(a, b, told, said, who)
            if (doubted and not again) or (who == "one" and a.wording.retracts != b.wording.retracts):
                return Tie(Relation.OPPOSED, score)
            sure = same >= SURE and not doubted
            if again or uttered >= UTTERED[who]:
                return Tie(Relation.SAME_UTTERANCE, score, _status(a, b, told, sure=sure and uttered >= SURELY_UTTERED))
            return Tie(Relation.SAME_CLAIM, score, _status(a, b, told, sure=sure))
        if told["cosine"] >= NEAR and denied(told):
            return Tie(Relation.OPPOSED, score)
        return Tie(Relation.UNRELATED if self._chance(UNRELATED, values) >= HALF else Relation.RELATED, score)

    def _read(self, a: Side, b: Side, values: NDArray[np.float64]) -> Floats:
        return self.network.scores(a.text, b.text, np.asarray(values[TEXTUAL], dtype=np.float32))

    def _chance(self, step: str, values: NDArray[np.float64], said: Floats | None = None) -> float:
        """The probability of a step; where nothing was read, what the network would say is left out."""
        weights, bias = self._steps[step][said is not None]
        known = values if said is None else np.concatenate([values, evidence(said)])
        return 1 / (1 + exp(-max(-50.0, min(50.0, float(weights @ known) + bias))))


def _steps(weights: NDArray[np.float64], mean: NDArray[np.float64], bias: float) -> tuple[_Step, _Step]:
    """A logistic step on the features as they are, without what the network says and with it."""
    few = len(FEATURES)
    return (weights[:few], bias - float(weights[:few] @ mean[:few])), (weights, bias - float(weights @ mean))


def _status(a: Side, b: Side, told: Mapping[str, float], *, sure: bool) -> Status:
    short = min(len(a.wording.words), len(b.wording.words)) < SHORT
    doubtful = told["numbers_differ"] or told["names_differ"] or told["aligned_min"] < ALIGNED
    return Status.SUGGESTED if short or doubtful or not sure else Status.CONFIRMED


def against(a: Side, b: Side, told: Mapping[str, float], said: Floats, who: str) -> bool:
    """Whether two statements that are as near as a repeat speak against each other, by their words or as the network reads them."""
    if printed(told):
        return False
    clauses = facing(a.text, b.text)
    if clauses is not None and contrary(*clauses, denied=a.asserted != b.asserted):
        return True
    read = dict(zip(RELATIONS, said, strict=True))
    opposed = float(read[Relation.OPPOSED] - np.logaddexp(read[Relation.SAME_UTTERANCE], read[Relation.SAME_CLAIM]))
    return bool(told["opposites"] or told["polarity_differs"] or opposed > DOUBT["negation" if told["negation_differs"] else who])


def printed(told: Mapping[str, float]) -> bool:
    """Whether two statements are prints of one utterance, whatever differs: most of their words stand in one order.

    Where nobody knows who said them, a few words in common are no proof; of two speakers one repeats the other, or answers him.
    """
    one = told["same_speaker"] or (round(np.expm1(told["shorter"])) >= SHORT and not told["other_speaker"])
    return bool(one and told["aligned_min"] >= PRINTED)


def denied(told: Mapping[str, float]) -> bool:
    """Whether the one statement denies what the other asserts, as far as negations and opposites anywhere in them show it."""
    return bool(told["negation_differs"] or told["opposites"] or told["polarity_differs"]) and not printed(told)


@cache
def _weights(file: Path) -> dict[str, Any]:
    weights: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return weights


@cache
def shipped() -> Scorer:
    """The scorer with the weights that come with onrecord and an embedding model of its own, read when two statements are near."""
    return Scorer()
