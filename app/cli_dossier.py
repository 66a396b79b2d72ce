"""`onrecord dossier`: everything that a person said, or every report of a claim, as a document with footnotes."""

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_options import FOUND, NOTHING, Outlet, Since, Until, day, names
from app.cli_output import print_bytes
from app.cli_settings import load
from app.cli_show import complain, say
from archive.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from app.cli_reading import Reading
    from app.render.script import Document
    from archive.filters import QuoteFilter

EXAMPLES = """
[bold]Examples[/bold]

  onrecord dossier "Mira Vell" --format docx       writes mira-vell.docx
  onrecord dossier Vell --about "ferry fares" --since 2031-01-01 --output fares.html
  onrecord dossier "Harbour Workers Union" > union.md
  onrecord dossier --claim 3f9a01c2 --output claim.html        a claim with all its reports; onrecord claims lists ids

Every quotation is the article's own words, with a footnote that leads to them. Statements stand in the order of their days.
"""
CHOICES = 5


class DossierFormat(StrEnum):
    """What a dossier is written as."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"


def dossier(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="A person or other source on record.")] = "",
    *,
    claim: Annotated[str, typer.Option("--claim", metavar="ID", help="A claim instead, by its id or that of a statement.")] = "",
    output: Annotated[DossierFormat, typer.Option("--format", help="Markdown, a web page, or a Word document.")] = DossierFormat.MD,
    file: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="A file; its ending tells the format.")] = None,
    about: Annotated[str, typer.Option("--about", metavar="TOPIC", help="Only statements that fit this topic.")] = "",
    since: Since = "",
    until: Until = "",
    outlet: Outlet = "",
) -> None:
    """Write everything that somebody said, or a claim with all its reports, as a document with a footnote to each source."""
    from app.cli_reading import reading
    from app.render import written
    from archive.filters import QuoteFilter

    if bool(name) == bool(claim) or (claim and any((about, since, until, outlet))):
        raise BadInput("Name somebody on record, or give --claim ID alone. See onrecord dossier --help.")
    kind = _kind(output, file)
    first, last = day(since, "--since"), day(until, "--until")
    with reading(load()) as desk:
        if claim:
            title, made = _of_claim(desk, claim)
        else:
            title = _one(names(desk, name), name)
            where = QuoteFilter(speakers=(title,), outlets=(outlet,) if outlet else (), since=first, until=last)
            made = _of_person(desk, title, where, about)
    if file is None and kind is DossierFormat.DOCX and sys.stdout.isatty():
        file = Path("-".join(re.findall(r"[^\W_]+", title.casefold())) or "dossier").with_suffix(".docx")
        if file.exists():
            raise BadInput(f"{file} is there already: name another file with --output.")
    _write(written(made, kind.value), file, len(made.footnotes))
    raise typer.Exit(FOUND)


def _of_person(desk: "Reading", person: str, where: "QuoteFilter", about: str) -> "Document":
    from app.render import dossier as document
    from app.reviews import beside

    found = desk.quotes(where, about)
    if not found:
        narrowed = about or where.since or where.until or where.outlets
        complain(f"Nothing of {person} is on record{' that fits' if narrowed else ''}.")
        raise typer.Exit(NOTHING)
    speaker = next(speaker for speaker in desk.archive.speakers() if speaker.name == person)
    checked = beside(desk.archive, desk.embedder, found)
    return document(speaker, found, desk.archive.coverage(), today=_today(), about=about, reviews=checked)


def _of_claim(desk: "Reading", named: str) -> "tuple[str, Document]":
    """The claim's id and its document."""
    from app.claims import shown
    from app.render import claim_dossier
    from app.reviews import beside

    claim = shown(desk.archive, named).claim
    checked = beside(desk.archive, desk.embedder, (*claim.statements, *claim.opposed))
    return claim.id, claim_dossier(claim, desk.archive.coverage(), today=_today(), reviews=checked)


def _today() -> "date":
    from datetime import UTC, datetime

    return datetime.now(tz=UTC).date()


def _kind(output: DossierFormat, file: Path | None) -> DossierFormat:
    """The format that the file's ending tells, else the one that was asked for."""
    return next((each for each in DossierFormat if file and file.suffix.lower() == f".{each.value}"), output)


def _one(found: tuple[str, ...], name: str) -> str:
    if len(found) > 1:
        raise BadInput(f"{name} may be {' or '.join(found[:CHOICES])}: write the name in full, as `onrecord speakers` shows it.")
    return found[0]


def _write(content: bytes, file: Path | None, notes: int) -> None:
    if file is None:
        print_bytes(content)
        return
    try:
        file.write_bytes(content)
    except OSError as error:
        raise BadInput(f"{file} cannot be written: {error.strerror}.") from error
    say(f"Written: {file}, {notes:,} {'footnote' if notes == 1 else 'footnotes'}.")
