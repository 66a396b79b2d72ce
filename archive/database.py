"""The truth: an SQLite database in the data folder, its settings, its migrations, its errors in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from archive import lexical
from archive.errors import ArchiveBusy, ArchiveDamaged, ArchiveError, ArchiveFull
from archive.tables import metadata

FILE_NAME = "onrecord.sqlite3"
MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0010"
"""The revision that this code reads and writes."""


def connect(file: Path) -> Engine:
    """An engine on `file`: write-ahead log, foreign keys on, every commit on the disk before it returns."""
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": 5.0}, json_deserializer=orjson.loads)

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: object) -> None:
        # Python's driver would begin a transaction at the first INSERT only: tables made before it, and reads, would stand outside.
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")

    return engine


def connect_empty() -> Engine:
    """An engine on an empty archive in memory: what a reader of a folder without an archive sees."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    metadata.create_all(engine)
    with engine.begin() as connection:
        lexical.create(connection)
    return engine


class Standing(StrEnum):
    """Whether a database has its tables: none yet, an older onrecord's, today's."""

    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"


def revision(connection: Connection) -> str | None:
    """The migration that the database stands at, None before the first."""
    known = connection.execute(text("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")).first()
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if known else None


def standing(engine: Engine) -> Standing:
    """How the database's tables stand to what this code reads and writes.

    Raises:
        ArchiveError: the database was written by a newer onrecord.
    """
    with engine.connect() as connection:
        now = revision(connection)
    if now is not None and now > HEAD:
        raise ArchiveError(
            f"This archive was written by a newer onrecord (its tables are at {now}, this one knows {HEAD}): update onrecord."
        )
    if now is None:
        return Standing.EMPTY
    return Standing.CURRENT if now == HEAD else Standing.OLDER


def migrate(engine: Engine) -> None:
    """Bring the database to `HEAD` in one transaction; only for the process that holds the archive's lock."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the database's and the file system's failures into one sentence for the reader."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        raise _translated(error) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ArchiveFull(f"The data folder cannot be used ({reason}): make room, or choose another folder with --data.") from error


def _translated(error: DatabaseError) -> Exception:
    reason = str(error.orig).lower()
    if "locked" in reason or "busy" in reason:
        return ArchiveBusy("The archive is being written to by another process: try again in a moment.")
    if "full" in reason or "readonly" in reason or "read-only" in reason or "unable to open" in reason:
        return ArchiveFull(
            "The archive cannot be written (the disk is full or the folder read-only): make room or choose another with --data."
        )
    if "malformed" in reason or "not a database" in reason or "disk i/o error" in reason or "no such table" in reason:
        return ArchiveDamaged(
            f"The archive's database is damaged ({error.orig}): run `onrecord rebuild`; if that does not help, restore {FILE_NAME} from a "
            "backup, or ingest into a new folder."
        )
    return error


def intact(connection: Connection) -> list[str]:
    """What SQLite's own check finds wrong, a line each; empty when the file is sound."""
    rows: list[Any] = list(connection.execute(text("PRAGMA integrity_check(20)")).scalars())
    rows += [f"foreign key violated in {row[0]}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
    return [str(row) for row in rows if row != "ok"]
