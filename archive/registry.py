"""Linking and correcting an open archive: who is who, who said what and where it was printed, and the reader's last word on it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from archive import amending, amendments, linking, rulings, writing
from archive.amendments import Amendment, Correction
from archive.errors import BadInput
from archive.identity import Linker
from archive.rulings import Ruling, Verb
from archive.tables import articles, quotes, speakers

if TYPE_CHECKING:
    from archive.archive import Archive


def link(archive: "Archive", linker: Linker) -> bool:
    """Link the names whose evidence has changed, all of them when the linker is another than last time. Whether there were any.

    One transaction: readers see the archive before it or after it.
    """
    with archive.reading() as connection:
        known = writing.read_meta(connection, "linker") == linker.version
        if known and not linking.waiting(connection):
            return False
    with archive.writing() as connection:
        if not known:
            linking.unlink(connection)
            writing.write_meta(connection, "linker", linker.version)
        return _linked(archive, connection, linker)


def relink(archive: "Archive", linker: Linker) -> None:
    """Link every name anew from the evidence and the corrections."""
    with archive.writing() as connection:
        linking.unlink(connection)
        writing.write_meta(connection, "linker", linker.version)
        _linked(archive, connection, linker)


def correct(archive: "Archive", ruling: Ruling, linker: Linker) -> None:
    """Add the reader's correction to the log and apply it. It holds for whatever is ingested later, until it is undone.

    Raises:
        BadInput: nobody on record goes by one of the names, a rename would make two speakers one, or an article has nothing of theirs.
    """
    link(archive, linker)
    with archive.writing() as connection:
        _check(connection, ruling)
        rulings.write(connection, ruling)
        linking.unlink(connection, {*ruling.names, ruling.target})
        _linked(archive, connection, linker)


def undo(archive: "Archive", linker: Linker) -> Ruling | None:
    """Take the newest correction back; None when there is none to take back."""
    with archive.writing() as connection:
        ruling = rulings.undo(connection)
        if ruling is not None:
            linking.unlink(connection, {*ruling.names, ruling.target})
            _linked(archive, connection, linker)
    return ruling


def restore(archive: "Archive", found: Sequence[Correction], linker: Linker) -> int:
    """Add the corrections of an exported archive to the log, those that are there already left alone; how many were new."""
    log: list[Correction] = [*corrections(archive), *amended(archive, undone=True)]
    known = {_said(each) for each in log}
    new = [each for each in dict.fromkeys(found) if _said(each) not in known]
    if not new:
        return 0
    with archive.writing() as connection:
        for each in new:
            if isinstance(each, Amendment):
                amendments.write(connection, each)
            else:
                rulings.write(connection, each)
                linking.unlink(connection, {*each.names, each.target})
        for article in {each.article for each in new if isinstance(each, Amendment)}:
            amending.lift(connection, article)
            amending.settle(connection, article)
        linking.link(connection, linker)
        archive.index().follow(writing.next_generation(connection))
    return len(new)


def _said(ruling: Correction) -> tuple[object, ...]:
    """What makes two entries of the log one: all but whether it was taken back since."""
    if isinstance(ruling, Amendment):
        return ruling.verb, ruling.article, ruling.parts, ruling.speaker, ruling.outlet, ruling.published, ruling.made
    return ruling.verb, ruling.names, ruling.target, ruling.articles, ruling.made


def corrections(archive: "Archive") -> list[Ruling]:
    """Every correction in the order it was made, those undone as well."""
    with archive.reading() as connection:
        return rulings.log(connection, undone=True)


def amend(archive: "Archive", amendment: Amendment, linker: Linker) -> Amendment:
    """Correct a statement or a source. It holds for whatever is read again later, until it is undone. Returns it as it is kept.

    Raises:
        BadInput: the archive holds no such article, or no such statement in it.
    """
    with archive.writing() as connection:
        held = connection.execute(select(articles.c.n).where(articles.c.id == amendment.article, articles.c.current)).first()
        if held is None:
            raise BadInput("The archive holds no such article: give its path, URL or id.")
        if amendment.parts and not amending.matches(connection, amendment):
            raise BadInput("These words are no statement on record in that article: it may have been read anew, or corrected already.")
        n = amendments.write(connection, amendment)
        _resettle(archive, connection, amendment.article, linker)
        return next(each for each in amendments.log(connection, article=amendment.article) if each.n == n)


def withdraw(archive: "Archive", n: int, linker: Linker) -> Amendment | None:
    """Take the correction of this number back; None when there is none in force."""
    with archive.writing() as connection:
        found = next((each for each in amendments.log(connection) if each.n == n), None)
        if found is not None:
            amending.lift(connection, found.article)
            amendments.take_back(connection, n)
            _resettle(archive, connection, found.article, linker)
    return found


def amended(archive: "Archive", *, article: str | None = None, undone: bool = False) -> list[Amendment]:
    """The corrections of statements and sources in the order they were made; with `undone` those undone as well."""
    with archive.reading() as connection:
        return amendments.log(connection, article=article, undone=undone)


def _resettle(archive: "Archive", connection: Connection, article: str, linker: Linker) -> None:
    amending.lift(connection, article)
    amending.settle(connection, article)
    linking.link(connection, linker)
    archive.index().follow(writing.next_generation(connection))


def _linked(archive: "Archive", connection: Connection, linker: Linker) -> bool:
    changed = linking.link(connection, linker)
    if changed:
        archive.index().follow(writing.next_generation(connection))
    return changed


def _check(connection: Connection, ruling: Ruling) -> None:
    shown = set(connection.execute(select(speakers.c.name).where(speakers.c.name.in_([*ruling.names, ruling.target]))).scalars())
    needed = (*ruling.names, ruling.target) if ruling.verb is Verb.MERGE else ruling.names
    missing = [name for name in needed if name not in shown]
    if missing:
        raise BadInput(f"Nobody called {missing[0]} is on record: `onrecord speakers` lists the names as they are written here.")
    if ruling.verb is Verb.RENAME and ruling.target in shown:
        raise BadInput(f"Somebody called {ruling.target} is on record already: merge the two, or choose another name.")
    if ruling.verb is Verb.SPLIT and ruling.articles:
        _check_articles(connection, ruling)


def _check_articles(connection: Connection, ruling: Ruling) -> None:
    said = select(articles.c.id).join_from(quotes, articles).join(speakers, speakers.c.n == quotes.c.speaker_n)
    theirs: Sequence[str] = connection.execute(said.where(articles.c.current, speakers.c.name.in_(ruling.names))).scalars().all()
    strange = [article for article in ruling.articles if article not in theirs]
    if strange:
        raise BadInput(f"{ruling.names[0]} says nothing in {strange[0]}: name an article with a statement of theirs.")
