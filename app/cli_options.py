"""Options that several commands share, and what they mean."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_show import complain
from archive.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from app.cli_reading import Reading

FOUND, NOTHING, WRONG, BROKEN = 0, 1, 2, 3
"""Exit codes."""

Speaker = Annotated[str, typer.Option("--speaker", metavar="NAME", help="Only what this person or organisation said.")]
Since = Annotated[str, typer.Option("--since", metavar="DATE", help="Published on this day or later (2031-03-01).")]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="Published on this day or earlier.")]
Outlet = Annotated[str, typer.Option("--outlet", metavar="NAME", help="Only from this outlet.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def day(text: str, option: str) -> "date | None":
    """The day that an option names, None for an empty one; BadInput when it is none."""
    from datetime import date

    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"{option} needs a day such as 2031-03-01, not {text!r}.") from error


def names(desk: "Reading", speaker: str) -> tuple[str, ...]:
    """Canonical names of a speaker option, said beside the output when others bear it; leaves with "nothing found" when it names nobody."""
    if not speaker:
        return ()
    found = desk.named(speaker)
    if not found.speakers:
        complain(f"Nobody called {speaker} is on record.")
        raise typer.Exit(NOTHING)
    if found.namesakes:
        complain(found.note if found.note.endswith("?") else f"{found.note}.")
    return found.speakers
