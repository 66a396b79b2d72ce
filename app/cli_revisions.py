"""`onrecord revisions`: what newer versions of articles changed in what people are reported to have said."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_options import FOUND, NOTHING, AsJson
from app.cli_output import Row, print_json
from app.cli_settings import load
from app.cli_show import complain, differing, say

if TYPE_CHECKING:
    from app.revisions import Revision
    from archive.records import Quote


def revisions(
    source: Annotated[str, typer.Argument(metavar="[SOURCE]", help="Path, URL or id of one article, as the archive shows it.")] = "",
    as_json: AsJson = False,
) -> None:
    """Print what newer versions of articles changed: statements added, removed, altered, and whether a correction note says so."""
    from app.revisions import revisions as found_in
    from archive.archive import Archive

    shown = 0
    with Archive.open(load().data) as archive:
        names = {source, str(Path(source).absolute())}
        ids = [a.id for a in archive.articles() if source and names & {a.id, a.source, a.origin, a.url}]
        if source and not ids:
            complain(f"The archive holds no article from {source}.")
            raise typer.Exit(NOTHING)
        for each in (revision for article_id in ids or [""] for revision in found_in(archive, article_id)):
            print_json(revision_row(each)) if as_json else say("\n".join(_lines(each)))
            shown += 1
    if not shown:
        complain("No article on record has an older version.")
    raise typer.Exit(FOUND if shown else NOTHING)


def revision_row(revision: "Revision") -> Row:
    """A revision as programs read it."""
    return {
        "source": revision.after.source, "from_version": revision.before.version, "to_version": revision.after.version,
        "retrieved": revision.after.retrieved,
        "added": [_row(quote) for quote in revision.added], "removed": [_row(quote) for quote in revision.removed],
        "altered": [
            {"before": _row(each.before), "after": _row(each.after), "differences": each.differences} for each in revision.altered
        ],
        "note": revision.note.quote if revision.note else None, "silent": revision.silent,
        "cited_by": [session.title for session in revision.citing],
    }  # fmt: skip


def _row(quote: "Quote") -> Row:
    return {"id": quote.id, "speaker": quote.speaker, "text": quote.text, "start": quote.extent.start, "end": quote.extent.end}


def _lines(revision: "Revision") -> Iterator[str]:
    before, after = revision.before, revision.after
    yield f"{after.title or after.source} ({after.outlet or after.source}), version {before.version} to {after.version}"
    yield f"  {revision.note.quote}" if revision.note else "  No correction note." if revision.silent else "  No statement is lost."
    for each in revision.altered:
        yield f"  altered  {_said(each.before)}\n       to  {_said(each.after)}"
        yield from (f"           {differing(difference)}" for difference in each.differences)
    yield from (f"  removed  {_said(quote)}" for quote in revision.removed)
    yield from (f"  added    {_said(quote)}" for quote in revision.added)
    yield from (f"  An answer in “{session.title}” cites what has changed." for session in revision.citing)


def _said(quote: "Quote") -> str:
    return f"{quote.speaker or 'unknown'}: “{' '.join(quote.text.split())}”"
