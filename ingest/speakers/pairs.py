"""Two people or bodies that are named together: whom "they", "both men" and "the two countries" mean.

"**Orla Venn and Ned Roe** rowed out. They said ..." · "It was opened by **Orla Venn and Ned Roe**. Both women said ..."
"""

import re
from bisect import bisect_right
from itertools import combinations

from archive.records import JOINT, Span, SpeakerKind
from ingest.attribution.sentences import tokens
from ingest.speakers.cast import Cast
from ingest.speakers.families import families_meant, territory
from ingest.speakers.focus import Focus
from ingest.speakers.members import Member
from ingest.speakers.mentions import Mention, mentions_in
from ingest.speakers.roles import is_agent
from ingest.speakers.source import NOBODY, Source

_BETWEEN = re.compile(r"(?:, [^,.;“”\"]{2,60})?,? and(?: the| (?:his|her) [a-z]+,)?\Z")
_LONGEST = 600
"""Characters of the longest sentence that is looked at."""
_NAMES, _BACK = 6, 6
_LEAD = 40
"""At most so many characters stand before a sentence's subject, but more where the two are named as some of several."""
_SPEAKERS = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION})
_BOTH = re.compile(r"(?:both|the (?:two|pair|couple|duo))(?: (?P<noun>[a-z-]+))?", re.IGNORECASE)
_PEOPLE = frozenset("men women people parent brother sister".split())
_SOME = (" like ", " including ", " such as ", " among them ")


def pair_before(cast: Cast, focus: Focus, at: int, *, anywhere: bool = False) -> Source:
    """The two who are joined at the head of the sentence at `at`, or of the one before, past sentences that tell more of "they"; or nobody.

    With `anywhere` they need not be what the sentence is about.
    """
    here = first = bisect_right(focus.sentences, at) - 1
    if here < 0 or cast.inside_quotation(at):
        return NOBODY
    own = _joined(cast, Span(focus.sentences[here], at), anywhere=anywhere) if focus.sentences[here] < at else NOBODY
    while here > max(1, first - _BACK) and cast.text.startswith("They ", focus.sentences[here - 1]):
        here -= 1
    return own if own.name or here < 1 else _joined(cast, Span(focus.sentences[here - 1], focus.sentences[here]), anywhere=anywhere)


def both(cast: Cast, focus: Focus, at: int, words: str) -> Source:
    """Whom `words` ("both men", "the couple", "the two countries") at `at` mean: the two of that kind who are named together before."""
    found = _BOTH.fullmatch(words)
    if not found:
        return NOBODY
    noun = re.sub(r"(ie)?s\Z", lambda end: "y" if end[1] else "", found["noun"] or "people")
    person = noun in _PEOPLE or is_agent(noun)
    if not person and not territory(noun) and not families_meant(noun):
        return NOBODY
    joined = pair_before(cast, focus, at, anywhere=True)
    return joined if (joined.kind is SpeakerKind.PERSON) is person else NOBODY


def _joined(cast: Cast, before: Span, *, anywhere: bool) -> Source:
    """The two people, or two bodies, that a sentence is about, or that it names together `anywhere`."""
    if len(before) > _LONGEST:
        return NOBODY
    names = mentions_in(tokens(cast.text, before, ()), cast.writing)[:_NAMES]
    for one, two in combinations(names, 2):
        lead = cast.text[before.start : one.span.start].removesuffix("the ")
        if len(lead) > _LEAD and not lead.endswith(_SOME) and not anywhere or cast.inside_quotation(one.span.start):
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
