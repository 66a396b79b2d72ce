"""Several people of one surname in an article: whom the surname alone means at a place, and how clear that is."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ingest.attribution import words as w
from ingest.speakers.lexicon import RELATIVES
from ingest.speakers.members import Member

_AWAY = 2000
"""Characters without somebody after which their surname means a namesake who has just been named in full."""
_OFTEN = 3
"""Who is named in full so many times as often as a namesake is meant even right behind them."""
_WORD = 30
_OWNER = re.compile(r"(?:[A-Z][\w.-]{0,30} ){1,3}[A-Z][\w-]{0,30}['’]s\b")


def last_before(places: Sequence[int], at: int) -> int:
    """The last of the ordered `places` before `at`, or -1."""
    index = bisect_left(places, at)
    return places[index - 1] if index else -1


def likeliest(fitting: Sequence[Member], at: int, text: str) -> list[Member]:
    """Those of one surname who may be meant at `at`, the likeliest first.

    Who has not been named in full yet is not meant where somebody has; nor is who only comes in as a relative ("his wife, Ana Silva").
    Whom the article names most is meant, unless a namesake was named in full since and the other had not been spoken of for long, or is
    not named much more often and the namesake's full name stood just before.
    """
    named = [m for m in fitting if last_before(m.fulls, at) >= 0] or list(fitting)
    known = [m for m in named if not m.roles & RELATIVES] or named
    leader = known[0]
    latest = max(known, key=lambda m: last_before(m.fulls, at))
    since = last_before(latest.fulls, at)
    near = leader.full < _OFTEN * latest.full and last_before(leader.places, at) < since and _just_named(text, since, at)
    if latest is not leader and (near or since - last_before(leader.places, since) > _AWAY):
        return [latest, *(m for m in known if m is not latest)]
    return known


def _just_named(text: str, since: int, at: int) -> bool:
    """Whether a full name at `since` is what a sentence tells of, in the paragraph of `at` or the one before."""
    if at - since > _AWAY:
        return False
    before = text[max(0, since - _WORD) : since].split()
    told_of = not before or before[-1].lower().rstrip(",") not in w.PREPOSITIONS | RELATIVES
    return told_of and not _OWNER.match(text, since) and sum(bool(line.strip()) for line in text[since:at].split("\n")) <= 2  # noqa: PLR2004


def rivalry(fitting: Sequence[Member]) -> str:
    """Whether a second person of the surname is named often enough to be meant: "rival", "rival_close", or empty."""
    if len(fitting) < 2 or fitting[0].surname.lower() != fitting[1].surname.lower():  # noqa: PLR2004
        return ""
    return "rival_close" if fitting[1].full * 2 > fitting[0].full else "rival"
