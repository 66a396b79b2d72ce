"""Two people who are the subject of the sentence before: whom "they" means ("Orla Venn and Ned Roe rowed out. They said ...")."""

import re
from bisect import bisect_right
from itertools import combinations

from archive.records import JOINT, Span, SpeakerKind
from ingest.attribution.sentences import tokens
from ingest.speakers.cast import Cast
from ingest.speakers.focus import Focus
from ingest.speakers.members import Member
from ingest.speakers.mentions import Mention, mentions_in
from ingest.speakers.source import NOBODY, Source

_BETWEEN = re.compile(r"(?:, [^,.;“”\"]{2,60})?,? and(?: the)?\Z")
_LONGEST = 600
"""Characters of the longest sentence that is looked at."""
_NAMES, _BACK = 6, 6
_LEAD = 40
"""At most so many characters stand before a sentence's subject, but more where the two are named as some of several."""
_SPEAKERS = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION})
_SOME = (" like ", " including ", " such as ", " among them ")


def pair_before(cast: Cast, focus: Focus, at: int) -> Source:
    """The two people joined at the head of the sentence before the one at `at`, past sentences that tell more of "they"; or nobody."""
    here = first = bisect_right(focus.sentences, at) - 1
    if (
        here >= 0
        and focus.sentences[here] < at
        and not cast.inside_quotation(at)
        and (own := _joined(cast, Span(focus.sentences[here], at))).name
    ):
        return own
    while here > max(1, first - _BACK) and cast.text.startswith("They ", focus.sentences[here - 1]):
        here -= 1
    if here < 1 or cast.inside_quotation(at):
        return NOBODY
    return _joined(cast, Span(focus.sentences[here - 1], focus.sentences[here]))


def _joined(cast: Cast, before: Span) -> Source:
    """The two people, or two bodies, that a sentence is about."""
    if len(before) > _LONGEST:
        return NOBODY
    names = mentions_in(tokens(cast.text, before, ()), cast.writing)[:_NAMES]
    for one, two in combinations(names, 2):
        lead = cast.text[before.start : one.span.start].removesuffix("the ")
        if len(lead) > _LEAD and not lead.endswith(_SOME) or cast.inside_quotation(one.span.start):
            return NOBODY
        two_found = [_named(cast, mention) for mention in (one, two)]
        kinds = {member.kind for member in two_found if member}
        alike = all(two_found) and two_found[0] is not two_found[1] and len(kinds) == 1 and kinds <= _SPEAKERS
        if alike and _BETWEEN.fullmatch(cast.text[one.span.end : two.span.start].rstrip()):
            return Source(JOINT.join(member.called for member in two_found if member), kinds.pop()).by("they_joint")
    return NOBODY


def _named(cast: Cast, mention: Mention) -> Member | None:
    found = cast.find(mention.name, mention.gender, mention.role, mention.span.start)
    return found.member if found else None
