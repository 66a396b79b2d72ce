"""Extraction on our own corpus does not get worse; floors only move up (lowering one is a decision of its own commit)."""

import json
from pathlib import Path

import pytest

from tests.corpus.score import score

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured():
    return score()


@pytest.mark.parametrize(("measure", "floor"), FLOORS["at least"].items())
def test_agreement_with_the_labels_stays_above_its_floor(measured, measure, floor):
    assert measured[measure] >= floor


@pytest.mark.parametrize(("measure", "ceiling"), FLOORS["at most"].items())
def test_errors_stay_below_their_ceiling(measured, measure, ceiling):
    assert measured[measure] <= ceiling


def test_every_measure_has_a_floor_or_a_ceiling(measured):
    assert set(measured) == set(FLOORS["at least"]) | set(FLOORS["at most"])
