"""The reader's word on links: a log that is applied whenever statements are linked, and of which any entry can be undone.

same_utterance, same_claim    the two statements are linked so
apart                         the two statements are not the same, and no claim holds both
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from archive.claims.ties import Verb
from archive.tables import verdicts


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A statement as every version of its article holds it: the article's id and the id of the wording."""

    article: str
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One decision; of several about the same two statements the newest in force holds."""

    verb: Verb
    a: Place
    b: Place
    n: int = 0
    made: datetime | None = None
    undone: bool = False

    def __post_init__(self) -> None:
        if self.a == self.b:
            raise ValueError("a verdict needs two statements")

    @property
    def places(self) -> frozenset[Place]:
        return frozenset({self.a, self.b})


def log(connection: Connection, *, undone: bool = False) -> list[Verdict]:
    """The verdicts in force, oldest first; with `undone` those undone as well."""
    rows = connection.execute(select(verdicts).order_by(verdicts.c.n)).mappings()
    found = [
        Verdict(
            verb=Verb(row["verb"]),
            a=Place(row["a_article"], row["a_wording"]),
            b=Place(row["b_article"], row["b_wording"]),
            n=row["n"],
            made=row["made"],
            undone=row["undone"],
        )
        for row in rows
    ]
    return [verdict for verdict in found if undone or not verdict.undone]


def in_force(connection: Connection, wordings: Collection[str]) -> list[Verdict]:
    """The newest verdict on each two statements of which one has a wording among `wordings` (ids)."""
    newest = {verdict.places: verdict for verdict in log(connection)}
    return [verdict for verdict in newest.values() if any(place.wording in wordings for place in verdict.places)]


def write(connection: Connection, verdict: Verdict) -> None:
    """Add a verdict to the log, given now unless it says when."""
    a, b = sorted(verdict.places)
    connection.execute(
        insert(verdicts).values(
            verb=verdict.verb.value,
            a_article=a.article,
            a_wording=a.wording,
            b_article=b.article,
            b_wording=b.wording,
            made=verdict.made or datetime.now(tz=UTC),
            undone=verdict.undone,
        )
    )


def undo(connection: Connection) -> Verdict | None:
    """Take back the newest verdict in force; None when there is none."""
    known = log(connection)
    if not known:
        return None
    connection.execute(update(verdicts).where(verdicts.c.n == known[-1].n).values(undone=True))
    return known[-1]
