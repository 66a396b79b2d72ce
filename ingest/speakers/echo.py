"""Whose words a statement echoes: what a headline reports of "the mayor", the mayor says below by name."""

from collections.abc import Sequence

from archive.records import Span, Spans
from ingest.claims.wording import Wording
from ingest.speakers.members import Member

_MOST = 12
"""So many statements of one member are looked at, in reading order."""


class Echo:
    """The words of an article's statements by the members who are named as their sources."""

    def __init__(self, text: str, named: Sequence[tuple[int, Member, Spans]]) -> None:
        self._text = text
        self._said: dict[int, list[Spans]] = {}
        for _, member, content in named:
            self._said.setdefault(id(member), []).append(content)
        self._stems: dict[Spans, frozenset[str]] = {}

    def share(self, member: Member, own: Sequence[Span]) -> float:
        """How many of the telling words of `own` are in one of the other statements of `member`, 0 to 1."""
        words = self._words(tuple(own))
        said = [content for content in self._said.get(id(member), ())[:_MOST] if content != tuple(own)]
        return max((len(words & self._words(content)) for content in said), default=0) / len(words) if words else 0.0

    def _words(self, content: Spans) -> frozenset[str]:
        if content not in self._stems:
            self._stems[content] = Wording(" ".join(span.cut(self._text) for span in content)).stems
        return self._stems[content]
