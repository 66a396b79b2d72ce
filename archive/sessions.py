"""Conversations that outlive the server: kept beside the record, never a part of it.

They are written without the folder's lock, in transactions of their own, so that a reader's conversation is kept while articles are read.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Text, cast, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from archive.database import plain_errors
from archive.tables import sessions

if TYPE_CHECKING:
    from archive.archive import Archive

Turns = Sequence[Mapping[str, Any]]
LISTED = 200
_ID = re.compile(r"\b[0-9a-f]{20}\b")
_HEAD = (sessions.c.id, sessions.c.owner, sessions.c.title, sessions.c.asked, sessions.c.begun, sessions.c.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A conversation: whose it is (empty: of whoever sits at this machine), its title, how many questions, when begun and last changed."""

    id: str
    title: str
    asked: int
    begun: datetime
    changed: datetime
    owner: str = ""
    turns: tuple[Mapping[str, Any], ...] = ()


def save(archive: "Archive", session_id: str, turns: Turns, *, owner: str, title: str, words: str) -> None:
    """Keep a conversation as it is now; `title` is that of a new one, a known one keeps its own. `words` is what a search finds it by."""
    now = datetime.now(tz=UTC)
    grown = {"turns": list(turns), "asked": len(turns), "words": words.casefold(), "changed": now}
    new = insert(sessions).values(id=session_id, owner=owner, title=title, begun=now, **grown)
    with _writing(archive) as connection:
        connection.execute(new.on_conflict_do_update(index_elements=[sessions.c.id], set_=grown))


def load(archive: "Archive", session_id: str) -> Session | None:
    """A conversation with its turns; None when there is none of this id."""
    with archive.reading() as connection:
        row = connection.execute(select(*_HEAD, sessions.c.turns).where(sessions.c.id == session_id)).mappings().first()
    return Session(**{**row, "turns": tuple(row["turns"])}) if row else None


def everybodys(archive: "Archive") -> Iterator[Session]:
    """Every conversation of everybody with its turns, in the order they were begun."""
    with archive.reading() as connection:
        rows = select(*_HEAD, sessions.c.turns).order_by(sessions.c.begun, sessions.c.id)
        for row in connection.execute(rows).mappings():
            yield Session(**{**row, "turns": tuple(row["turns"])})


def restore(archive: "Archive", session: Session, *, words: str) -> None:
    """Take in a conversation of an exported archive, with its own days; one that is here stays as it is."""
    row = asdict(session) | {"turns": list(session.turns), "words": words.casefold()}
    with _writing(archive) as connection:
        connection.execute(insert(sessions).values(row).on_conflict_do_nothing())


def listed(archive: "Archive", *, owner: str, words: str = "", limit: int = LISTED) -> list[Session]:
    """The conversations of `owner` whose title or questions hold every one of `words`, the newest first, without their turns."""
    found = select(*_HEAD).where(sessions.c.owner == owner).order_by(sessions.c.changed.desc()).limit(limit)
    for word in words.casefold().split():
        found = found.where(sessions.c.words.contains(word, autoescape=True) | sessions.c.title.icontains(word, autoescape=True))
    with archive.reading() as connection:
        return [Session(**row) for row in connection.execute(found).mappings()]


def citing(archive: "Archive", quote_ids: Collection[str]) -> dict[str, list[Session]]:
    """By statement (also of older versions) the conversations, of whomever, whose answers cite it, the newest first."""
    found: dict[str, list[Session]] = {}
    with archive.reading() as connection:
        if not quote_ids:
            return found
        every = select(*_HEAD, cast(sessions.c.turns, Text).label("turns")).order_by(sessions.c.changed.desc())
        for row in connection.execute(every).mappings():
            for cited in sorted(set(_ID.findall(row["turns"])) & set(quote_ids)):
                found.setdefault(cited, []).append(Session(**{**row, "turns": ()}))
    return found


def rename(archive: "Archive", session_id: str, title: str) -> None:
    """Give a conversation another title."""
    with _writing(archive) as connection:
        connection.execute(update(sessions).where(sessions.c.id == session_id).values(title=title))


def remove(archive: "Archive", session_id: str) -> None:
    """Delete a conversation."""
    with _writing(archive) as connection:
        connection.execute(delete(sessions).where(sessions.c.id == session_id))


@contextmanager
def _writing(archive: "Archive") -> Iterator[Connection]:
    with plain_errors(), archive.engine.execution_options(writes=True).begin() as connection:
        yield connection
