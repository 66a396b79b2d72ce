"""Who signs a letter or a reader's comment: the paragraph behind it is nothing but a name, or a handle."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from archive.records import Span
from ingest.speakers.given import given
from ingest.speakers.lexicon import PARTICLES

_HANDLE = re.compile(r"@\w{2,30}")
_NAME = re.compile(r"[^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){1,3}")
_BODY = 40
"""Characters of the shortest paragraph that somebody signs."""


class Letters:
    """The letters of an article, each with the name below it."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self._text = text
        self.signed = [span for before, span in zip(paragraphs, paragraphs[1:], strict=False) if len(before) >= _BODY and self._signs(span)]
        self._ends = [span.start for span in self.signed]

    def signer(self, at: int) -> str:
        """Who signs what stands at `at`; empty where nobody does."""
        index = bisect_right(self._ends, at)
        return self._name(self.signed[index]) if index < len(self.signed) else ""

    def _name(self, span: Span) -> str:
        return span.cut(self._text).strip(" .\n")

    def _signs(self, span: Span) -> bool:
        """Whether a paragraph is a handle or a person's name: a given name is known, a heading in capitals has none."""
        if _HANDLE.fullmatch(name := self._name(span)):
            return True
        if not _NAME.fullmatch(name):
            return False
        words = name.split()
        return (
            given(words[0])
            and words[-1][0].isupper()
            and all(word[0].isupper() or word in PARTICLES for word in words)
            and not name.isupper()
        )
