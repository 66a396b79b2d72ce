"""Watch-lists: whom and what a reader follows, and which statements they have seen of it. Kept beside the record, never a part of it.

Every change says in `added` or `removed` when it was made, so that the newest can be taken back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Select, delete, insert, select, update

from archive.beside import writing
from archive.follows import Follows, Watch
from archive.tables import watches

if TYPE_CHECKING:
    from archive.archive import Archive


def listed(archive: "Archive", *, owner: str) -> list[Watch]:
    """What `owner` watches, in the order it was added."""
    with archive.reading() as connection:
        rows = connection.execute(_of(owner).where(watches.c.removed.is_(None)).order_by(watches.c.n)).mappings()
        return [_watch(dict(row)) for row in rows]


def everybodys(archive: "Archive") -> list[Watch]:
    """What anybody watches or did watch, in the order it was added."""
    with archive.reading() as connection:
        return [_watch(dict(row)) for row in connection.execute(select(watches).order_by(watches.c.n)).mappings()]


def restore(archive: "Archive", found: Sequence[Watch]) -> int:
    """Take in watches of an exported archive; how many were not here."""
    known = {_told(watch) for watch in everybodys(archive)}
    fresh = {_told(watch): watch for watch in found if _told(watch) not in known}
    rows = [asdict(watch) | {"follows": watch.follows.value, "seen": _stored(watch.seen)} for watch in fresh.values()]
    if rows:
        with writing(archive) as connection:
            connection.execute(insert(watches), [{name: value for name, value in row.items() if name != "n"} for row in rows])
    return len(rows)


def _told(watch: Watch) -> tuple[str, str, str, datetime]:
    """What tells a watch from any other."""
    return watch.owner, watch.follows.value, watch.name, watch.added


def add(archive: "Archive", follows: Follows, name: str, *, owner: str, seen: Mapping[str, datetime]) -> bool:
    """Watch somebody or something from now on; False if it is watched already. `seen` is what is on record of it now."""
    now = datetime.now(tz=UTC)
    with writing(archive) as connection:
        same = _of(owner).where(watches.c.follows == follows.value, watches.c.name == name, watches.c.removed.is_(None))
        if connection.execute(same).first() is not None:
            return False
        row = {"owner": owner, "follows": follows.value, "name": name, "added": now, "looked": now, "seen": _stored(seen)}
        connection.execute(insert(watches).values(**row))
    return True


def remove(archive: "Archive", watch: Watch) -> None:
    """Watch this no longer; it can be taken back."""
    with writing(archive) as connection:
        connection.execute(update(watches).where(watches.c.n == watch.n).values(removed=datetime.now(tz=UTC)))


def look(archive: "Archive", watch: Watch, seen: Mapping[str, datetime]) -> None:
    """Write down that the reader has seen these statements, and now."""
    with writing(archive) as connection:
        connection.execute(update(watches).where(watches.c.n == watch.n).values(looked=datetime.now(tz=UTC), seen=_stored(seen)))


def undo(archive: "Archive", *, owner: str) -> tuple[Watch, bool] | None:
    """Take the newest addition or removal back: what it was about, and whether it is watched now. None when there is none."""
    with writing(archive) as connection:
        held = [_watch(dict(row)) for row in connection.execute(_of(owner)).mappings()]
        if not held:
            return None
        newest = max(held, key=lambda watch: (watch.removed or watch.added, watch.n))
        here = watches.c.n == newest.n
        if newest.removed is None:
            connection.execute(delete(watches).where(here))
            return newest, False
        connection.execute(update(watches).where(here).values(removed=None))
        return newest, True


def _of(owner: str) -> Select[tuple[object, ...]]:
    return select(watches).where(watches.c.owner == owner)


def _stored(seen: Mapping[str, datetime]) -> dict[str, str]:
    return {quote_id: when.astimezone(UTC).isoformat(timespec="seconds") for quote_id, when in seen.items()}


def _watch(row: dict[str, object]) -> Watch:
    seen: dict[str, str] = row["seen"]  # type: ignore[assignment]
    when = {quote_id: datetime.fromisoformat(moment) for quote_id, moment in seen.items()}
    return Watch(**row | {"follows": Follows(row["follows"]), "seen": when})  # type: ignore[arg-type]
