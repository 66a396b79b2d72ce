"""The settings that a command works with: the data folder of the command line over the environment and the file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive.settings import Settings

given: dict[str, Any] = {}
"""What stands before the command ("--data")."""


def data_first(words: Sequence[str]) -> list[str]:
    """The words of a command line with `--data DIR` before the command, wherever it stood; behind a bare "--" nothing is an option."""
    end = words.index("--") if "--" in words else len(words)
    moved: list[str] = []
    kept: list[str] = []
    for word in words[:end]:
        (moved if word == "--data" or word.startswith("--data=") or moved[-1:] == ["--data"] else kept).append(word)
    return [*words] if moved[-1:] == ["--data"] else [*moved, *kept, *words[end:]]


def load(**more: object) -> "Settings":
    """The settings, with `more` over them where it is not None."""
    from archive.settings import Settings

    return Settings.load(**(given | more))


def up_to_date() -> "Settings":
    """The settings; an archive that an older onrecord made gets the tables that it lacks."""
    from archive.archive import Archive
    from archive.database import FILE_NAME
    from archive.errors import ArchiveBusy

    settings = load()
    if (settings.data / FILE_NAME).exists():
        try:
            Archive.open(settings.data, write=True).close()
        except ArchiveBusy:
            pass  # the writer that holds it has brought it up to date
    return settings
