"""Work of libraries that let other threads run meanwhile, spread over the processors."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(work: Callable[[Item], Result], items: Sequence[Item], *, threads: int = 0) -> list[Result]:
    """`work` of each item in the order of `items`; on as many `threads` as there are processors unless a number is given."""
    threads = min(threads or processors(), len(items))
    if threads <= 1:
        return [work(item) for item in items]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, items))


def ahead(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, "Future[Result]"]]:
    """Each of `items` with the work on it, which another thread does while the item before is used; an error is raised by its result."""
    with ThreadPoolExecutor(1) as pool:
        begun: tuple[Item, Future[Result]] | None = None
        for item in items:
            before, begun = begun, (item, pool.submit(work, item))
            if before:
                yield before
        if begun:
            yield begun


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
