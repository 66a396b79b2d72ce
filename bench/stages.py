"""Where the time of an ingest goes: the functions of each stage, timed from outside while it runs."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from inspect import isgeneratorfunction
from typing import Any
from unittest.mock import patch

import ingest.pipeline
from archive.archive import Archive
from ingest.attribution.layers import Layers

STAGES: dict[str, tuple[tuple[object, str], ...]] = {
    "read": ((ingest.pipeline, "_read"),),
    "attribute": ((Layers, "find"),),
    "resolve": ((ingest.pipeline, "resolved"), (ingest.pipeline, "appearances_of")),
    "split": ((ingest.pipeline, "split"), (ingest.pipeline, "contexts")),
    "embed": ((ingest.pipeline, "embedded"),),
    "store": ((Archive, "admit"), (Archive, "keep")),
    "link": ((ingest.pipeline, "connect"),),
}
"""The functions of each stage. None may call another one of them: its time would count twice. The first ones of a batch run beside the last
ones of the batch before, so that all of them add up to more than the whole."""


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Seconds by stage, in the order of an ingest."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))

    @contextmanager
    def running(self) -> Iterator[None]:
        """Times every stage that runs inside the block."""
        with ExitStack() as stack:
            for stage, functions in STAGES.items():
                for owner, name in functions:
                    stack.enter_context(patch.object(owner, name, self._timed(stage, getattr(owner, name))))
            yield

    def _timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: object, **options: object) -> object:
            with self._added(stage):
                return function(*args, **options)

        def steps(*args: object, **options: object) -> Iterator[object]:
            found = iter(function(*args, **options))
            while True:
                with self._added(stage):
                    try:
                        each = next(found)
                    except StopIteration:
                        return
                yield each

        return steps if isgeneratorfunction(function) else step

    @contextmanager
    def _added(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - start


def rows(seconds: dict[str, float], whole: float) -> list[str]:
    """The lines of a Markdown table: every stage, what is left, and the whole."""
    parts = seconds | {"the rest": max(0.0, whole - sum(seconds.values()))}
    return [
        "| stage | seconds | share |",
        "|---|---|---|",
        *(f"| {stage} | {spent:.2f} | {100 * spent / whole:.0f} % |" for stage, spent in parts.items()),
        f"| whole ingest | {whole:.2f} | 100 % |",
    ]
