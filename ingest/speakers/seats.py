"""Parliaments and hearings: who holds the office or the seat beside a name, and who is called to speak.

"The MINISTER (Mr Hask, Lowmere)" · "Mr ROE (Opp., Lowmere North)", later "the member for Lowmere North" · "CAPTAIN NED ROE (sworn)".
"""

import re

from ingest.speakers.cast import Cast
from ingest.speakers.members import Member, somebody
from ingest.speakers.phrase import Phrase, words_of

_SEAT = re.compile(r"[^()\n,;]{2,50}(?:,| \((?:[A-Z][A-Za-z./–-]{0,24},)?) ?([A-Z][\w’' -]{2,40})\)")
_MEMBERS = frozenset("member mp senator deputy mla msp mep representative lady gentleman".split())


def sits_for(cast: Cast, phrase: Phrase) -> Member | None:
    """Whom "the member for Lowmere North" means: the one person behind whose name that seat stands in brackets."""
    if phrase.noun not in _MEMBERS or not phrase.goes_on("for") or not phrase.definite:
        return None
    seat = words_of(phrase.rest[1:])
    told = (seen for seen in cast.seen if not seen.quoted and somebody(seen.member))
    found = {id(seen.member): seen.member for seen in told if _seat(cast.text, seen.at) == seat}
    return next(iter(found.values())) if len(found) == 1 else None


def _seat(text: str, at: int) -> str:
    """The seat in brackets behind the name at `at`, or with it ("Mr ROE (Opp., Lowmere)", "(Mr Roe, Lowmere)"), or nothing."""
    match = _SEAT.match(text, at)
    return match[1] if match and ("(" in match[0] or text[at - 1 : at] == "(") else ""
