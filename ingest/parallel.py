"""Work of libraries that let other threads run meanwhile, spread over the processors."""

import os
from collections import deque
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


def ahead(work: Callable[[Item], Result], items: Iterable[Item], *, most: int = 2) -> Iterator[tuple[Item, "Future[Result]"]]:
    """Each of `items` with the work on it, which other threads do on the next `most` meanwhile; an error is raised by its result."""
    begun: deque[tuple[Item, Future[Result]]] = deque()
    with ThreadPoolExecutor(most) as pool:
        for item in items:
            begun.append((item, pool.submit(work, item)))
            if len(begun) > most:
                yield begun.popleft()
        yield from begun


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
