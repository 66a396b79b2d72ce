"""Acronyms that an article defines in brackets after a name: "Alliance to Reclaim Our Quays (AROQ)".

The name is the shortest run of words before the bracket whose letters give the acronym, each word's first letter counting (Schwartz and
Hearst, PSB 2003), so that words which no list knows as part of a name ("to Reclaim Our") belong to it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.records import Span, SpeakerKind
from ingest.speakers.given import given
from ingest.speakers.lexicon import ORGANISATION_WORDS
from ingest.speakers.mentions import Mention

_BRACKETED = re.compile(r"\(([A-Z](?:[A-Za-z&]?[A-Z]){1,7}|(?:[A-Z]\.){2,7})\)")
_WORD = re.compile(r"[^\s,;:.!?()\"“”]+")
_REACH = 120
_SPARE = 5
"""A name has at most so many words more than its acronym has letters."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A name with the acronym defined for it; `span` is the name's."""

    span: Span
    name: str
    short: str


def definitions(text: str) -> Iterator[Definition]:
    """The acronyms that `text` defines, in reading order."""
    for match in _BRACKETED.finditer(text):
        short = match.group(1).replace(".", "")
        end = match.start()
        while end > 0 and text[end - 1] == " ":
            end -= 1
        start = _start(text, end, short)
        if start >= 0 and _body(text[start:end].lower().split(), short):
            yield Definition(Span(start, end), text[start:end], short)


def _body(words: list[str], short: str) -> bool:
    """Whether a body is defined rather than a person, or a person's state ("Ann Venn (VT)")."""
    known = not ORGANISATION_WORDS.isdisjoint(words)
    return known or (len(short) > 2 and not given(words[0]))  # noqa: PLR2004


def _start(text: str, end: int, short: str) -> int:
    """Where the name that ends at `end` begins, or -1 when the words before it do not give the acronym."""
    floor = max(0, end - _REACH, text.rfind("\n", 0, end) + 1)
    words = list(_WORD.finditer(text, floor, end))
    if not words or words[-1].end() != end:
        return -1
    letters = list(short.replace("&", "").upper())
    for word in reversed(words[-len(letters) - _SPARE :]):
        initials = [part[0].upper() for part in word.group().split("-") if part]
        for initial in reversed(initials):
            if letters and initial == letters[-1]:
                letters.pop()
        if word.group()[0].isupper() and not letters:
            return word.start() if word.end() < end else -1
        if word.group()[0].isupper() and initials[0] != short[0] and initials[-1] not in short.upper():
            return -1
    return -1


def with_defined(found: Sequence[Mention], defined: Sequence[Definition]) -> list[Mention]:
    """The mentions, with the whole name in place of its pieces where the article defines an acronym for it."""
    starts = [each.span.start for each in defined]
    kept = [m for m in found if not _within(m.span.end - 1, starts, defined)]
    added = [Mention(each.span, each.name, kind=SpeakerKind.ORGANISATION, the=True, sure=True) for each in defined]
    return sorted([*kept, *added], key=lambda m: m.span) if added else kept


def _within(at: int, starts: Sequence[int], defined: Sequence[Definition]) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and at < defined[index].span.end
