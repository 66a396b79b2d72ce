"""An unmarked statement ends with the sentence of its cue: what stands behind it are the article's own words.

"Silva says that she will not go. **I believe her.**" A colon may open several sentences, and marks hold them together.
"""

from collections.abc import Sequence
from dataclasses import replace

from archive.records import Span
from ingest.attribution.describe import Describer
from ingest.attribution.statement import Statement


def without_next_sentences(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of one text, the unmarked ones without what follows their sentence."""
    return [_ended(describer, statement) for statement in statements]


def _ended(describer: Describer, statement: Statement) -> Statement:
    if not statement.cue or not statement.source or len(statement.content) != 1 or describer.touching(statement.content[0]):
        return statement
    span, cue = statement.content[0], statement.cue[-1]
    home = describer.sentence(span.start)
    follows = home.start <= cue.start and cue.end <= span.start and home.end < span.end
    if not follows or ":" in describer.text[cue.start : span.start + 1]:
        return statement
    stop = describer.text[home.end - 1] == "."
    return replace(statement, content=(Span(span.start, home.end - stop),))
