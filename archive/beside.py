"""What is kept beside the record, never a part of it: written without the folder's lock, in transactions of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from archive.database import FILE_NAME, plain_errors
from archive.errors import BadInput

if TYPE_CHECKING:
    from archive.archive import Archive


@contextmanager
def writing(archive: "Archive") -> Iterator[Connection]:
    """A transaction. Raises BadInput when there is no archive yet."""
    if not (archive.folder / FILE_NAME).exists():
        raise BadInput("Nothing is on record yet: bring articles in first, with onrecord ingest FOLDER.")
    with plain_errors(), archive.engine.execution_options(writes=True).begin() as connection:
        yield connection
