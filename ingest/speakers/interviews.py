"""Who asks and who answers in an interview of questions and answers: what the words before its first question tell."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ingest.speakers.cast import Cast
from ingest.speakers.lexicon import PERIODICALS
from ingest.speakers.members import Member, Seen, somebody

MET = re.compile(
    r"\b(?:met|interviewed|visited|called|rang|phoned|reached|questioned|sat down|talk(?:s|ed)?|spoke|speaks?)(?: up)?(?: with| to)? \Z"
)
"""What stands between who asks and who answers ("Ned Roe of the Post **met** Ana Silva"); nobody is named who asks as "I" or "we"."""
_WE = re.compile(r"\b(?:I|[Ww]e)(?: (?:\w+ly|then|later|also|again))? \Z")
PRESS = frozenset(
    "reporter reporters correspondent columnist editor interviewer journalist presenter host newspaper paper magazine radio station".split()
)
_OTHERWISE = re.compile(r"\b(?:who|whom|which|that|she|he|they|once|ago|first|never|not|(?:19|20)\d\d)\b", re.IGNORECASE)
"""Somebody else meets, or at another time, where one of these stands before the meeting ("who **once** interviewed Ana Silva")."""
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 30
_LONGEST = 200
"""Characters before a meeting in which its sentence opens."""
_STOPS = ".!?:;\n"


def introduced(cast: Cast, start: int) -> tuple[Member | None, Member | None]:
    """Who asks and who answers from `start` on: whom the words before bring together, else the one named most there answers."""
    named = [seen for seen in cast.seen if seen.at < start and somebody(seen.member)]
    counts = {seen.member: bisect_left(seen.member.places, start) for seen in named}
    for at in range(len(named) - 1, -1, -1):
        answers = named[at].member
        met = None if named[at].quoted else MET.search(cast.text, max(0, named[at].at - _REACH), named[at].at)
        if not met:
            continue
        least = max(0, met.start() - _LONGEST)
        opens = max(least, *(cast.text.rfind(stop, least, met.start()) + 1 for stop in _STOPS))
        if _OTHERWISE.search(cast.text, opens, met.start()):
            continue
        if _WE.search(cast.text, opens, met.start()):
            return None, answers
        asks = _asker(named, opens, at)
        if asks and counts[asks] <= counts[answers] and any(map(_of_press, _WORD.findall(cast.text, opens, met.start()))):
            return asks, answers
    return None, max(counts, key=lambda member: (counts[member], not member.roles & PRESS, -member.places[0]), default=None)


def _asker(named: Sequence[Seen], since: int, at: int) -> Member | None:
    """The one person named in the sentence that says whom they met, as its subject."""
    people = [seen for seen in named[bisect_left(named, since, key=lambda seen: seen.at) : at] if seen.member is not named[at].member]
    return people[0].member if len(people) == 1 and people[0].subject else None


def _of_press(word: str) -> bool:
    return word.lower() in PRESS or word[0].isupper() and word.lower() in PERIODICALS
