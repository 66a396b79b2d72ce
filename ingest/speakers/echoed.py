"""Whose words a headline gives: who says the same below ("“I signed it”: treasurer speaks", "“I signed it on Monday,” Orla Venn says")."""

import re
from collections.abc import Iterable, Sequence

from archive.records import Spans, SpeakerKind
from ingest.speakers.source import Source

_WORD = re.compile(r"\w+(?:[’']\w+)?")
_LEAST = 3
"""A headline of fewer words may be anybody's."""
_SHARE = 0.75
"""So many of its longer words must come back where they are not the same words in a row."""
_LONG = 4


def echoed(text: str, content: Spans, below: Iterable[tuple[Spans, Source]]) -> Source | None:
    """The one person among the speakers below who says what `content` says, in the same words or in nearly all of them."""
    words = _words(text, content)
    if len(words) < _LEAST:
        return None
    key = {word for word in words if len(word) >= _LONG or word.isdigit()}
    exact: dict[str, Source] = {}
    near: dict[str, Source] = {}
    for theirs, source in below:
        if not source.name or source.kind is not SpeakerKind.PERSON:
            continue
        said = _words(text, theirs)
        if f" {' '.join(words)} " in f" {' '.join(said)} ":
            exact.setdefault(source.name, source)
        elif len(key) >= _LEAST and len(key.intersection(said)) >= _SHARE * len(key):
            near.setdefault(source.name, source)
    found = exact or near
    return next(iter(found.values())) if len(found) == 1 else None


def _words(text: str, spans: Spans) -> Sequence[str]:
    return [word.casefold().replace("’", "'") for span in spans for word in _WORD.findall(span.cut(text))]
