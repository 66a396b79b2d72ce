"""`onrecord speakers`: who is on record, and the reader's last word on who is who."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from app.cli_output import print_json
from app.cli_settings import load
from app.cli_show import complain, ruling_lines, say, speaker_table
from archive.errors import BadInput

if TYPE_CHECKING:
    from archive.archive import Archive
    from archive.records import Speaker
    from archive.rulings import Ruling

FOUND, NOTHING = 0, 1
LIST = "list"
EXAMPLES = """
[bold]Examples[/bold]

  onrecord speakers                                who is on record
  onrecord speakers Vell                           who bears this name
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
    from app.names import NameIndex
    from archive.archive import Archive

    with Archive.open(load().data) as archive:
        everybody = archive.speakers()
    if name:
        meant = NameIndex.of(everybody).resolve(name).speakers
        everybody = [speaker for speaker in everybody if speaker.name in meant]
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
    from archive.rulings import Ruling, Verb

    def ruling(find: "_Find") -> "Ruling":
        target = find(into)
        found = tuple(dict.fromkeys(find(name) for name in names))
        if target in found:
            raise BadInput(f"{target} cannot be merged into itself: name two speakers.")
        return Ruling(verb=Verb.MERGE, names=found, target=target)

    _correct(ruling)


@speakers_app.command()
def split(
    name: Name,
    articles: Annotated[
        list[str], typer.Option("--article", metavar="SOURCE", help="Path, URL or id of an article that means the other; may be repeated.")
    ],
    other: Annotated[str, typer.Option("--as", metavar="NAME", help="The name under which the other one is shown.")],
) -> None:
    """Part two people under one name: in these articles it is somebody else."""
    from archive.rulings import Ruling, Verb

    def ruling(find: "_Find") -> "Ruling":
        return Ruling(verb=Verb.SPLIT, names=(find(name),), target=_new_name(other), articles=tuple(map(find.article, articles)))

    _correct(ruling)


@speakers_app.command()
def rename(name: Name, new: Annotated[str, typer.Argument(metavar="NEW", help="The name to be shown from now on.")]) -> None:
    """Show a speaker under another name; the old one still finds them."""
    from archive.rulings import Ruling, Verb

    _correct(lambda find: Ruling(verb=Verb.RENAME, names=(find(name),), target=_new_name(new)))


@speakers_app.command()
def alias(name: Name, other: Annotated[str, typer.Argument(metavar="OTHER", help="Another name that finds them.")]) -> None:
    """Give a speaker another name by which questions find them."""
    from archive.rulings import Ruling, Verb

    _correct(lambda find: Ruling(verb=Verb.ALIAS, names=(find(name),), target=_new_name(other)))


@speakers_app.command()
def undo() -> None:
    """Take the newest correction back."""
    from archive import registry
    from archive.archive import Archive
    from ingest.speakers.registry import REGISTRY

    with Archive.open(load().data, write=True) as archive:
        undone = registry.undo(archive, REGISTRY)
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


class _Find:
    """The speaker and the article that a word of the command line means; BadInput when it is not exactly one."""

    def __init__(self, archive: "Archive") -> None:
        from app.names import NameIndex

        self._archive = archive
        self._everybody: Sequence[Speaker] = archive.speakers()
        self._names = {speaker.name for speaker in self._everybody}
        self._index = NameIndex.of(self._everybody)

    def __call__(self, name: str) -> str:
        if name in self._names:
            return name
        meant = self._index.resolve(name).speakers
        if not meant:
            raise BadInput(f"Nobody called {name} is on record: `onrecord speakers` lists everybody.")
        if len(meant) > 1:
            raise BadInput(f"{name} may be {' or '.join(meant[:CHOICES])}: write the name in full, as `onrecord speakers` shows it.")
        return meant[0]

    def article(self, source: str) -> str:
        """The id of the article read from `source`."""
        from pathlib import Path

        names = {source, str(Path(source).absolute())}
        ids = {a.id for a in self._archive.articles() if names & {a.id, a.source, a.origin, a.url}}
        if len(ids) != 1:
            raise BadInput(f"The archive holds {'no' if not ids else 'more than one'} article from {source}: give its path, URL or id.")
        return ids.pop()


CHOICES = 5


def _new_name(name: str) -> str:
    from archive.identity import JOINT

    name = " ".join(name.split())
    if not name or JOINT.strip() in name:
        raise BadInput("A name needs at least one word and no semicolon.")
    return name


def _correct(ruling_of: "Callable[[_Find], Ruling]") -> None:
    """Open the archive for writing, make the correction, and say what was done."""
    from archive import registry
    from archive.archive import Archive
    from ingest.speakers.registry import REGISTRY

    with Archive.open(load().data, write=True) as archive:
        ruling = ruling_of(_Find(archive))
        registry.correct(archive, ruling, REGISTRY)
    say("\n".join([*ruling_lines([ruling]), "`onrecord speakers undo` takes it back."]))
