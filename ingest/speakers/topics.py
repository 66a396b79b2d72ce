"""Whom a sentence itself names for its "he" or "she": its topic, or its subject behind a clause that it begins with.

"As for **Orla Venn**, she said ..." · "Even as she praised the board, **Orla Venn** asked for more."
"""

import re
from bisect import bisect_left, bisect_right

from archive.records import SpeakerKind
from ingest.speakers.cast import Cast
from ingest.speakers.focus import Focus
from ingest.speakers.members import Member

_TOPIC = re.compile(r"(?:(?:And|But) as|As) for (?P<name>[^,.;:]{2,80}), \Z")
_CLAUSE = re.compile(r"(?:(?:And|But) )?(?:Even as|Even though|Even when|While|Although|Though|When|As|After|Before) \Z")
_REST = re.compile(r"[^.;:!?“”\"\n]{3,200}?, (?=[A-Z])")


def topic(cast: Cast, focus: Focus, at: int, pronoun: str) -> Member | None:
    """The person of its own sentence whom a "he" or "she" at `at` surely means, or nobody."""
    here = bisect_right(focus.sentences, at) - 1
    if here < 0:
        return None
    lead = cast.text[focus.sentences[here] : at]
    if named := _TOPIC.match(lead):
        return _person(cast, focus.sentences[here] + named.start("name"), at, pronoun)
    rest = _REST.match(cast.text, at) if _CLAUSE.fullmatch(lead) else None
    return _person(cast, rest.end(), rest.end() + 1, pronoun) if rest else None


def _person(cast: Cast, start: int, end: int, pronoun: str) -> Member | None:
    """The one person of that gender mentioned from `start` to `end`."""
    first, after = (bisect_left(cast.seen, at, key=lambda seen: seen.at) for at in (start, end))
    found = [seen for seen in cast.seen[first:after] if not seen.owner and not seen.quoted]
    member = found[0].member if len(found) == 1 else None
    return member if member and member.kind is SpeakerKind.PERSON and member.gender in {pronoun, ""} else None
