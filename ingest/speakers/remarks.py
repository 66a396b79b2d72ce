"""Whose words "the remarks" are: "**Ned Roe** said that the dam would break. These remarks suggest ..."."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from archive.records import Span
from ingest.attribution.statement import Statement
from ingest.speakers.focus import Focus
from ingest.speakers.members import somebody
from ingest.speakers.narrated import Spoken
from ingest.speakers.source import Source

_REMARKS = re.compile(r"(?:the|these|those) (?:remarks?|comments)", re.IGNORECASE)
_IMPLYING = re.compile(r"\b(?:suggest(?:s|ed)?|impl(?:y|ies|ied)|signal(?:s|l?ed)?)\b")
_OTHERS = re.compile(r"\b(?:remark|comment)s?\b", re.IGNORECASE)


def remarks(focus: Focus, statement: Statement, last: Source, sources: Sequence[Spoken]) -> Source | None:
    """Who spoke last, in this paragraph or the one before, where what they said is taken up.

    `last` is the last speaker with a name, `sources` are who spoke so far, in order; nobody where somebody else, or other remarks, are told
    of in between.
    """
    text = focus.cast.text
    source = Span(statement.source[0].start, statement.source[-1].end)
    implies = any(_IMPLYING.search(span.cut(text)) for span in statement.cue)
    if not implies or not _REMARKS.fullmatch(source.cut(text)) or not sources or sources[-1].source.name != last.name:
        return None
    since = sources[-1].at
    near = bisect_right(focus.paragraphs, source.start) - bisect_right(focus.paragraphs, since) <= 1
    return (
        last.by("own_words")
        if near and not _OTHERS.search(text, since, source.start) and not _told(focus, last, since, source.start)
        else None
    )


def _told(focus: Focus, last: Source, since: int, at: int) -> bool:
    """Whether the article itself tells of somebody else from `since` to `at`."""
    first, end = (bisect_left(focus.cast.seen, place, key=lambda each: each.at) for place in (since, at))
    others = (each for each in focus.cast.seen[first:end] if each.member.called != last.name)
    return any(somebody(each.member) and not focus.reports(each.at) for each in others)
