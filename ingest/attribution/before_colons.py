"""Whose name stands before a colon and a marked quotation that nothing else gives to anybody: "Corvane: “I was wrong.”"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.records import Span
from ingest.attribution.statement import Statement

_NAME = re.compile(r"(?:^|[.!?…\n]|[.!?][\"”’])\s{1,3}((?:[A-Z][\w’'-]{1,30}\.? ){0,3}[A-Z][\w’'-]{1,30}):\s?$")
_WORD = re.compile(r"[A-Z][\w-]{1,30}")
_USED = re.compile(rf"\b{_WORD.pattern}\b(?!:)")
_REACH = 120
"""Characters before a quotation in which the name is looked for."""


def with_names_before(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those in marks without source and cue given to the name and the colon before them.

    The text must use the name elsewhere, before no colon: "Correction:" is nobody.
    """
    unsaid = [each.verbatim and not each.source and not each.cue for each in statements]
    used = frozenset(_USED.findall(text) if any(unsaid) else ())
    return [_named(text, each, used) if lacks else each for each, lacks in zip(statements, unsaid, strict=True)]


def _named(text: str, statement: Statement, used: frozenset[str]) -> Statement:
    start = statement.content[0].start
    first = max(0, start - _REACH)
    found = _NAME.search(text[first:start])
    if found is None or _WORD.findall(found[1])[-1] not in used:
        return statement
    name, colon = Span(first + found.start(1), first + found.end(1)), Span(first + found.end(1), first + found.end(1) + 1)
    return replace(statement, source=(name,), cue=(colon,))
