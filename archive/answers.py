"""Descriptions answered in step with the record: those that a change may answer otherwise are asked about anew, and only those.

    note     those whom an article only describes are written, to be asked about
    ask      they wait to be asked about again
    decide   each that waits, or whose company has changed, gets the witness that names whom it means, or none
    give     what their witnesses come to mean is written to them and their statements

Until it is answered a description is nobody: its statements are shown without a speaker, as their article has them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, RowMapping, Select, and_, bindparam, delete, func, insert, or_, select, update

from archive.claims import linking as claims
from archive.describing import witnesses
from archive.identity import Bearer, Evidence, Identity, Linker
from archive.reading import portions
from archive.records import SpeakerKind
from archive.rows import Kept, description_of_row, evidence_of_row, row_of_description
from archive.tables import appearances, articles, descriptions, quotes, speakers, unlinked

MOST_HELD = 5_000
"""Articles whose evidence, and keys whose bearers, are held in memory."""


def note(connection: Connection, kept: Kept, article_n: int) -> None:
    """Write those whom an article only describes."""
    rows = [row_of_description(each, article_n=article_n) for each in kept.descriptions]
    if rows:
        connection.execute(insert(descriptions), rows)


def forget(connection: Connection, article_n: int) -> None:
    """Delete an article's descriptions."""
    connection.execute(delete(descriptions).where(descriptions.c.article_n == article_n))


def ask(connection: Connection, article_n: int | None = None) -> None:
    """Let an article's descriptions, for None all, wait to be asked about."""
    every = update(descriptions).values(waits=True)
    connection.execute(every if article_n is None else every.where(descriptions.c.article_n == article_n))


def decide(connection: Connection, linker: Linker, fresh: Counter[str]) -> set[str]:
    """Ask about each description that waits or whose company has changed; the blocks of the witnesses that came or went.

    `fresh` counts the appearances of each key that are new in this run.
    """
    held = _Rows(connection, linker)
    asked: dict[int, int | None] = {}
    before: dict[int, int | None] = {}
    for places in portions(sorted(_asked(connection, linker, fresh))):
        for place, rows in _descriptions(connection, places).items():
            found = witnesses(linker, held, place, rows[0]["published"], [description_of_row(row) for row in rows])
            for row, witness in zip(rows, found, strict=True):
                before[row["n"]] = row["witness_n"]
                asked[row["n"]] = held.numbers[witness.place, witness.appearance.name] if witness else None
    here = descriptions.c.n == bindparam("i")
    if asked:
        settled = update(descriptions).where(here).values(waits=False, witness_n=bindparam("w"))
        connection.execute(settled, [{"i": n, "w": witness} for n, witness in asked.items()])
        _silence(connection, [n for n, witness in asked.items() if witness is None])
    moved = {n for n, witness in asked.items() if witness != before[n]}
    return _blocks(connection, {w for n in moved for w in (before[n], asked[n]) if w is not None})


def vouching(connection: Connection, article_n: int) -> list[tuple[str, str]]:
    """Keys and blocks of the witnesses of an article's descriptions."""
    meant = select(appearances.c.key, appearances.c.block).join(descriptions, descriptions.c.witness_n == appearances.c.n)
    return [(key, block) for key, block in connection.execute(meant.where(descriptions.c.article_n == article_n).distinct())]


def vouched(connection: Connection, names: Sequence[str]) -> list[tuple[str, str]]:
    """Keys and blocks of the witnesses of descriptions that are shown under these names."""
    meant = select(appearances.c.key, appearances.c.block).join(descriptions, descriptions.c.witness_n == appearances.c.n)
    rows = connection.execute(meant.join(speakers, speakers.c.n == descriptions.c.speaker_n).where(speakers.c.name.in_(names)).distinct())
    return [(key, block) for key, block in rows]


def kinds(connection: Connection, rows: Sequence[int]) -> list[tuple[int, SpeakerKind]]:
    """What the descriptions that speakers are meant by are of."""
    held = select(descriptions.c.speaker_n, descriptions.c.kind).where(descriptions.c.speaker_n.in_(rows))
    return [(n, SpeakerKind(kind)) for n, kind in connection.execute(held) if n is not None]


def _asked(connection: Connection, linker: Linker, fresh: Counter[str]) -> set[int]:
    """The articles whose descriptions are asked about: those that wait, and those that share a telling name with what has changed."""
    lost = and_(descriptions.c.witness_n.is_(None), descriptions.c.speaker_n.is_not(None))
    found = set(connection.execute(select(descriptions.c.article_n).where(or_(descriptions.c.waits, lost)).distinct()).scalars())
    keys = connection.execute(select(unlinked.c.key).where(unlinked.c.key.contains(" ")).distinct()).scalars().all()
    for part in portions(sorted(keys)):
        borne = connection.execute(_counted(part)).all()
        telling = [key for key, count in borne if count - fresh[key] <= linker.common]
        beside = select(descriptions.c.article_n).join(appearances, appearances.c.article_n == descriptions.c.article_n)
        found |= set(connection.execute(beside.where(appearances.c.key.in_(telling)).distinct()).scalars())
    return found


def _counted(keys: Sequence[str]) -> Select[str, int]:
    return select(appearances.c.key, func.count()).where(appearances.c.key.in_(keys)).group_by(appearances.c.key)


def _descriptions(connection: Connection, places: Sequence[int]) -> dict[int, list[RowMapping]]:
    held = select(descriptions, articles.c.published).join_from(descriptions, articles)
    found: defaultdict[int, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(held.where(descriptions.c.article_n.in_(places)).order_by(descriptions.c.n)).mappings():
        found[row["article_n"]].append(row)
    return found


def _silence(connection: Connection, numbers: Sequence[int]) -> None:
    """Take the speaker from descriptions that nobody answers any more, and from their statements."""
    for part in portions(numbers):
        spoke = (descriptions.c.n.in_(part), descriptions.c.speaker_n.is_not(None))
        rows = connection.execute(select(descriptions.c.n, descriptions.c.article_n, descriptions.c.name).where(*spoke)).all()
        _write(connection, [{"i": n, "a": place, "said": name, "s": None} for n, place, name in rows])


def _write(connection: Connection, given: Sequence[Mapping[str, object]]) -> None:
    if not given:
        return
    theirs = and_(quotes.c.article_n == bindparam("a"), quotes.c.described == bindparam("said"), quotes.c.named.is_(None))
    claims.moved(connection, given, theirs)
    connection.execute(update(descriptions).where(descriptions.c.n == bindparam("i")).values(speaker_n=bindparam("s")), given)
    connection.execute(update(quotes).where(theirs).values(speaker_n=bindparam("s")), given)


def _blocks(connection: Connection, numbers: Iterable[int]) -> set[str]:
    found: set[str] = set()
    for part in portions(sorted(numbers)):
        found |= set(connection.execute(select(appearances.c.block).where(appearances.c.n.in_(part)).distinct()).scalars())
    return found - {""}


class Answers:
    """What descriptions come to mean while names are linked, their witnesses being decided."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        held = select(descriptions.c.witness_n).where(descriptions.c.witness_n.is_not(None)).distinct()
        self.witnesses = frozenset(n for n in connection.execute(held).scalars() if n)

    def given_by(self, witnessing: Sequence[int]) -> list[RowMapping]:
        """The descriptions whose witnesses are these appearances, each with its article's id as `article`."""
        held = select(descriptions, articles.c.id.label("article")).join_from(descriptions, articles).order_by(descriptions.c.n)
        found: list[RowMapping] = []
        for part in portions([n for n in witnessing if n in self.witnesses]):
            found += self._connection.execute(held.where(descriptions.c.witness_n.in_(part))).mappings()
        return found

    def give(self, found: Sequence[tuple[RowMapping, Identity]], numbers: Mapping[str, int]) -> set[int]:
        """Write whom descriptions mean, where that has changed; the speakers concerned."""
        changed = [(row, numbers[identity.id]) for row, identity in found if row["speaker_n"] != numbers[identity.id]]
        _write(self._connection, [{"i": row["n"], "a": row["article_n"], "said": row["name"], "s": n} for row, n in changed])
        return set(numbers.values()) | {row["speaker_n"] for row, _ in changed if row["speaker_n"]}


class _Rows:
    """The evidence of all articles, from the tables; `numbers` are rows by article and name."""

    def __init__(self, connection: Connection, linker: Linker) -> None:
        self._connection, self._linker = connection, linker
        self._evidence: dict[int, list[Evidence]] = {}
        self._bearers: dict[str, list[Bearer] | None] = {}
        self.numbers: dict[tuple[int, str], int] = {}

    def evidence(self, places: Sequence[int]) -> Mapping[int, Sequence[Evidence]]:
        """Everybody whom articles name."""
        if len(self._evidence) > MOST_HELD:
            self._evidence.clear()
        new = [place for place in places if place not in self._evidence]
        columns = (appearances, articles.c.id.label("article"), articles.c.outlet, articles.c.published)
        held = select(*columns).join_from(appearances, articles).order_by(appearances.c.article_n, appearances.c.name)
        self._evidence |= {place: [] for place in new}
        for part in portions(new):
            for row in self._connection.execute(held.where(appearances.c.article_n.in_(part))).mappings():
                self._evidence[row["article_n"]].append(evidence_of_row(row))
                self.numbers[row["article_n"], row["name"]] = row["n"]
        return {place: self._evidence[place] for place in places}

    def bearers(self, keys: Sequence[str]) -> Mapping[str, Sequence[Bearer]]:
        """The articles of each key that is not too common."""
        if len(self._bearers) > MOST_HELD:
            self._bearers.clear()
        new = [key for key in keys if key not in self._bearers]
        self._bearers |= dict.fromkeys(new)
        for part in portions(new):
            telling = [key for key, count in self._connection.execute(_counted(part)) if count <= self._linker.common]
            self._bearers |= {key: [] for key in telling}
            held = select(appearances.c.key, articles.c.n, articles.c.id, articles.c.published).join_from(appearances, articles)
            for key, place, article, published in self._connection.execute(held.where(appearances.c.key.in_(telling))):
                borne = self._bearers[key]
                if borne is not None:
                    borne.append(Bearer(place, article, published))
        return {key: borne for key in keys if (borne := self._bearers[key]) is not None}


def faults(connection: Connection) -> list[str]:
    """Ids of statements without a name that are shown under somebody else than whom their description means, or than nobody."""
    meant = and_(descriptions.c.article_n == quotes.c.article_n, descriptions.c.name == quotes.c.described)
    held = select(quotes.c.id).join_from(quotes, articles).outerjoin(descriptions, meant)
    here = (articles.c.current, quotes.c.named.is_(None))
    return list(connection.execute(held.where(*here, quotes.c.speaker_n.is_distinct_from(descriptions.c.speaker_n))).scalars())
