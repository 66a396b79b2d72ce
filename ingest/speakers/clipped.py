"""Names that an article shortens otherwise than to initials: "the Fed", "HuffPo", "The Quay" for TheQuay, a company without its trade."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from archive.records import SpeakerKind
from ingest.speakers.given import given
from ingest.speakers.kinds import is_place
from ingest.speakers.lexicon import ORGANISATION_WORDS
from ingest.speakers.members import Member

_CLIP = 3
"""Letters to which a name may be cut ("Fed")."""
_CAMEL = re.compile(r"(?:[A-Z][a-z]+){2,}")
_PIECE = re.compile(r"[A-Z][a-z]+")
_DEPARTMENTS = frozenset({"department", "ministry", "bureau"})
_TRADES = frozenset(
    "publishing publishers company group holdings partners capital systems industries securities pharmaceuticals motors energy "
    "entertainment asset investment investments management technologies software ventures properties resorts logistics productions "
    "resources mining metals minerals line lines limited".split()
)
"""What a company does, which is left out where it is named again."""
_MOST_TRADES = 2
_AIMS = frozenset({"for", "on", "to", "against"})
"""Words before what a body is for, which is left out likewise."""


def clipped(members: Mapping[str, Member]) -> Iterator[tuple[str, Member]]:
    """The keys of names that are short for one body of an article, with that body."""
    bodies = {key: member for key, member in members.items() if member.kind is SpeakerKind.ORGANISATION}
    opening: defaultdict[str, dict[int, Member]] = defaultdict(dict)
    for key, member in bodies.items():
        if " " in key:
            opening[key[:_CLIP]][id(member)] = member
    joined = {written.removeprefix("the"): member for key, member in members.items() if (written := _written_as_one(key, member))}
    for key, member in members.items():
        near = list(opening[key[:_CLIP]].values())
        if len(key) == _CLIP and member.body > member.person and not member.name.isupper():
            owners = near
        elif member.kind is SpeakerKind.PERSON or member.group:
            continue
        elif _CAMEL.fullmatch(member.name):
            owners = [owner for owner in near if _pieces(member.name, owner.name)]
        else:
            owners = [
                owner
                for owner in near
                if owner.name.casefold() == f"{key}s" or _without_trade(key, owner.name) or _without_aim(key, owner.name)
            ]
            owners += [bodies[whole] for whole in _headed(key) if whole in bodies]
            owners += [joined[key.replace(" ", "")]] if key.replace(" ", "") in joined else []
        if len(owners) == 1 and owners[0] is not member:
            yield key, owners[0]


def _written_as_one(key: str, member: Member) -> str:
    """The key of a name of several words that is written as one ("TheQuay"), which is no person's; empty for others."""
    return key if _CAMEL.fullmatch(member.name) and member.kind is not SpeakerKind.PERSON else ""


def _pieces(name: str, whole: str) -> bool:
    """Whether a name joins the beginnings of another one's words ("HuffPo")."""
    words = whole.removeprefix("The ").split()
    pieces = _PIECE.findall(name)
    return len(pieces) == len(words) and all(word.startswith(piece) for piece, word in zip(pieces, words, strict=True))


def _headed(key: str) -> tuple[str, ...]:
    """The keys of a department's name with its head first: "harbour department" is the department of the harbour."""
    field, _, head = key.rpartition(" ")
    return (f"{head} of {field}", f"{head} of the {field}", f"{head} for {field}") if field and head in _DEPARTMENTS else ()


def _without_trade(key: str, whole: str) -> bool:
    """Whether a name of several words is all of a company's but what it does ("Grand Quay" of "Grand Quay Asset Management")."""
    words = key.split()
    if len(words) < 2 or given(words[0]) or is_place(words):  # noqa: PLR2004
        return False
    longer = whole.casefold().split()
    trades = longer[len(words) :]
    return longer[: len(words)] == words and 0 < len(trades) <= _MOST_TRADES and _TRADES.issuperset(trades)


def _without_aim(key: str, whole: str) -> bool:
    """Whether a name is all of a body's but what it is for ("the Orr Center" of "Orr Center for Justice")."""
    words, named = key.split(), whole.casefold().split()
    return (
        len(words) > 1
        and words[-1] in ORGANISATION_WORDS
        and named[: len(words)] == words
        and not _AIMS.isdisjoint(named[len(words) :][:1])
    )
