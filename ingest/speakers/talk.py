"""Interviews and transcripts: who speaks under a label, who answers, and whom "I" and "you" mean between their labels."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from archive.records import Span, SpeakerKind
from ingest.attribution.sentences import Token
from ingest.attribution.statement import Statement
from ingest.speakers.cast import Cast
from ingest.speakers.interviews import introduced
from ingest.speakers.members import Member
from ingest.speakers.source import NOBODY, Source
from ingest.speakers.spelling import in_small

_LABEL = re.compile(r"[\"“„«]?([A-Z][\w.’' -]{0,40}):(?=\s)")
_SHORTEST = 3
"""Letters of a label in capitals that is a name ("Q" and "A" are none)."""
_SIDES = frozenset({"Q", "A", "Question", "Answer"})
_INITIALS = re.compile(r"[A-Z]\.?[A-Z]\.?(?:[A-Z]\.?)?")
_CALLED = re.compile(r"[\w.’'-]{1,30}(?: [\w.’'-]{1,30})?,")
"""A name that a comma parts from what is said to its bearer."""
_DESCRIBES = ("THE ", "A ", "AN ")
"""A label that begins so says what somebody is, not what they are called."""
_TWO = 2
_NEAR = 12
"""So many names before a "you" are looked at."""
_TURNS = 3
"""So many labels in capitals make a transcript, in which a label names somebody even where nothing else does."""


class Talk:
    """The labels at the heads of paragraphs ("Q:", "SILVA:"), each in force until the next."""

    def __init__(self, cast: Cast, paragraphs: Sequence[Span], rows: Sequence[Sequence[Token]]) -> None:
        self.cast = cast
        self.labels: list[tuple[int, str]] = []
        self.heads: list[int] = []
        for paragraph, row in zip(paragraphs, rows, strict=True):
            match = _LABEL.match(cast.text, paragraph.start, paragraph.end) if row else None
            if match:
                self.labels.append((paragraph.start, match.group(1)))
                self.heads.append(match.end())
        self.turns = sum(_capitals(name) for _, name in self.labels) >= _TURNS
        self.spoke = spoke = Counter(name for _, name in self.labels)
        self.asks = any(spoke[q] > 1 or spoke[q] and spoke[a] for q, a in (("Q", "A"), ("Question", "Answer")))
        self.initials: dict[str, Member | None] = {}
        first = next((at for at, name in self.labels if name in _SIDES), 0)
        self.questions, self.answers = introduced(cast, first) if self.asks else (None, None)

    def speaks(self, statement: Statement) -> Source:
        """Who speaks under the label that heads a statement's words ("SILVA: We left."), in its marks or before them."""
        at = statement.content[0].start
        index = bisect_right(self.labels, at, key=lambda label: label[0]) - 1
        if index < 0 or at > self.heads[index] + 2:
            return NOBODY
        start, name = self.labels[index]
        if statement.source and start <= statement.source[0].start and statement.source[-1].end > self.heads[index]:
            return NOBODY
        return self._labelled(name)

    def labels_at(self, at: int) -> bool:
        """Whether `at` is inside the label of a turn: whoever it means, it is not the one who spoke last."""
        index = bisect_right(self.labels, at, key=lambda label: label[0]) - 1
        return index >= 0 and at < self.heads[index]

    def _labelled(self, name: str) -> Source:
        """The person whom a label calls by a name or a surname, in capitals or not."""
        if name.capitalize() in _SIDES:
            return NOBODY
        shown = in_small(name) if _capitals(name) else name
        found = self.cast.find(shown)
        if found and _somebody(found.member):
            called = found.member.called
            return Source(
                in_small(called) if _capitals(called) and len(called) > _SHORTEST else called, SpeakerKind.PERSON, found.member.role
            ).by("answers")
        if initialled := self._initialled(name):
            return Source(initialled.called, SpeakerKind.PERSON, initialled.role).by("answers")
        known = found and found.member.kind is SpeakerKind.ORGANISATION and found.member.name != name
        if self.turns and _capitals(name) and not known and not name.startswith(_DESCRIBES):
            return Source(shown, SpeakerKind.PERSON).by("answers")
        return NOBODY

    def _initialled(self, name: str) -> Member | None:
        """The one person whose initials a label gives that heads several turns ("MS")."""
        if name not in self.initials:
            several = _INITIALS.fullmatch(name) is not None and self.spoke[name] > 1
            people = {id(m): m for m in self.cast.members.values() if several and _somebody(m) and " " in m.name}.values()
            fitting = [m for m in people if "".join(word[0] for word in m.name.split()).upper() == name.replace(".", "")]
            self.initials[name] = fitting[0] if len(fitting) == 1 else None
        return self.initials[name]

    def side(self, label: str) -> Source:
        """Who speaks under "Q" or "A" in an interview of questions and answers, where the words before it tell."""
        member = self.answers if label[0] == "A" else self.questions
        return Source(member.called, SpeakerKind.PERSON, member.role).by("answers") if member else NOBODY

    def partner(self, at: int, *, first: bool) -> Source:
        """Whom "I" (or, with `first` false, "you") means at `at`: the one who answers, by the label in force."""
        index = bisect_right(self.labels, at, key=lambda label: label[0]) - 1
        if index < 0:
            return NOBODY
        name = self.labels[index][1]
        if self.asks and name in _SIDES:
            return self.side("A") if (name[0] == "A") == first else self.side("Q")
        if first:
            found = self.cast.find(name.title() if name.isupper() else name)
            named = found.member if found and _somebody(found.member) else self._initialled(name)
            return Source(named.called, SpeakerKind.PERSON, named.role).by("answers") if named else NOBODY
        return self._addressed(at, index)

    def _addressed(self, at: int, index: int) -> Source:
        """Whom a turn speaks to at `at`: who was called by name there ("Ana, you said"), else the other one of two who talk."""
        first, last = (bisect_left(self.cast.seen, place, key=lambda seen: seen.at) for place in (self.heads[index], at))
        near = self.cast.seen[max(first, last - _NEAR) : last]
        called = [seen.member for seen in near if _CALLED.match(self.cast.text, seen.at)]
        if called and _somebody(called[-1]):
            return Source(called[-1].called, SpeakerKind.PERSON, called[-1].role).by("addressed")
        others = [name for name in self.spoke if name != self.labels[index][1]] if len(self.spoke) == _TWO else []
        return self._labelled(others[0]) if self.turns and others else NOBODY


def _capitals(label: str) -> bool:
    return label.isupper() and sum(char.isalpha() for char in label) >= _SHORTEST


def _somebody(member: Member) -> bool:
    """A person, or a full name that nothing in the article speaks against."""
    return member.kind is SpeakerKind.PERSON or (member.kind is SpeakerKind.UNKNOWN and " " in member.name)
