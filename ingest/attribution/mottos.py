"""Mottos and slogans: quoted, but nobody's statement ("Its motto is “...”", "“...” is the motto on every can")."""

from collections.abc import Sequence

from ingest.attribution import words as w
from ingest.attribution.describe import Describer
from ingest.attribution.phrases import Tokens
from ingest.attribution.statement import Statement

_MOTTOS = frozenset("motto slogan tagline catchphrase watchword strapline".split())
_REACH = 5
"""The most tokens between the quotation and the noun that says what it is."""


def without_mottos(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those whose words the sentence calls a motto."""
    return [s for s in statements if not (s.verbatim and _motto(*describer.around(s.content[:1])))]


def _motto(t: Tokens, places: Sequence[int]) -> bool:
    quoted = next((k for k in places if t[k].quoted >= 0), None)
    if quoted is None:
        return False
    before = [token.lower for token in t[max(0, quoted - _REACH) : quoted] if token.quoted < 0]
    after = [token.lower for token in t[quoted + 1 : quoted + 1 + _REACH] if token.quoted < 0]
    named = bool(_MOTTOS.intersection(before) and before[-1] in w.BE | {":", "as", ","})
    return named or bool(after and after[0] in w.BE and _MOTTOS.intersection(after))
