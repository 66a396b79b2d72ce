"""Mottos, slogans and titles of works: quoted, but nobody's statement.

"Its motto is “...”" · "“...” is the motto on every can" · "The town adopted the slogan “...”" · "She wrote “The Tide Clerk” in a hut".
"""

from collections.abc import Sequence

from ingest.attribution import words as w
from ingest.attribution.cues import REPORTING, inflect
from ingest.attribution.describe import Describer
from ingest.attribution.phrases import Tokens
from ingest.attribution.statement import Statement

_MOTTOS = frozenset("motto slogan tagline catchphrase watchword strapline".split())
_WORKING = frozenset(
    form
    for lemma in "write publish sing record direct compose paint translate release perform play read star produce edit stage draw".split()
    for form in (*inflect(lemma), "sang", "sung", "drew")
)
_TITLE_WORDS = 8
_REACH = 5
"""The most tokens between the quotation and the noun that says what it is."""


def without_mottos(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those whose words the sentence calls a motto."""
    return [s for s in statements if not s.verbatim or not _nobodys(describer, s)]


def _nobodys(describer: Describer, statement: Statement) -> bool:
    return _motto(*describer.around(statement.content[:1])) or _adopted(describer, statement) or _titled(describer, statement)


def _adopted(describer: Describer, statement: Statement) -> bool:
    """Whether somebody only takes a slogan up or gives it up."""
    t, places = describer.around(statement.content[:1])
    quoted = next((k for k in places if t[k].quoted >= 0), 0)
    row, cue = describer.around(statement.cue)
    return bool(quoted) and t[quoted - 1].lower in _MOTTOS and bool(cue) and not any(row[k].lower in REPORTING for k in cue)


def _titled(describer: Describer, statement: Statement) -> bool:
    """Whether all that is marked is written like titles, right behind a verb that makes or plays works."""
    row, cue = describer.around(statement.cue)
    if not any(row[k].lower in _WORKING for k in cue):
        return False
    opens = statement.verbatim[0].start - statement.content[0].start <= 1
    between = describer.text[statement.cue[-1].end : statement.content[0].start].strip()
    return opens and not between and all(_title(part.cut(describer.text).split()) for part in statement.verbatim)


def _title(words: Sequence[str]) -> bool:
    small = w.PREPOSITIONS | w.DETERMINERS | w.CONJUNCTIONS | {"of", "to"}
    large = all(word[0].isupper() for word in words if word.lower() not in small) and words[0][0].isupper()
    return large and 1 < len(words) <= _TITLE_WORDS and words[-1][-1].isalnum()


def _motto(t: Tokens, places: Sequence[int]) -> bool:
    quoted = next((k for k in places if t[k].quoted >= 0), None)
    if quoted is None:
        return False
    before = [token.lower for token in t[max(0, quoted - _REACH) : quoted] if token.quoted < 0]
    after = [token.lower for token in t[quoted + 1 : quoted + 1 + _REACH] if token.quoted < 0]
    named = bool(_MOTTOS.intersection(before) and before[-1] in w.BE | {":", "as", ","})
    return named or bool(after and after[0] in w.BE and _MOTTOS.intersection(after))
