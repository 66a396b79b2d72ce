"""One writer for each data folder: a lock file, and beside it the process id that an error message names."""

import os
from pathlib import Path

from filelock import FileLock, Timeout

from archive.errors import ArchiveBusy

SECONDS = 5.0
"""How long a second writer waits."""


def _pid_file(folder: Path) -> Path:
    return folder / "writer.pid"


def _holder(folder: Path) -> str:
    try:
        return _pid_file(folder).read_text(encoding="ascii").strip() or "unknown"
    except OSError:
        return "unknown"


def take(folder: Path) -> FileLock:
    """The folder's lock, held; the holder's process id stands beside it.

    Raises:
        ArchiveBusy: another process holds it after `SECONDS`.
    """
    lock = FileLock(folder / "writer.lock")
    try:
        lock.acquire(timeout=SECONDS)
    except Timeout as error:
        pid = _holder(folder)
        raise ArchiveBusy(f"Another onrecord (process {pid}) is writing to {folder}: wait until it is done, or stop it.") from error
    _pid_file(folder).write_text(str(os.getpid()), encoding="ascii")
    return lock


def release(folder: Path, lock: FileLock) -> None:
    """Let the next writer in."""
    _pid_file(folder).unlink(missing_ok=True)
    lock.release()
