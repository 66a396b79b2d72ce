"""Several people of one surname in an article: whom the surname alone means at a place, and how clear that is."""

from bisect import bisect_left
from collections.abc import Sequence

from ingest.speakers.lexicon import RELATIVES
from ingest.speakers.members import Member

_AWAY = 2000
"""Characters without somebody after which their surname means a namesake who has just been named in full."""


def last_before(places: Sequence[int], at: int) -> int:
    """The last of the ordered `places` before `at`, or -1."""
    index = bisect_left(places, at)
    return places[index - 1] if index else -1


def likeliest(fitting: Sequence[Member], at: int) -> list[Member]:
    """Those of one surname who may be meant at `at`, the likeliest first.

    Who has not been named in full yet is not meant where somebody has; nor is who only comes in as a relative ("his wife, Ana Silva").
    Whom the article names most is meant, unless a namesake was named in full since and the other had not been spoken of for long.
    """
    named = [m for m in fitting if last_before(m.fulls, at) >= 0] or list(fitting)
    known = [m for m in named if not m.roles & RELATIVES] or named
    leader = known[0]
    latest = max(known, key=lambda m: last_before(m.fulls, at))
    since = last_before(latest.fulls, at)
    if latest is not leader and since - last_before(leader.places, since) > _AWAY:
        return [latest, *(m for m in known if m is not latest)]
    return known


def rivalry(fitting: Sequence[Member]) -> str:
    """Whether a second person of the surname is named often enough to be meant: "rival", "rival_close", or empty."""
    if len(fitting) < 2 or fitting[0].surname.lower() != fitting[1].surname.lower():  # noqa: PLR2004
        return ""
    return "rival_close" if fitting[1].full * 2 > fitting[0].full else "rival"
