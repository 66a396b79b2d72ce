"""Words on placards and banners: written, and by those who hold them up.

"Nurses marched **with placards reading** “...”" · "One demonstrator held up **a sign that said** “...”".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.attribution import words as w
from ingest.attribution.bounds import main_subject
from ingest.attribution.phrases import Range, Tokens

WORN = frozenset("placard banner sign poster t-shirt badge sticker flag board notice leaflet".split())
_STOPS = frozenset({".", "!", "?", ";", "…"})


@dataclass(frozen=True, slots=True)
class Displayed:
    """What shows the words, in the singular, and who holds it up: token places, None where the sentence names nobody."""

    medium: str
    holder: Range | None


def singular(word: str) -> str:
    """A regular plural's singular."""
    return word[:-1] if word.endswith("s") else word


def displayed(t: Tokens, source: Sequence[int]) -> Displayed | None:
    """Where and by whom words are shown whose source stands at `source`: a placard, or "that" right behind one."""
    if not source:
        return None
    at = source[-1]
    if t[at].lower in w.RELATIVES and at:
        at -= 1
    medium = singular(t[at].lower)
    if medium not in WORN:
        return None
    floor = at
    while floor and t[floor - 1].text not in _STOPS:
        floor -= 1
    holder = main_subject(t, at, floor)
    named = holder and holder[1] <= min(at, source[0]) and singular(t[holder[1] - 1].lower) not in WORN
    return Displayed(medium, holder if named else None)
