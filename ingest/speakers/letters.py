"""Who signs a letter or a reader's comment: the paragraph behind it is nothing but a name, or a handle.

So does a line that a dash and a name open ("— Sgt. Orla Venn, Quay Street"), and a name in capitals right above where its bearer lives.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from archive.records import Span
from ingest.speakers.given import given, ordinary
from ingest.speakers.lexicon import ORGANISATION_WORDS, PARTICLES
from ingest.speakers.spelling import in_small

_HANDLE = re.compile(r"@\w{2,30}")
_NAME = re.compile(r"[^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){1,3}")
_DASH = re.compile(r"(?P<mark>[—–-]{1,2}) ?(?:[A-Z][a-z]{1,8}\. )?")
_MOST = 40
"""Words of the longest line that signs something."""
_WHERE = re.compile(r"\n[^\n.!?]{2,60}(?:\n|\Z)")
"""The line under a name in capitals: an address, or what somebody is."""
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
        line = span.cut(self._text).strip(" .\n")
        if opened := _DASH.match(line):
            named = _NAME.match(line, opened.end())
            ends = named is not None and line[named.end() :].lstrip(" ")[:1] in {"", ",", "("}
            return named[0] if named and ends and len(line.split()) <= _MOST else ""
        return in_small(line) if line.isupper() and _WHERE.match(self._text, span.end) else line

    def _signs(self, span: Span) -> bool:
        """Whether a paragraph is a handle or a person's name: a given name is known, a heading in capitals has none."""
        if _HANDLE.fullmatch(name := self._name(span)):
            return True
        if not _NAME.fullmatch(name):
            return False
        words = name.split()
        return (
            (given(words[0]) or self._dashed(span, words))
            and words[-1][0].isupper()
            and all(word[0].isupper() or word in PARTICLES for word in words)
            and not name.isupper()
        )

    def _dashed(self, span: Span, words: Sequence[str]) -> bool:
        """Whether a dash tells a name that is not known: no hyphen, which opens the items of a list, before no body and no thing."""
        opened = _DASH.match(span.cut(self._text))
        return (
            opened is not None
            and opened["mark"] != "-"
            and not ordinary(words[0])
            and not any(w.lower() in ORGANISATION_WORDS for w in words)
        )
