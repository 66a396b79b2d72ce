"""Whom a headline means by a bare noun ("Reef will be gone by 2040, **scientist** warns"): who the text below lets speak.

The first person quoted below whose roles fit the noun, else the first whom nothing speaks against.
"""

from collections.abc import Iterable, Sequence

from archive.records import Span, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token, tokens
from ingest.speakers import roles
from ingest.speakers.cast import Cast
from ingest.speakers.crowds import FOLK
from ingest.speakers.described import personal_noun
from ingest.speakers.domains import walks
from ingest.speakers.lexicon import BODIES, FEMALE, MALE
from ingest.speakers.members import Member
from ingest.speakers.phrase import plural
from ingest.speakers.source import Source

_MOST_WORDS = 6
_STOPS = frozenset(".!?")
_STUDIES = ("ologist", "ographer", "nomist", "physicist", "scientist", "researcher", "ecologist", "academic", "expert")
_LEARNED, _MEDICAL = walks(["scientist"]), walks(["doctor"])
_NEAR = 6
"""So many people who speak below are looked at."""


def headline_of(text: str, paragraphs: Sequence[Span]) -> Span | None:
    """The text's first line, where it is set like a headline: no full stop, and the text goes on below."""
    if len(paragraphs) < 2 or text[paragraphs[0].end - 1] in _STOPS:  # noqa: PLR2004
        return None
    return paragraphs[0]


def meant(text: str, source: Span, speakers: Iterable[Source], cast: Cast) -> Source | None:
    """Which of the `speakers` below (in reading order) a headline's source means, None where it is no bare noun or nobody fits."""
    row = tokens(text, source, ())
    if not _bare(row):
        return None
    noun = roles.key(row[-1].text)
    members: dict[int, tuple[Source, Member]] = {}
    for speaker in speakers:
        found = cast.find(speaker.name) if speaker.name and speaker.kind is SpeakerKind.PERSON else None
        if found and found.member.kind is not SpeakerKind.ORGANISATION:
            members.setdefault(id(found.member), (speaker, found.member))
    below = list(members.values())[:_NEAR]
    words = {roles.key(token.text) for token in row}
    fitting = [(speaker, member) for speaker, member in below if noun in member.roles or _trade(noun) & _walks(member)]
    if fitting:
        return max(fitting, key=lambda pair: len(words & pair[1].roles))[0].by("headline_role")
    open_ = [speaker for speaker, member in below if not _clashes(noun, member)]
    return open_[0].by("headline" if len(below) == 1 else "headline_first") if open_ else None


def _bare(row: Sequence[Token]) -> bool:
    """One person without a name or an article: "scientist", "former regulator"."""
    noun = row[-1].lower if row else ""
    if not row or len(row) > _MOST_WORDS or plural(noun) or row[0].lower in w.DETERMINERS:
        return False
    once = len(row) > 1 and row[0].lower in {"former", "ex", "retired"}
    person = once if noun in BODIES else personal_noun(noun) or noun in FOLK
    return person and all(token.text[0].isalnum() for token in row)


def _walks(member: Member) -> frozenset[str]:
    return frozenset().union(*(_trade(role) for role in member.roles))


def _trade(noun: str) -> frozenset[str]:
    """The walks of life of a word for what somebody does; whoever studies something is a scholar."""
    return _LEARNED if noun.endswith(_STUDIES) else walks([noun])


def _clashes(noun: str, member: Member) -> bool:
    """Whether somebody is known for something else, or is a woman where the headline says a man."""
    ours, theirs = _trade(noun), _walks(member)
    gender = "he" if noun in MALE else "she" if noun in FEMALE else ""
    titled = ours == _LEARNED and theirs == _MEDICAL  # "Dr" tells nothing
    return bool(ours and theirs) and not titled or bool(gender and member.gender and gender != member.gender)
