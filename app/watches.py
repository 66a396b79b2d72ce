"""What is new about the people and topics that a reader watches: new statements, repetitions, and what became of those seen before.

A look compares the statements that are on record now with those that were there at the last look, by their ids. One that is gone is looked
for in the newer version of its article: the same words moved are no news, other words are an alteration.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from app.meant import is_description, meant
from app.names import NameIndex
from app.newly import Item, Kind, told
from app.render.escape import UNPRINTABLE
from app.revisions import ALIKE, COMPARED, likeness, words
from archive import watches
from archive.errors import BadInput
from archive.filters import QuoteFilter
from archive.follows import Follows, Watch
from archive.records import Quote, Speaker
from archive.versions import past

if TYPE_CHECKING:
    from archive.archive import Archive
    from ingest.embed import Embedder

LONGEST_NAME = 200
CHOICES = 5
FED = 100
"""Statements in a feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What there is about one watch: how many statements are on record, what is new since the last look, and what a look has seen.

    `gone` counts statements that left the record with their articles.
    """

    watch: Watch
    held: int
    items: tuple[Item, ...] = ()
    gone: int = 0
    present: Mapping[str, datetime]


def add(archive: "Archive", embedder: "Embedder", name: str, *, topic: bool = False, owner: str = "") -> tuple[str, bool, int]:
    """Watch a person or a topic: the name under which it is watched, whether that is new, and how many statements are on record of it.

    Raises:
        BadInput: the name is empty or may be several people's, or nothing is on record.
    """
    name = " ".join(name.translate(UNPRINTABLE).split())
    if not name or len(name) > LONGEST_NAME:
        raise BadInput("Name a person, or a topic in a few words.")
    follows = Follows.TOPIC if topic else Follows.PERSON
    if not topic:
        name = _person(archive.speakers(), name)
    now = datetime.now(tz=UTC)
    seen = {quote.id: now for quote in _Finder(archive, embedder).statements(follows, name)}
    return name, watches.add(archive, follows, name, owner=owner, seen=seen), len(seen)


def find(archive: "Archive", name: str, *, owner: str = "") -> Watch:
    """The watch that a reader's word means. Raises BadInput when it is not exactly one."""
    held = watches.listed(archive, owner=owner)
    words = " ".join(name.split()).casefold()
    found = [watch for watch in held if watch.name.casefold() == words] or [watch for watch in held if words in watch.name.casefold()]
    if len(found) != 1:
        known = ", ".join(watch.name for watch in (found or held)[:CHOICES])
        raise BadInput(f"{name} is {'more than one' if found else 'none'} of what you watch{f': {known}' if known else ''}.")
    return found[0]


def news(archive: "Archive", embedder: "Embedder", *, owner: str = "", only: int | None = None) -> list[News]:
    """What is new about everything that `owner` watches, or about one watch `only` (its number), in the order it was added."""
    finder = _Finder(archive, embedder)
    now = datetime.now(tz=UTC)
    return [_news(finder, watch, now) for watch in watches.listed(archive, owner=owner) if only in {None, watch.n}]


def look(archive: "Archive", found: Iterable[News]) -> None:
    """Write down that the reader has seen this news."""
    for each in found:
        watches.look(archive, each.watch, each.present)


class _Finder:
    """The statements of a watch, each index made when it is first needed."""

    def __init__(self, archive: "Archive", embedder: "Embedder") -> None:
        self.archive, self._embedder = archive, embedder
        self._index: NameIndex | None = None

    def statements(self, follows: Follows, name: str) -> list[Quote]:
        """The newest first."""
        if follows is Follows.PERSON:
            names = self.names(name)
            return self.archive.quotes(QuoteFilter(speakers=names)) if names else []
        from app.retrieve import Retriever

        fitting = self.archive.quotes_by_id(sorted(Retriever(self.archive, self._embedder).about(name, QuoteFilter())))
        return sorted(fitting, key=lambda quote: quote.published_on or date.min, reverse=True)

    def names(self, name: str) -> tuple[str, ...]:
        """The canonical name that a watched one has by now; none where it tells nobody or several."""
        if self._index is None:
            everybody = self.archive.speakers()
            self._index = NameIndex.of(everybody)
            self._known = {speaker.name for speaker in everybody}
        if name in self._known:
            return (name,)
        found = self._index.resolve(name).speakers
        return found if len(found) == 1 else ()


def _person(everybody: Sequence[Speaker], name: str) -> str:
    """The canonical name of somebody on record, by name or office; of somebody who is not yet the name as it is given."""
    if any(speaker.name == name for speaker in everybody):
        return name
    reading = meant(NameIndex.of(everybody), name)
    found = reading.speakers or reading.may
    if len(found) > 1:
        raise BadInput(f"{name} may be {' or '.join(found[:CHOICES])}: write the name in full, as `onrecord speakers` shows it.")
    if not found and is_description(name):
        raise BadInput(f"Nobody on record is called {name}: write a name, as `onrecord speakers` shows them.")
    return found[0] if found else name


def _news(finder: _Finder, watch: Watch, now: datetime) -> News:
    held = finder.statements(watch.follows, watch.name)
    present = {quote.id: watch.seen.get(quote.id, now) for quote in held}
    fresh = {quote.id: quote for quote in held if quote.id not in watch.seen}
    lost = [quote_id for quote_id in watch.seen if quote_id not in present]
    changes, gone = _lost(finder, watch, lost, fresh, present)
    names = finder.names(watch.name) if watch.follows is Follows.PERSON else ()
    items = told(finder.archive, fresh, held, now, names)
    return News(watch=watch, held=len(held), items=(*items, *changes), gone=gone, present=present)


def _lost(
    finder: _Finder, watch: Watch, lost: Collection[str], fresh: dict[str, Quote], present: dict[str, datetime]
) -> tuple[list[Item], int]:
    """What became of statements that were seen and are not there any more; what they have become is taken out of `fresh`."""
    before = past(finder.archive, lost)
    still = {quote.id: quote for quote in finder.archive.quotes_by_id(list(before))}
    now: dict[str, list[Quote]] = {}
    items: list[Item] = []
    for quote_id in lost:
        quote, since = before.get(quote_id), watch.seen[quote_id]
        if quote is None:
            continue
        if quote_id in still:
            # A topic's edge may move as the archive grows; somebody's words are somebody else's only when the reader or the linker says so.
            if watch.follows is Follows.PERSON:
                items.append(Item(kind=Kind.REASSIGNED, quote=still[quote_id], before=replace(quote, speaker=watch.name), since=since))
            continue
        if quote.article.id not in now:
            now[quote.article.id] = finder.archive.quotes(QuoteFilter(articles=(quote.article.id,)))
        names = finder.names(watch.name) if watch.follows is Follows.PERSON else ()
        item = _became(quote, now[quote.article.id], names, since)
        if item.kind is Kind.WITHDRAWN or item.quote.id not in present:
            items.append(item)
            continue
        fresh.pop(item.quote.id, None)
        present[item.quote.id] = since
        if (words(item.quote), item.quote.polarity) != (words(quote), quote.polarity):
            items.append(item)
    return items, len(lost) - len(before)


def _became(quote: Quote, now: Sequence[Quote], names: Sequence[str], since: datetime) -> Item:
    """The statement in the newer version of its article that this one has become, if any; `names` are whose it should be, if anybody's."""
    same = [each for each in now if words(each) == words(quote)]
    scored = [(likeness(quote, each), each) for each in (same or sorted(now, key=lambda each: _apart(quote, each))[:COMPARED])]
    best, nearest = max(scored, key=lambda pair: (pair[0], pair[1].id), default=(0.0, quote))
    if best < ALIKE:
        return Item(kind=Kind.WITHDRAWN, quote=quote, since=since)
    moved = bool(names) and not set(names) & set(nearest.speakers)
    return Item(kind=Kind.REASSIGNED if moved else Kind.ALTERED, quote=nearest, before=quote, since=since)


def _apart(one: Quote, other: Quote) -> int:
    """How far two statements of two versions stand apart, in characters."""
    return abs(one.extent.start - other.extent.start)


def latest(archive: "Archive", found: Iterable[News], *, most: int = FED) -> list[Item]:
    """What a feed shows: the changes since the last look, then the statements that came on record last; each once."""
    changes: dict[tuple[Kind, str], Item] = {}
    since: dict[str, datetime] = {}
    for each in found:
        changes |= {(item.kind, item.quote.id): item for item in each.items if item.kind is not Kind.NEW}
        since |= {quote_id: min(when, since.get(quote_id, when)) for quote_id, when in each.present.items()}
    newest = archive.quotes_by_id(sorted(since, key=lambda quote_id: (since[quote_id], quote_id), reverse=True)[:most])
    told = {item.quote.id for item in changes.values()}
    return [*changes.values(), *(Item(kind=Kind.NEW, quote=quote, since=since[quote.id]) for quote in newest if quote.id not in told)]
