"""Who signs a letter or a reader's comment: the paragraph behind it is nothing but a name, or a handle.

So does a line that a dash and a name open ("— Sgt. Orla Venn, Quay Street"), a name in capitals right above where its bearer lives, and a
name before it ("Dr Orla Venn, Quay Street"). Under a heading that says that these are letters, the given name need not be known.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from archive.records import Span
from ingest.speakers.given import given, ordinary
from ingest.speakers.lexicon import HONORIFICS, ORGANISATION_WORDS, PARTICLES, ROLE_WORDS
from ingest.speakers.spelling import in_small

_HANDLE = re.compile(r"@\w{2,30}")
_NAME = re.compile(r"[^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){1,3}")
_DASH = re.compile(r"(?P<mark>[—–-]{1,2}) ?(?:[A-Z][a-z]{1,8}\. )?")
_MOST = 40
"""Words of the longest line that signs something."""
_WHERE = re.compile(r"\n[^\n.!?]{2,60}(?:\n|\Z)")
"""The line under a name in capitals: an address, or what somebody is."""
_PLACED = re.compile(r"(?P<name>[^,(\n]{3,80}?)(?:, ?| ?\()(?P<where>[^()\n\d.!?:;]{2,60})\)?\.?")
_SMALL = frozenset("of the upon on by near under le la de".split())
"""Words of the name of a place that are written small."""
_ROADS = frozenset("street road lane avenue square heights terrace drive close court hill bay quay park view rise row house farm".split())
"""Words with which an address ends that has no name before it."""
_PLACE = 6
"""Words of the longest address behind a name."""
_PAGE = re.compile(
    r"\W{0,9}(?:(?:your|our|readers?['’]?s?|more) )?(?:letters?(?: (?:to|from) .{1,40})?|mailbag|postbag)\W{0,9}", re.IGNORECASE
)
"""A heading under which letters are printed."""
_ADDRESSED = re.compile(r"\((?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev)\.?\) ?", re.IGNORECASE)
"""A form of address between brackets before a name that signs."""
_BODY = 40
"""Characters of the shortest paragraph that somebody signs."""


class Letters:
    """The letters of an article, each with the name below it."""

    def __init__(self, text: str, paragraphs: Sequence[Span], headline: str = "") -> None:
        self._text = text
        self._page = any(_PAGE.fullmatch(heading) for heading in (headline, *(span.cut(text) for span in paragraphs[:1])))
        pairs = list(zip(paragraphs, paragraphs[1:], strict=False))
        self.signed = [span for before, span in pairs if len(before) >= _BODY and self._signs(span)]
        if pairs and self.signed[:1] == [pairs[0][1]] and pairs[0][0].cut(text).strip() == headline.strip():
            self.signed = []  # a name right under the headline stands above what its bearer says
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
        if line.isupper() and _WHERE.match(self._text, span.end):
            return in_small(line)
        return self._before_a_place(line) or line

    def _before_a_place(self, line: str) -> str:
        """The name that a line begins with before where its bearer lives, without a form of address; empty for any other line."""
        placed = _PLACED.fullmatch(_ADDRESSED.sub("", line))
        where = placed["where"].replace(",", " ").split() if placed else []
        if not placed or len(where) > _PLACE or not all(word[0].isupper() or word in _SMALL for word in where):
            return ""
        if any(word.lower() in ROLE_WORDS for word in where) and not self._page:
            return ""
        words = placed["name"].split()
        return " ".join(words[1:] if words and words[0].strip(".").lower() in HONORIFICS else words)

    def _signs(self, span: Span) -> bool:
        """Whether a paragraph is a handle or a person's name: a given name is known, a heading in capitals has none."""
        if _HANDLE.fullmatch(name := self._name(span)):
            return True
        if not _NAME.fullmatch(name):
            return False
        words = name.split()
        return (
            (given(words[0]) or self._dashed(span, words) or self._unknown(span, words))
            and words[-1][0].isupper()
            and all(word[0].isupper() or word in PARTICLES for word in words)
            and not name.isupper()
        )

    def _dashed(self, span: Span, words: Sequence[str]) -> bool:
        """Whether a dash tells a name that is not known: no hyphen, which opens the items of a list, before no body and no thing."""
        opened = _DASH.match(span.cut(self._text))
        return opened is not None and opened["mark"] != "-" and not ordinary(words[0]) and self._no_body(words)

    def _unknown(self, span: Span, words: Sequence[str]) -> bool:
        """Whether words before a place, under a heading for letters, are a name that is not known: none is usually written small."""
        placed = self._page and bool(self._before_a_place(span.cut(self._text).strip(" .\n")))
        return placed and not any(ordinary(word) or word.lower() in _ROADS for word in words) and self._no_body(words)

    @staticmethod
    def _no_body(words: Sequence[str]) -> bool:
        return not any(word.lower() in ORGANISATION_WORDS for word in words)
