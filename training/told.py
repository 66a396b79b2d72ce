"""Invented statements told in several ways (`claims_told.txt`), and the pairs that they make."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from archive.claims.ties import Relation
from training.claim_pairs import Pair, Told, only, speakers

FILE = Path(__file__).parent / "claims_told.txt"
UTTERED, CLAIMED, DENIED, BESIDE = "uttered", "claimed", "denied", "beside"
_MARKS = {"=": UTTERED, "~": UTTERED, "+": CLAIMED, "!": DENIED, "-": BESIDE}
_RELATIONS = {
    (UTTERED, UTTERED): Relation.SAME_UTTERANCE,
    (UTTERED, CLAIMED): Relation.SAME_CLAIM,
    (CLAIMED, CLAIMED): Relation.SAME_CLAIM,
    (UTTERED, DENIED): Relation.OPPOSED,
    (CLAIMED, DENIED): Relation.OPPOSED,
    (UTTERED, BESIDE): Relation.RELATED,
    (CLAIMED, BESIDE): Relation.RELATED,
    (DENIED, BESIDE): Relation.RELATED,
    (BESIDE, BESIDE): Relation.RELATED,
}
_BY_ONE = {Relation.SAME_UTTERANCE: 1.0, Relation.SAME_CLAIM: 0.5, Relation.OPPOSED: 0.25, Relation.RELATED: 0.35}
"""How often one person makes both statements."""
_DAY = date(2031, 3, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a block and what it is there."""

    part: str
    text: str


def blocks(file: Path = FILE) -> list[list[Line]]:
    """The statements of each event."""
    found: list[list[Line]] = [[]]
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.strip():
            found[-1].append(Line(_MARKS[line[0]], line[2:].strip()))
        elif found[-1]:
            found.append([])
    return [block for block in found if block]


def told_pairs(chance: random.Random, *, strangers: int) -> Iterator[tuple[int, Pair]]:
    """Every two statements of a block whose parts say how they relate, and so many pairs across blocks, each with its (first) block."""
    known = blocks()
    for place, block in enumerate(known):
        for one, two in combinations(block, 2):
            relation = _RELATIONS.get((one.part, two.part)) or _RELATIONS.get((two.part, one.part))
            if relation is not None:
                apart = 2 if relation is Relation.SAME_UTTERANCE else 15
                yield place, Pair(*_as_told(one, two, _BY_ONE[relation], apart, chance), only(relation))
    for _ in range(strangers):
        here, there = chance.sample(range(len(known)), 2)
        one, two = chance.choice(known[here]), chance.choice(known[there])
        yield here, Pair(*_as_told(one, two, 0.05, 200, chance), only(Relation.UNRELATED))


def _as_told(one: Line, two: Line, same: float, apart: int, chance: random.Random) -> tuple[Told, Told]:
    """The two lines with whom an archive may name for them, some days apart."""
    who, later = speakers(same, chance), timedelta(days=int(chance.expovariate(1 / apart)))
    return Told(one.text, who[0], _DAY), Told(two.text, who[1], _DAY + later)
