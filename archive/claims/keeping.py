"""Linking an open archive's statements, and the reader's last word on a link."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from archive import writing
from archive.claims import linking, verdicts
from archive.claims.ties import Judge, Verb
from archive.claims.verdicts import Place, Verdict
from archive.errors import BadInput
from archive.tables import articles, quotes, spoken, unclaimed, voices, wordings

if TYPE_CHECKING:
    from archive.archive import Archive

AT_ONCE = 5_000
"""Statements linked in one transaction."""


def link(archive: "Archive", judge: Judge) -> bool:
    """Link the statements that are new or have changed, all of them when the judge is another than last time. Whether there were any.

    Readers see links of statements that were linked before, until the transaction that brings the new ones.
    """
    with archive.reading() as connection:
        known = writing.read_meta(connection, "judge") == judge.version
        if known and not linking.waiting(connection):
            return False
    if not known:
        with archive.writing() as connection:
            linking.start_over(connection)
            writing.write_meta(connection, "judge", judge.version)
    return _link(archive, judge)


def relink(archive: "Archive", judge: Judge) -> None:
    """Link every statement anew; the reader's verdicts hold."""
    with archive.writing() as connection:
        linking.start_over(connection)
        writing.write_meta(connection, "judge", judge.version)
    _link(archive, judge)


def decide(archive: "Archive", judge: Judge, verb: Verb, a: str, b: str) -> Verdict:
    """Write down what the reader says of two statements (ids) and apply it. It holds for later versions of their articles, until undone.

    Raises:
        BadInput: one of them is not on record, or both are one statement.
    """
    link(archive, judge)
    with archive.writing() as connection:
        places = [_place(connection, quote_id) for quote_id in (a, b)]
        if places[0] == places[1]:
            raise BadInput("These are the same words of one article: choose two different statements.")
        verdict = Verdict(verb=verb, a=min(places), b=max(places))
        verdicts.write(connection, verdict)
        _wait(connection, verdict)
    _link(archive, judge)
    return verdict


def undo(archive: "Archive", judge: Judge) -> Verdict | None:
    """Take the newest verdict back; None when there is none to take back."""
    with archive.writing() as connection:
        verdict = verdicts.undo(connection)
        if verdict is not None:
            _wait(connection, verdict)
    if verdict is not None:
        _link(archive, judge)
    return verdict


def restore(archive: "Archive", found: Sequence[Verdict], judge: Judge) -> int:
    """Add the verdicts of an exported archive to the log and apply them, those that are there already left alone; how many were new."""
    known = {_said(verdict) for verdict in decided(archive)}
    new = [verdict for verdict in dict.fromkeys(found) if _said(verdict) not in known]
    if not new:
        return 0
    with archive.writing() as connection:
        for verdict in new:
            verdicts.write(connection, verdict)
            _wait(connection, verdict)
    _link(archive, judge)
    return len(new)


def _said(verdict: Verdict) -> tuple[object, ...]:
    """What makes two entries of the log one: all but whether it was taken back since."""
    return verdict.verb, verdict.places, verdict.made


def decided(archive: "Archive") -> list[Verdict]:
    """Every verdict in the order it was given, those undone as well."""
    with archive.reading() as connection:
        return verdicts.log(connection, undone=True)


def _link(archive: "Archive", judge: Judge) -> bool:
    changed, left = False, True
    while left:
        with archive.writing() as connection:
            if not linking.waiting(connection):
                return changed
            left = linking.link(connection, judge, most=AT_ONCE)
            archive.index().follow(writing.next_generation(connection))
            changed = True
    return changed


def _place(connection: Connection, quote_id: str) -> Place:
    held = select(articles.c.id, wordings.c.id.label("wording")).select_from(
        quotes.join(articles, articles.c.n == quotes.c.article_n).join(spoken, spoken.c.quote_n == quotes.c.n).join(voices).join(wordings)
    )
    row = connection.execute(held.where(quotes.c.id == quote_id, articles.c.current)).first()
    if row is None:
        raise BadInput(f"No statement {quote_id} is on record: `onrecord claims --json` lists their ids.")
    return Place(row.id, row.wording)


def _wait(connection: Connection, verdict: Verdict) -> None:
    ids: Sequence[str] = [place.wording for place in verdict.places]
    rows = select(wordings.c.n).where(wordings.c.id.in_(ids))
    connection.execute(upsert(unclaimed).from_select(["wording_n"], rows).on_conflict_do_nothing())
