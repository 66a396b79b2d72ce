"""Who is who across articles: what each article says of somebody, and the one whom that turns out to be.

The record keeps what every article says (`Appearance`); whom it means is a function of all of that and of the reader's corrections,
computed anew for what a change touches. The same articles give the same speakers, in whatever order they came.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from archive.records import JOINT, Quote, SpeakerKind, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """Somebody as one article names them: the fullest name there, other forms of it, roles, and how often they are mentioned.

    `called` is everything that the article calls them besides names, `roles` what is shown of it.
    `gender` is the pronoun that the article uses, "he" or "she"; empty when it does not tell. `speaks` says that a statement is
    theirs; those who are only mentioned count as evidence.
    """

    name: str
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    gender: str = ""
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    mentions: int = 0
    speaks: bool = True

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an appearance needs a name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Somebody to whom an article gives statements and no name ("the mayor"): whom it means, only other articles can tell.

    `barred` are those who did not make them, as far as the article tells; `statements` are ids, each with the confidence that is shown
    once somebody is found.
    """

    name: str
    kind: SpeakerKind
    barred: tuple[str, ...] = ()
    statements: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An appearance with the article that it stands in; `place` numbers the article in this run only."""

    appearance: Appearance
    article: str
    place: int
    key: str
    outlet: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Bearer:
    """An article that names somebody; `place` numbers it in this run only."""

    place: int
    article: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom an appearance means: the speaker's name, its kind, and `apart`, which parts speakers whose name nothing tells apart.

    `plain` is the name without what is added to it to tell namesakes apart ("Ann Orr" for "Ann Orr (baker)").
    """

    name: str
    kind: SpeakerKind
    apart: str = ""
    plain: str = ""

    @property
    def id(self) -> str:
        """The speaker's id: of the name alone where the name is one speaker's."""
        return digest("speaker", self.name, self.apart) if self.apart else digest("speaker", self.name)


def joined(names: Iterable[str]) -> str:
    """The name under which several people speak together."""
    return JOINT.join(dict.fromkeys(names))


def told(quote: Quote, speaker: str, kind: SpeakerKind, confidence: float) -> Quote:
    """A statement of somebody described with the speaker whom other articles tell; a body has no role."""
    role = quote.role if kind is not SpeakerKind.ORGANISATION else ""
    return replace(quote, speaker=speaker, speaker_kind=kind, role=role, confidence=confidence)


PERSONAL = frozenset({SpeakerKind.PERSON, SpeakerKind.AUTHOR, SpeakerKind.UNKNOWN})
"""Kinds of those whose name of one word may be a surname."""

Company = Callable[[int], frozenset[str]]
"""The comparison keys of everybody whom an article (by its place) names: in full, or only by the one word with which they speak."""


class Linker(Protocol):
    """Decides who is who. Its answers depend on its arguments alone."""

    version: str
    """Changes when the same evidence may give other answers; everything is linked anew then."""

    common: int
    """A key that more articles bear tells nothing about which articles belong together."""

    def key(self, name: str) -> str:
        """The form under which equal names meet."""
        ...

    def blocks(self, key: str, found: Sequence[tuple[str, SpeakerKind]]) -> list[str]:
        """For every appearance of a key (its name and kind) the block in which it is compared with others."""
        ...

    def link(self, block: str, evidence: Sequence[Evidence], company: Company) -> list[Identity]:
        """Whom each piece of the evidence of `block` means, in the same order."""
        ...

    def tells(self, appearance: Appearance) -> bool:
        """Whether somebody whom an article names shows what it is about."""
        ...

    def circle(self, published: date | None, bearers: Mapping[str, Sequence[Bearer]]) -> list[int]:
        """The places of the articles in whose company one of that day stands; `bearers`: where else each of its telling keys is borne."""
        ...

    def holder(self, description: Description, own: Sequence[Evidence], near: Sequence[Evidence]) -> Evidence | None:
        """The evidence of `near`, its article's circle, that names whom a description means; `own` is what its article says."""
        ...
