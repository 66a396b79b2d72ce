"""What is kept beside the record, never a part of it: written without the folder's lock, in transactions of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, inspect

from archive.database import FILE_NAME, plain_errors
from archive.errors import ArchiveOutdated, BadInput

if TYPE_CHECKING:
    from archive.archive import Archive


@contextmanager
def writing(archive: "Archive", table: Table) -> Iterator[Connection]:
    """A transaction on `table`.

    Raises:
        BadInput: there is no archive yet.
        ArchiveOutdated: an older onrecord made it, and no writer has opened it since.
    """
    if not (archive.folder / FILE_NAME).exists():
        raise BadInput("Nothing is on record yet: bring articles in first, with onrecord ingest FOLDER.")
    with plain_errors(), archive.engine.execution_options(writes=True).begin() as connection:
        if not kept(connection, table):
            raise ArchiveOutdated("This archive was written by an older onrecord: run `onrecord rebuild` once, which loses nothing.")
        yield connection


def kept(connection: Connection, table: Table) -> bool:
    """Whether the archive has the table: one that an older onrecord made has it once a writer has opened it."""
    return inspect(connection).has_table(table.name)
