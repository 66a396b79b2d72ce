"""Where statements stand, to find those near a place without reading all."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from ingest.attribution.statement import Statement


class Extents:
    """The first and last offsets of statements in reading order."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._starts = [s.content[0].start for s in statements]
        self._ends = [s.content[-1].end for s in statements]
        self._farthest = list(accumulate(self._ends, max))

    def near(self, first: int, last: int) -> list[int]:
        """The places of the statements whose extent overlaps `[first, last)`, last one first."""
        found = []
        at = bisect_left(self._starts, last) - 1
        while at >= 0 and self._farthest[at] > first:
            if self._ends[at] > first:
                found.append(at)
            at -= 1
        return found
