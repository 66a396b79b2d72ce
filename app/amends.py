"""The reader's last word on a statement or a source, in words as people write them, and taking it back.

A correction holds for what is ingested later as well, until it is undone.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.corrections import Find, new_name
from app.names import NameIndex
from archive import registry
from archive.amendments import Amendment, Flaw
from archive.archive import Archive
from archive.claims import keeping
from archive.errors import BadInput
from archive.filters import QuoteFilter
from archive.records import Quote
from ingest.connect import judge
from ingest.speakers.registry import REGISTRY

NO_STATEMENT = "This statement is not on record any more: the article was read anew, or it was corrected already."
NOTHING_TO_UNDO = "There is no such correction in force."
CHOICES = 5


def amend(folder: Path, amendment: Amendment) -> Amendment:
    """Make a correction in the archive of `folder`; as it is kept. Raises BadInput for what is not on record, ArchiveBusy."""
    with Archive.open(folder, write=True) as archive:
        made = registry.amend(archive, amendment, REGISTRY)
        keeping.link(archive, judge())
        return made


def withdraw(folder: Path, n: int) -> Amendment:
    """Take correction `n` back; returns it. Raises BadInput when there is none in force, ArchiveBusy."""
    with Archive.open(folder, write=True) as archive:
        found = registry.withdraw(archive, n, REGISTRY)
        keeping.link(archive, judge())
    if found is None:
        raise BadInput(NOTHING_TO_UNDO)
    return found


def asked(archive: Archive, index: NameIndex, given: Mapping[str, str]) -> Amendment:
    """The correction that a form of the page asks for: `act`, and `quote` with `speaker`, or `article` with `outlet` and `published`.

    Raises BadInput for a statement or an article that is not on record, a name that may be several people, and no day.
    """
    if given["act"] == "source":
        return of_source(archive, given.get("article", ""), outlet=given.get("outlet", ""), published=given.get("published", ""))
    found = archive.quotes_by_id([given.get("quote", "")])
    if not found:
        raise BadInput(NO_STATEMENT)
    if given["act"] == "struck":
        return Amendment.of(found[0], Flaw.STRUCK)
    name = "" if given["act"] == "unnamed" else given.get("speaker", "")
    if given["act"] == "speaker" and not name.strip():
        raise BadInput("Write who said it, or press “Nobody named”.")
    return of_speaker(found[0], index, name)


def of_speaker(quote: Quote, index: NameIndex, name: str) -> Amendment:
    """The words are `name`'s, somebody's on record or somebody new; nobody's who is named when it is empty."""
    return Amendment.of(quote, Flaw.SPEAKER, speaker=_called(index, name) if name else None)


def of_source(archive: Archive, article_id: str, *, outlet: str = "", published: str = "") -> Amendment:
    """The article is from this outlet, or of this day (2031-03-01); what is right already is left out."""
    held = archive.article(article_id)
    if held is None:
        raise BadInput("The archive holds no such article: give its path, URL or id.")
    day = _day(published)
    right, moved = " ".join(outlet.split()), day if day != held.published else None
    if (not right or right == held.outlet) and moved is None:
        raise BadInput("Outlet and day are as they were: change what is wrong.")
    return Amendment(verb=Flaw.SOURCE, article=held.id, outlet=right if right != held.outlet else "", published=moved)


def statement(archive: Archive, source: str, words: str) -> Quote:
    """The one statement in the article read from `source` that holds `words`. Raises BadInput when it is not exactly one."""
    wanted = " ".join(words.split()).casefold()
    said = archive.quotes(QuoteFilter(articles=(Find(archive).article(source),)))
    found = [quote for quote in said if wanted and wanted in " ".join(quote.text.split()).casefold()]
    exact = [quote for quote in found if " ".join(quote.text.split()).strip("\"“”' ").casefold() == wanted.strip("\"“”' ")]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        raise BadInput(f"{len(found)} statements in {source} hold these words: give more of them.")
    raise BadInput(f"No statement in {source} holds these words: `onrecord quotes --format jsonl` lists the statements.")


def _called(index: NameIndex, name: str) -> str:
    """The name on record that is meant, or a new one."""
    name = new_name(name)
    if name in index.speakers:
        return name
    meant = index.resolve(name).speakers
    if len(meant) > 1:
        raise BadInput(f"{name} may be {' or '.join(meant[:CHOICES])}: write the name in full.")
    return meant[0] if meant else name


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadInput(f"A day is written such as 2031-03-01, not {text!r}.") from error
