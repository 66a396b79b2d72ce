"""The block of `key: value` lines between two `---` at the head of a Markdown file."""

import re

from ingest.readers import dates
from ingest.readers.facts import Facts

_FENCE = "---"
_ENTRY = re.compile(r"\s|(?P<key>[\w.-][\w .-]{0,40}):|:|- |#|[\])}]")
"""How a line begins that may stand between the fences, where running text may stand too."""
_LONGEST = 8_000
_ESCAPED = {'"': '\\"', "'": "''"}
"""How a mark is written inside a value between such marks."""
_KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publication", "publisher", "site"),
    "authors": ("authors", "author", "byline"),
    "published": ("published", "date", "pubdate", "publish_date"),
    "language": ("language", "lang"),
    "url": ("canonical_url", "canonical", "url", "link"),
}
_KNOWN = frozenset(key for keys in _KEYS.values() for key in keys)


def split(text: str) -> tuple[Facts, int]:
    """What the front matter says, and the offset at which the article begins after it; (nothing, 0) when there is none."""
    lines = _block(text)
    return (_facts(_values(lines[1:-1])), sum(map(len, lines))) if lines else (Facts(), 0)


def length(text: str) -> int:
    """How many characters of a text are its front matter."""
    return sum(map(len, _block(text)))


def _block(text: str) -> list[str]:
    lines = text[:_LONGEST].splitlines(keepends=True)
    if not lines or lines[0].rstrip() != _FENCE:
        return []
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() in {_FENCE, "..."}), 0)
    entries = [_ENTRY.match(line) for line in lines[1:end]]
    keys = [entry["key"].lower() for entry in entries if entry and entry["key"]]
    stated = all(entries) and len(set(keys)) == len(keys) and not _KNOWN.isdisjoint(keys)  # in a dialogue the same speak again
    return lines[: end + 1] if end and stated else []


def _values(lines: list[str]) -> dict[str, list[str]]:
    """Each key's values; a list stands in brackets or as `- item` lines below its key."""
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        if line.lstrip().startswith("- ") and key:
            values[key].append(_plain(line.lstrip()[2:]))
        elif ":" in line and not line[0].isspace():
            key, _, value = line.partition(":")
            key = key.strip().lower()
            values[key] = [_plain(item) for item in _items(value.strip())]
    return values


def _items(value: str) -> list[str]:
    return value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]


def _plain(value: str) -> str:
    value = value.strip()
    if len(value) < len("''") or value[0] != value[-1] or value[0] not in _ESCAPED:
        return value
    return value[1:-1].replace(_ESCAPED[value[0]], value[0])


def _facts(values: dict[str, list[str]]) -> Facts:
    found = {name: next((values[key] for key in keys if any(values.get(key, ()))), [""]) for name, keys in _KEYS.items()}
    published, published_at = dates.read(found["published"][0])
    return Facts(
        title=found["title"][0],
        outlet=found["outlet"][0],
        authors=tuple(name for name in found["authors"] if name),
        published=published,
        published_at=published_at,
        language=found["language"][0],
        url=found["url"][0],
    )
