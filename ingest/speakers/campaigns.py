"""Whose campaign "the campaign" is, and whose "the administration" and "the government" are."""

import re
from bisect import bisect_left
from functools import cached_property

from archive.records import SpeakerKind
from ingest.speakers.cast import Cast
from ingest.speakers.focus import Focus
from ingest.speakers.members import Member
from ingest.speakers.mentions import Mention
from ingest.speakers.source import Source

_NEAR = 400
"""Of several campaigns "the campaign" takes up one named at most so many characters before, else that of a runner so near."""
_CAMPAIGN = re.compile(r"\b([A-Z][\w-]+)(?:['’]s)?(?: (?:own|presidential|election|reelection|re-election))? campaign\b")

_PRESIDENT = re.compile(r"(?<!ormer )(?<!ice )(?<!ice-)\bPresident ((?:(?:[A-Z]\.|[A-Z][\w-]+) ){0,2}[A-Z][\w-]+)")
GOVERNING = frozenset({"administration", "government"})


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
        if len(words) > 1 and words[-1].lower() == "campaign":
            return Source(f"{words[-2]} campaign", SpeakerKind.ORGANISATION).by("campaign")
        runner = self.cast.find(" ".join(words[2:])) if words[1:2] == ["for"] and words[0].lower() == "campaign" else None
        return _campaign(runner.member).by("campaign") if runner and runner.member.kind is SpeakerKind.PERSON else None

    def governing(self, noun: str, at: int) -> Source | None:
        """The only body of that noun that the article names by whose it is, if before `at`; the administration of the only president."""
        found = [(m.start(), m.group(1)) for m in re.finditer(rf"\b(?!The )([A-Z][\w-]+)(?:['’]s)? {noun}\b", self.cast.text)]
        if len({name for _, name in found}) == 1:
            return Source(f"{found[0][1]} {noun}", SpeakerKind.ORGANISATION).by("campaign_only") if found[0][0] < at else None
        if found or noun != "administration":
            return None
        named = (self.cast.find(m.group(1)) for m in _PRESIDENT.finditer(self.cast.text))
        people = {id(f.member): f.member for f in named if f and f.member.kind is SpeakerKind.PERSON}
        only = next(iter(people.values())) if len(people) == 1 else None
        return Source(f"{only.surname} {noun}", SpeakerKind.ORGANISATION).by("campaign_only") if only else None

    @cached_property
    def _named(self) -> list[tuple[int, Member]]:
        found = [(match.start(1), self.cast.find(match.group(1))) for match in _CAMPAIGN.finditer(self.cast.text)]
        return [(place, f.member) for place, f in found if f and f.member.kind is not SpeakerKind.ORGANISATION]


def _campaign(member: Member) -> Source:
    return Source(f"{member.surname} campaign", SpeakerKind.ORGANISATION)
