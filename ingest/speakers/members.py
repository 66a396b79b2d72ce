"""A person or organisation of an article, and the places where it is mentioned."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.records import Span, SpeakerKind
from ingest.speakers.given import DEMONYMS, PLACES, ordinary
from ingest.speakers.lexicon import KNIGHTLY, ORGANISATION_WORDS, PARTICLES, PARTIES, SUFFIXES
from ingest.speakers.spelling import in_small, name_words

_MOST_WORDS = 3
_SHORTEST = 3
"""Letters of a surname in capitals that is written as names are."""


@dataclass(slots=True, eq=False)
class Member:
    """A person or organisation of the article; `titles` is what it is called besides its name, `role` the first, `roles` their words.

    `held` are offices that sentences give it. `places` are where it is mentioned, `fulls` where by a full name; `nick` is the nickname
    beside the full name; `joined` after an article ("the Lowmere Silva rally").
    """

    name: str
    forms: Counter[str] = field(default_factory=Counter)
    role: str = ""
    titles: dict[str, None] = field(default_factory=dict)
    roles: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    fulls: list[int] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    person: float = 0.0
    body: float = 0.0
    group: bool = False
    full: int = 0
    joined: bool = False
    style: str = ""
    nick: str = ""
    age: int | None = None

    @property
    def called(self) -> str:
        """The name under which the article knows them, with "Sir" where it says "Sir Ned" and "Lord" where it says "Lord Hask" alone.

        A full name that stands only in capitals, such as the label of a turn, or whose surname does, is written as names are.
        """
        first, _, last = self.name.rpartition(" ")
        person = self.kind is SpeakerKind.PERSON and len(last) >= _SHORTEST and not SUFFIXES & {last.lower()}
        name = self.name
        if name.isupper() and (personal(name) or person and (first or self.gender)):
            name = in_small(name)
        elif last.isupper() and first and person and self.gender:
            name = f"{first} {in_small(last)}"
        return f"{self.style} {name}" if self.style and (" " in name) is (self.style.lower() in KNIGHTLY) else name

    @property
    def kind(self) -> SpeakerKind:
        """What the evidence of the whole article makes of it."""
        if self.group:
            return SpeakerKind.GROUP
        if self.person >= 2 and self.person > self.body:  # noqa: PLR2004
            return SpeakerKind.PERSON
        if self.body >= 2:  # noqa: PLR2004
            return SpeakerKind.ORGANISATION
        return SpeakerKind.UNKNOWN

    @property
    def gender(self) -> str:
        """The pronoun that fits, "he" or "she"; empty when the article does not tell."""
        he, she = self.genders["he"], self.genders["she"]
        if he > 2 * she:
            return "he"
        return "she" if she > 2 * he else ""

    def named_in(self, spans: Iterable[Span]) -> bool:
        """Whether the name stands inside any of some spans."""
        return any(bisect_left(self.places, span.start) < bisect_left(self.places, span.end) for span in spans)

    @property
    def surname(self) -> str:
        """The last word of the name, "Jr." and the like left out."""
        words = self.name.split()
        return words[-2] if len(words) > 2 and words[-1].lower() in SUFFIXES else words[-1]  # noqa: PLR2004

    @property
    def family(self) -> str:
        """The surname as it is compared."""
        return (name_words(self.surname) or (self.surname,))[-1]


def personal(name: str) -> bool:
    """Whether a speaker known by this name alone is a person: two words or three, none a word for something else ("Third Point").

    Particles are not counted ("Ana van der Roe").
    """
    words = [word for word in name.lower().split() if word not in PARTICLES]
    return 1 < len(words) <= _MOST_WORDS and not any(_impersonal(word) for word in words)


def somebody(member: Member) -> bool:
    """A person, or a full name that nothing in the article speaks against."""
    return member.kind is SpeakerKind.PERSON or (member.kind is SpeakerKind.UNKNOWN and personal(member.name))


def _impersonal(word: str) -> bool:
    listed = word in ORGANISATION_WORDS or word in PLACES or word in DEMONYMS | PARTIES or word.rstrip("s") in DEMONYMS
    return listed or ordinary(word)


@dataclass(frozen=True, slots=True)
class Found:
    """A member and how the name led there: full, acronym, surname, given, part or rival (several fit)."""

    member: Member
    how: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A member mentioned at `at`, and how: as what seems the subject or an object of its sentence, inside a quotation, as an owner.

    `presented` when something about it follows (", 42,", ", who", ", the mayor"), `first` when the article names it for the first time.
    """

    at: int
    member: Member
    subject: bool
    quoted: bool
    owner: bool
    object: bool = False
    presented: bool = False
    first: bool = False
