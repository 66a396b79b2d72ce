"""Everything that can go wrong in a way a reader can act on.

OnrecordError                   one sentence that says what to do next
├── BadInput                    exit 2: the reader's input cannot be used as it is
│   ├── UnreadableArticle       a file or page that holds no readable article
│   ├── AddressRefused          an address that onrecord does not open
│   └── FetchFailed             an allowed address that did not answer with a page (`retry` says if later may help)
└── ArchiveError                exit 3: the archive cannot be used right now
├── ArchiveBusy             another process is writing to it
├── ArchiveDamaged          what is stored does not match its checksums
├── ArchiveFull             the disk or the database cannot take more
├── ArchiveOutdated         its tables are an older onrecord's, and a command that writes has to bring them up to date
└── ModelMismatch           the archive was embedded with another model
"""

from typing import ClassVar


class OnrecordError(Exception):
    """A failure that the reader can act on; `str()` is one sentence, without a traceback's detail."""

    exit_code: ClassVar[int] = 2


class BadInput(OnrecordError):
    """The input cannot be used as it is; nothing was written."""


class UnreadableArticle(BadInput):
    """A file, page or line that holds no readable article; the rest of the run goes on."""


class AddressRefused(BadInput):
    """An address outside what onrecord opens: another scheme, a private network, a malformed URL."""


class FetchFailed(BadInput):
    """An allowed address that did not give a page within the limits."""

    def __init__(self, message: str, *, retry: bool = False) -> None:
        super().__init__(message)
        self.retry = retry


class ArchiveError(OnrecordError):
    """The archive cannot serve the request; what it holds is unchanged."""

    exit_code = 3


class ArchiveBusy(ArchiveError):
    """Another process holds the archive's lock; the message names its process id."""


class ArchiveDamaged(ArchiveError):
    """Stored rows, files or vectors do not match what was written."""


class ArchiveFull(ArchiveError):
    """No room to write: the disk is full or the folder is read-only."""


class ArchiveOutdated(ArchiveError):
    """The tables were made by an older onrecord; whoever writes next brings them up to date."""


class ModelMismatch(ArchiveError):
    """The archive's vectors come from another embedding model than the one configured."""
