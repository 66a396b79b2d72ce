"""`onrecord export`: what is on record in the formats of other programs."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_options import FOUND, NOTHING, Outlet, Since, Speaker, Until, day, names
from app.cli_settings import load
from app.cli_show import write
from archive.errors import BadInput

if TYPE_CHECKING:
    from archive.claims.record import Claim
    from archive.records import Quote

EXAMPLES = """
[bold]Formats[/bold]

  csv              a table for spreadsheets, a statement a row; a cell that starts like a formula gets an apostrophe in front
  jsonl            the whole archive: articles with their versions, your corrections, watches, conversations; onrecord ingest takes it back
  md               a table in Markdown
  webannotation    W3C Web Annotations: the words, what stands around them, their place, when the article was read
  schemaorg        schema.org Quotation (words in quotation marks) and Claim (the outlet's wording), in JSON-LD; nothing is rated
  csl              the articles as CSL-JSON, for Zotero, pandoc and word processors
  bibtex           the articles as BibTeX, for LaTeX

[bold]Examples[/bold]

  onrecord export --output archive.jsonl           all of it; elsewhere: onrecord ingest archive.jsonl
  onrecord export --format csv --output statements.csv
  onrecord export --format schemaorg --speaker "Mira Vell" --since 2031-01-01
  onrecord export --format csl --outlet "Coast Weekly" --output sources.json
"""


class ExportFormat(StrEnum):
    """How `onrecord export` writes."""

    CSV = "csv"
    JSONL = "jsonl"
    MD = "md"
    WEBANNOTATION = "webannotation"
    SCHEMAORG = "schemaorg"
    CSL = "csl"
    BIBTEX = "bibtex"


def export(
    *,
    output: Annotated[ExportFormat, typer.Option("--format", help="How to write.")] = ExportFormat.JSONL,
    file: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="A file instead of standard output.")] = None,
    speaker: Speaker = "",
    since: Since = "",
    until: Until = "",
    outlet: Outlet = "",
) -> None:
    """Write out the statements on record, or their articles as references, for other programs."""
    from app.cli_reading import reading
    from archive.claims.record import claims
    from archive.filters import QuoteFilter

    first, last = day(since, "--since"), day(until, "--until")
    if output is ExportFormat.JSONL:
        _whole(file, narrowed=any((speaker, first, last, outlet)))
    with reading(load()) as desk:
        where = QuoteFilter(speakers=names(desk, speaker), outlets=(outlet,) if outlet else (), since=first, until=last)
        found = desk.quotes(where)
        if output is ExportFormat.SCHEMAORG:
            _claimed(found, claims(desk.archive, where), file)
    write(_writer(output)(found), file)
    raise typer.Exit(FOUND if found else NOTHING)


def _claimed(found: "Sequence[Quote]", claims: "Sequence[Claim]", file: Path | None) -> None:
    """Write statements with the claims that several of them make and leave."""
    from app.exports import schema_org

    write(schema_org(found, claims), file)
    raise typer.Exit(FOUND if found else NOTHING)


def _whole(file: Path | None, *, narrowed: bool) -> None:
    """Write the archive as it is and leave."""
    from app.exports import whole_archive
    from archive.archive import Archive

    if narrowed:
        raise BadInput(
            "--format jsonl is the whole archive: leave the filters out, or use onrecord quotes --format jsonl for some statements."
        )
    with Archive.open(load().data) as archive:
        held = archive.coverage().articles
        write(whole_archive(archive), file)
    raise typer.Exit(FOUND if held else NOTHING)


def _writer(output: ExportFormat) -> "Callable[[Sequence[Quote]], Iterator[str]]":
    from app import exports
    from app.cli_output import WRITERS

    made: dict[str, Callable[[Sequence[Quote]], Iterator[str]]] = {
        **WRITERS, "webannotation": exports.web_annotations, "csl": exports.csl, "bibtex": exports.bibtex,
    }  # fmt: skip
    return made[output]
