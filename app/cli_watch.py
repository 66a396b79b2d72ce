"""`onrecord watch` and `onrecord digest`: whom and what a reader watches, and what is new about it."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from app.cli_options import FOUND, NOTHING, AsJson
from app.cli_output import print_json, quote_row
from app.cli_settings import load, up_to_date
from app.cli_show import complain, markdown, say, write

if TYPE_CHECKING:
    from app.watches import News

WATCH_EXAMPLES = """
[bold]Examples[/bold]

  onrecord watch add "Mira Vell"                   what she says from now on is news
  onrecord watch add "the mayor"                   who holds the office now
  onrecord watch add --topic "ferry fares"         what anybody says about it
  onrecord watch list
  onrecord watch remove "ferry fares"
  onrecord watch undo                              take the last addition or removal back
  onrecord digest                                  what is new since you last looked
"""
DIGEST_EXAMPLES = """
[bold]Examples[/bold]

  onrecord digest                                  what is new, and note that you have seen it
  onrecord digest --peek --format md > news.md     the same, and it stays new
  onrecord digest --feed watched.xml               an Atom feed for any feed reader; it stays new here

News are new statements, statements said again, and what became of those you had seen: altered, withdrawn, given to another speaker.
"""


class _Group(TyperGroup):
    """Whatever is not one of the commands is somebody to watch."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["add", *args]
        return list(super().parse_args(ctx, args))


watch_app = typer.Typer(
    cls=_Group, rich_markup_mode="rich", no_args_is_help=True, epilog=WATCH_EXAMPLES.replace("\n", "\n\n"),
    help="Watch people and topics: what is new about them is told by onrecord digest.",
)  # fmt: skip


class DigestFormat(StrEnum):
    """How `onrecord digest` prints."""

    TEXT = "text"
    MD = "md"


@watch_app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Somebody to watch, or with --topic a few words.")],
    topic: Annotated[bool, typer.Option("--topic", help="Watch what anybody says about this.")] = False,
) -> None:
    """Watch a person, or with --topic a topic, from now on."""
    from app.cli_reading import reading
    from app.watches import add as begin

    with reading(up_to_date()) as desk:
        watched, new, held = begin(desk.archive, desk.embedder, name, topic=topic)
    what = f"what is said about {watched}" if topic else watched
    on_record = f"{held:,} on record by now" if held else "nothing on record yet"
    read = f"{name} is read as {watched}. " if not topic and name.casefold() not in watched.casefold() else ""
    say(f"{read}Watching {what}: {on_record}." if new else f"{read}{watched} is watched already.")


@watch_app.command()
def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="A person or topic that is watched.")]) -> None:
    """Watch a person or topic no longer; onrecord watch undo takes it back."""
    from app.watches import find
    from archive import watches
    from archive.archive import Archive

    with Archive.open(up_to_date().data) as archive:
        watch = find(archive, name)
        watches.remove(archive, watch)
    say(f"No longer watching {watch.name}. Take it back with onrecord watch undo.")


@watch_app.command("list")
def show() -> None:
    """Print whom and what you watch, and when you last looked."""
    from app.render.watches import NOTHING_WATCHED, since
    from archive import watches
    from archive.archive import Archive

    with Archive.open(load().data) as archive:
        held = watches.listed(archive, owner="")
    for watch in held:
        say(f"{watch.name} ({watch.follows.value}), last looked {since(watch)}")
    if not held:
        complain(f"{NOTHING_WATCHED} Begin with onrecord watch add NAME.")
    raise typer.Exit(FOUND if held else NOTHING)


@watch_app.command()
def undo() -> None:
    """Take the last addition or removal back."""
    from archive import watches
    from archive.archive import Archive

    with Archive.open(up_to_date().data) as archive:
        taken = watches.undo(archive, owner="")
    if taken is None:
        complain("There is nothing to take back.")
        raise typer.Exit(NOTHING)
    watch, watched = taken
    say(f"Watching {watch.name} again." if watched else f"No longer watching {watch.name}.")


def digest(
    *,
    output: Annotated[DigestFormat, typer.Option("--format", help="Plain text or Markdown.")] = DigestFormat.TEXT,
    as_json: AsJson = False,
    feed: Annotated[Path | None, typer.Option("--feed", metavar="FILE", help="Write an Atom feed instead; it stays new here.")] = None,
    peek: Annotated[bool, typer.Option("--peek", help="Do not note that you have seen it.")] = False,
) -> None:
    """Tell what is new about the people and topics that you watch since you last looked."""
    from app.cli_reading import reading
    from app.exports.atom import feed as atom
    from app.render.watches import NOTHING_WATCHED, digest_markdown, digest_text
    from app.watches import latest, look, news

    with reading(up_to_date()) as desk:
        found = news(desk.archive, desk.embedder)
        if not found:
            complain(f"{NOTHING_WATCHED} Begin with onrecord watch add NAME.")
            raise typer.Exit(NOTHING)
        if feed is not None:
            items = latest(desk.archive, found)
            write([atom(items, name=str(desk.archive.folder.resolve()), now=datetime.now(tz=UTC))], feed)
            say(f"Written: {feed}, {len(items):,} entries.")
            raise typer.Exit(FOUND)
        if as_json:
            _print_rows(found)
        elif output is DigestFormat.MD:
            markdown(digest_markdown(found))
        else:
            say(digest_text(found))
        if not peek:
            look(desk.archive, found)
    raise typer.Exit(FOUND if any(each.items or each.gone for each in found) else NOTHING)


def _print_rows(found: "list[News]") -> None:
    for each in found:
        watch = each.watch
        items = [
            {"kind": item.kind, "statement": quote_row(item.quote), "before": quote_row(item.before) if item.before else None}
            for item in each.items
        ]
        print_json(
            {"watch": watch.name, "follows": watch.follows, "since": watch.looked, "held": each.held, "gone": each.gone, "items": items}
        )
