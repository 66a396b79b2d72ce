"""Who is who, kept in step with the evidence: after each change the names it touched are linked anew, and only those.

    note     an article's appearances are written; their keys wait in `unlinked`
    forget   an article leaves the searches: so do its appearances, and their keys wait too
    link     every waiting key's block is linked from all its evidence and the reader's rulings: one transaction

Until a name is linked its statements stand under the name that their article gives them. What `link` writes depends on the current
articles and the rulings alone, never on what was linked before.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, and_, bindparam, delete, exists, insert, not_, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from archive import answers, rulings
from archive.claims import linking as claims
from archive.identity import PERSONAL, Appearance, Identity, Linker, joined
from archive.reading import portions
from archive.records import JOINT, SpeakerKind, digest
from archive.rows import Kept, Row, appearances_of, evidence_of_row, row_of_appearance
from archive.rulings import Ruling, Verb
from archive.tables import aliases, appearances, articles, descriptions, quotes, speakers, unlinked

WAITING = ""
"""The key of an appearance that no linker has seen."""
MOST_HELD = 20_000
"""Articles whose company is held in memory."""


def note(connection: Connection, kept: Kept, article_n: int, known: Mapping[str, int]) -> None:
    """Write an article's appearances, to be linked; its speakers stay `known` by their names in the article until then."""
    rows = [row_of_appearance(each, article_n=article_n) | {"speaker_n": known.get(each.name)} for each in appearances_of(kept)]
    if rows:
        connection.execute(insert(appearances), rows)
    answers.note(connection, kept, article_n)


def forget(connection: Connection, article_n: int) -> None:
    """Delete an article's appearances and descriptions; the names they bore, and those of its witnesses, are linked anew without them."""
    _wait(connection, answers.vouching(connection, article_n))
    answers.forget(connection, article_n)
    here = appearances.c.article_n == article_n
    _wait(connection, connection.execute(select(appearances.c.key, appearances.c.block).where(here)).all())
    connection.execute(delete(appearances).where(here))


@dataclass(frozen=True, slots=True)
class Voice:
    """A name that speaks in an article: whose row it stands under until it is linked, and what it was there before."""

    speaker_n: int
    before: str


ABSENT, SILENT, SPEAKING = "absent", "silent", "speaking"


def voiced(connection: Connection, article_n: int, name: str, kind: SpeakerKind) -> Voice:
    """Let a name speak in an article that may not hold it: the reader says so. It is linked like any other."""
    row = {"id": digest("speaker", name), "name": name, "kind": kind.value, "apart": ""}
    connection.execute(upsert(speakers).values(row).on_conflict_do_nothing(index_elements=["id"]))
    own = connection.execute(select(speakers.c.n).where(speakers.c.id == row["id"])).scalar_one()
    here = (appearances.c.article_n == article_n, appearances.c.name == name)
    known = connection.execute(select(appearances).where(*here)).mappings().first()
    if known is None:
        seen = row_of_appearance(Appearance(name=name, kind=kind, mentions=1), article_n=article_n)
        connection.execute(insert(appearances).values(seen | {"speaker_n": own}))
        return Voice(own, ABSENT)
    if known["speaks"] and known["speaker_n"] is not None:
        return Voice(known["speaker_n"], SPEAKING)
    connection.execute(update(appearances).where(*here).values(speaks=True, speaker_n=own))
    _wait(connection, [(known["key"], known["block"])])
    return Voice(own, SPEAKING if known["speaks"] else SILENT)


def unvoiced(connection: Connection, article_n: int, name: str, before: str) -> None:
    """Let a name be in an article what it was before it was `voiced`."""
    here = (appearances.c.article_n == article_n, appearances.c.name == name)
    _wait(connection, connection.execute(select(appearances.c.key, appearances.c.block).where(*here)).all())
    if before == ABSENT:
        connection.execute(delete(appearances).where(*here))
    elif before == SILENT:
        connection.execute(update(appearances).where(*here).values(speaks=False, speaker_n=None))


def reconsider(connection: Connection, article_n: int) -> None:
    """Let everybody whom an article names wait to be linked: it is of another outlet or day than was thought."""
    held = select(appearances.c.key, appearances.c.block).where(appearances.c.article_n == article_n)
    _wait(connection, connection.execute(held).all())
    answers.ask(connection, article_n)


def speaker_of(connection: Connection, article_n: int, name: str | None, described: str = "") -> int | None:
    """The row of whom a name in an article means, or for nobody named a description."""
    asked = appearances if name else descriptions
    here = (asked.c.article_n == article_n, asked.c.name == (name or described))
    return connection.execute(select(asked.c.speaker_n).where(*here)).scalar()


def speakers_in(connection: Connection, article_id: str) -> set[int]:
    """The rows of those whom an article's appearances mean."""
    named = select(appearances.c.speaker_n).join_from(appearances, articles)
    meant = connection.execute(named.where(articles.c.id == article_id, appearances.c.speaker_n.is_not(None))).scalars()
    return {n for n in meant if n is not None}


def forget_silent_speakers(connection: Connection, among: Iterable[int] | None = None) -> None:
    """Delete the speakers (of these rows; all for None) whom no statement is by and nobody is taken for."""
    spoken = exists().where(quotes.c.speaker_n == speakers.c.n)
    known = exists().where(appearances.c.speaker_n == speakers.c.n)
    meant = exists().where(descriptions.c.speaker_n == speakers.c.n)
    silent = delete(speakers).where(not_(spoken), not_(known), not_(meant))
    if among is None:
        connection.execute(silent)
        return
    for part in portions(sorted(among)):
        connection.execute(silent.where(speakers.c.n.in_(part)))


def waiting(connection: Connection) -> bool:
    """Whether any name is to be linked."""
    new = connection.execute(select(appearances.c.n).where(appearances.c.key == WAITING).limit(1)).first()
    return new is not None or connection.execute(select(unlinked.c.key).limit(1)).first() is not None


def unlink(connection: Connection, names: Iterable[str] | None = None) -> None:
    """Let the names of these speakers (those the articles give and those shown) wait to be linked; all names for None."""
    held = select(appearances.c.key, appearances.c.block).distinct()
    if names is None:
        _wait(connection, connection.execute(held).all())
        answers.ask(connection)
        return
    for part in portions(sorted(names)):
        shown = held.join(speakers, speakers.c.n == appearances.c.speaker_n).where(speakers.c.name.in_(part))
        read = held.where(appearances.c.name.in_(part))
        _wait(connection, [*connection.execute(shown).all(), *connection.execute(read).all(), *answers.vouched(connection, part)])


def _wait(connection: Connection, pairs: Iterable[Sequence[str]]) -> None:
    rows = [{"key": key, "block": block} for key, block in {(str(k), str(b)) for k, b in pairs} if key or block]
    if rows:
        connection.execute(upsert(unlinked).on_conflict_do_nothing(), rows)


def link(connection: Connection, linker: Linker) -> bool:
    """Link every waiting name; whether there was any."""
    if not waiting(connection):
        return False
    fresh = _key_new(connection, linker)
    dirty = _dirty_blocks(connection, linker) | answers.decide(connection, linker, fresh)
    run = _Run(connection, linker)
    run.assign(sorted(dirty))
    run.settle()
    connection.execute(delete(unlinked))
    return True


def _key_new(connection: Connection, linker: Linker) -> Counter[str]:
    """Give appearances that no linker has seen their keys; how many there are of each."""
    new = connection.execute(select(appearances.c.n, appearances.c.name).where(appearances.c.key == WAITING)).all()
    rows = [{"i": n, "k": linker.key(name)} for n, name in new]
    if rows:
        connection.execute(update(appearances).where(appearances.c.n == bindparam("i")).values(key=bindparam("k")), rows)
        _wait(connection, [(row["k"], "") for row in rows])
    return Counter(row["k"] for row in rows)


def _dirty_blocks(connection: Connection, linker: Linker) -> set[str]:
    """The blocks to be linked: those of the waiting keys, before and now."""
    held = connection.execute(select(unlinked.c.key, unlinked.c.block)).all()
    dirty = {block for _, block in held if block}
    for part in portions(sorted({key for key, _ in held if key})):
        found: defaultdict[str, list[RowMapping]] = defaultdict(list)
        rows = select(appearances.c.n, appearances.c.key, appearances.c.name, appearances.c.kind, appearances.c.block)
        for row in connection.execute(rows.where(appearances.c.key.in_(part))).mappings():
            found[row["key"]].append(row)
        moved = []
        for key, same in found.items():
            blocks = linker.blocks(key, [(row["name"], SpeakerKind(row["kind"])) for row in same])
            dirty |= set(blocks) | {row["block"] for row in same if row["block"]}
            moved += [{"i": row["n"], "b": block} for row, block in zip(same, blocks, strict=True) if row["block"] != block]
        if moved:
            connection.execute(update(appearances).where(appearances.c.n == bindparam("i")).values(block=bindparam("b")), moved)
    return dirty


class _Run:
    """One linking: what it found, and what it changes in the tables."""

    def __init__(self, connection: Connection, linker: Linker) -> None:
        self.connection, self.linker = connection, linker
        self.rulings = rulings.log(connection)
        self.company: dict[int, frozenset[str]] = {}
        self.answers = answers.Answers(connection)
        self.touched: set[int] = set()
        self.moved: set[int] = set()

    def assign(self, blocks: Sequence[str]) -> None:
        """Link each block and give its appearances their speakers, joint ones last."""
        for part in portions([block for block in blocks if not block.startswith("joint ")]):
            for block, rows in self._rows(appearances.c.block.in_(part)).items():
                self._assign(block, rows)
        whole = [row["n"] for row in self._joint(blocks)]
        for numbers in portions(whole):
            rows = [row for same in self._rows(appearances.c.n.in_(numbers)).values() for row in same]
            self._give(rows, self._parties(rows))

    def _assign(self, block: str, rows: Sequence[RowMapping]) -> None:
        found = self._identities(block, rows)
        known: defaultdict[str, set[str]] = defaultdict(set)
        for row, identity in zip(rows, found, strict=True):
            if " " in row["name"]:
                known[identity.id].add(row["name"])

        def ruled(identity: Identity, article: str) -> Identity:
            return rulings.ruled(identity, frozenset(known[identity.id]), article, self.rulings)

        self._give(rows, [ruled(identity, row["article"]) for row, identity in zip(rows, found, strict=True)])
        meant = {row["n"]: identity for row, identity in zip(rows, found, strict=True)}
        described = [(each, ruled(meant[each["witness_n"]], each["article"])) for each in self.answers.given_by(list(meant))]
        self.touched |= self.answers.give(described, self._numbers({identity for _, identity in described}))

    def settle(self) -> None:
        """Bring kinds, other names and facts of the speakers touched up to date; those whom nothing is left of go."""
        forget_silent_speakers(self.connection)
        for part in portions(sorted(self.touched)):
            named = self.connection.execute(select(speakers.c.n, speakers.c.name).where(speakers.c.n.in_(part)))
            self._describe({n: name for n, name in named})

    def _rows(self, where: object) -> dict[str, list[RowMapping]]:
        """Appearances by block, ordered by what does not depend on when they came."""
        columns = (appearances, articles.c.id.label("article"), articles.c.outlet, articles.c.published)
        rows = select(*columns).join_from(appearances, articles).where(where).order_by(articles.c.id, appearances.c.name)  # type: ignore[arg-type]
        found: defaultdict[str, list[RowMapping]] = defaultdict(list)
        for row in self.connection.execute(rows).mappings():
            found[row["block"]].append(row)
        return found

    def _identities(self, block: str, rows: Sequence[RowMapping]) -> list[Identity]:
        evidence = [evidence_of_row(row) for row in rows]
        places = sorted({each.place for each in evidence})
        return self.linker.link(block, evidence, lambda place: self._beside(place, places))

    def _beside(self, place: int, places: Sequence[int]) -> frozenset[str]:
        """Everybody whom an article names; read for all the articles of a block at once."""
        if place not in self.company:
            if len(self.company) > MOST_HELD:
                self.company.clear()
            found: defaultdict[int, set[str]] = defaultdict(set)
            for part in portions([p for p in places if p not in self.company]):
                told = or_(appearances.c.key.like("% %"), appearances.c.kind.in_([kind.value for kind in PERSONAL]))
                rows = select(appearances.c.article_n, appearances.c.key).where(appearances.c.article_n.in_(part), told)
                for article_n, key in self.connection.execute(rows):
                    found[article_n].add(key)
            self.company |= {p: frozenset(found[p]) for p in places if p not in self.company}
        return self.company.get(place, frozenset())

    def _joint(self, blocks: Sequence[str]) -> list[RowMapping]:
        """Joint speakers that are new, or one of whom has become somebody else."""
        found: list[RowMapping] = []
        joint = appearances.c.name.contains(JOINT, autoescape=True)
        for part in portions([block for block in blocks if block.startswith("joint ")]):
            found += self.connection.execute(select(appearances.c.n).where(appearances.c.block.in_(part))).mappings()
        for places in portions(sorted(self.moved)):
            found += self.connection.execute(select(appearances.c.n).where(appearances.c.article_n.in_(places), joint)).mappings()
        return found

    def _parties(self, rows: Sequence[RowMapping]) -> list[Identity]:
        """Joint speakers under the names that their parties go by."""
        meant: dict[tuple[int, str], str] = {}
        for part in portions(sorted({row["article_n"] for row in rows})):
            named = select(appearances.c.article_n, appearances.c.name, speakers.c.name.label("shown")).join_from(appearances, speakers)
            for article_n, name, shown in self.connection.execute(named.where(appearances.c.article_n.in_(part))):
                meant[article_n, name] = shown
        found = []
        for row in rows:
            name = joined(meant.get((row["article_n"], party), party) for party in row["name"].split(JOINT))
            identity = Identity(name, SpeakerKind(row["kind"]), plain=name)
            found.append(rulings.ruled(identity, frozenset({row["name"]}), row["article"], self.rulings))
        return found

    def _give(self, rows: Sequence[RowMapping], found: Sequence[Identity]) -> None:
        """Write whom the appearances of speakers and witnesses mean, where that has changed, and with them their statements."""
        witnesses = self.answers.witnesses
        speaking = [(row, identity) for row, identity in zip(rows, found, strict=True) if row["speaks"] or row["n"] in witnesses]
        idle = [row for row in rows if row["speaker_n"] and not row["speaks"] and row["n"] not in witnesses]
        if idle:
            self.connection.execute(
                update(appearances).where(appearances.c.n == bindparam("i")).values(speaker_n=None), [{"i": row["n"]} for row in idle]
            )
        numbers = self._numbers({identity for _, identity in speaking})
        changed = [(row, numbers[identity.id]) for row, identity in speaking if row["speaker_n"] != numbers[identity.id]]
        self.touched |= set(numbers.values()) | {row["speaker_n"] for row in (*idle, *(row for row, _ in changed)) if row["speaker_n"]}
        self.moved |= {row["article_n"] for row, _ in changed}
        if changed:
            given = [{"i": row["n"], "a": row["article_n"], "said": row["name"], "s": n} for row, n in changed]
            here = appearances.c.n == bindparam("i")
            self.connection.execute(update(appearances).where(here).values(speaker_n=bindparam("s")), given)
            theirs = and_(quotes.c.article_n == bindparam("a"), quotes.c.named == bindparam("said"))
            self.connection.execute(update(quotes).where(theirs).values(speaker_n=bindparam("s")), given)
            claims.moved(self.connection, given, theirs)

    def _numbers(self, found: set[Identity]) -> dict[str, int]:
        """Row numbers of speakers by id, new ones written."""
        rows: dict[str, Row] = {i.id: {"id": i.id, "name": i.name, "kind": i.kind.value, "apart": i.apart} for i in found}
        if rows:
            new = upsert(speakers)
            # A row that says something else than its id was damaged.
            true = {"name": new.excluded.name, "apart": new.excluded.apart}
            changed = or_(speakers.c.name != new.excluded.name, speakers.c.apart != new.excluded.apart)
            kept = new.on_conflict_do_update(index_elements=["id"], set_=true, where=changed)
            self.connection.execute(kept, [rows[i] for i in sorted(rows)])
        numbers: dict[str, int] = {}
        for part in portions(sorted(rows)):
            numbers.update({i: n for i, n in self.connection.execute(select(speakers.c.id, speakers.c.n).where(speakers.c.id.in_(part)))})
        return numbers

    def _describe(self, named: Mapping[int, str]) -> None:
        """Kinds by most articles, other names from their forms, facts and aliases from the rulings."""
        held = select(appearances.c.speaker_n, appearances.c.name, appearances.c.kind, appearances.c.forms)
        kinds: defaultdict[int, Counter[SpeakerKind]] = defaultdict(Counter)
        others: defaultdict[int, set[str]] = defaultdict(set)
        for n, name, kind, forms in self.connection.execute(held.where(appearances.c.speaker_n.in_(list(named)))):
            kinds[n][SpeakerKind(kind)] += 1
            others[n] |= {name, *forms}
        for n, kind in answers.kinds(self.connection, list(named)):
            kinds[n][kind] += 1
        facts = {n: _facts(name, others[n], self.rulings) for n, name in named.items()}
        rows = [{"i": n, "k": _most(kinds[n]).value, "q": facts[n]["qid"], "g": facts[n]["gender"]} for n in named]
        told = update(speakers).where(speakers.c.n == bindparam("i"))
        self.connection.execute(told.values(kind=bindparam("k"), qid=bindparam("q"), gender=bindparam("g")), rows)
        self.connection.execute(delete(aliases).where(aliases.c.speaker_n.in_(list(named))))
        also = [
            {"speaker_n": n, "alias": alias}
            for n, name in named.items()
            for alias in sorted(others[n] | set(filter(None, [*_aliases(name, others[n], self.rulings)])))
            if alias != name
        ]
        if also:
            self.connection.execute(insert(aliases), also)


def _most(votes: Counter[SpeakerKind]) -> SpeakerKind:
    """The kind that most articles tell; an author is a person, and unknown says nothing."""
    told = Counter({kind: n for kind, n in votes.items() if kind is not SpeakerKind.UNKNOWN})
    if not told:
        return SpeakerKind.UNKNOWN
    if len(told) > 1 and SpeakerKind.AUTHOR in told:
        told[SpeakerKind.PERSON] += told.pop(SpeakerKind.AUTHOR)
    return max(told, key=lambda kind: (told[kind], kind is SpeakerKind.PERSON, kind))


def _about(ruling: Ruling, name: str, others: set[str]) -> bool:
    """Whether a ruling is about the speaker of this name, shown or read."""
    full = {other for other in others if " " in other}
    return name in ruling.names or not full.isdisjoint(ruling.names)


def _aliases(name: str, others: set[str], log: Iterable[Ruling]) -> list[str]:
    """The names that the reader gave."""
    return [ruling.target for ruling in log if ruling.verb is Verb.ALIAS and _about(ruling, name, others)]


def _facts(name: str, others: set[str], log: Iterable[Ruling]) -> dict[str, str]:
    """What the reader said about somebody; empty where nothing."""
    facts = {"qid": "", "gender": ""}
    for ruling in log:
        if ruling.verb.value in facts and _about(ruling, name, others):
            facts[ruling.verb.value] = ruling.target
    return facts


def faults(connection: Connection) -> list[str]:
    """Statements shown with another speaker than the one their article's evidence was linked to, and speakers who are not who they say."""
    meant = and_(appearances.c.article_n == quotes.c.article_n, appearances.c.name == quotes.c.named)
    held = select(quotes.c.id).join_from(quotes, articles).outerjoin(appearances, meant)
    differ = or_(appearances.c.speaker_n.is_(None), quotes.c.speaker_n.is_(None), appearances.c.speaker_n != quotes.c.speaker_n)
    wrong = connection.execute(held.where(articles.c.current, quotes.c.named.is_not(None), differ)).scalars().all()
    wrong = [*wrong, *answers.faults(connection)]
    found = [f"{len(wrong)} statement(s) are shown with another speaker than their articles give (first: {wrong[0]})"] if wrong else []
    rows = connection.execute(select(speakers.c.id, speakers.c.name, speakers.c.apart))
    changed = [i for i, name, apart in rows if Identity(name, SpeakerKind.UNKNOWN, apart).id != i]
    if changed:
        found.append(f"{len(changed)} speaker row(s) are not what was written (first: {changed[0]})")
    return [f"{fault}: run `onrecord rebuild`." for fault in found]
