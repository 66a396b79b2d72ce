"""Which articles are about the same thing as another one, told by the company they share: names in full that few articles bear."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from archive.identity import Bearer

COMMON, RARE = 64, 8
"""A name in more articles than the first tells nothing; one in as few as the second tells twice as much."""
NEEDED = 2
NEAR_DAYS = 365
"""An office is mostly held longer: with fewer days fewer of its holders are known, and of two the one is taken for the only one."""
MOST = 40
"""Articles of a circle, those with most in common first."""


def circle(published: date | None, bearers: Mapping[str, Sequence[Bearer]]) -> list[int]:
    """The places of the articles in whose company one article of a day stands; `bearers`: where else each of its names is borne."""
    points: Counter[Bearer] = Counter()
    for others in bearers.values():
        for other in set(others):
            points[other] += 1 + (len(others) < RARE)
    near = [each for each, told in points.items() if told >= NEEDED and _apart(published, each.published) <= NEAR_DAYS]
    near.sort(key=lambda each: (-points[each], _apart(published, each.published), each.article))
    return [each.place for each in near[:MOST]]


def _apart(one: date | None, other: date | None) -> int:
    """Days between two articles; none where either has no day."""
    return abs((one - other).days) if one and other else 0
