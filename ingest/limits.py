"""What fetching one page may cost, and the clock that holds it to that."""

import time
from dataclasses import dataclass

from archive.errors import FetchFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """Caps on one page. Sizes in bytes, times in seconds."""

    ports: frozenset[int] = frozenset({80, 443})
    redirects: int = 5
    wire: int = 5_000_000
    decoded: int = 10_000_000
    ratio: int = 100
    """Decoded bytes for each byte on the wire, once a megabyte is decoded; web pages reach about 20."""
    connect: float = 10.0
    total: float = 30.0


class Deadline:
    """The moment when a fetch must be over, whichever step it is in."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until then, never below zero."""
        return max(0.0, self._end - time.monotonic())

    def check(self) -> None:
        """Raise FetchFailed when it has passed."""
        if not self.left():
            raise FetchFailed(f"the page did not come within {self._seconds:g} seconds; try again later", retry=True)

    def clamp(self, timeout: float | None) -> float:
        """`timeout` cut to what is left, never zero: zero would mean not to wait at all."""
        self.check()
        return max(0.001, self.left() if timeout is None else min(self.left(), timeout))
