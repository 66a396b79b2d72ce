"""The settings that a command works with: the data folder of the command line over the environment and the file."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive.settings import Settings

given: dict[str, Any] = {}
"""What stands before the command ("--data")."""


def load(**more: object) -> "Settings":
    """The settings, with `more` over them where it is not None."""
    from archive.settings import Settings

    return Settings.load(**(given | more))
