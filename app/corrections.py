"""The reader's last word on who is who: merge, split, rename and alias by names as people write them, and taking it back.

A correction holds for what is ingested later as well, until it is undone.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.names import NameIndex
from archive import registry
from archive.archive import Archive
from archive.errors import BadInput
from archive.records import JOINT, Speaker
from archive.rulings import Ruling, Verb
from ingest.connect import connect
from ingest.speakers.registry import REGISTRY

CHOICES = 5


class Find:
    """The speaker and the article that a reader's word means; BadInput when it is not exactly one."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._everybody: Sequence[Speaker] = archive.speakers()
        self._names = {speaker.name for speaker in self._everybody}
        self._index = NameIndex.of(self._everybody)

    def __call__(self, name: str) -> str:
        if name in self._names:
            return name
        meant = self._index.resolve(name).speakers
        if not meant:
            raise BadInput(f"Nobody called {name} is on record: `onrecord speakers` lists everybody.")
        if len(meant) > 1:
            raise BadInput(f"{name} may be {' or '.join(meant[:CHOICES])}: write the name in full, as `onrecord speakers` shows it.")
        return meant[0]

    def article(self, source: str) -> str:
        """The id of the article read from `source`."""
        names = {source, str(Path(source).absolute())}
        ids = {a.id for a in self._archive.articles() if names & {a.id, a.source, a.origin, a.url}}
        if len(ids) != 1:
            raise BadInput(f"The archive holds {'no' if not ids else 'more than one'} article from {source}: give its path, URL or id.")
        return ids.pop()


RulingOf = Callable[[Find], Ruling]


def merging(names: Sequence[str], into: str) -> RulingOf:
    """Several speakers are one: all that was said under these names is `into`'s."""

    def ruling(find: Find) -> Ruling:
        target = find(into)
        found = tuple(dict.fromkeys(find(name) for name in names))
        if target in found:
            raise BadInput(f"{target} cannot be merged into itself: name two speakers.")
        return Ruling(verb=Verb.MERGE, names=found, target=target)

    return ruling


def splitting(name: str, articles: Sequence[str], other: str) -> RulingOf:
    """Two people under one name: in these articles it is `other`."""
    return lambda find: Ruling(verb=Verb.SPLIT, names=(find(name),), target=new_name(other), articles=tuple(map(find.article, articles)))


def renaming(name: str, new: str) -> RulingOf:
    """A speaker is shown under another name; the old one still finds them."""
    return lambda find: Ruling(verb=Verb.RENAME, names=(find(name),), target=new_name(new))


def aliasing(name: str, other: str) -> RulingOf:
    """A speaker has another name by which questions find them."""
    return lambda find: Ruling(verb=Verb.ALIAS, names=(find(name),), target=new_name(other))


def correct(folder: Path, ruling_of: RulingOf) -> Ruling:
    """Make a correction in the archive of `folder`; returns it. Raises BadInput for names that it cannot mean, ArchiveBusy."""
    with Archive.open(folder, write=True) as archive:
        ruling = ruling_of(Find(archive))
        registry.correct(archive, ruling, REGISTRY)
        connect(archive)
    return ruling


def take_back(folder: Path) -> Ruling | None:
    """Undo the newest correction; None when there is none."""
    with Archive.open(folder, write=True) as archive:
        ruling = registry.undo(archive, REGISTRY)
        connect(archive)
    return ruling


def new_name(name: str) -> str:
    """`name` as it is kept. Raises BadInput when it holds no word, or the sign that joins several names."""
    name = " ".join(name.split())
    if not name or JOINT.strip() in name:
        raise BadInput("A name needs at least one word and no semicolon.")
    return name
