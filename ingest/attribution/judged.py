"""What somebody said, reported by who judges it: the words are those of the one who is judged.

"The report criticises **Ana Silva** for **telling** parents **that it was safe**" · "Nobody believed **Silva**'s **claim that** it was" ·
"Silva dismissed talk of a rift as **“playground gossip”**": the quotation is hers, the talk is not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.records import Form, Polarity, Span
from ingest.attribution import words as w
from ingest.attribution.cues import NOUNS, SPOKEN, VERBS, Cue, Frame, Shape
from ingest.attribution.describe import Describer
from ingest.attribution.follow import Follow, follow
from ingest.attribution.phrases import Tokens, capital, sign
from ingest.attribution.rules import owner
from ingest.attribution.statement import Statement

_HOSTS = frozenset({"for", "after", "over"})
_LONGEST = 14
_VAGUE = frozenset("nobody none few no some many most not hardly scarcely everyone everybody somebody someone".split())


def rejudged(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements in reading order, with those that others only judge as their own."""
    found = [part for statement in statements for part in _read(describer, statement)]
    return sorted(found, key=lambda s: (s.content[0].start, s.content[-1].end))


def _read(describer: Describer, statement: Statement) -> Iterator[Statement]:
    t = describer.tokens(statement.content[0]) if statement.cue and len(statement.content) == 1 else []
    if t and statement.content[0].start >= statement.cue[-1].end and t[0].quoted < 0:
        blamed = _blamed(describer, statement, t)
        if blamed:
            yield blamed
            return
        claimed = _claimed(describer, statement, t)
        if claimed:
            yield claimed
            if not _vague(describer, statement):
                yield statement
            return
        if parts := _dismissed(describer, statement, t):
            yield from parts
            return
    yield statement


def _vague(describer: Describer, statement: Statement) -> bool:
    """Whether nobody in particular judges ("few believed")."""
    row, places = describer.around(statement.source)
    return not places or row[places[0]].lower in _VAGUE


def _blamed(describer: Describer, statement: Statement, t: Tokens) -> Statement | None:
    """X criticised Y for saying that ...: what Y said."""
    for at in range(1, min(len(t) - 2, _LONGEST)):
        if t[at].quoted >= 0 or t[at].lower in w.AUXILIARIES | w.RELATIVES | {"to"}:
            return None
        said = _saying(t, at + 1) if t[at].lower in _HOSTS else None
        if said is None:
            continue
        end = at
        while end > 1 and sign(t[end - 1]):
            end -= 1
        kind, start = follow(t, at + 2, said)
        if kind in {Follow.END, Follow.COMMA} or not (capital(t[0]) or t[0].lower in w.DETERMINERS | w.OBJECT_PRONOUNS):
            return None
        content = (Span(t[start].start, t[-1].end),)
        cue, source = (Span(t[at + 1].start, t[at + 1].end),), (Span(t[0].start, t[end - 1].end),)
        return replace(describer.statement(content, cue, source, statement.confidence), via=statement.via)
    return None


def _saying(t: Tokens, at: int) -> Cue | None:
    """The reading of a verb of saying in -ing."""
    readings = (cue for cue, shape in VERBS.get(t[at].lower, ()) if shape is Shape.ING)
    return next((cue for cue in readings if cue.frame in SPOKEN - {Frame.ASK} and not cue.bound), None)


def _claimed(describer: Describer, statement: Statement, t: Tokens) -> Statement | None:
    """X believed Y's claim that ...: what Y claimed."""
    for at in range(1, min(len(t) - 2, _LONGEST)):
        if t[at].quoted >= 0 or t[at].lower in w.AUXILIARIES | w.RELATIVES | w.PREPOSITIONS - {"of", "for", "from"}:
            return None
        if t[at].lower in NOUNS and t[at + 1].lower == "that":
            held = owner(t, at)
            if held is None or held[0] != 0 and t[held[0] - 1].lower not in w.DETERMINERS:
                return None
            content = (Span(t[at + 1].start, t[-1].end),)
            cue, source = (Span(t[at].start, t[at].end),), (Span(t[held[0]].start, t[held[1] - 1].end),)
            return describer.statement(content, cue, source, statement.confidence)
    return None


def _dismissed(describer: Describer, statement: Statement, t: Tokens) -> tuple[Statement, Statement] | None:
    """X dismissed the talk as “Q”: denied is the talk, said is the quotation."""
    last = len(t) - 1
    if last < 2 or statement.polarity is not Polarity.DENIED or t[last].quoted < 0 or t[last - 1].lower != "as":  # noqa: PLR2004
        return None
    if any(token.quoted >= 0 for token in t[:last]):
        return None
    talk = replace(statement, content=(Span(t[0].start, t[last - 2].end),), verbatim=(), form=Form.INDIRECT)
    said = describer.statement(
        (Span(t[last].start, t[last].end),), (Span(t[last - 1].start, t[last - 1].end),), statement.source, statement.confidence
    )
    return talk, said
