"""Whom a pronoun means: a ranker over the people mentioned before it.

Each candidate is described by where and how it was mentioned last; a linear score and a softmax over the candidates and "nobody of these"
give a probability. The weights are fitted by `training/speakers.py`.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from math import exp, log

from archive.records import Span, SpeakerKind
from ingest.speakers.cast import Cast, Member, Seen

_LOOK_BACK = 60
"""A pronoun looks back over at most this many mentions."""

FEATURES = (
    "same_sentence", "one_back", "two_back", "farther", "same_paragraph", "paragraph_before", "subject", "owner", "resolved",
    "last_source", "nearest", "nearest_subject", "gender_fits", "gender_unknown", "log_mentions", "quoted", "person",
    "opens_sentence_before", "full_name", "reported", "source_before", "most_named", "nobody",
)  # fmt: skip
WEIGHTS: tuple[float, ...] = (
    0.39, 0.33, -0.79, -1.01, 0.41, 0.35, -0.83, -0.05, 0.54, 0.45, 0.02, 0.92, 0.16, -0.71, 0.28, -0.66, 1.31, 0.79, 0.54, -0.95, 0.86,
    0.08, 0.54,
)  # fmt: skip

Features = tuple[float, ...]


class Focus:
    """Who is being talked about at each place of an article, as far as it has been read."""

    def __init__(self, cast: Cast, sentences: Sequence[int], paragraphs: Sequence[int], reported: Sequence[Span] = ()) -> None:
        self.cast = cast
        self.sentences, self.paragraphs = sentences, paragraphs
        self.events: list[tuple[int, int, Seen, bool]] = [(s.at, k, s, False) for k, s in enumerate(cast.seen)]
        self.events.sort()
        self.reported = reported
        self.reported_starts = [span.start for span in reported]
        self.last_source: Member | None = None
        self.last_place = -1
        self.most = max((len(m.places) for m in cast.people()), default=0)

    def note(self, at: int, member: Member, *, source: bool) -> None:
        """A pronoun or source at `at` was resolved to `member`, who is now a subject there."""
        insort(self.events, (at, len(self.events), Seen(at, member, True, self.cast.inside_quotation(at), False), True))
        if source:
            self.last_source, self.last_place = member, at

    def who(self, at: int, pronoun: str) -> tuple[Member, float] | None:
        """The likeliest person for a "he" or "she" (any person for "") at `at`, and how likely."""
        ranked = self.candidates(at, pronoun)
        if not ranked:
            return None
        scores = [sum(x * weight for x, weight in zip(features, WEIGHTS, strict=True)) for _, features in ranked]
        top = max(scores)
        total = sum(exp(score - top) for score in scores) + exp(WEIGHTS[-1] - top)
        best = scores.index(top)
        return ranked[best][0], 1 / total

    def candidates(self, at: int, pronoun: str) -> list[tuple[Member, Features]]:
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
        here = bisect_right(self.sentences, at), bisect_right(self.paragraphs, at)
        return [
            (seen.member, self._features(seen, resolved, here, nearest=rank == 0, leads=subject == which, pronoun=pronoun))
            for rank, (which, (seen, resolved)) in enumerate(latest.items())
        ]

    def _features(
        self,
        seen: Seen,
        resolved: bool,
        here: tuple[int, int],
        *,
        nearest: bool,
        leads: bool,
        pronoun: str,  # noqa: FBT001
    ) -> Features:
        member = seen.member
        sentence = bisect_right(self.sentences, seen.at)
        back = here[0] - sentence
        paragraph = here[1] - bisect_right(self.paragraphs, seen.at)
        opens = sentence > 0 and seen.at == self.sentences[sentence - 1]
        return (
            float(back == 0), float(back == 1), float(back == 2), float(back > 2) * log(1 + back), float(paragraph == 0),  # noqa: PLR2004
            float(paragraph == 1), float(seen.subject), float(seen.owner), float(resolved), float(member is self.last_source),
            float(nearest), float(leads), float(bool(pronoun) and member.gender == pronoun), float(not member.gender),
            log(1 + len(member.places)), float(seen.quoted), float(member.kind is SpeakerKind.PERSON), float(opens and back <= 1),
            float(" " in member.name), float(self._inside_report(seen.at)), float(member is self.last_source and paragraph <= 1),
            float(len(member.places) == self.most), 0.0,
        )  # fmt: skip

    def _inside_report(self, at: int) -> bool:
        """Whether a place is inside what somebody said."""
        index = bisect_right(self.reported_starts, at) - 1
        return index >= 0 and self.reported[index].end > at


def _fits(member: Member, pronoun: str) -> bool:
    """Whether a member may be a "he" or "she" at all."""
    if member.kind not in {SpeakerKind.PERSON, SpeakerKind.UNKNOWN}:
        return False
    if member.kind is SpeakerKind.UNKNOWN and " " not in member.name and member.person <= 0:
        return False
    return not pronoun or member.gender in {pronoun, ""}
