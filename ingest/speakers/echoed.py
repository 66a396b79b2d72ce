"""Whose words a headline gives: who says the same below ("“I signed it”: treasurer speaks", "“I signed it on Monday,” Orla Venn says")."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archive.records import Span, Spans, SpeakerKind
from ingest.attribution.statement import Statement
from ingest.speakers.phrase import plural
from ingest.speakers.source import Source

_WORD = re.compile(r"\w+(?:[’']\w+)?")
_LEAST = 3
"""A headline of fewer words may be anybody's."""
_SHARE = 0.75
"""So many of its longer words must come back where they are not the same words in a row."""
_LONG = 4
_MOST_ABOVE, _MOST_BELOW = 8, 200
"""So many statements of a headline or the lead are looked for among so many below."""
_OPEN = frozenset({SpeakerKind.UNKNOWN, SpeakerKind.ANONYMOUS})


def echoes(text: str, part: Span, statements: Sequence[Statement], found: Mapping[int, Source]) -> Iterator[tuple[int, Source]]:
    """The statements of a headline or the lead (`part`) whom nothing names yet, each with the person who says the same below."""
    inside = [k for k, each in enumerate(statements) if part.start <= each.content[0].start < part.end]
    told = [k for k in inside if _is_open(text, statements[k], found[k])][:_MOST_ABOVE]
    later = [k for k, each in enumerate(statements) if each.content[0].start > part.end] if told else []
    below = [(statements[k].content, found[k].kept()) for k in later[:_MOST_BELOW]]
    for index in told:
        if source := echoed(text, statements[index].content, below):
            yield index, source.by("echoed")


def _is_open(text: str, statement: Statement, source: Source) -> bool:
    """Whether somebody alone is meant, whom nothing names yet."""
    several = bool(statement.source) and plural(statement.source[-1].cut(text).split()[-1].lower())
    return not several and (source.kind in _OPEN or source.kind is SpeakerKind.PERSON and not source.kept().name)


def echoed(text: str, content: Spans, below: Iterable[tuple[Spans, Source]]) -> Source | None:
    """The one person among the speakers below who says what `content` says, in the same words or in nearly all of them."""
    words = _words(text, content)
    if len(words) < _LEAST:
        return None
    key = {word for word in words if len(word) >= _LONG or word.isdigit()}
    exact: dict[str, Source] = {}
    near: dict[str, Source] = {}
    for theirs, source in below:
        if not source.name or source.kind is not SpeakerKind.PERSON or ";" in source.name:
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
