"""`onrecord dossier`: everything that a person said, as a document with footnotes."""

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.cli_options import FOUND, NOTHING, Outlet, Since, Until, day, names
from app.cli_output import print_bytes
from app.cli_settings import load
from app.cli_show import complain, say
from archive.errors import BadInput

EXAMPLES = """
[bold]Examples[/bold]

  onrecord dossier "Mira Vell" --format docx       writes mira-vell.docx
  onrecord dossier Vell --about "ferry fares" --since 2031-01-01 --output fares.html
  onrecord dossier "Harbour Workers Union" > union.md

Every quotation is the article's own words, with a footnote that leads to them. Statements stand in the order of their days.
"""
CHOICES = 5


class DossierFormat(StrEnum):
    """What a dossier is written as."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"


def dossier(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person or other source on record.")],
    *,
    output: Annotated[DossierFormat, typer.Option("--format", help="Markdown, a web page, or a Word document.")] = DossierFormat.MD,
    file: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="A file; its ending tells the format.")] = None,
    about: Annotated[str, typer.Option("--about", metavar="TOPIC", help="Only statements that fit this topic.")] = "",
    since: Since = "",
    until: Until = "",
    outlet: Outlet = "",
) -> None:
    """Write everything that somebody said as a document, with a footnote to each source."""
    from datetime import UTC, datetime

    from app.cli_reading import reading
    from app.render import dossier as document
    from app.render import written
    from app.reviews import beside
    from archive.filters import QuoteFilter

    kind = _kind(output, file)
    first, last = day(since, "--since"), day(until, "--until")
    with reading(load()) as desk:
        person = _one(names(desk, name), name)
        where = QuoteFilter(speakers=(person,), outlets=(outlet,) if outlet else (), since=first, until=last)
        found = desk.quotes(where, about)
        if not found:
            complain(f"Nothing of {person} is on record{' that fits' if about or first or last or outlet else ''}.")
            raise typer.Exit(NOTHING)
        speaker = next(speaker for speaker in desk.archive.speakers() if speaker.name == person)
        checked = beside(desk.archive, desk.embedder, found)
        today = datetime.now(tz=UTC).date()
        made = document(speaker, found, desk.archive.coverage(), today=today, about=about, reviews=checked)
    if file is None and kind is DossierFormat.DOCX and sys.stdout.isatty():
        file = Path("-".join(re.findall(r"[^\W_]+", person.casefold())) or "dossier").with_suffix(".docx")
        if file.exists():
            raise BadInput(f"{file} is there already: name another file with --output.")
    _write(written(made, kind.value), file, len(found))
    raise typer.Exit(FOUND)


def _kind(output: DossierFormat, file: Path | None) -> DossierFormat:
    """The format that the file's ending tells, else the one that was asked for."""
    return next((each for each in DossierFormat if file and file.suffix.lower() == f".{each.value}"), output)


def _one(found: tuple[str, ...], name: str) -> str:
    if len(found) > 1:
        raise BadInput(f"{name} may be {' or '.join(found[:CHOICES])}: write the name in full, as `onrecord speakers` shows it.")
    return found[0]


def _write(content: bytes, file: Path | None, statements: int) -> None:
    if file is None:
        print_bytes(content)
        return
    try:
        file.write_bytes(content)
    except OSError as error:
        raise BadInput(f"{file} cannot be written: {error.strerror}.") from error
    say(f"Written: {file}, {statements:,} {'statement' if statements == 1 else 'statements'}.")
