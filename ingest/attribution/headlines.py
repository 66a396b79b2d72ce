"""Statements in headlines, from their signs and few words.

"Minister: ferry will return" · "'No more': nurses speak out" · "Stay at home, says governor as it snows" · "Reef dying, scientist warns".
"""

from collections.abc import Sequence

from ingest.attribution import words as w
from ingest.attribution.cues import SPOKEN, VERBS, Frame, Shape
from ingest.attribution.draft import Draft, Rule
from ingest.attribution.phrases import Range, Tokens
from ingest.attribution.sentences import Token

_REACH = 12
_NO_SPEAKERS = frozenset({"exclusive", "watch", "video", "analysis", "opinion", "breaking", "live", "review"})
_TELLERS = frozenset("treasurer professor envoy guard manager leader boss victim witness lawyer nurse teacher farmer engineer".split())
_LONGEST_NAME = 5
_SIGNS = frozenset({",", "—", "–", "-", "--"})
_NO_SUBJECT = (
    w.AUXILIARIES | w.SUBORDINATORS | w.PREPOSITIONS - {"of", "for", "from", "at", "in"} | w.CONJUNCTIONS - {"and"} | {"to", "not"}
)
_CIRCUMSTANCE = frozenset({"as", "after", "before", "amid", "over", "when", "while", "in", "on", "at", "ahead", "following", "despite"})


def headline(row: Sequence[Token]) -> Draft | None:
    """The statement of a headline that says who speaks by a colon or by an inverted verb."""
    return _behind_kicker(row) or _with_colon(row) or _inverted(row) or _tailed(row)


def _behind_kicker(row: Tokens) -> Draft | None:
    """What a quotation behind a kicker and its colon is given to ("FERRY FURY: ‘Not a penny more’, harbour boss tells crews")."""
    colon = next((k for k, token in enumerate(row[:_REACH]) if token.text == ":"), 0)
    rest = row[colon + 1 :]
    if not colon or len(rest) < 4 or rest[0].quoted < 0 or rest[1].text != ",":  # noqa: PLR2004
        return None
    found = _inverted(rest) or _tailed(rest)
    if found is None:
        return None
    content, cue, source = (tuple((a + colon + 1, b + colon + 1) for a, b in spans) for spans in (found.content, found.cue, found.source))
    return Draft(found.rule, content, cue, source)


def _with_colon(row: Tokens) -> Draft | None:
    colon = next((k for k, token in enumerate(row[:_REACH]) if token.text == ":"), None)
    if not colon or colon + 1 >= len(row):
        return None
    if row[0].quoted >= 0 and colon <= 2:  # noqa: PLR2004
        return Draft(Rule.HEADLINE, ((0, 1),), ((colon, colon + 1),), (_teller(row, colon + 1),))
    name = all(token.quoted < 0 and (token.text[0].isupper() or token.lower in {"of", "the", "de", "-"}) for token in row[:colon])
    end = len(row) - 1 if row[-1].text in {".", ";"} else len(row)
    if name and colon <= _LONGEST_NAME and row[0].lower not in _NO_SPEAKERS and len(row) - colon > 3:  # noqa: PLR2004
        return Draft(Rule.HEADLINE, ((colon + 1, end),), ((colon, colon + 1),), ((0, colon),))
    return None


def _teller(row: Tokens, start: int) -> Range:
    """Who stands behind a quotation and a colon: up to a word for somebody ("women's captain"), else the first word."""
    for at in range(start, min(len(row), start + _LONGEST_NAME)):
        if row[at].quoted >= 0 or row[at].lower in w.PREPOSITIONS | w.AUXILIARIES or not row[at].text[0].isalpha():
            break
        if row[at].lower in w.TITLES | _TELLERS:
            return start, at + 1
    return start, min(len(row), start + 1)


def _inverted(row: Tokens) -> Draft | None:
    """What stands before ", says" is said by what stands behind it, up to the circumstances."""
    if row[-1].text == ".":
        return None
    for at in range(2, len(row) - 1):
        if row[at - 1].text != "," and row[at - 1].quoted < 0 or not _says(row[at]):
            continue
        end = at + 1
        while end < len(row) and row[end].quoted < 0 and row[end].lower not in _CIRCUMSTANCE and row[end].text not in {",", ";", ":", "—"}:
            end += 1
        if end > at + 1 and row[at + 1].lower not in w.SUBORDINATORS | w.PREPOSITIONS | w.SUBJECT_PRONOUNS and _first(row, at) < at - 1:
            content: Range = (_first(row, at), at - 1 if row[at - 1].text == "," else at)
            return Draft(Rule.HEADLINED, (content,), ((at, at + 1),), ((at + 1, end),))
    return None


def _tailed(row: Tokens) -> Draft | None:
    """What stands before ", scientist warns" is said by the few words between the comma and the verb."""
    if row[-1].text in {".", "?", "!"}:
        return None
    for at in range(len(row) - 1, max(3, len(row) - _REACH), -1):
        ends = at + 1 == len(row) or row[at + 1].lower in _CIRCUMSTANCE | w.TIMES or _told(row, at)
        if not (_says(row[at]) or _say(row[at])) or not ends:
            continue
        start = at
        while start > 0 and row[start - 1].quoted < 0 and row[start - 1].text not in _SIGNS and at - start < _LONGEST_NAME:
            start -= 1
        opens = start > 1 and (row[start - 1].quoted >= 0 or row[start - 1].text in _SIGNS)
        if not opens or start == at or _NO_SUBJECT.intersection(token.lower for token in row[start:at]):
            return None
        end = start if row[start - 1].quoted >= 0 else start - 1
        first = _first(row, end)
        return Draft(Rule.HEADLINED, ((first, end),), ((at, at + 1),), ((start, at),))
    return None


def _told(row: Tokens, at: int) -> bool:
    """Whether a headline ends with the one word for those who are told ("boss tells **strikers**")."""
    return row[at].lower == "tells" and at + 2 == len(row) and row[at + 1].text[0].islower() and row[at + 1].lower.endswith("s")


def _say(token: Token) -> bool:
    """The plural of a verb of saying ("doctors warn")."""
    readings = VERBS.get(token.lower, ()) if token.quoted < 0 else ()
    return any(shape is Shape.BASE and cue.frame in {Frame.SAY, Frame.TELL} for cue, shape in readings)


def _says(token: Token) -> bool:
    readings = VERBS.get(token.lower, ()) if token.quoted < 0 else ()
    return any(shape is Shape.PRESENT and cue.frame in SPOKEN for cue, shape in readings)


def _first(row: Tokens, stop: int) -> int:
    """Where what was said begins: behind the last semicolon."""
    return next((k + 1 for k in range(stop - 1, -1, -1) if row[k].text == ";"), 0)
