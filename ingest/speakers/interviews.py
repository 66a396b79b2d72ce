"""Who asks and who answers in an interview of questions and answers: what the words before its first question tell."""

import re
from collections.abc import Sequence

from ingest.speakers.cast import Cast
from ingest.speakers.members import Member, Seen, somebody

_MET = re.compile(r"\b(?:met|interviewed|visited|called|rang|phoned|reached|questioned)(?: up)?(?: with)? \Z")
"""What stands between who asks and who answers ("Ned Roe of the Post **met** Ana Silva"); nobody is named who asks as "I" or "we"."""
_REACH = 30
_STOPS = ".!?:;\n"


def introduced(cast: Cast, start: int) -> tuple[Member | None, Member | None]:
    """Who asks and who answers from `start` on: whom the words before bring together, else the one named most there answers."""
    named = [seen for seen in cast.seen if seen.at < start and somebody(seen.member)]
    for at in range(len(named) - 1, -1, -1):
        answers = named[at]
        met = None if answers.quoted else _MET.search(cast.text, max(0, answers.at - _REACH), answers.at)
        if met:
            opens = max(cast.text.rfind(stop, 0, met.start()) for stop in _STOPS)
            return _asker(named[:at], opens, answers.member), answers.member
    return None, max((seen.member for seen in named), key=lambda m: (sum(place < start for place in m.places), -m.places[0]), default=None)


def _asker(before: Sequence[Seen], since: int, answers: Member) -> Member | None:
    """The one person named in the sentence that says whom they met."""
    people = [seen.member for seen in before if seen.at >= since and seen.member is not answers]
    return people[0] if len(people) == 1 else None
