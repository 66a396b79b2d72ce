"""The seventy ways of quoting: no mode gets worse. Floors only move up; `python -m tests.golden.score --show` says what is wrong."""

import json
from collections import Counter

import pytest

from tests.golden.markup import cases
from tests.golden.score import FLOORS, measure

MODES = range(1, 71)
HELD = json.loads(FLOORS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured():
    return measure()


@pytest.mark.parametrize("mode", MODES)
def test_as_many_texts_of_a_mode_are_right_as_before(measured, mode):
    modes, wrong = measured
    title, right, total = modes[mode]
    faults = [f"{name}: {fault}" for name, found in wrong.items() if name.startswith(f"{mode}.") for fault in found]
    assert right >= HELD[str(mode)], f"{title}: {right} of {total} right\n" + "\n".join(faults)


def test_every_mode_has_at_least_three_texts():
    count = Counter(case.mode for case in cases())
    assert [mode for mode in MODES if count[mode] < 3] == []
    assert set(map(str, count)) == set(HELD)


def test_no_text_stands_twice():
    texts = [case.text for case in cases()]
    assert len(set(texts)) == len(texts)
