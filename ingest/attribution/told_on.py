"""Statements of one sentence that the model takes for two, or for one with the wrong source.

"“A,” Silva said, as her neighbour nodded, “and B.”": both parts are hers · "“A.” Silva was describing the winter of 1963": the winter is no
second statement · "“A,” Silva said, **the agency Adria reported**": the agency passes it on.
"""

from collections.abc import Sequence
from dataclasses import replace

from archive.records import Form, Span, Spans
from ingest.attribution import words as w
from ingest.attribution.cues import REPORTING
from ingest.attribution.describe import Describer
from ingest.attribution.phrases import Tokens, capital, sign
from ingest.attribution.statement import Statement

_ASIDES = frozenset({"as", "while", "when"})
_REPORTS = frozenset("reported reports said says wrote writes".split())
_LONGEST = 14
_NEAR = 3


def reunited(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements (in reading order), each with the parts, and without the doubles, that its sentence gives it."""
    kept: list[Statement] = []
    for statement in statements:
        if any(_echoes(statement, other) for other in kept[-_NEAR:]):
            continue
        at = next((k for k in range(len(kept) - 1, max(-1, len(kept) - 1 - _NEAR), -1) if _resumes(describer, kept[k], statement)), None)
        if at is None:
            kept.append(statement)
        else:
            first = kept[at]
            kept[at] = replace(first, content=(*first.content, *statement.content), verbatim=(*first.verbatim, *statement.verbatim))
    return [_passed_on(describer, statement, kept) for statement in kept]


def _echoes(statement: Statement, other: Statement) -> bool:
    """Whether a clause behind a cue is only what the quotation before the cue is about."""
    same = bool(statement.cue and other.cue) and statement.cue[0].overlaps(other.cue[0]) and statement.source == other.source
    before = other.form is Form.DIRECT and other.cue and other.content[-1].end < other.cue[0].start
    return bool(same and before and statement.form is Form.INDIRECT and other.source[0].start >= other.content[-1].end)


def _resumes(describer: Describer, first: Statement, second: Statement) -> bool:
    """Whether a quotation goes on behind an aside about somebody else ("as her neighbour nodded")."""
    if not (first.cue and second.cue and first.form is Form.DIRECT and second.form is Form.DIRECT):
        return False
    row, places = describer.around(second.cue)
    opens = describer.text[second.verbatim[0].start]
    if not places or not opens.islower() or any(row[k].lower in REPORTING for k in places):
        return False
    between = [token for token in row if first.cue[-1].end <= token.start < second.cue[0].start]
    aside = any(token.lower in _ASIDES for token in between)
    return aside and first.content[-1].end < second.content[0].start and not any(token.text in {".", "!", "?"} for token in between)


def _passed_on(describer: Describer, statement: Statement, statements: Sequence[Statement]) -> Statement:
    """A statement with the outlet that its sentence names behind it (", the agency Adria reported.")."""
    if not statement.cue or not statement.source or statement.via:
        return statement
    after = max(span.end for span in (*statement.content, *statement.cue, *statement.source))
    end = describer.paragraph(after - 1).end
    outlet = _outlet(describer.tokens(Span(after, end))) if after < end else None
    if outlet is None or any(s.cue and outlet[0].start <= s.cue[0].start <= outlet[0].end + 2 for s in statements):
        return statement
    return replace(statement, via=(outlet,))


def _outlet(row: Tokens) -> Spans | None:
    """The source of the tag at the end of a sentence, from the comma that opens it."""
    if not row or row[0].text != "," or row[0].quoted >= 0:
        return None
    for at in range(2, min(len(row), _LONGEST)):
        if row[at].quoted >= 0 or sign(row[at]):
            return None
        if row[at].lower in _REPORTS:
            named = any(capital(token) for token in row[1:at]) and row[1].lower not in w.SUBORDINATORS | w.CONJUNCTIONS | w.PREPOSITIONS
            ends = all(token.lower in w.TIMES | w.PREPOSITIONS for token in _rest(row, at + 1))
            return (Span(row[1].start, row[at - 1].end),) if named and ends else None
    return None


def _rest(row: Tokens, start: int) -> Tokens:
    """The words up to the full stop."""
    end = next((k for k in range(start, len(row)) if row[k].text in {".", "!", "?"}), len(row))
    return row[start:end]
