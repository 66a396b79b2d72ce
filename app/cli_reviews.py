"""`onrecord reviews`: what human fact-checkers found about claims, beside the statements that they may be about."""

from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from app.cli_options import FOUND, NOTHING, WRONG, AsJson
from app.cli_output import print_json, quote_row
from app.cli_settings import load, up_to_date
from app.cli_show import complain, say

if TYPE_CHECKING:
    from app.reviews import Match
    from archive.reviews import Review

LIST = "list"
EXAMPLES = """
[bold]Examples[/bold]

  onrecord reviews add checks.jsonld               reviews as fact-checkers publish them (schema.org ClaimReview)
  onrecord reviews add saved-pages/                pages that carry them, feeds, JSON lines
  onrecord reviews                                 each with the statements on record that it may be about
  onrecord reviews remove checks.jsonld

The finding is the reviewer's, in the reviewer's words. onrecord rates nothing; which statements it is about is a suggestion.
"""


class _Group(TyperGroup):
    """Without a command the reviews are listed."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = [LIST, *args]
        return list(super().parse_args(ctx, args))


reviews_app = typer.Typer(
    cls=_Group, rich_markup_mode="rich", epilog=EXAMPLES.replace("\n", "\n\n"), subcommand_metavar="| COMMAND ...",
    help="Print what fact-checkers found about claims, beside the statements on record that it may be about.",
)  # fmt: skip


@reviews_app.command(LIST)
def show(as_json: AsJson = False) -> None:
    """Print the reviews, each with the statements on record that it may be about."""
    from app.cli_reading import reading
    from app.reviews import matches
    from archive.reviews import listed

    with reading(load()) as desk:
        held = listed(desk.archive)
        found = matches(desk.archive, desk.embedder, held)
    for review in held:
        about = [match for match in found if match.review == review]
        if as_json:
            _print(review, about)
        else:
            _tell(review, about)
    if not held:
        complain("No review was read in yet: onrecord reviews add FILE.")
    raise typer.Exit(FOUND if held else NOTHING)


@reviews_app.command()
def add(inputs: Annotated[list[str], typer.Argument(metavar="FILE ...", help="Files or folders with ClaimReview JSON-LD.")]) -> None:
    """Read reviews in; one that is there already is brought up to date."""
    from app.reviews import bring_in
    from archive.archive import Archive

    with Archive.open(up_to_date().data) as archive:
        read, new, failed = bring_in(archive, inputs)
    for failure in failed:
        complain(f"{failure.source}: {failure.reason}")
    say(f"Reviews: {read:,} read, {new:,} new.")
    raise typer.Exit(WRONG if failed and not read else FOUND)


@reviews_app.command()
def remove(source: Annotated[str, typer.Argument(metavar="SOURCE", help="The file they were read from, or the address of one.")]) -> None:
    """Remove the reviews of a file, or one by its address."""
    from archive import reviews
    from archive.archive import Archive

    with Archive.open(up_to_date().data) as archive:
        removed = reviews.remove(archive, source)
    say(f"Removed: {removed:,}.")
    raise typer.Exit(FOUND if removed else NOTHING)


def _tell(review: "Review", about: "list[Match]") -> None:
    from app.render.watches import byline, said
    from app.render.wording import day

    when = f", {day(review.published)}" if review.published else ""
    claimant = f", said to be by {review.claimant}" if review.claimant else ""
    say(f"{review.reviewer}{when}: “{review.rating}”" if review.rating else f"{review.reviewer}{when}")
    say(f"  on the claim “{review.claim}”{claimant}")
    if review.url:
        say(f"  {review.url}")
    for match in about:
        say(f"  {'On record' if match.sure else 'May be'}: {said(match.quote)}\n    {byline(match.quote)}")
    if not about:
        say("  No statement on record is near it.")


def _print(review: "Review", about: "list[Match]") -> None:
    from dataclasses import asdict

    print_json(asdict(review) | {"statements": [quote_row(match.quote) | {"sure": match.sure} for match in about]})
