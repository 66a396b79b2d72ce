"""Whom an opening describes before it names them ("Reef will be gone by 2040, **scientist** warns"; "**A harbour judge** has ruled ...").

The first person quoted below whose roles fit the noun, else the first whom nothing speaks against. A headline says a bare noun, the lead
below it leaves the name to the next paragraphs: who is quoted there and was not named so far.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from archive.records import Span, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token, tokens
from ingest.speakers import roles
from ingest.speakers.cast import Cast
from ingest.speakers.crowds import FOLK
from ingest.speakers.delayed import ANYBODY
from ingest.speakers.described import personal_noun
from ingest.speakers.domains import walks
from ingest.speakers.lexicon import BODIES, FEMALE, MALE, SPOKEN_FOR
from ingest.speakers.members import Member
from ingest.speakers.nominals import OFFICES
from ingest.speakers.phrase import plural
from ingest.speakers.source import Source

_MOST_WORDS = 6
_HEADLINE, _LEAD = 20, 4
"""Words of the longest headline, and paragraphs within which an opening ends."""
_STUDIES = ("ologist", "ographer", "nomist", "physicist", "scientist", "researcher", "ecologist", "academic", "expert")
_LEARNED, _MEDICAL = walks(["scientist"]), walks(["doctor"])
_GOVERNING = walks(["senator"])
"""Who is of this walk of life holds one office: another one is somebody else's."""
_LOOSE = frozenset(
    "boss chief leader head expert star veteran author owner legend model hopeful nominee candidate rival incumbent challenger "
    "opponent contender frontrunner supporter donor critic advocate activist lawmaker politician".split()
)
"""What headlines call those who are more exactly something else."""
NAMELESS = frozenset("source insider whistleblower".split())
"""Who is called so wants no name."""
_SAID_AGAIN = 0.4
"""So much of a headline's words at least is said below by whom it means."""
_NEAR = 6
"""So many people who speak below are looked at."""
_SOURCES = 60
"""... among so many sources."""


def opening_of(text: str, paragraphs: Sequence[Span]) -> Sequence[tuple[Span, bool]]:
    """An article's headlines and the lead, the first paragraph that is longer than a headline; each with whether it is a headline."""
    short = [len(paragraph.cut(text).split()) <= _HEADLINE for paragraph in paragraphs[:_LEAD]]
    end = short.index(False) + 1 if False in short else min(2, len(short))
    return list(zip(paragraphs[:end], short, strict=False))


def meant(
    text: str, source: Span, speakers: Iterable[Source], cast: Cast, *, headline: bool, echo: Callable[[Member], float]
) -> Source | None:
    """Which of the `speakers` below (in reading order) a source in an opening means, None where it tells of nobody new or nobody fits.

    `echo` is how much of what the opening says is said again by somebody.
    """
    row = tokens(text, source, ())
    end = next((k for k, token in enumerate(row) if k and token.lower in w.PREPOSITIONS), len(row))
    head, rest = row[:end], row[end:]
    below = _members(speakers, cast)
    if headline and _bare(head):
        return _chosen(head, below, anybody=True, echo=echo)
    new = _new(head) or _titled(head, rest)
    return (
        _chosen(head, [(s, member) for s, member in below if member.places[0] > source.end][:1], anybody=False, echo=echo) if new else None
    )


def _members(speakers: Iterable[Source], cast: Cast) -> list[tuple[Source, Member]]:
    """The people among the first sources below, each once, as surely as any of them names them."""
    members: dict[int, tuple[Source, Member]] = {}
    for speaker in islice(speakers, _SOURCES):
        found = cast.find(speaker.name) if speaker.name and speaker.kind is SpeakerKind.PERSON else None
        if found and found.member.kind is not SpeakerKind.ORGANISATION:
            surest = max(members.get(id(found.member), (speaker, None))[0], speaker, key=lambda source: source.certainty)
            members[id(found.member)] = surest, found.member
        if len(members) == _NEAR:
            break
    return list(members.values())


def _chosen(
    row: Sequence[Token], below: Sequence[tuple[Source, Member]], *, anybody: bool, echo: Callable[[Member], float]
) -> Source | None:
    noun = roles.key(row[-1].text)
    words = {roles.key(token.text) for token in row}
    holders = [pair for pair in below if noun in pair[1].roles and ("former" in words) <= ("former" in pair[1].roles)]
    if anybody and (said := _echoing(noun, holders, below, echo)):
        return said.by("headline_role")
    trade = _trade(noun) - _GOVERNING
    fitting = holders or [pair for pair in below if trade & _walks(pair[1])]
    if fitting:
        return max(fitting, key=lambda pair: len(words & pair[1].roles))[0].by("headline_role")
    open_ = [speaker for speaker, member in below if not clashes(noun, member) and (anybody or not member.roles)]
    return open_[0].by(("headline" if len(below) == 1 else "headline_first") if anybody else "lead") if open_ else None


def _echoing(
    noun: str, holders: Sequence[tuple[Source, Member]], below: Sequence[tuple[Source, Member]], echo: Callable[[Member], float]
) -> Source | None:
    """Who says below what the headline says: one of those who hold the office, unless somebody else says far more of it."""
    shares = [(echo(member), speaker) for speaker, member in below if not _barred(noun, member)]
    share, speaker = max(shares, key=lambda each: each[0], default=(0.0, None))
    held, holder = max(((echo(member), speaker) for speaker, member in holders), key=lambda each: each[0], default=(0.0, None))
    if holders and held >= share / 2:
        share, speaker = held, holder
    return speaker if share >= _SAID_AGAIN else None


def _bare(row: Sequence[Token]) -> bool:
    """One person without a name or an article: "scientist", "former regulator"."""
    noun = row[-1].lower if row else ""
    if not row or len(row) > _MOST_WORDS or plural(noun) or noun in NAMELESS or row[0].lower in w.DETERMINERS:
        return False
    once = len(row) > 1 and row[0].lower in {"former", "ex", "retired"}
    person = once if noun in BODIES else personal_noun(noun) or noun in FOLK
    return person and all(token.text[0].isalnum() for token in row)


def _new(row: Sequence[Token]) -> bool:
    """One person who is brought in without a name: "a harbour judge", "Lowmere's tax commissioner"."""
    noun = row[-1].lower if row else ""
    if len(row) < 2 or len(row) > _MOST_WORDS or plural(noun) or noun in ANYBODY or not personal_noun(noun):  # noqa: PLR2004
        return False
    owned = row[0].text[0].isupper() and any(token.lower.endswith(("'s", "’s")) for token in row[:-1])
    return row[0].lower in {"a", "an", "one"} or owned


def _titled(head: Sequence[Token], rest: Sequence[Token]) -> bool:
    """The one holder of an office: "the head of Kestrel Rail", "the head of the Harbour Board"."""
    whose = rest[2:] if len(rest) > 1 and rest[1].lower == "the" else rest[1:]
    named = len(whose) > 0 and rest[0].lower == "of" and whose[0].text[0].isupper()
    return named and len(head) > 1 and head[0].lower == "the" and not plural(head[-1].lower) and roles.is_agent(head[-1].lower)


def _walks(member: Member) -> frozenset[str]:
    return frozenset().union(*(_trade(role) for role in member.roles))


def _trade(noun: str) -> frozenset[str]:
    """The walks of life of a word for what somebody does; whoever studies something is a scholar."""
    return _LEARNED if noun.endswith(_STUDIES) else walks([noun])


def clashes(noun: str, member: Member) -> bool:
    """Whether somebody is known for something else than a noun (as `roles.key` gives it), or is barred."""
    ours, theirs = _trade(noun), _walks(member)
    titled = ours == _LEARNED and theirs == _MEDICAL  # "Dr" tells nothing
    return bool(ours and theirs) and not titled or _barred(noun, member)


def _barred(noun: str, member: Member) -> bool:
    """Whether somebody speaks for somebody else, holds another office, or is a woman where the headline says a man."""
    if member.roles & SPOKEN_FOR and noun not in SPOKEN_FOR:
        return True
    gender = "he" if noun in MALE else "she" if noun in FEMALE else ""
    other = noun in OFFICES - _LOOSE and bool(member.roles & OFFICES) and noun not in member.roles
    return other or bool(gender and member.gender and gender != member.gender)
