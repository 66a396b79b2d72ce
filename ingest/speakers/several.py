"""Several people as one source: names that are joined, parted by a stroke, or listed behind what they are."""

from collections.abc import Callable
from dataclasses import replace

from archive.records import SpeakerKind
from ingest.speakers.cast import Cast
from ingest.speakers.joint import joined
from ingest.speakers.lexicon import PARTIES
from ingest.speakers.mentions import Mention, mentions_in
from ingest.speakers.phrase import Phrase, before_dash, plural
from ingest.speakers.source import Source

_LISTS = frozenset({"including", "like"})
_REACH = 12
"""Tokens of a phrase among which its list begins."""


class Several:
    """Reads phrases that name several people of an article; `named` tells whom a name means."""

    def __init__(self, cast: Cast, named: Callable[[Mention], Source]) -> None:
        self.cast, self.named = cast, named

    def joint(self, phrase: Phrase) -> Source | None:
        """Several names joined ("Ana Silva and Ned Roe", "both the mayor, Ana Silva, and her rival, Ned Roe")."""
        found = joined(phrase.row, mentions_in(phrase.row, self.cast.writing))
        sources = [self.named(mention) for mention in found.names]
        kinds = {s.kind for s in sources} - {SpeakerKind.UNKNOWN}
        if not sources or (len(kinds) > 1 and found.described):
            return None
        return _together(sources).by("joint")

    def stroke(self, mention: Mention) -> Source | None:
        """Two people of the article whom a name joins by a stroke ("the Silva/Roe plan")."""
        names = mention.name.split("/")
        found = [hit.member for name in names if (hit := self.cast.find(name)) and hit.member.kind is SpeakerKind.PERSON]
        if len(names) == 1 or len(found) < len(names):
            return None
        return _together([Source(member.called, SpeakerKind.PERSON) for member in found]).by("joint")

    def party(self, phrase: Phrase) -> Source | None:
        """The names after those of one party ("other Democrats, like Ana Silva")."""
        return self.listed(phrase) if phrase.noun.removesuffix("s") in PARTIES else None

    def listed(self, phrase: Phrase) -> Source | None:
        """The names after "other keepers, like Ana Silva and Ned Roe"."""
        at = next((k for k, token in enumerate(phrase.row[:_REACH]) if token.lower in _LISTS), None)
        if at is None or not plural(phrase.noun):
            return None
        found = [self.named(m) for m in mentions_in(before_dash(phrase.row[at + 1 :]), self.cast.writing)]
        people = [source for source in found if source.name and source.kind is SpeakerKind.PERSON]
        return replace(_together(people), certainty=1.0).by("listed") if people else None


def _together(sources: list[Source]) -> Source:
    """Several sources as one, as sure as the least sure of them."""
    names = dict.fromkeys(source.name for source in sources if source.name)
    return Source("; ".join(names), sources[0].kind, certainty=min(source.certainty for source in sources))
