"""Whose campaign "the campaign" is, and whose "the administration" and "the government" are."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from archive.records import SpeakerKind
from ingest.attribution import words as w
from ingest.speakers.cast import Cast
from ingest.speakers.families import families_of
from ingest.speakers.fields import is_field
from ingest.speakers.focus import Focus
from ingest.speakers.given import DEMONYMS, ordinary
from ingest.speakers.members import Member
from ingest.speakers.mentions import Mention
from ingest.speakers.source import Source

_NEAR = 400
"""Of several campaigns "the campaign" takes up one named at most so many characters before, else that of a runner so near."""
_CAMPAIGN = re.compile(r"\b([A-Z][\w-]+)(?:['’]s)?(?: (?:own|presidential|election|reelection|re-election))? campaign\b")

_PRESIDENT = re.compile(r"(?<!ormer )(?<!ice )(?<!ice-)\bPresident ((?:(?:[A-Z]\.|[A-Z][\w-]+) ){0,2}[A-Z][\w-]+)")
_GOVERNING = re.compile(r"\b([A-Z][\w-]+|central|federal|local|national|regional)(?:['’]s)? (administration|government)\b")
GOVERNING = frozenset({"administration", "government"})
_OTHERS = frozenset({"school", "hospital"})
"""Bodies besides a president's that have an administration."""


class Campaigns:
    """The campaigns that an article names by whose they are."""

    def __init__(self, cast: Cast, focus: Focus) -> None:
        self.cast, self.focus = cast, focus

    def running(self, at: int) -> Source | None:
        """The campaign that "the campaign" at `at` takes up: the only one of the article, else one just named, else that of who was."""
        if not self._named:
            return None
        before = bisect_left(self._named, at, key=lambda each: each[0])
        place, member = self._named[max(0, before - 1)]
        only = all(other is member for _, other in self._named)
        if only and before:
            return _campaign(member).by("campaign_only")
        near = member if before and at - place <= _NEAR else self.focus.latest(at, [m for _, m in self._named], _NEAR)
        return _campaign(near).by("campaign_last") if near else None

    def named(self, mention: Mention) -> Source | None:
        """The campaign that a name itself says it is ("Silva Campaign", "Campaign for Silva")."""
        words = mention.name.split()
        if len(words) > 1 and words[-1].lower() == "campaign" and self._runs(words[:-1]):
            return Source(f"{words[-2]} campaign", SpeakerKind.ORGANISATION).by("campaign")
        runner = self.cast.find(" ".join(words[2:])) if words[1:2] == ["for"] and words[0].lower() == "campaign" else None
        return _campaign(runner.member).by("campaign") if runner and runner.member.kind is SpeakerKind.PERSON else None

    def _runs(self, words: Sequence[str]) -> bool:
        """Whether a campaign is somebody's rather than for something ("Clean Rivers Campaign")."""
        found = self.cast.find(words[-1])
        return not (ordinary(words[-1]) or is_field(words[-1].lower())) or found is not None and found.member.kind is SpeakerKind.PERSON

    def governing(self, noun: str, at: int) -> Source | None:
        """The only body of that noun that the article names by whose it is, if before `at`; the administration of the only president."""
        if named := self._governed[noun]:
            place, owner = named[0]
            only = len(named) == 1 and place < at and self._governs(owner)
            return Source(f"{owner} {noun}", SpeakerKind.ORGANISATION).by("campaign_only") if only else None
        place, president = self._president
        if president is None or noun != "administration" or place >= at:
            return None
        return Source(f"{president.surname} {noun}", SpeakerKind.ORGANISATION).by("campaign_only")

    def _governs(self, owner: str) -> bool:
        """Whether a word before "government" is a name of the article or a people's, rather than any word with a capital."""
        found = self.cast.find(owner)
        return owner.lower() in DEMONYMS or found is not None and (found.member.kind is SpeakerKind.PERSON or not ordinary(owner))

    @cached_property
    def _governed(self) -> dict[str, tuple[tuple[int, str], ...]]:
        """For each noun where the article first names each body of it outside quotations, and by whose it is."""
        found: dict[str, dict[str, int]] = {noun: {} for noun in GOVERNING}
        for match in _GOVERNING.finditer(self.cast.text):
            if match[1].lower() not in w.DETERMINERS and not self.cast.inside_quotation(match.start()):
                found[match[2]].setdefault(match[1], match.start())
        return {noun: tuple((at, owner) for owner, at in places.items()) for noun, places in found.items()}

    @cached_property
    def _president(self) -> tuple[int, Member | None]:
        """The only president of an article that tells of nobody else who has an administration, and where."""
        if any(not _OTHERS.isdisjoint(families_of(body.name.lower().split())) for body in self.cast.bodies()):
            return 0, None
        named = [(m.start(), found.member) for m in _PRESIDENT.finditer(self.cast.text) if (found := self.cast.find(m[1]))]
        people = [(at, member) for at, member in named if member.kind is SpeakerKind.PERSON]
        return people[0] if len({id(member) for _, member in people}) == 1 else (0, None)

    @cached_property
    def _named(self) -> list[tuple[int, Member]]:
        found = [(match.start(1), self.cast.find(match.group(1))) for match in _CAMPAIGN.finditer(self.cast.text)]
        return [(place, f.member) for place, f in found if f and f.member.kind is not SpeakerKind.ORGANISATION]


def _campaign(member: Member) -> Source:
    return Source(f"{member.surname} campaign", SpeakerKind.ORGANISATION)
