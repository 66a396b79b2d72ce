"""Quotations that nobody said: "Nobody gets up and says, “...”", "Imagine a minister who said, “...”", "If your landlord says “...”"."""

from bisect import bisect_left
from collections.abc import Sequence

from ingest.attribution import words as w
from ingest.attribution.describe import Describer
from ingest.attribution.phrases import Tokens, sign
from ingest.attribution.statement import Statement

_NOBODY = frozenset({"nobody", "none", "no-one"})
_ANYBODY = frozenset("a an you your someone somebody anyone anybody one people any whoever".split())
_IMAGINE = frozenset("imagine suppose supposing picture pretend say fancy".split())
_IF = frozenset({"if", "whenever", "should", "when"})
_POSSIBLE = frozenset({"might", "could", "would", "may"})
_EVER = frozenset("ever says say tells writes asks will would can could".split())
"""With one of these "no minister" is none in particular."""
_LEAD = 4
_STOPS = frozenset({".", "!", "?", "…"})


def without_imagined(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements without quotations that the sentence puts into nobody's or anybody's mouth."""
    return [s for s in statements if not (s.verbatim and s.cue and s.source and _imagined(describer, s))]


def _imagined(describer: Describer, statement: Statement) -> bool:
    row, cue = describer.around(statement.cue)
    named, places = describer.around(statement.source)
    if not cue or not places:
        return False
    source = [named[k] for k in places]  # of other tokens than the cue where it stands inside a quotation
    opens = min(cue[0], bisect_left(row, source[0].start, key=lambda token: token.start))
    lead = [token.lower for token in row[_sentence(row, opens) : cue[0]] if not sign(token)]
    who = source[0].lower
    if who in _NOBODY or (who == "no" and (len(source) > 1 and source[1].lower == "one" or _EVER.intersection(_near(row, cue)))):
        return True
    if who in _IMAGINE and len(source) > 1 and source[1].lower in _ANYBODY:
        return True
    if who not in _ANYBODY | w.RELATIVES or not lead:
        return False
    if lead[0] in _IMAGINE or lead[:2] == ["what", "if"]:
        return True
    modal = any(word in _POSSIBLE for word in (*lead[-2:], *(row[k].lower for k in cue)))
    return who in _ANYBODY and (modal or lead[0] in _IF)


def _near(row: Tokens, cue: Sequence[int]) -> frozenset[str]:
    """The words of the cue and the few before it, and its own where it stands in the present."""
    return frozenset(row[k].lower for k in range(max(0, cue[0] - _LEAD), cue[-1] + 1))


def _sentence(t: Tokens, at: int) -> int:
    """Where the sentence around a token begins."""
    while at and t[at - 1].text not in _STOPS and not (t[at - 1].quoted >= 0 and t[at - 1].text.rstrip("”\"'’»")[-1:] in _STOPS):
        at -= 1
    return at
