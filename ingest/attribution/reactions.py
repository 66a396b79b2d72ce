"""Marked quotations that nothing else gives to anybody, beside what somebody does.

"“Overnight?” **she** had barked" · "**Silva** snorts. “Overnight?”" · "**He** was harder on the board. “They slept.”"

A verb that reports nothing elsewhere ("barked") does so behind a quotation and a pronoun. A quotation that is a sentence of its own is
said by whom the sentence before it tells of, in the same paragraph, where that names nobody else and reports nothing itself.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.records import Form, Span
from ingest.attribution import words as w
from ingest.attribution.cues import VERBS, Frame
from ingest.attribution.describe import Describer
from ingest.attribution.extents import Extents
from ingest.attribution.phrases import Range, Tokens, adverb, capital
from ingest.attribution.sentences import Token
from ingest.attribution.statement import Statement

_TAGS = frozenset({"he", "she"})
_LONGEST = 24
"""Tokens of the longest sentence that is looked at."""
_REACH = 60
"""Characters behind a quotation in which its verb is looked for."""
_NAME = 5
"""The most words of a name with its titles."""
_NEARBY = frozenset({"in", "at", "on", "from", "outside", "near"})
_TAKES = frozenset(
    "get gets got receive receives received open opens opened unfold unfolds unfolded read reads hear hears heard see sees saw find finds "
    "found notice notices noticed watch watches watched check checks checked listen listens listened face faces faced".split()
)
"""Verbs of somebody to whom words come, which are then another's."""
_CARRIES = frozenset(
    "letter letters envelope envelopes note notes text texts sign signs word words message messages email emails e-mail mail card cards "
    "postcard banner banners placard placards poster posters screen voicemail parcel package notice notices leaflet leaflets sticker "
    "graffiti inscription plaque label caption headline post posts tweet tweets".split()
)
"""What bears words of its own."""
_MOVED = frozenset(
    "delighted thrilled excited annoyed worried amazed surprised shocked overjoyed devastated stunned horrified disappointed relieved "
    "outraged unimpressed unmoved unconvinced tired".split()
)
"""How somebody is of whom no other does anything."""
_DONE_TO = frozenset("told given sent shot hit caught met struck thrown taken shown beaten bitten hurt left held brought put born".split())


def with_reactions(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements in reading order, those in marks without source and cue given to who acts right behind or before them."""
    extents = Extents(statements)
    return [
        _given(describer, each, statements, extents) if each.form is Form.DIRECT and not each.source and not each.cue else each
        for each in statements
    ]


def _given(describer: Describer, statement: Statement, statements: Sequence[Statement], extents: Extents) -> Statement:
    first, last = statement.content[0].start, statement.content[-1].end
    paragraph = describer.paragraph(first)
    behind = describer.tokens(Span(last, min(paragraph.end, last + _REACH))) if last < paragraph.end else []
    if tag := _tag(behind):
        source, cue = (Span(behind[a].start, behind[b - 1].end) for a, b in tag)
        return replace(statement, source=(source,), cue=(cue,))
    before = describer.sentence(first - 2) if first - 2 > paragraph.start else None
    if before is None or before.end > first or describer.sentence(first).start != first:
        return statement
    if any(statements[k].content[0].start < before.end for k in extents.near(before.start, before.end)):
        return statement
    t = describer.tokens(before)
    subject = _actor(t)
    if subject and subject[1] == 1 and t[0].text.lower() not in _TAGS and not _is_name(describer.text, t[0].text):
        return statement
    return replace(statement, source=(Span(t[subject[0]].start, t[subject[1] - 1].end),)) if subject else statement


def _tag(row: Tokens) -> tuple[Range, Range] | None:
    """The pronoun and the verb right behind a quotation ("“...” **he had barked**")."""
    if len(row) < 2 or row[0].text not in _TAGS:  # noqa: PLR2004
        return None
    verb = 1
    while verb + 1 < len(row) and (row[verb].lower in w.HAVE or adverb(row[verb])):
        verb += 1
    reports = row[verb].lower not in w.AUXILIARIES and _acts(row[verb].lower)
    return ((0, 1), (1, verb + 1)) if reports else None


def _acts(word: str) -> bool:
    """Whether a word looks like a verb of somebody."""
    return word in w.AUXILIARIES | w.COMMON_PAST or word.endswith(("ed", "s"))


def _asks(token: Token) -> bool:
    """Whether a verb turns to somebody else, who may answer."""
    return any(cue.frame in {Frame.ASK, Frame.TELL} for cue, _ in VERBS.get(token.lower, ()))


def _is_name(text: str, word: str) -> bool:
    """Whether a word that opens a sentence has its capital elsewhere too ("Laughter rang out" names nobody)."""
    return re.search(rf"[a-z0-9,] {re.escape(word)}\b", text) is not None


def _actor(t: Tokens) -> Range | None:
    """The person who is the subject of a sentence that reports nothing and names nobody else."""
    if len(t) < 3 or len(t) > _LONGEST or t[-1].text not in {".", "!"} or any(token.quoted >= 0 or token.text in ":;" for token in t):  # noqa: PLR2004
        return None
    end = 1 if t[0].text.lower() in _TAGS else next((k for k, token in enumerate(t) if not capital(token)), 0)
    verb = end
    while verb < len(t) - 1 and adverb(t[verb]):
        verb += 1
    if not end or end > _NAME or not t[verb].text[0].islower() or not _acts(t[verb].lower):
        return None
    rest = t[end:]
    if _takes(t[verb:]):
        return None
    others = any(capital(token) and rest[k - 1].lower not in _NEARBY for k, token in enumerate(rest) if k)
    return None if others or any(_asks(token) or token.lower in w.SUBJECT_PRONOUNS for token in rest) else (0, end)


def _takes(t: Tokens) -> bool:
    """Whether a sentence from its verb on tells of words or deeds that come to its subject ("was fired", "got a letter")."""
    at = 0
    while at + 1 < len(t) and (t[at].lower in w.AUXILIARIES or adverb(t[at])):
        at += 1
    verb = t[at].lower
    done = any(token.lower in w.BE for token in t[:at]) and (verb.endswith("ed") and verb not in _MOVED or verb in _DONE_TO)
    return done or verb in _TAKES or any(token.lower in _CARRIES for token in t)
