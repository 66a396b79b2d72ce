"""`onrecord speakers`: who is on record, and the reader's last word on who is who."""

from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from app.cli_output import print_json
from app.cli_settings import load
from app.cli_show import complain, ruling_lines, say, speaker_table

if TYPE_CHECKING:
    from app.corrections import RulingOf

FOUND, NOTHING = 0, 1
LIST = "list"
NAMED = 5
"""So many who may be meant are named."""
EXAMPLES = """
[bold]Examples[/bold]

  onrecord speakers                                who is on record
  onrecord speakers Vell                           who bears this name
  onrecord speakers "the mayor"                    who holds this office
  onrecord speakers merge "M. Vell" --into "Mira Vell"
  onrecord speakers split "Ann Orr" --article news/0412.txt --as "Ann Orr (baker)"
  onrecord speakers rename "Mira Vell" "Mira Vell-Okoro"
  onrecord speakers alias "Mira Vell" "the ferry minister"
  onrecord speakers undo                           take the last correction back

A correction holds for what is ingested later as well, until it is undone.
"""


class _Group(TyperGroup):
    """Whatever is not one of the commands is a name to look for."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = [LIST, *args]
        return list(super().parse_args(ctx, args))


speakers_app = typer.Typer(
    cls=_Group, rich_markup_mode="rich", epilog=EXAMPLES.replace("\n", "\n\n"), subcommand_metavar="[NAME] | COMMAND ...",
    help="Print who is on record, with counts, other names and roles; correct who is who.",
)  # fmt: skip

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Somebody on record.")]


@speakers_app.command(LIST)
def show(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="Only those who bear this name.")] = "", as_json: AsJson = False
) -> None:
    """Print who is on record, with counts, other names and roles."""
    from app.meant import is_description, meant
    from app.names import NameIndex
    from app.sentences import listed
    from archive.archive import Archive

    with Archive.open(load().data) as archive:
        everybody = archive.speakers()
    if name:
        reading = meant(NameIndex.of(everybody), name)
        found = reading.bearers or reading.may
        everybody = [speaker for speaker in everybody if speaker.name in found]
        if everybody and is_description(name):
            complain(f"{name} is read as {listed([speaker.name for speaker in everybody[:NAMED]])}.")
    if as_json:
        for speaker in everybody:
            print_json(speaker)
    elif everybody:
        speaker_table(everybody)
    if not everybody:
        complain(
            f"Nobody called {name} is on record." if name else "Nobody is on record yet: bring articles in with onrecord ingest FOLDER."
        )
    raise typer.Exit(FOUND if everybody else NOTHING)


@speakers_app.command()
def merge(
    names: Annotated[list[str], typer.Argument(metavar="NAME ...", help="Speakers who are one with the other.")],
    into: Annotated[str, typer.Option("--into", metavar="NAME", help="The speaker on record whom they all are.")],
) -> None:
    """Make several speakers one: all that was said under these names is INTO's."""
    from app.corrections import merging

    _correct(merging(names, into))


@speakers_app.command()
def split(
    name: Name,
    articles: Annotated[
        list[str], typer.Option("--article", metavar="SOURCE", help="Path, URL or id of an article that means the other; may be repeated.")
    ],
    other: Annotated[str, typer.Option("--as", metavar="NAME", help="The name under which the other one is shown.")],
) -> None:
    """Part two people under one name: in these articles it is somebody else."""
    from app.corrections import splitting

    _correct(splitting(name, articles, other))


@speakers_app.command()
def rename(name: Name, new: Annotated[str, typer.Argument(metavar="NEW", help="The name to be shown from now on.")]) -> None:
    """Show a speaker under another name; the old one still finds them."""
    from app.corrections import renaming

    _correct(renaming(name, new))


@speakers_app.command()
def alias(name: Name, other: Annotated[str, typer.Argument(metavar="OTHER", help="Another name that finds them.")]) -> None:
    """Give a speaker another name by which questions find them."""
    from app.corrections import aliasing

    _correct(aliasing(name, other))


@speakers_app.command()
def undo() -> None:
    """Take the newest correction back."""
    from app.corrections import take_back

    undone = take_back(load().data)
    if undone is None:
        complain("There is no correction to take back.")
        raise typer.Exit(NOTHING)
    say("\n".join(["Taken back:", *ruling_lines([undone])]))


@speakers_app.command()
def log(as_json: AsJson = False) -> None:
    """Print all corrections in the order they were made, those taken back as well."""
    from archive import registry
    from archive.archive import Archive

    with Archive.open(load().data) as archive:
        found = registry.corrections(archive)
    if as_json:
        for ruling in found:
            print_json(ruling)
    elif found:
        say("\n".join(ruling_lines(found)))
    else:
        complain("No correction was made yet.")
    raise typer.Exit(FOUND if found else NOTHING)


def _correct(ruling_of: "RulingOf") -> None:
    """Make the correction, and say what was done."""
    from app.corrections import correct

    ruling = correct(load().data, ruling_of)
    say("\n".join([*ruling_lines([ruling]), "`onrecord speakers undo` takes it back."]))
