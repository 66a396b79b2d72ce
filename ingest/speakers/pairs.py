"""Two people or bodies that are named together: whom "they", "both men" and "the two countries" mean.

"**Orla Venn and Ned Roe** rowed out. They said ..." · "It was opened by **Orla Venn and Ned Roe**. Both women said ..."
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations

from archive.records import JOINT, Span, SpeakerKind
from ingest.attribution.sentences import Token, tokens
from ingest.speakers.cast import Cast
from ingest.speakers.crowds import CROWDS
from ingest.speakers.families import families_meant, families_of, is_territory, territory
from ingest.speakers.focus import Focus
from ingest.speakers.members import Member
from ingest.speakers.mentions import Mention, mentions_in
from ingest.speakers.phrase import plural
from ingest.speakers.roles import is_agent
from ingest.speakers.source import NOBODY, Source

_BETWEEN = re.compile(r"(?:, [^A-Z,.;“”\"][^,.;“”\"]{1,59})?,? and(?: the| (?:his|her) [a-z]+,|(?P<lead>(?: [a-z-]+){1,3}))?\Z")
_LONGEST = 600
"""Characters of the longest sentence that is looked at."""
_NAMES, _BACK = 6, 6
_LEAD = 40
"""At most so many characters stand before a sentence's subject, but more where the two are named as some of several."""
_SPEAKERS = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION})
_BOTH = re.compile(r"(?:both|the (?:two|pair|couple|duo))(?: (?P<noun>[a-z-]+))?", re.IGNORECASE)
_SEXES = {"man": "he", "woman": "she"}
_TWO = frozenset({"two", "pair", "couple", "duo"})
_SOME = (" like ", " including ", " such as ", " among them ")


def pair_before(cast: Cast, focus: Focus, at: int) -> Source:
    """The two who are joined at the head of the sentence at `at`, or of the last that does not begin with "they"; or nobody."""
    return _together(next(filter(None, (_joined(cast, span, anywhere=False) for span in _before(cast, focus, at))), ()))


def both(cast: Cast, focus: Focus, at: int, words: str) -> Source:
    """Whom `words` ("both men", "the couple", "the two countries") at `at` mean: the two of that kind who are named together before.

    A group without a name where "both" are not told. Nobody where others are told of there whom the words may mean ("Two robbers met Ned
    Roe and Carl Finch. Both men ...").
    """
    found = _BOTH.fullmatch(words)
    if not found:
        return NOBODY
    noun = _singular((found["noun"] or "").lower())
    nobody = Source(None, SpeakerKind.GROUP) if words.lower().startswith("both") else NOBODY
    for span in _before(cast, focus, at):
        if pair := _joined(cast, span, anywhere=True):
            fitting = at - span.start <= 2 * _LONGEST and all(_is(member, noun) for member in pair)
            return _together(pair) if fitting and not others(tokens(cast.text, Span(span.start, at), ()), noun) else nobody
    return nobody


def _before(cast: Cast, focus: Focus, at: int) -> Iterator[Span]:
    """Where two are looked for who are meant at `at`: its own sentence up to there, then the one before."""
    here = first = bisect_right(focus.sentences, at) - 1
    if here < 0 or cast.inside_quotation(at):
        return
    if focus.sentences[here] < at:
        yield Span(focus.sentences[here], at)
    while here > max(1, first - _BACK) and cast.text.startswith("They ", focus.sentences[here - 1]):
        here -= 1
    if here:
        yield Span(focus.sentences[here - 1], focus.sentences[here])


def _is(member: Member, noun: str) -> bool:
    """Whether somebody is a man, a woman or what else the noun says."""
    if territory(noun):
        return is_territory(member)
    if meant := families_meant(noun):
        return member.kind is SpeakerKind.ORGANISATION and not meant.isdisjoint(families_of(member.name.lower().split()) or meant)
    if noun in _SEXES:
        return member.gender in {_SEXES[noun], ""} and member.kind is SpeakerKind.PERSON
    return member.kind is SpeakerKind.PERSON and (noun in {"", "people"} or noun in member.roles | member.held)


def others(row: Sequence[Token], noun: str = "") -> bool:
    """Whether others are told of whom several of that noun may be: two of something, several of the same, or several people."""
    for word in (token.lower for token in row):
        one = _singular(word)
        if word in _TWO | CROWDS or plural(word) and (one == noun or is_agent(one)):
            return True
    return False


def _singular(noun: str) -> str:
    """A common noun of several as that of one."""
    return re.sub(r"men\Z", "man", re.sub(r"(ie)?s\Z", lambda end: "y" if end[1] else "", noun))


def _joined(cast: Cast, before: Span, *, anywhere: bool) -> tuple[Member, ...]:
    """The two people, or two bodies, that a sentence is about, or that it alone names together `anywhere`."""
    if len(before) > _LONGEST:
        return ()
    names = mentions_in(tokens(cast.text, before, ()), cast.writing)[:_NAMES]
    pairs: list[tuple[Member, ...]] = []
    for one, two in combinations(names, 2):
        lead = cast.text[before.start : one.span.start].removesuffix("the ")
        if len(lead) > _LEAD and not lead.endswith(_SOME) and not anywhere or cast.inside_quotation(one.span.start):
            break
        between = _BETWEEN.fullmatch(cast.text[one.span.end : two.span.start].rstrip())
        if between is None or not all(is_agent(word) for word in (between["lead"] or "").split()):
            continue
        pair = tuple(member for mention in (one, two) if (member := _named(cast, mention)))
        kinds = {member.kind for member in pair}
        listed = [_named(cast, each) for each in names if cast.text[each.span.end : one.span.start] == ", "]
        if len({id(member) for member in pair}) == 2 and len(kinds) == 1 and kinds <= _SPEAKERS:  # noqa: PLR2004
            pairs.append(() if any(third and third.kind in kinds for third in listed) else pair)
    return pairs[0] if len(pairs) == 1 or pairs and not anywhere else ()


def _together(pair: Sequence[Member]) -> Source:
    return Source(JOINT.join(member.called for member in pair), pair[0].kind).by("they_joint") if pair else NOBODY


def _named(cast: Cast, mention: Mention) -> Member | None:
    found = cast.find(mention.name, mention.gender, mention.role, mention.span.start)
    return found.member if found else None
