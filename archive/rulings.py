"""The reader's corrections of who is who: a log that is applied in order whenever names are linked, and of which any end can be undone.

merge   everybody called one of `names` is `target`
split   in `articles`, whoever is called one of `names` is `target`
rename  whoever is called one of `names` is called `target`
alias   `target` is another name of whoever is called one of `names`
qid, gender    facts about whoever is called one of `names`
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select, update

from archive.identity import Identity
from archive.tables import rulings


class Verb(StrEnum):
    """What a ruling does."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    ALIAS = "alias"
    QID = "qid"
    GENDER = "gender"


MOVING = frozenset({Verb.MERGE, Verb.SPLIT, Verb.RENAME})
"""The rulings that give statements another speaker's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One correction: `names` as the archive showed them, `articles` by id (for a split)."""

    verb: Verb
    names: tuple[str, ...]
    target: str
    articles: tuple[str, ...] = ()
    made: datetime | None = None
    undone: bool = False

    def __post_init__(self) -> None:
        if not self.names or not self.target.strip():
            raise ValueError("a ruling needs names and a target")


def ruled(identity: Identity, known: frozenset[str], article: str, log: Iterable[Ruling]) -> Identity:
    """Whom an appearance in `article` means after the rulings. `known` are the full names by which that speaker goes."""
    found = identity
    sole = not identity.apart and identity.name == identity.plain
    for ruling in log:
        if ruling.verb not in MOVING or (ruling.articles and article not in ruling.articles):
            continue
        if found.name in ruling.names or (sole and found is identity and not known.isdisjoint(ruling.names)):
            found = replace(found, name=ruling.target, plain=ruling.target, apart="")
    return found


def log(connection: Connection, *, undone: bool = False) -> list[Ruling]:
    """The rulings in force, oldest first; with `undone` those undone as well."""
    rows = connection.execute(select(rulings).order_by(rulings.c.n)).mappings()
    found = [
        Ruling(
            verb=Verb(row["verb"]),
            names=tuple(row["names"]),
            target=row["target"],
            articles=tuple(row["articles"]),
            made=row["made"],
            undone=row["undone"],
        )
        for row in rows
    ]
    return [ruling for ruling in found if undone or not ruling.undone]


def write(connection: Connection, ruling: Ruling) -> None:
    """Add a ruling to the log, made now unless it says when."""
    connection.execute(
        insert(rulings).values(
            verb=ruling.verb.value,
            names=list(ruling.names),
            target=ruling.target,
            articles=list(ruling.articles),
            made=ruling.made or datetime.now(tz=UTC),
            undone=ruling.undone,
        )
    )


def undo(connection: Connection) -> Ruling | None:
    """Take back the newest ruling in force; None when there is none."""
    in_force: Sequence[Ruling] = log(connection)
    if not in_force:
        return None
    newest = connection.execute(select(rulings.c.n).where(~rulings.c.undone).order_by(rulings.c.n.desc()).limit(1)).scalar_one()
    connection.execute(update(rulings).where(rulings.c.n == newest).values(undone=True))
    return in_force[-1]
