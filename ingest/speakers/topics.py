"""Whom a sentence itself names for its "he" or "she": its topic, or its subject behind a clause that it begins with.

"As for **Orla Venn**, she said ..." · "Even as she praised the board, **Orla Venn** asked for more."
"""

import re
from bisect import bisect_left, bisect_right

from archive.records import SpeakerKind
from ingest.attribution.cues import inflect
from ingest.speakers.cast import Cast
from ingest.speakers.focus import Focus
from ingest.speakers.members import Member

_TOPIC = re.compile(r"(?:(?:And|But) as|As) for (?P<name>[^,.;:]{2,80}), \Z")
_CLAUSE = re.compile(r"(?:(?:And|But) )?(?:(?P<but>Even as|Even though|Even when|While|Although|Though)|When|As|After|Before) \Z")
_REST = re.compile(r"[^.;:!?“”\"\n]{3,200}?, (?=[A-Z])")
_FIRST = 4
"""Words of a clause from its pronoun to its verb ("she had also said")."""
_SAYING = frozenset(
    form
    for lemma in "say tell add announce ask explain state insist argue declare claim warn report note write recall promise".split()
    for form in inflect(lemma)
)


def topic(cast: Cast, focus: Focus, at: int, pronoun: str) -> Member | None:
    """The person of its own sentence whom a "he" or "she" at `at` means, or nobody.

    Whoever spoke or acted last may be meant as well: then only a clause that tells of no saying and goes against the main one will do.
    """
    here = bisect_right(focus.sentences, at) - 1
    if here < 0:
        return None
    lead = cast.text[focus.sentences[here] : at]
    held = focus.holds(focus.sentences[here], pronoun)
    if named := _TOPIC.match(lead):
        return None if held else _person(cast, focus.sentences[here] + named.start("name"), at, pronoun)
    clause = _CLAUSE.fullmatch(lead)
    rest = _REST.match(cast.text, at) if clause else None
    if clause is None or rest is None or held and (not clause["but"] or _says(rest[0])):
        return None
    return _person(cast, rest.end(), rest.end() + 1, pronoun)


def _says(clause: str) -> bool:
    return not _SAYING.isdisjoint(clause.lower().split()[:_FIRST])


def _person(cast: Cast, start: int, end: int, pronoun: str) -> Member | None:
    """The one person of that gender mentioned from `start` to `end`."""
    first, after = (bisect_left(cast.seen, at, key=lambda seen: seen.at) for at in (start, end))
    found = [seen for seen in cast.seen[first:after] if not seen.owner and not seen.quoted]
    member = found[0].member if len(found) == 1 else None
    return member if member and member.kind is SpeakerKind.PERSON and member.gender in {pronoun, ""} else None
