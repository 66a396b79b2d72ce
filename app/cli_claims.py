"""`onrecord claims`: what is said by whom and where, who said it first, who denies it, and the reader's word on a link."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from app.cli_options import FOUND, NOTHING, WRONG, AsJson, Speaker, names
from app.cli_output import Row, print_json
from app.cli_settings import load
from app.cli_show import complain, differing, say

if TYPE_CHECKING:
    from app.claims import Shown
    from app.variants import Table
    from archive.claims.record import Claim
    from archive.records import Quote

LIST = "list"
SHORT_ID = 8
LISTED = 50
EXAMPLES = """
[bold]Examples[/bold]

  onrecord claims                                  what most outlets report
  onrecord claims --speaker "Mira Vell" --about fares
  onrecord claims 3f9a01c2                         one claim: who said it first, who repeats and who denies it
  onrecord claims variants 3f9a01c2                how each outlet printed it, word by word
  onrecord claims position "Mira Vell" --about fares
  onrecord claims confirm 3f9a01c2 77b0e4d1        two statements are the same utterance (--claim: the same claim)
  onrecord claims reject 3f9a01c2 77b0e4d1         they are not
  onrecord claims undo                             take the last word back

Your word holds for later versions of the articles as well, until it is undone.
"""


class _Group(TyperGroup):
    """Whatever is not one of the commands is the id of a claim."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = [LIST, *args]
        return list(super().parse_args(ctx, args))


claims_app = typer.Typer(
    cls=_Group, rich_markup_mode="rich", epilog=EXAMPLES.replace("\n", "\n\n"), subcommand_metavar="[ID] | COMMAND ...",
    help="Print claims: the same statement across outlets, who said it first, who repeats it, who denies it.",
)  # fmt: skip

One = Annotated[str, typer.Argument(metavar="ID", help="A statement's id or its beginning.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other statement's id or its beginning.")]


@claims_app.command(LIST)
def show(
    named: Annotated[str, typer.Argument(metavar="[ID]", help="One claim, or the claim of one statement.")] = "",
    *,
    speaker: Speaker = "",
    about: Annotated[str, typer.Option("--about", metavar="TOPIC", help="Only what fits this topic.")] = "",
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
    pairs: Annotated[
        Path | None,
        typer.Option("--pairs", metavar="FILE", help='Lines with "id", "a" and "b", each "article" and "content" [[start, end], ...].'),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print claims that are reported more than once, those of most outlets first; or one claim whole."""
    if pairs is not None:
        raise typer.Exit(_related(pairs))
    if named:
        _one(named, as_json=as_json)
        return
    found = _listed(speaker, about, limit)
    for each in found if as_json else found[:LISTED]:
        print_json(claim_row(each)) if as_json else say(_heading(each))
    if not as_json and len(found) > LISTED:
        complain(f"{len(found) - LISTED:,} more: use --limit or --json for all.")
    if not found:
        complain("No claim is reported more than once.")
    raise typer.Exit(FOUND if found else NOTHING)


@claims_app.command()
def variants(named: One, as_json: AsJson = False) -> None:
    """How each outlet printed an utterance, against the fullest print: what matters most first."""
    from app.claims import shown
    from app.cli_reading import reading
    from app.variants import table

    with reading(load()) as desk:
        tables = [table(prints) for prints in shown(desk.archive, named).claim.utterances]
    for each in tables:
        print_json(_table_row(each)) if as_json else say("\n".join(_table_lines(each)))


@claims_app.command()
def position(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Somebody on record.")],
    about: Annotated[str, typer.Option("--about", metavar="TOPIC", help="Only what fits this topic.")] = "",
    as_json: AsJson = False,
) -> None:
    """What somebody said over time, and pairs of which you may ask whether the position changed: same, hedged or reversed."""
    from app.cli_reading import reading
    from app.positions import line, whole
    from archive.filters import QuoteFilter

    with reading(load()) as desk:
        speakers = names(desk, name)
        only = frozenset(quote.id for quote in desk.quotes(QuoteFilter(speakers=speakers), about)) if about else None
        found = list(whole(desk.archive, line(desk.archive, speakers, only).pairs))
    for pair in found:
        if as_json:
            print_json(
                {
                    "change": pair.change,
                    "earlier": _dated(pair.earlier),
                    "later": _dated(pair.later),
                    "why": pair.why,
                    "differs": pair.differs,
                }
            )
        else:
            say(f"{pair.change}?{f' ({pair.why})' if pair.why else ''}\n  {_told(pair.earlier)}\n  {_told(pair.later)}")
    if not found:
        complain("Nothing on record that could be compared.")
    raise typer.Exit(FOUND if found else NOTHING)


def _dated(quote: "Quote") -> Row:
    return {
        "id": quote.id, "text": quote.text, "said_on": quote.said_on, "published": quote.published_on, "source": quote.article.source,
        "start": quote.extent.start, "end": quote.extent.end,
    }  # fmt: skip


def _told(quote: "Quote") -> str:
    return f"{quote.id[:SHORT_ID]}  {_place(quote)}: “{_plain(quote)}”"


@claims_app.command()
def confirm(
    one: One, other: Other, claim: Annotated[bool, typer.Option("--claim", help="The same claim, made on another occasion.")] = False
) -> None:
    """Two statements are the same utterance, or with --claim the same claim."""
    _decide("same_claim" if claim else "same_utterance", one, other)


@claims_app.command()
def reject(one: One, other: Other) -> None:
    """Two statements are not the same, however alike they look."""
    _decide("apart", one, other)


@claims_app.command()
def undo() -> None:
    """Take the last word on a link back."""
    from app.claims import take_back

    verdict = take_back(load().data)
    say("Taken back." if verdict else "There is nothing to take back.")
    raise typer.Exit(FOUND if verdict else NOTHING)


def _decide(verb: str, one: str, other: str) -> None:
    from app.claims import decide
    from archive.claims.ties import Verb

    decide(load().data, Verb(verb), one, other)
    say({"apart": "Kept apart.", "same_claim": "One claim.", "same_utterance": "One utterance."}[verb])


def _related(pairs: Path) -> int:
    """Print how the statements at pairs of places relate; the exit code."""
    from app.claim_pairs import Pairs
    from app.cli_reading import objects, reading

    rows = objects(pairs)
    bad = False
    with reading(load()) as desk:
        for row, error in Pairs(desk.archive, desk.embedder).rows(rows):
            print_json(row)
            if error is not None:
                complain(str(error))
                bad = True
    return WRONG if bad else FOUND


def _listed(speaker: str, about: str, limit: int | None) -> "list[Claim]":
    from app.claims import listed
    from app.cli_reading import reading
    from archive.filters import QuoteFilter

    with reading(load()) as desk:
        where = QuoteFilter(speakers=names(desk, speaker))
        if not about:
            return listed(desk.archive, where, limit=limit)
        fitting = {quote.id for quote in desk.quotes(where, about)}
        return listed(desk.archive, where, only=lambda quote: quote.id in fitting, limit=limit)


def _one(named: str, *, as_json: bool) -> None:
    from app.claims import shown
    from app.cli_reading import reading

    with reading(load()) as desk:
        found = shown(desk.archive, named)
    if as_json:
        print_json(claim_row(found.claim) | {"suggested": [_suggested_row(each.a, each.b, each.score) for each in found.suggested]})
    else:
        say("\n".join(_lines(found)))


def claim_row(claim: "Claim") -> Row:
    """A claim as programs read it; `relation` is to the statement that stands for it."""
    from app.claims import relation_of

    return {
        "claim_id": claim.id, "statement": claim.title.text,
        "quotes": [
            {
                "id": quote.id, "source": quote.article.source, "start": quote.extent.start, "end": quote.extent.end,
                "speaker": quote.speaker, "said_on": quote.said_on, "published": quote.published_on, "outlet": quote.article.outlet,
                "text": quote.text, "relation": relation_of(claim, quote),
            }
            for quote in (*claim.statements, *claim.opposed)
        ],
        "asserters": claim.asserters, "deniers": claim.deniers, "outlets": claim.outlets, "days": claim.days,
        "articles": claim.articles, "reports": len(claim.reports),
    }  # fmt: skip


def _suggested_row(a: "Quote", b: "Quote", score: float) -> Row:
    return {"a": a.id, "b": b.id, "score": score}


def _table_row(table: "Table") -> Row:
    return {
        "fullest": table.fullest.id, "text": table.fullest.text,
        "variants": [
            {"id": each.quote.id, "text": each.quote.text, "ways": each.ways, "differences": each.differences} for each in table.variants
        ],
    }  # fmt: skip


def _table_lines(table: "Table") -> Iterator[str]:
    yield f"{table.fullest.id[:SHORT_ID]}  {_place(table.fullest)}: “{_plain(table.fullest)}”"
    for each in table.variants:
        yield f"{each.quote.id[:SHORT_ID]}    {', '.join(each.ways)} · {_place(each.quote)}: “{_plain(each.quote)}”"
        yield from (f"            {differing(difference)}" for difference in each.differences)


def _heading(claim: "Claim") -> str:
    days = " to ".join(str(day) for day in dict.fromkeys((claim.days[0], claim.days[-1]))) if claim.days else "no date"
    copies = f" ({len(reports)} without copies)" if len(reports := claim.reports) < claim.articles else ""
    counted = f"{len(claim.statements)} statements · {claim.articles} articles{copies} · {len(claim.outlets)} outlets · {days}"
    return f"{claim.id[:SHORT_ID]}  “{_plain(claim.title)}”\n          {', '.join(claim.asserters) or 'nobody named'} · {counted}"


def _lines(found: "Shown") -> Iterator[str]:
    """A claim whole, for the terminal."""
    claim = found.claim
    yield _heading(claim)
    yield from _group("First on record:", [claim.first])
    yield from _group("Repeated:", found.repeats)
    yield from _group("Every print:", claim.statements)
    yield from _group("May say the opposite:", claim.opposed)
    if found.suggested:
        yield "May be the same (onrecord claims confirm ID OTHER, or reject):"
        for each in found.suggested:
            yield f"  {each.a.id[:SHORT_ID]} {each.b.id[:SHORT_ID]}  “{_plain(each.a)}” · “{_plain(each.b)}”"


def _group(title: str, quotes: "Iterable[Quote]") -> Iterator[str]:
    rows = [f"  {_told(quote)}" for quote in quotes]
    yield from [title, *rows] if rows else ()


def _place(quote: "Quote") -> str:
    said = f"said {quote.said_on}" if quote.said_on and quote.said_on != quote.published_on else ""
    where = (quote.speaker or "unknown", quote.article.outlet or quote.article.source, str(quote.published_on or "no date"), said)
    return " · ".join(filter(None, where))


def _plain(quote: "Quote") -> str:
    return " ".join(quote.text.split()).strip('"“”')
