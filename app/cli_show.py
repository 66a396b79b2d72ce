"""What the commands show to readers: sentences, findings, tables."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli_output import print_bytes
from app.finding import EARLIER
from archive.errors import BadInput

if TYPE_CHECKING:
    from app.finding import Difference, Verification
    from archive.amendments import Amendment
    from archive.records import Quote, Speaker
    from archive.rulings import Ruling

TABLE_ROWS = 200
NOBODY = "somebody whom the article does not name"


def finding_lines(found: "Verification") -> Iterator[str]:
    """A finding in words."""
    source = found.speaker or "a source without a name"
    printed = f"Verbatim, but taken back by a correction: the words were printed as those of {source}."
    own = f"on record from {found.speaker}, but who said it is uncertain." if found.uncertain else ""
    said = {
        "verbatim": printed if found.disowned else f"Verbatim: {own or f'{found.speaker or NOBODY} said this.'}",
        "altered": f"Altered: the nearest words {own or f'on record are by {source}.'}",
        "wrong_speaker": f"Another speaker: {own or f'{found.speaker} said this.'}",
        "not_found": found.note or "Not found: no article in the archive holds these words.",
    }
    yield said[found.finding]
    if found.citation:
        article = found.citation.article
        yield f"  {found.citation.quote}"
        place = ", ".join(filter(None, (article.outlet, str(article.published or ""), article.source)))
        yield f"  {place} [{found.citation.span.start}:{found.citation.span.end}]"
    if found.disowned:
        note = found.disowned
        yield f"  The correction: {note.article.title or note.article.source} [{note.span.start}:{note.span.end}]"
    if found.earlier:
        was = found.earlier
        yield f"  {EARLIER}: {was.article.title or was.article.source} [{was.span.start}:{was.span.end}]"
    for difference in found.differences:
        yield f"  {differing(difference)}"


def differing(difference: "Difference") -> str:
    """One difference in words, what kind it is first."""
    if not difference.quoted:
        return f"left out: the article has “{difference.article}” here"
    if not difference.article:
        return f"added: “{difference.quoted}” is not in the article"
    return f"{difference.kind}: {difference.quoted} where the article has {difference.article}"


def quote_table(found: "list[Quote]") -> None:
    """Statements as a table on the terminal."""
    from rich.table import Table
    from rich.text import Text

    from app.render.wording import manner

    table = Table("Published", "Speaker", "Statement", "How", "Outlet", show_lines=False)
    for quote in found[:TABLE_ROWS]:
        said, how = " ".join(quote.text.split()), ", ".join(manner(quote))
        table.add_row(*map(Text, (str(quote.published_on or ""), quote.speaker or "unknown", said, how, quote.article.outlet)))
    draw(table)
    if len(found) > TABLE_ROWS:
        complain(f"{len(found) - TABLE_ROWS:,} more: use --format jsonl or csv for all.")


def speaker_table(found: "list[Speaker]") -> None:
    """Speakers as a table on the terminal."""
    from rich.table import Table
    from rich.text import Text

    table = Table("Statements", "Speaker", "Kind", "Other names", "Roles")
    for speaker in found:
        table.add_row(
            f"{speaker.quotes:,}", *map(Text, (speaker.name, speaker.kind.value, ", ".join(speaker.aliases), "; ".join(speaker.roles)))
        )
    draw(table)


def ruling_lines(found: "Iterable[Ruling]") -> Iterator[str]:
    """Corrections of who is who, a sentence each."""
    for ruling in found:
        names, target = " and ".join(ruling.names), ruling.target
        said = {
            "merge": f"{names} {'are' if len(ruling.names) > 1 else 'is'} {target}.",
            "split": f"{names} in {', '.join(ruling.articles)} is {target}.",
            "rename": f"{names} is shown as {target}.",
            "alias": f"{names} is also called {target}.",
            "qid": f"{names} is {target} on Wikidata.",
            "gender": f"{names} is referred to as {target}.",
        }[ruling.verb]
        yield " ".join(filter(None, (f"{ruling.made:%Y-%m-%d}" if ruling.made else "", said, "(taken back)" if ruling.undone else "")))


def amendment_lines(found: "Iterable[Amendment]") -> Iterator[str]:
    """Corrections of statements and sources, numbered, a sentence each."""
    from app.render import amendment_text

    for each in found:
        state = "(taken back)" if each.undone else "" if each.found else "(waits: the archive holds no such words)"
        made = f"{each.made:%Y-%m-%d}" if each.made else ""
        yield " ".join(filter(None, (f"{each.n}.", made, amendment_text(each), f"[{each.article}]", state)))


def write(lines: Iterable[str], file: Path | None = None) -> None:
    """Lines to a file or to standard output, in UTF-8."""
    if file is None:
        for line in lines:
            print_bytes(line.encode("utf-8", "replace"))
        return
    try:
        with file.open("w", encoding="utf-8", newline="") as target:
            target.writelines(lines)
    except OSError as error:
        raise BadInput(f"{file} cannot be written: {error.strerror}.") from error


def markdown(text: str) -> None:
    """Markdown, drawn on a terminal, as it is elsewhere."""
    if not sys.stdout.isatty():
        say(text)
        return
    from rich.markdown import Markdown

    draw(Markdown(text, hyperlinks=False))


def draw(piece: Any) -> None:  # noqa: ANN401 - anything that rich can print
    """A piece of rich's on the terminal."""
    from rich.console import Console

    Console().print(piece)


def say(text: str) -> None:
    """Text on standard output."""
    print_bytes(f"{text}\n".encode("utf-8", "replace"))


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    sys.stderr.write(f"{' '.join(sentence.split())}\n")
