"""Two people who are the subject of the sentence before: whom "they" means ("Orla Venn and Ned Roe rowed out. They said ...")."""

import re
from bisect import bisect_right
from itertools import combinations

from archive.records import Span, SpeakerKind
from ingest.attribution.sentences import tokens
from ingest.speakers.cast import Cast
from ingest.speakers.focus import Focus
from ingest.speakers.members import Member
from ingest.speakers.mentions import Mention, mentions_in
from ingest.speakers.source import NOBODY, Source

_BETWEEN = re.compile(r"(?:, [^,.;“”\"]{2,60})?,? and\Z")
_LONGEST = 600
"""Characters of the longest sentence that is looked at."""
_NAMES, _BACK = 6, 6
_LEAD = 40
"""At most so many characters stand before a sentence's subject, but more where the two are named as some of several."""
_SOME = (" like ", " including ", " such as ", " among them ")


def pair_before(cast: Cast, focus: Focus, at: int) -> Source:
    """The two people joined at the head of the sentence before the one at `at`, past sentences that tell more of "they"; or nobody."""
    here = first = bisect_right(focus.sentences, at) - 1
    while here > max(1, first - _BACK) and cast.text.startswith("They ", focus.sentences[here - 1]):
        here -= 1
    if here < 1 or cast.inside_quotation(at):
        return NOBODY
    before = Span(focus.sentences[here - 1], focus.sentences[here])
    if len(before) > _LONGEST:
        return NOBODY
    names = mentions_in(tokens(cast.text, before, ()), cast.writing)[:_NAMES]
    for one, two in combinations(names, 2):
        lead = cast.text[before.start : one.span.start]
        if len(lead) > _LEAD and not lead.endswith(_SOME) or cast.inside_quotation(one.span.start):
            return NOBODY
        people = [_person(cast, mention) for mention in (one, two)]
        if _BETWEEN.fullmatch(cast.text[one.span.end : two.span.start].rstrip()) and all(people) and people[0] is not people[1]:
            return Source("; ".join(person.called for person in people if person), SpeakerKind.PERSON).by("they_joint")
    return NOBODY


def _person(cast: Cast, mention: Mention) -> Member | None:
    found = cast.find(mention.name, mention.gender, mention.role, mention.span.start)
    return found.member if found and found.member.kind is SpeakerKind.PERSON else None
