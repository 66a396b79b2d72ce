"""`onrecord amend`: the reader's last word on single statements and on where they were printed."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_output import print_json
from app.cli_settings import load
from app.cli_show import amendment_lines, complain, say

if TYPE_CHECKING:
    from archive.amendments import Amendment

FOUND, NOTHING = 0, 1
EXAMPLES = """
[bold]Examples[/bold]

  onrecord amend speaker "we will not raise fares" --article news/0412.txt --as "Mira Vell"
  onrecord amend speaker "we will not raise fares" --article news/0412.txt --unnamed
  onrecord amend strike "we will not raise fares" --article news/0412.txt
  onrecord amend source news/0412.txt --outlet "The Quay" --published 2031-03-01
  onrecord amend log                               every correction, with its number
  onrecord amend undo 3                            take number 3 back

A correction holds for what is ingested later as well, until it is undone.
"""

amend_app = typer.Typer(
    rich_markup_mode="rich", no_args_is_help=True, epilog=EXAMPLES.replace("\n", "\n\n"),
    help="Correct statements and sources: another speaker, no statement at all, another outlet or day.",
)  # fmt: skip

Words = Annotated[str, typer.Argument(metavar="WORDS", help="Words of the statement, enough to tell it from others.")]
Article = Annotated[str, typer.Option("--article", metavar="SOURCE", help="Path, URL or id of its article.")]


@amend_app.command()
def speaker(
    words: Words,
    article: Article,
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="Who said it: somebody on record, or a new name.")] = "",
    unnamed: Annotated[bool, typer.Option("--unnamed", help="Nobody who is named said it.")] = False,
) -> None:
    """Give a statement to whoever said it."""
    from app.amends import of_speaker, statement
    from app.names import NameIndex
    from archive.archive import Archive
    from archive.errors import BadInput

    if bool(name.strip()) == unnamed:
        raise BadInput('Say who it was with --as "NAME", or --unnamed.')
    with Archive.open(load().data) as archive:
        amendment = of_speaker(statement(archive, article, words), NameIndex.of(archive.speakers()), name)
    _amend(amendment)


@amend_app.command()
def strike(words: Words, article: Article) -> None:
    """Say that the words are no statement: nothing shows, counts or finds them."""
    from app.amends import statement
    from archive.amendments import Amendment, Flaw
    from archive.archive import Archive

    with Archive.open(load().data) as archive:
        amendment = Amendment.of(statement(archive, article, words), Flaw.STRUCK)
    _amend(amendment)


@amend_app.command()
def source(
    article: Annotated[str, typer.Argument(metavar="SOURCE", help="Path, URL or id of an article.")],
    outlet: Annotated[str, typer.Option("--outlet", metavar="NAME", help="The outlet that printed it.")] = "",
    published: Annotated[str, typer.Option("--published", metavar="DATE", help="The day it was published (2031-03-01).")] = "",
) -> None:
    """Correct the outlet or the day of an article."""
    from app.amends import of_source
    from app.corrections import Find
    from archive.archive import Archive

    with Archive.open(load().data) as archive:
        amendment = of_source(archive, Find(archive).article(article), outlet=outlet, published=published)
    _amend(amendment)


@amend_app.command()
def undo(number: Annotated[int, typer.Argument(metavar="NUMBER", help="Of the correction, as the log shows it.")]) -> None:
    """Take a correction back."""
    from app.amends import withdraw

    say("\n".join(["Taken back:", *amendment_lines([withdraw(load().data, number)])]))


@amend_app.command()
def log(as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False) -> None:
    """Print all corrections in the order they were made, those taken back as well."""
    from archive import registry
    from archive.archive import Archive

    with Archive.open(load().data) as archive:
        found = registry.amended(archive, undone=True)
    if as_json:
        for amendment in found:
            print_json(amendment)
    elif found:
        say("\n".join(amendment_lines(found)))
    else:
        complain("No statement and no source was corrected yet.")
    raise typer.Exit(FOUND if found else NOTHING)


def _amend(amendment: "Amendment") -> None:
    """Make the correction, and say what was done."""
    from app.amends import amend

    made = amend(load().data, amendment)
    say("\n".join([*amendment_lines([made]), f"`onrecord amend undo {made.n}` takes it back."]))
