"""Styles that stand for somebody of rank: "his Honour" is the judge, "Her Excellency" the ambassador, "the father of three" a father."""

from collections.abc import Sequence

from archive.records import SpeakerKind
from ingest.attribution.sentences import Token
from ingest.speakers.cast import Cast
from ingest.speakers.lexicon import FEW, PARENTS
from ingest.speakers.rivals import last_before
from ingest.speakers.source import Source

_JUDGES = frozenset({"judge", "magistrate", "recorder"})
_STYLED = {
    "honour": _JUDGES | {"mayor"},
    "honor": _JUDGES | {"mayor"},
    "worship": _JUDGES | {"mayor"},
    "lordship": _JUDGES | {"lord", "bishop", "baron", "earl"},
    "ladyship": _JUDGES | {"lady", "baroness", "countess"},
    "excellency": frozenset({"ambassador", "president", "governor", "minister", "governor-general"}),
    "holiness": frozenset({"pope"}),
    "eminence": frozenset({"cardinal"}),
    "grace": frozenset({"archbishop", "duke", "duchess"}),
    "majesty": frozenset({"king", "queen", "emperor", "empress"}),
    "highness": frozenset({"prince", "princess", "sheikh", "emir"}),
}
"""A style to the roles of those who bear it."""
_WHOSE = {"his": "he", "her": "she", "their": ""}
_TWO = 2
"""Words of "his Honour", and of "of three"."""


def styled(cast: Cast, row: Sequence[Token]) -> Source | None:
    """Whom a style means: who bears it and was spoken of last; nobody by name where nobody fits; None where it is no style."""
    style = row[-1]
    roles = _STYLED.get(style.lower, frozenset()) if len(row) == _TWO and row[0].lower in _WHOSE else frozenset()
    if not roles or not style.text[0].isupper():
        return None
    gender, at = _WHOSE[row[0].lower], row[0].start
    bearers = {id(m): m for role in roles for m in cast.called.get(role, ()) if not gender or m.gender in {gender, ""}}
    member = max(bearers.values(), key=lambda m: last_before(m.places, at), default=None)
    if member is None or last_before(member.places, at) < 0:
        return Source(None, SpeakerKind.ANONYMOUS, style.text, how="the")
    return Source(member.called, SpeakerKind.PERSON, member.role).by("role")


def parent(row: Sequence[Token]) -> str:
    """The pronoun that fits who is called by how many children they have ("the father of three", "the mum-of-two"), or nothing."""
    if not row or row[0].lower != "the":
        return ""
    words = [part for token in row[1:] for part in token.lower.split("-") if part]
    kin, *rest = words or [""]
    counted = len(rest) == _TWO and rest[0] == "of" and (rest[1] in FEW or rest[1].isdigit())
    return PARENTS.get(kin, "") if counted else ""
