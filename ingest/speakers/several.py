"""Several people as one source: names that are joined, parted by a stroke, or listed behind what they are."""

from collections.abc import Callable, Iterator, Sequence

from archive.records import JOINT, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token
from ingest.speakers import roles
from ingest.speakers.cast import Cast
from ingest.speakers.joint import joined, parts_of, without_tags
from ingest.speakers.lexicon import PARTIES
from ingest.speakers.mentions import Mention, mentions_in
from ingest.speakers.phrase import Phrase, before_dash, plural
from ingest.speakers.source import Source

_LISTS = frozenset({"including", "like"})
_REACH = 12
"""Tokens of a phrase among which its list begins."""
_FROM = frozenset({"of", "from", "in", "at"}) | w.RELATIVES
_OTHERS = w.PREPOSITIONS | w.RELATIVES | frozenset("of to those some other others most many several".split())


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
        """The names after "other keepers, like Ana Silva and Ned Roe", each the head of its item."""
        at = _list(phrase)
        found = [self.named(mention) for mention in self._items(before_dash(phrase.row[at:]))] if at else []
        people = [source for source in found if source.name and source.kind is SpeakerKind.PERSON]
        return _together(people).by("listed") if people else None

    def _items(self, row: Sequence[Token]) -> Iterator[Mention]:
        """The names that head their items, up to one that stands for somebody else ("the mother of Ned Roe") or whom more is told of."""
        row = without_tags(row)
        names = mentions_in(row, self.cast.writing)
        for part in parts_of(row, names):
            inside = [mention for mention in names if part.row[0].start <= mention.span.start < part.row[-1].end]
            if inside and not _heads(part.row, inside[0]):
                return
            yield from inside[:1]
            if any(token.lower in w.RELATIVES for token in part.row):
                return


def _list(phrase: Phrase) -> int:
    """Where the list begins that says who is meant by a plural; zero where it may be of others named in between."""
    start = len(phrase.head)
    at = next((k for k, token in enumerate(phrase.row[:_REACH]) if token.lower in _LISTS), 0)
    between = phrase.row[start:at]
    others = any(plural(token.lower) or token.lower in w.RELATIVES for token in between)
    apart = at > start and between[-1].text != ","
    return 0 if at < start or others or apart or not plural(phrase.noun) else at + 1


def _heads(item: Sequence[Token], mention: Mention) -> bool:
    """Whether an item of a list is somebody's name, with at most what they are before it and where they are from behind it."""
    before = [token for token in item if token.end <= mention.span.start]
    after = [token for token in item if token.start >= mention.span.end]
    led = not before or roles.is_agent(before[-1].text) and not any(token.lower in _OTHERS or token.text[0].isupper() for token in before)
    return led and (not after or after[0].lower in _FROM or not after[0].text[0].isalnum())


def _together(sources: list[Source]) -> Source:
    """Several sources as one, as sure as the least sure of them."""
    names = dict.fromkeys(source.name for source in sources if source.name)
    return Source(JOINT.join(names), sources[0].kind, certainty=min(source.certainty for source in sources))
