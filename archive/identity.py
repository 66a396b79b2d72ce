"""Who is who across articles: what each article says of somebody, and the one whom that turns out to be.

The record keeps what every article says (`Appearance`); whom it means is a function of all of that and of the reader's corrections,
computed anew for what a change touches. The same articles give the same speakers, in whatever order they came.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from archive.records import JOINT, SpeakerKind, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """Somebody as one article names them: the fullest name there, other forms of it, roles, and how often they are mentioned.

    `gender` is the pronoun that the article uses, "he" or "she"; empty when it does not tell. `speaks` says that a statement is
    theirs; those who are only mentioned count as evidence.
    """

    name: str
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    gender: str = ""
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: int = 0
    speaks: bool = True

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an appearance needs a name")


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


PERSONAL = frozenset({SpeakerKind.PERSON, SpeakerKind.AUTHOR, SpeakerKind.UNKNOWN})
"""Kinds of those whose name of one word may be a surname."""

Company = Callable[[int], frozenset[str]]
"""The comparison keys of everybody whom an article (by its place) names: in full, or only by the one word with which they speak."""


class Linker(Protocol):
    """Decides who is who. Its answers depend on its arguments alone."""

    version: str
    """Changes when the same evidence may give other answers; everything is linked anew then."""

    def key(self, name: str) -> str:
        """The form under which equal names meet."""
        ...

    def blocks(self, key: str, found: Sequence[tuple[str, SpeakerKind]]) -> list[str]:
        """For every appearance of a key (its name and kind) the block in which it is compared with others."""
        ...

    def link(self, block: str, evidence: Sequence[Evidence], company: Company) -> list[Identity]:
        """Whom each piece of the evidence of `block` means, in the same order."""
        ...
