"""Whom a pronoun means: a ranker over the people mentioned before it.

Each candidate is described by where and how it was mentioned last; a linear score and a softmax over the candidates and "nobody of these"
give a probability. The weights are fitted by `training/speakers.py`.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from math import log

from archive.records import Span, Spans, SpeakerKind
from ingest.attribution import words as w
from ingest.speakers.cast import Cast
from ingest.speakers.learned import Features, best, chances, weights
from ingest.speakers.members import Member, Seen, personal

_LOOK_BACK = 60
"""A pronoun looks back over at most this many mentions."""
_CLAUSE = re.compile(r"s?he [^,;:.!?“”\"\n]{1,200}", re.IGNORECASE)
_OBJECT = re.compile(
    r"(?:[A-Z][\w.’'-]{0,30} ){0,4}[A-Z][\w’'-]{0,30}(?=[.,;:!?\n]| (?:to|in|on|at|for|with|by|that|and|as|after|from|\w{2,20}ing)\b)"
)
"""A name that is no other noun's ("a Venn sign")."""
_NAMES, _BEFORE = 6, 300
_CLOSING = "\"”’'»"

FEATURES = (
    "same_sentence", "one_back", "two_back", "farther", "same_paragraph", "paragraph_before", "two_paragraphs_before", "subject", "object",
    "owner", "resolved", "last_source", "source_before", "nearest", "nearest_subject", "gender_fits", "gender_unknown", "log_mentions",
    "quoted", "person", "opens_sentence_before", "full_name", "reported", "most_named", "presented_near", "first_near", "in_own_words",
    "alone_here", "alone_before", "tag_source", "tag_here", "tag_before", "tag_subject", "opens_subject", "opens_one_back",
    "inner_subject", "owned_subject", "opens_paragraph", "share_said", "tag_one_back", "object_near",
    "named_in_own", "nobody",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a pronoun stands: sentence and paragraph counted from one, after a quotation, at the head of a sentence, as an owner."""

    sentence: int
    paragraph: int
    tag: bool
    opens: bool
    owns: bool


class Focus:
    """Who is being talked about at each place of an article, as far as it has been read."""

    weights: Features = ()
    """Other weights than those that were fitted, while they are being fitted."""

    def __init__(self, cast: Cast, sentences: Sequence[int], paragraphs: Sequence[int], reported: Sequence[Span] = ()) -> None:
        self.cast = cast
        self.sentences, self.paragraphs = sentences, paragraphs
        self.events: list[tuple[int, int, Seen, bool]] = [(s.at, k, s, False) for k, s in enumerate(cast.seen)]
        self.events.sort()
        self.reported = reported
        self.reported_starts = [span.start for span in reported]
        self.last_source: Member | None = None
        self.last_place = -1
        self.last_body: Member | None = None
        self.said: dict[int, int] = {}
        self.named: list[tuple[int, Member, Spans]] = []
        self.speakers: set[int] = set()
        self.first_speaker: Member | None = None
        self.most = max((len(m.places) for m in cast.people()), default=0)
        self.most_body = max((len(m.places) for m in cast.bodies()), default=0)

    def named_sources(self, found: Iterable[tuple[int, Member, Spans]]) -> None:
        """Tell where who is named as the source of which words anywhere in the article, in reading order."""
        self.named = list(found)
        self.speakers = {id(member) for _, member, _ in self.named}
        self.first_speaker = next((member for _, member, _ in self.named if member.kind is not SpeakerKind.ORGANISATION), None)

    def named_around(self, at: int, reach: int) -> tuple[Member | None, Member | None]:
        """Who is named as a source last before `at` and next after it, at most `reach` characters away."""
        index = bisect_left(self.named, at, key=lambda each: each[0])
        before = self.named[index - 1] if index else None
        after = self.named[index] if index < len(self.named) else None
        return (
            before[1] if before and at - before[0] <= reach else None,
            after[1] if after and after[0] - at <= reach else None,
        )

    def note(self, at: int, member: Member, *, source: bool) -> None:
        """A pronoun or source at `at` was resolved to `member`, who is now a subject there."""
        insort(self.events, (at, len(self.events), Seen(at, member, True, self.cast.inside_quotation(at), False), True))
        if source:
            self.last_source, self.last_place = member, at
            self.said[id(member)] = self.said.get(id(member), 0) + 1
            self.last_body = member if member.kind is SpeakerKind.ORGANISATION else self.last_body

    def latest(self, at: int, members: Sequence[Member], reach: int) -> Member | None:
        """Which of some members was mentioned last before `at`, at most `reach` characters back."""
        index = bisect_left(self.events, (at, -1))
        for place, _, seen, _ in reversed(self.events[max(0, index - _LOOK_BACK) : index]):
            if at - place > reach:
                return None
            if any(seen.member is member for member in members):
                return seen.member
        return None

    def holds(self, at: int, pronoun: str) -> bool:
        """Whether who spoke last, or was a subject last before `at`, is a person whom the pronoun fits."""
        index = bisect_left(self.events, (at, -1))
        subjects = (seen for _, _, seen, _ in reversed(self.events[max(0, index - _LOOK_BACK) : index]) if seen.subject and not seen.quoted)
        held = [seen.member for seen in islice(subjects, 1)]
        return any(_fits(member, pronoun) for member in [*held, *([self.last_source] if self.last_source else [])])

    def steps_in(self, since: int, at: int, pronoun: str, *, but: Member | None = None) -> bool:
        """Whether a person whom the pronoun fits, other than `but`, is named in a sentence behind that of `since`, before `at`."""
        after = bisect_right(self.sentences, since)
        begin = self.sentences[after] if after < len(self.sentences) else at
        seen = self.cast.seen[bisect_left(self.cast.seen, begin, key=lambda each: each.at) :]
        return any(
            s.member is not but and not s.quoted and not s.owner and _fits(s.member, pronoun) for s in takewhile(lambda s: s.at < at, seen)
        )

    def who(self, at: int, pronoun: str, own: Sequence[Span] = (), *, but: str | None = None) -> tuple[Member, float] | None:
        """The likeliest person for a "he" or "she" (any person for "") at `at`, the source of the words `own`, and how likely.

        Whoever is called `but` is not meant.
        """
        apart = self._named_after(at) if pronoun else frozenset()
        ranked = [(m, features) for m, features in self.candidates(at, pronoun, own) if m.called != but and id(m) not in apart]
        if not ranked:
            return None
        index, chance = best([features for _, features in ranked], self.weights or weights("pronoun", FEATURES))
        return ranked[index][0], chance

    def _named_after(self, at: int) -> frozenset[int]:
        """Whom the clause of a "he" or "she" names behind it, who are others ("she told Venn"): by their identity.

        Nobody behind a clause that only leads up to another one ("When she came, Venn said ..."), nor what is told in marks.
        """
        text = self.cast.text
        here = bisect_right(self.sentences, at)
        clause = _CLAUSE.match(text, at)
        if clause is None or not w.SUBORDINATORS.isdisjoint(
            text[max(self.sentences[here - 1] if here else 0, at - _BEFORE) : at].lower().split()
        ):
            return frozenset()
        first = bisect_left(self.cast.seen, at, key=lambda seen: seen.at)
        seen = takewhile(lambda each: each.at < clause.end(), self.cast.seen[first : first + _NAMES])
        return frozenset(id(each.member) for each in seen if each.object and not each.quoted and _OBJECT.match(text, each.at))

    def attention(self, at: int) -> dict[int, float]:
        """How likely each person mentioned before `at` would be meant by a pronoun there, by the person's identity."""
        ranked = self.candidates(at, "")
        found = chances([features for _, features in ranked], self.weights or weights("pronoun", FEATURES)) if ranked else []
        return {id(member): chance for (member, _), chance in zip(ranked, found, strict=True)}

    def candidates(self, at: int, pronoun: str, own: Sequence[Span] = ()) -> list[tuple[Member, Features]]:
        """The people mentioned before `at` whom the pronoun fits, each with its features, the nearest first."""
        index = bisect_left(self.events, (at, -1))
        latest: dict[int, tuple[Seen, bool]] = {}
        subject: int | None = None
        for _, _, seen, resolved in reversed(self.events[max(0, index - _LOOK_BACK) : index]):
            member = seen.member
            if not _fits(member, pronoun):
                continue
            latest.setdefault(id(member), (seen, resolved))
            if subject is None and seen.subject and not seen.quoted:
                subject = id(member)
        place = self._place(at)
        alone = self._alone(latest, place)
        return [
            (seen.member, self._features(seen, resolved, place, pronoun, own, (rank == 0, subject == which, alone == which)))
            for rank, (which, (seen, resolved)) in enumerate(latest.items())
        ]

    def _place(self, at: int) -> _Place:
        text = self.cast.text
        sentence = bisect_right(self.sentences, at)
        before = text[max(0, at - 2) : at].rstrip()[-1:]
        word = text[at : at + 4].lower()
        return _Place(
            sentence,
            bisect_right(self.paragraphs, at),
            before != "" and before in _CLOSING,
            sentence > 0 and self.sentences[sentence - 1] == at,
            word.startswith(("his", "her ")),
        )

    def _alone(self, latest: dict[int, tuple[Seen, bool]], place: _Place) -> int | None:
        """The one person mentioned outside quotations in this paragraph so far, or else in the paragraph before."""
        for back in (0, 1):
            inside = [
                which
                for which, (seen, _) in latest.items()
                if not seen.quoted and place.paragraph - bisect_right(self.paragraphs, seen.at) == back
            ]
            if inside:
                return inside[0] if len(inside) == 1 else None
        return None

    def _features(
        self,
        seen: Seen,
        resolved: bool,
        place: _Place,
        pronoun: str,
        own: Sequence[Span],
        ranks: tuple[bool, bool, bool],  # noqa: FBT001
    ) -> Features:
        member = seen.member
        nearest, leads, alone = ranks
        sentence = bisect_right(self.sentences, seen.at)
        back = place.sentence - sentence
        paragraph = place.paragraph - bisect_right(self.paragraphs, seen.at)
        opens = sentence > 0 and seen.at == self.sentences[sentence - 1]
        heads = paragraph <= 1 and seen.at - self.paragraphs[place.paragraph - paragraph - 1] <= 2 if place.paragraph > paragraph else False  # noqa: PLR2004
        source = member is self.last_source
        tag = place.tag
        row = (
            back == 0, back == 1, back == 2, (back > 2) * log(1 + back), paragraph == 0, paragraph == 1, paragraph == 2,  # noqa: PLR2004
            seen.subject, seen.object, seen.owner, resolved, source, source and paragraph <= 1, nearest, leads,
            bool(pronoun) and member.gender == pronoun, not member.gender, log(1 + len(member.places)), seen.quoted,
            member.kind is SpeakerKind.PERSON, opens and back <= 1, " " in member.name, self.reports(seen.at),
            len(member.places) == self.most, seen.presented and back <= 2, seen.first and back <= 2,  # noqa: PLR2004
            any(span.start <= seen.at < span.end for span in own), alone and paragraph == 0, alone and paragraph == 1,
            tag and source, tag and paragraph == 0, tag and paragraph == 1, tag and leads, place.opens and leads, place.opens and back == 1,
            back == 0 and seen.subject and not tag, place.owns and leads, heads,
            self.said.get(id(member), 0) / (1 + sum(self.said.values())), tag and back == 1, seen.object and back <= 1,
            member.named_in(own), 0.0,
        )  # fmt: skip
        return tuple(map(float, row))

    def reports(self, at: int) -> bool:
        """Whether a place is inside what somebody said."""
        index = bisect_right(self.reported_starts, at) - 1
        return index >= 0 and self.reported[index].end > at


def _fits(member: Member, pronoun: str) -> bool:
    """Whether a member may be a "he" or "she" at all."""
    if member.kind not in {SpeakerKind.PERSON, SpeakerKind.UNKNOWN}:
        return False
    if member.kind is SpeakerKind.UNKNOWN and member.person <= 0 and (member.body > 0 or not personal(member.name)):
        return False
    return not pronoun or member.gender in {pronoun, ""}
