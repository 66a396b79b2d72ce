"""Pull quotes: a paragraph that repeats, set apart, what a statement of the article says; it is no statement, and goes on from none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.records import Span
from ingest.attribution.describe import Describer
from ingest.attribution.statement import Statement

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LEAST, _MOST = 5, 60
"""Words of a pull quote: fewer may be said twice ("No more!"), more are not set apart."""
_NEAR = 40
"""Statements on either side among which the repeated words are looked for."""
_SPREAD = 2
"""A pull quote may leave words out: its words stand among so many times as many."""


def without_pulled(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements (in reading order) without paragraphs that only repeat another one's words."""
    lone = {paragraph for paragraph in describer.paragraphs if any(part.outer == paragraph for part in describer.touching(paragraph))}
    if not lone:
        return list(statements)
    words = [_words(describer.text, statement.verbatim) for statement in statements]
    found = []
    for at, statement in enumerate(statements):
        gone = [span for span in statement.content if span in lone and _repeats(describer, span, at, statements, words)]
        kept = tuple(span for span in statement.content if span not in gone)
        if kept:
            verbatim = tuple(part for part in statement.verbatim if any(part in span for span in kept))
            found.append(replace(statement, content=kept, verbatim=verbatim) if gone else statement)
    return found


def _repeats(describer: Describer, span: Span, at: int, statements: Sequence[Statement], words: Sequence[Sequence[str]]) -> bool:
    own = _words(describer.text, [span])
    if not _LEAST <= len(own) <= _MOST:
        return False
    for k in range(max(0, at - _NEAR), min(len(statements), at + _NEAR + 1)):
        others = words[k]
        if k == at:
            others = _words(describer.text, [part for part in statements[k].verbatim if part not in span])
        elif statements[k].content == (span,) or not statements[k].source:
            continue
        if _within(own, others):
            return True
    return False


def _within(own: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words stand in this order among the others, with few left out."""
    if len(own) > len(others):
        return False
    for start in (k for k, word in enumerate(others) if word == own[0]):
        at, matched = start, 0
        while matched < len(own) and at < min(len(others), start + _SPREAD * len(own)):
            matched += others[at] == own[matched]
            at += 1
        if matched == len(own):
            return True
    return False


def _words(text: str, spans: Sequence[Span]) -> list[str]:
    return [word.group().lower() for span in spans for word in _WORD.finditer(text, span.start, span.end)]
