"""What is taken along at the end of a content: the main verb behind a noun's clause, where a quotation was said, what a correction denies.

"The mayor's promise that the pool would stay **has cost him the town**" · “I signed,” said Silva **on the steps of the court**. ·
Correction: He said it was “unsightly”, **not “unsafe”**.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.records import Form, Span
from ingest.attribution import words as w
from ingest.attribution.cues import NOUNS, STRONG, inflect
from ingest.attribution.describe import Describer
from ingest.attribution.phrases import Tokens, capital, sign
from ingest.attribution.sentences import Token, trim
from ingest.attribution.statement import Statement

_OPENS_INNER = w.RELATIVES | w.SUBORDINATORS | w.CONJUNCTIONS
_FINITE = w.AUXILIARIES | w.COMMON_PAST
_CORRECTS = re.compile(
    r"\b(?:misquoted|misstated|misattributed|editing error|correction)\b"
    r"|\b(?:quoted|attributed|reported)\b[^.]{0,120}\b(?:incorrectly|wrongly)\b",
    re.IGNORECASE,
)
_ASKING = frozenset(inflect("ask"))
_QUESTION = frozenset({"whether", "if", "why", "how"})
_LISTENER = 10
_MARK = re.compile(r"[“”\"‘’]|''")
_NOT = re.compile(r"\bnot (?=[“\"‘'])")


def without_tails(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of one text, each ending where its words end."""
    return [_asked(describer, _corrected(describer, _ended(describer, _spoken(describer, s)))) for s in statements]


def _asked(describer: Describer, statement: Statement) -> Statement:
    """What somebody is asked begins with the question: not with whom ("asked **Ms Roe** whether she had gone")."""
    t = describer.tokens(statement.content[0]) if statement.cue else []
    asks = any(word in _ASKING for span in statement.cue for word in span.cut(describer.text).lower().split())
    if not asks or not t or t[0].quoted >= 0 or statement.content[0].start < statement.cue[-1].end:
        return statement
    at = next(
        (k for k, token in enumerate(t[:_LISTENER]) if token.quoted >= 0 or token.lower in w.AUXILIARIES or token.lower in _QUESTION), None
    )
    if not at or t[at].lower not in _QUESTION or not (capital(t[0]) or t[0].lower in w.DETERMINERS | w.OBJECT_PRONOUNS):
        return statement
    return replace(statement, content=(Span(t[at].start, statement.content[0].end), *statement.content[1:]))


def _corrected(describer: Describer, statement: Statement) -> Statement:
    """In a correction, what somebody did not say ("not “unsafe”") is no part of what they said."""
    last = statement.content[-1]
    cut = _NOT.search(describer.text, statement.content[0].start, last.end)
    if cut is None or any(cut.start() in range(part.start, part.end) for part in statement.verbatim):
        return statement
    paragraph = describer.paragraph(cut.start())
    if not _CORRECTS.search(describer.text, paragraph.start, paragraph.end):
        return statement
    pieces = [trim(describer.text, span.start, min(span.end, cut.start())) for span in statement.content if span.start < cut.start()]
    content = tuple(_without_comma(describer.text, span) for span in pieces if span)
    if not content:
        return statement
    verbatim = tuple(part for part in statement.verbatim if any(part in span for span in content))
    return replace(statement, content=content, verbatim=verbatim, form=describer.form(content))


def _without_comma(text: str, span: Span) -> Span:
    return Span(span.start, span.end - 1) if text[span.end - 1] == "," and len(span) > 1 else span


def _ended(describer: Describer, statement: Statement) -> Statement:
    """A noun's clause ("the claim that ...") ends before the verb whose subject the noun is."""
    if not statement.cue or len(statement.content) != 1 or statement.cue[-1].cut(describer.text).lower() not in NOUNS:
        return statement
    span = statement.content[0]
    if span.start < statement.cue[-1].end:
        return statement
    row = describer.tokens(span)
    if (end := _second_verb(row) or _last_verb(describer, statement, row)) is None:
        return statement
    content = (Span(span.start, row[end - 1].end),)
    verbatim = tuple(part for part in statement.verbatim if part in content[0])
    return replace(statement, content=content, verbatim=verbatim, form=statement.form if verbatim else Form.INDIRECT)


def _last_verb(describer: Describer, statement: Statement, t: Tokens) -> int | None:
    """The place of a sentence's main verb, where it begins with a noun and its owner ("Her pledge that none would go **held** a week")."""
    row, places = describer.around((statement.source or statement.cue)[:1])
    first = places[0] if places else 0
    lead = first > 0 and row[first - 1].lower in w.DETERMINERS
    if not t or t[0].lower != "that" or not places or (first - lead > 0 and row[first - lead - 1].text not in {".", "!", "?"}):
        return None
    for k in range(len(t) - 1, 3, -1):
        before = t[k - 1].lower
        finite = t[k].lower in _FINITE - w.MODALS or t[k].lower.endswith("ed") and t[k].text[0].islower()
        if (
            t[k].quoted < 0
            and finite
            and before not in w.AUXILIARIES | w.ADVERBS | w.NEGATIONS | w.SUBJECT_PRONOUNS | w.DETERMINERS | {"to", "and"}
        ):
            return k if any(x.lower in _FINITE or x.lower.endswith("ed") for x in t[1:k]) else None
    return None


def _second_verb(t: Tokens) -> int | None:
    """The place of the second finite verb when nothing between opens a clause of its own."""
    if not t or t[0].lower != "that":
        return None
    first = next((k for k in range(2, len(t)) if t[k].quoted < 0 and t[k].lower in _FINITE), None)
    if first is None:
        return None
    while first + 1 < len(t) and (t[first + 1].lower in w.AUXILIARIES | w.NEGATIONS | w.ADVERBS):
        first += 1
    for k in range(first + 1, len(t)):
        if t[k].quoted >= 0 or sign(t[k]) or t[k].lower in _OPENS_INNER or t[k].lower == "to":
            return None
        if t[k].lower in _FINITE - {"being", "been", "be", "having"} and k > first + 1:
            return k
    return None


def _tagged(text: str, statement: Statement, end: int) -> bool:
    """Whether a quotation that ends at `end` is whole and followed by nothing but a tag: "“It rained,” said Silva"."""
    cue = " ".join(span.cut(text) for span in statement.cue).lower().split()
    return not STRONG.isdisjoint(cue) and any(sign in ".,!?…" for sign in text[max(0, end - 3) : end])


def _acted(token: Token) -> bool:
    return token.lower in w.COMMON_PAST - w.AUXILIARIES or token.lower.endswith("ed")


def _spoken(describer: Describer, statement: Statement) -> Statement:
    """A quotation that its cue follows does not go on in an unmarked "on the steps of the court", or "not for the first time"."""
    if len(statement.content) < 2 or not statement.verbatim or not statement.cue:  # noqa: PLR2004
        return statement
    *said, tail = statement.content
    after = max(span.end for span in (*statement.cue, *statement.source))
    marked = all(any(part in span for part in statement.verbatim) for span in said)
    if not marked or tail.start < after or said[-1].end > statement.cue[0].start or any(part in tail for part in statement.verbatim):
        return statement
    opening = [token for token in describer.tokens(tail) if not sign(token)][:2]
    if not opening or describer.form(tuple(said)) is not Form.DIRECT:
        return statement
    acts = len(opening) > 1 and opening[0].lower in {"and", "but", "then"} and _acted(opening[1])
    aside = (
        opening[0].lower in w.PREPOSITIONS
        or _tagged(describer.text, statement, said[-1].end)
        and not _MARK.search(tail.cut(describer.text))
    )
    if not acts and (opening[0].lower in {"of", "from", "that"} or not aside):
        return statement
    return replace(statement, content=tuple(said), form=Form.DIRECT)
