"""One JSON object whose last list is long, written piece by piece."""

from collections.abc import Iterable, Iterator, Mapping

import orjson


def dumped(value: object) -> str:
    """`value` as JSON; days and moments in ISO 8601."""
    return orjson.dumps(value, default=str).decode()


def with_items(head: Mapping[str, object], name: str, items: Iterable[object]) -> Iterator[str]:
    """`head`, which must not be empty, with a list `name` of `items` after its other keys, an item a line."""
    yield f'{dumped(head)[:-1]},"{name}":'
    yield from array(items)
    yield "}\n"


def array(items: Iterable[object]) -> Iterator[str]:
    """A list, an item a line."""
    yield "[\n"
    for number, item in enumerate(items):
        yield f"{',' if number else ''}{dumped(item)}\n"
    yield "]\n"
