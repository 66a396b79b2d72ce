"""Whose name stands before a colon and a marked quotation that nothing else gives to anybody: "Corvane: “I was wrong.”"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.records import Span
from ingest.attribution.statement import Statement

_NAME = re.compile(r"(?:^|[.!?…\n]|[.!?][\"”’])\s{1,3}((?:[A-Z][\w’'-]{1,30}\.? ){0,3}[A-Z][\w’'-]{1,30}):\s?$")
_REACH = 120
"""Characters before a quotation in which the name is looked for."""


def with_names_before(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those in marks without source and cue given to the name and the colon before them.

    The text must use the name once more: "Correction:" is nobody.
    """
    return [_named(text, each) if each.verbatim and not each.source and not each.cue else each for each in statements]


def _named(text: str, statement: Statement) -> Statement:
    start = statement.content[0].start
    found = _NAME.search(text[max(0, start - _REACH) : start])
    if found is None or len(re.findall(rf"\b{re.escape(found[1].split()[-1])}\b", text)) < 2:  # noqa: PLR2004
        return statement
    first = max(0, start - _REACH)
    name, colon = Span(first + found.start(1), first + found.end(1)), Span(first + found.end(1), first + found.end(1) + 1)
    return replace(statement, source=(name,), cue=(colon,))
