"""Who stands before a colon and a marked quotation that nothing else gives to anybody, in a sentence without a verb.

"Corvane: “I was wrong.”" · "9:05 p.m. - **The mayor**, on her way out: “Nobody asked.”" · "**Corvane** of the dockers' union: “No.”"
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.records import Span
from ingest.attribution import words as w
from ingest.attribution.cues import STRONG
from ingest.attribution.describe import Describer
from ingest.attribution.phrases import Tokens, capital, sign
from ingest.attribution.statement import Statement

_WORD = re.compile(r"[A-Z][\w-]{1,30}")
_USED = re.compile(rf"\b{_WORD.pattern}\b(?!:)")
_COLON = re.compile(r":\s?$")
_TIME = re.compile(r"\s{0,2}\d{1,2}(?:[:.h]\d{2})?(?: ?[ap]\.?m\b\.?)?\s?[-–—]{0,2}\s{1,2}")
"""The time that opens an entry of a live report ("7:41 p.m. - ")."""
_LONGEST = 18
"""Tokens of the longest phrase before a colon that is looked at."""
_BREAKS = frozenset({",", "(", "—", "–", "-", "--"})
_OWNERS = w.POSSESSIVES | {"the"}
_PERSONAL = ("man", "woman", "person")
_KNOWN = frozenset("daughter driver grandfather grandmother mother neighbor neighbour passenger protester son survivor worker".split())
_PEOPLE = (w.TITLES | w.OCCUPATIONS | _KNOWN) - frozenset("acting former late lead legend model".split())
"""Who may stand before a colon without a name: listed, as endings tell little ("The kicker: ...", "The door: ...")."""


def with_names_before(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those in marks without source and cue given to whoever stands before them and a colon.

    A name must be used elsewhere in the text, before no colon, or be a full name with a description: "Correction:" is nobody.
    """
    unsaid = [each.verbatim and not each.source and not each.cue for each in statements]
    used = frozenset(_USED.findall(describer.text) if any(unsaid) else ())
    return [_named(describer, each, used) if lacks else each for each, lacks in zip(statements, unsaid, strict=True)]


def _named(describer: Describer, statement: Statement, used: frozenset[str]) -> Statement:
    text, start = describer.text, statement.content[0].start
    paragraph = describer.paragraph(start)
    found = _COLON.search(text[max(paragraph.start, start - 2) : start])
    colon = max(paragraph.start, start - 2) + found.start() if found else 0
    if colon <= paragraph.start:
        return statement
    first = max(describer.sentence(colon).start, paragraph.start)
    if time := _TIME.match(text, first, colon):
        first = time.end()
    t = describer.tokens(Span(first, colon)) if first < colon else []
    end = _head_end(t)
    if not end or not (_is_name(t, end, used) or _is_person(t[:end])):
        return statement
    return replace(statement, source=(Span(t[0].start, t[end - 1].end),), cue=(Span(colon, colon + 1),))


def _head_end(t: Tokens) -> int:
    """The end of the noun phrase that opens a phrase without a verb, before what describes it or tells where; 0 where there is none."""
    if not t or len(t) > _LONGEST or any(token.quoted >= 0 or token.lower in w.AUXILIARIES | STRONG or token.text in ";:" for token in t):
        return 0
    for at, token in enumerate(t):
        owned = token.lower in {"of", "for"} and at and not capital(t[at - 1])
        if token.text in _BREAKS or token.lower in w.TIMES or token.lower in w.PREPOSITIONS and not owned:
            return at
    return len(t)


def _is_name(t: Tokens, end: int, used: frozenset[str]) -> bool:
    """Whether a phrase ends in a name that the text uses elsewhere, or in a full name with something that describes it."""
    names = [token for token in t[:end] if token.text[0].isalpha() and not token.text.islower()]
    if names[-1:] != [t[end - 1]] or any(sign(token) for token in t[:end]) or not capital(t[0]) and t[0].lower in w.DETERMINERS:
        return False
    return (_WORD.findall(t[end - 1].text) or [""])[-1] in used or len(names) > 1 and end < len(t) and t[end].text == ","


def _is_person(head: Tokens) -> bool:
    """Whether a phrase points at one person by what they do ("The former hog farmer", "His lawyer")."""
    noun = head[-1].lower
    of = next((k for k, token in enumerate(head) if token.lower in {"of", "for"}), 0)
    noun = head[of - 1].lower if of else noun
    return head[0].lower in _OWNERS and (noun in _PEOPLE or noun.endswith(_PERSONAL))
