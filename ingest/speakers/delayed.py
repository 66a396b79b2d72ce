"""Names and descriptions that an article gives apart from each other, as feature writing does.

"..., the mayor said. Orla Venn added that ...": whom the text names for the first time without saying what they are has been described, or
is described next.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from archive.records import Span, SpeakerKind
from ingest.attribution import words as w
from ingest.speakers import roles
from ingest.speakers.cast import Cast
from ingest.speakers.described import personal_noun
from ingest.speakers.focus import Focus
from ingest.speakers.lexicon import FEMALE, KIN, MALE, PARTICLES, PARTIES, SPOKEN_FOR
from ingest.speakers.members import Member, Seen, somebody
from ingest.speakers.nominals import contradicts, fills, ruled_out
from ingest.speakers.phrase import Phrase

_REACH = 600
"""At most so many characters lie between a description and the name of whom it means."""
_MOST = 12
_TIME = re.compile(r"\s{0,3}\d{1,2}[:.h]\d{2}\b")
ANYBODY = frozenset("source witness official man woman person people supporter voter poor worker guy insider".split())
"""Words that are said of anybody, who may have no name."""


class Delayed:
    """The first namings of an article's people that say nothing else of them."""

    def __init__(self, cast: Cast, focus: Focus) -> None:
        self._cast, self._focus = cast, focus
        self._called: dict[int, str] = {}

    def meant(self, phrase: Phrase, own: Sequence[Span], *, beside: bool = False) -> Member | None:
        """Whom a description means that nobody named so far is called by: who was just named barely, or who is named so next.

        `own` is what they say; nobody is so introduced in it. With `beside` only its own paragraph names them.
        """
        noun = roles.key(phrase.noun)
        spoken_for = phrase.noun in SPOKEN_FOR and phrase.goes_on("for")
        if not (phrase.definite or spoken_for) or phrase.head[0].lower in w.POSSESSIVES or not personal_noun(phrase.noun):
            return None
        if phrase.noun in (KIN | PARTIES | ANYBODY) and not spoken_for or self._cast.called.get(noun):
            return None
        gender = "he" if phrase.noun in MALE else "she" if phrase.noun in FEMALE else ""
        for found in (None if spoken_for else self._before(phrase), self._after(phrase, beside=beside)):
            if found is None or found.named_in(own) or {gender, found.gender} == {"he", "she"}:
                continue
            fits = not ruled_out(phrase, found) if spoken_for else fills(phrase, found) and not contradicts(phrase, found)
            if fits and not self.is_taken(found, noun):
                return found
        return None

    def take(self, member: Member, noun: str) -> None:
        """Note that a member is described by `noun` (as `roles.key` gives it) from here on."""
        self._called.setdefault(id(member), noun)

    def is_taken(self, member: Member, noun: str) -> bool:
        """Whether a member has been described so by another noun."""
        return self._called.get(id(member), noun) != noun

    def _before(self, phrase: Phrase) -> Member | None:
        """The only person whom this paragraph and the one before named, for the first time."""
        at = phrase.head[0].start
        index = bisect_left(self._cast.seen, at, key=lambda seen: seen.at)
        here = self._paragraph(at)
        near = [s for s in self._cast.seen[max(0, index - _MOST) : index] if here - self._paragraph(s.at) <= 1]
        own = [s for s in near if here == self._paragraph(s.at)]
        if any(s.member.kind is SpeakerKind.UNKNOWN and not s.quoted for s in own) and not _people(own):
            return None  # a surname alone may be theirs
        people = _people(own) or _people(near)
        seen = people[0] if people else None
        if seen is None or any(other.member is not seen.member for other in people) or not _bare(seen):
            return None
        return seen.member

    def _after(self, phrase: Phrase, *, beside: bool) -> Member | None:
        """The first person named after the phrase, in its paragraph or at the head of the next, in words of their own."""
        at, end = phrase.head[0].start, phrase.row[-1].end
        index = bisect_left(self._cast.seen, end, key=lambda seen: seen.at)
        people = _people(self._cast.seen[index : index + _MOST])
        seen = people[0] if people else None
        if seen is None or seen.at - at > _REACH or not _bare(seen):
            return None
        apart = self._paragraph(seen.at) - self._paragraph(at)
        if apart > 1 or (apart and (beside or self._is_entry(at))):
            return None
        return seen.member if id(seen.member) in self._focus.speakers else None

    def _is_entry(self, at: int) -> bool:
        """Whether a paragraph is an entry of its own in a live report, which begins with the time."""
        start = self._focus.paragraphs[max(0, self._paragraph(at) - 1)]
        return _TIME.match(self._cast.text, start) is not None

    def _paragraph(self, at: int) -> int:
        return bisect_right(self._focus.paragraphs, at)


def _people(seen: Iterable[Seen]) -> Sequence[Seen]:
    """The mentions of people outside quotations."""
    return [s for s in seen if not s.quoted and s.member.kind is not SpeakerKind.ORGANISATION and somebody(s.member)]


def _bare(seen: Seen) -> bool:
    """Whether somebody is named here for the first time and nothing is said of them anywhere."""
    words = [word for word in seen.member.name.lower().split() if word not in PARTICLES]
    return seen.first and not seen.presented and len(words) == 2 and not seen.member.roles  # noqa: PLR2004
