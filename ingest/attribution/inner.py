"""Statements inside statements: A said that B had said. Both are recorded, the inner one with A as its relay.

The model and the corpus behind it know the outermost attribution alone. Inside an indirect statement the rules look for a second one,
and only where its source is named and its verb can mean nothing else than saying.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.records import Polarity, Span
from ingest.attribution import words as w
from ingest.attribution.cues import NOUNS, REPORTING, STRONG, inflect
from ingest.attribution.describe import Describer
from ingest.attribution.draft import Draft, Rule
from ingest.attribution.extents import Extents
from ingest.attribution.phrases import Range, Tokens, capital
from ingest.attribution.rules import drafts
from ingest.attribution.sentences import split
from ingest.attribution.statement import Statement

_CERTAINTY = 0.8
"""How often an inner statement is right, given that the outer one is; set by hand, no corpus labels them."""
_SHAPES = frozenset({Rule.THAT, Rule.CLAUSE, Rule.VERB_QUOTE, Rule.QUOTE_SUBJECT_VERB, Rule.QUOTE_VERB_SUBJECT, Rule.PARTICIPLE})
_SAYING = STRONG | frozenset(
    form for lemma in "deny testify confirm order urge promise report confess inform assure".split() for form in inflect(lemma)
)
_LEAST_WORDS = 3
_NO_CLAUSE = w.PREPOSITIONS | w.SUBORDINATORS - {"that"} | frozenset({"so", "to", "as", "are", "is"})
_NO_NAMES = w.SUBJECT_PRONOUNS | w.DETERMINERS | w.RELATIVES | w.PRONOUNS


def with_inner(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those inside them that nothing else found, and for each the sources of those around it as relays."""
    extents = Extents(statements)
    found = [
        inner for at, outer in enumerate(statements) for inner in _inside(describer, outer) if not _known(inner, statements, extents, at)
    ]
    rows = sorted([*statements, *found], key=lambda s: (s.content[0].start, s.content[-1].end))
    return _relayed(describer.text, rows)


def _inside(describer: Describer, outer: Statement) -> Iterator[Statement]:
    if not outer.source and not outer.cue:
        return
    for span in outer.content:
        row = describer.tokens(span)
        if row and row[0].lower in {"that", "as"}:
            row = row[1:]
        for sentence in split(row, REPORTING):
            for draft in drafts(sentence):
                if _sure(sentence, draft):
                    yield _statement(describer, sentence, draft, outer.confidence * _CERTAINTY)


def _sure(t: Tokens, draft: Draft) -> bool:
    if draft.rule not in _SHAPES or len(draft.source) != 1 or not draft.cue:
        return False
    named = [token for token in t[slice(*draft.source[0])] if token.quoted < 0]
    if (
        not any(capital(token) and token.lower not in _NO_NAMES for token in named)
        or named[0].lower in {"whose", "his", "her"}
        and len(named) == 1
    ):
        return False
    if not any(token.lower in _SAYING and token.text[0].islower() for token in t[slice(*draft.cue[0])]):
        return False
    opening = t[draft.content[0][0]]
    if opening.quoted < 0 and opening.lower in _NO_CLAUSE:
        return False
    return sum(end - start for start, end in draft.content) >= _LEAST_WORDS or any(
        token.quoted >= 0 for token in t[slice(*draft.content[0])]
    )


def _statement(describer: Describer, t: Tokens, draft: Draft, confidence: float) -> Statement:
    def cut(ranges: Sequence[Range]) -> tuple[Span, ...]:
        return tuple(Span(t[a].start, t[b - 1].end) for a, b in ranges)

    return describer.statement(cut(draft.content), cut(draft.cue), cut(draft.source), confidence)


def _known(inner: Statement, statements: Sequence[Statement], extents: Extents, outer: int) -> bool:
    """Whether another statement already reports these words: its cue is this one's, or it stands inside."""
    near = extents.near(inner.content[0].start, inner.content[-1].end)
    return any(at != outer and any(a.overlaps(b) for a in statements[at].content for b in inner.content) for at in near)


def _relayed(text: str, rows: Sequence[Statement]) -> list[Statement]:
    """Each statement with the sources of those that hold it whole, the innermost first."""
    extents = Extents(rows)
    found = []
    for at, row in enumerate(rows):
        first, last = _extent(row)
        around = [rows[k] for k in extents.near(first, last) if k != at and rows[k].source and _holds(text, rows[k], row)]
        around.sort(key=lambda outer: sum(map(len, outer.content)))
        found.append(replace(row, via=(*row.via, *(outer.source for outer in around))) if around else row)
    return found


def _extent(statement: Statement) -> tuple[int, int]:
    spans = (*statement.content, *statement.cue, *statement.source)
    return min(span.start for span in spans), max(span.end for span in spans)


def _holds(text: str, outer: Statement, inner: Statement) -> bool:
    spans = (*inner.content, *inner.cue, *inner.source)
    if outer.polarity is Polarity.DENIED or inner.cue and inner.cue[0].cut(text).lower() in NOUNS:
        return False  # who denies that it was said, or judges somebody's claim, passes nothing on
    return bool(inner.cue) and all(any(span in whole for whole in outer.content) for span in spans)
