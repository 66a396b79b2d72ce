"""Statements linked in step with the record: after each change the wordings it touched are linked anew, and only those.

    forget   an article leaves the searches: its wordings wait in `unclaimed`
    moved    statements are given another speaker: so do theirs
    link     every statement without a voice gets one; every waiting wording's voices, neighbours, links and groups are made anew

What `link` writes depends on the current statements and the reader's verdicts alone, never on what was linked before.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from archive.claims import nearest, verdicts, voicing
from archive.claims.clusters import Edge, grouped
from archive.claims.ties import KEPT, SAME, Judge, Relation, Status, Tie, Verb, Voice
from archive.claims.verdicts import Verdict
from archive.claims.voicing import unspoken
from archive.reading import portions
from archive.records import Polarity
from archive.tables import articles, cells, links, neighbours, quotes, spoken, unclaimed, voices, wordings

MOST_VOICES = 40
"""Voices of one wording that are compared: what everybody says is nobody's claim."""
APART = Tie(Relation.UNRELATED, 0.0)


def forget(connection: Connection, article_n: int) -> None:
    """An article's statements have left the searches: their wordings are linked anew without them."""
    _silence(connection, select(quotes.c.n).where(quotes.c.article_n == article_n))


def corrected(connection: Connection, quote_n: int) -> None:
    """The reader corrected a statement, or took that back: it has no voice until it is linked anew, and none while it is struck."""
    _silence(connection, select(quotes.c.n).where(quotes.c.n == quote_n))


def _silence(connection: Connection, here: Select[tuple[int]]) -> None:
    touched = select(voices.c.wording_n).distinct().join_from(spoken, voices).where(spoken.c.quote_n.in_(here))
    connection.execute(upsert(unclaimed).from_select(["wording_n"], touched).on_conflict_do_nothing())
    connection.execute(delete(spoken).where(spoken.c.quote_n.in_(here)))


def moved(connection: Connection, given: Sequence[Mapping[str, object]], theirs: ColumnElement[bool]) -> None:
    """Statements have another speaker now: `theirs`, in article `a` of whoever is called `said` there."""
    said = select(quotes.c.n).where(theirs)
    touched = select(voices.c.wording_n).distinct().join_from(spoken, voices).where(spoken.c.quote_n.in_(said))
    waits = upsert(unclaimed).from_select(["wording_n"], touched).on_conflict_do_nothing()
    connection.execute(waits, [{"a": each["a"], "said": each["said"]} for each in given])


def waiting(connection: Connection) -> bool:
    """Whether any statement is to be linked."""
    if connection.execute(select(unclaimed.c.wording_n).limit(1)).first() is not None:
        return True
    return connection.execute(unspoken().limit(1)).first() is not None


def start_over(connection: Connection) -> None:
    """Forget everything but the verdicts; every statement waits to be linked."""
    for table in (unclaimed, spoken, links, voices, neighbours, cells, wordings):
        connection.execute(delete(table))


def link(connection: Connection, judge: Judge, *, most: int) -> bool:
    """Link every waiting wording, and at most so many statements without a voice. Whether any such statement may be left."""
    fresh = connection.execute(unspoken().order_by(quotes.c.n).limit(most)).all()
    dirty = set(connection.execute(select(unclaimed.c.wording_n)).scalars())
    if fresh or dirty:
        _Run(connection, judge).link(fresh, dirty)
        connection.execute(delete(unclaimed))
    return len(fresh) == most


@dataclass(frozen=True, slots=True)
class _Held:
    """A voice and its row."""

    n: int
    voice: Voice


class _Run:
    """One linking."""

    def __init__(self, connection: Connection, judge: Judge) -> None:
        self.connection, self.judge = connection, judge
        self.held: dict[int, list[_Held]] = {}
        self.touched: set[int] = set()
        self.stale: set[str] = set()

    def link(self, fresh: Sequence[voicing.Statement], waiting: set[int]) -> None:
        """Give `fresh` statements their wordings, then bring all that they and the `waiting` wordings touch up to date."""
        said, new = voicing.worded(self.connection, self.judge, fresh)
        dirty = waiting | set(said.values())
        self._note_groups(dirty)
        gone = voicing.voiced(self.connection, said, dirty)
        bereft = nearest.listing(self.connection, gone)
        voicing.forget(self.connection, gone)
        pairs = nearest.near(self.connection, new | bereft, floor=self.judge.floor)
        self._relate(dirty - gone, pairs)
        self._group()

    def _note_groups(self, rows: Collection[int]) -> None:
        """Remember the groups that voices of these wordings were in."""
        for part in portions(sorted(rows)):
            held = select(voices.c.claim).where(voices.c.wording_n.in_(part)).distinct()
            self.stale |= set(self.connection.execute(held).scalars())

    def _relate(self, dirty: set[int], changed: set[tuple[int, int]]) -> None:
        """Write the links of all pairs of neighbours that a dirty wording is in, and of the `changed` pairs."""
        pairs = nearest.pairs_with(self.connection, dirty) | nearest.neighbouring(self.connection, changed)
        rows = dirty | {row for pair in changed for row in pair}
        self._hear(rows | {row for pair in pairs for row in pair})
        self._unlink(dirty, changed)
        ties: dict[tuple[int, int], tuple[Tie, bool]] = {}
        for a, b in sorted(pairs):
            self._tie(_matched(self.held.get(a, []), self.held.get(b, [])), ties)
        for row in sorted(dirty):
            self._tie(_starred(self.held.get(row, [])), ties)
        self._rule(rows, ties)
        written = [
            {"a_n": a, "b_n": b, "relation": tie.relation.value, "status": tie.status, "score": tie.score, "ruled": ruled}
            for (a, b), (tie, ruled) in ties.items()
        ]
        if written:
            self.connection.execute(insert(links), written)
        self.touched |= {each.n for row in rows for each in self.held.get(row, [])} | {n for pair in ties for n in pair}

    def _hear(self, rows: Collection[int]) -> None:
        """Read the voices of wordings, lowest id first, what is left unsaid last: others are compared with the first."""
        day = func.min(func.coalesce(quotes.c.said_on, articles.c.published))
        held = select(voices, wordings.c.id.label("wording"), wordings.c.text, wordings.c.vector, day.label("day")).select_from(
            voices.join(wordings)
            .join(spoken)
            .join(quotes, quotes.c.n == spoken.c.quote_n)
            .join(articles, articles.c.n == quotes.c.article_n)
        )
        held = held.group_by(voices.c.n).order_by(voices.c.polarity == Polarity.UNSAID.value, voices.c.id)
        for part in portions(sorted(set(rows) - self.held.keys())):
            for row in self.connection.execute(held.where(voices.c.wording_n.in_(part))).mappings():
                voice = Voice(
                    wording=row["wording"],
                    text=row["text"],
                    vector=np.frombuffer(row["vector"] or b"", dtype=np.int8),
                    speaker=row["speaker"],
                    polarity=Polarity(row["polarity"]),
                    day=row["day"],
                )
                self.held.setdefault(row["wording_n"], []).append(_Held(row["n"], voice))
                self.stale.add(row["claim"])

    def _unlink(self, dirty: Collection[int], changed: Iterable[tuple[int, int]]) -> None:
        whole = [each.n for row in dirty for each in self.held.get(row, [])]
        for part in portions(sorted(whole)):
            self.connection.execute(delete(links).where(or_(links.c.a_n.in_(part), links.c.b_n.in_(part))))
        between = [pair for pair in changed if pair[0] not in dirty and pair[1] not in dirty]
        rows = [{"one": a, "two": b} for pair in between for a, b in self._voices_of(*pair)]
        if rows:
            self.connection.execute(delete(links).where(links.c.a_n == bindparam("one"), links.c.b_n == bindparam("two")), rows)

    def _voices_of(self, a: int, b: int) -> Iterable[tuple[int, int]]:
        """All ways in which voices of two wordings can be linked."""
        ours, theirs = ([each.n for each in self.held.get(row, [])[:MOST_VOICES]] for row in (a, b))
        return (pair for one in ours for two in theirs for pair in ((one, two), (two, one)))

    def _tie(self, pairs: Iterable[tuple[_Held, _Held]], ties: dict[tuple[int, int], tuple[Tie, bool]]) -> None:
        for a, b in pairs:
            tie = self.judge.tie(a.voice, b.voice)
            if tie.relation in KEPT:
                ties[_ordered(a, b)] = tie, False

    def _rule(self, rows: Collection[int], ties: dict[tuple[int, int], tuple[Tie, bool]]) -> None:
        """Put the reader's verdicts in the place of what was decided."""
        ids = set(voicing.ids_of(self.connection, rows).values())
        for verdict in verdicts.in_force(self.connection, ids):
            ends = [self._meant(place) for place in sorted(verdict.places)]
            if None in ends or ends[0] == ends[1]:
                continue
            a, b = (end for end in ends if end is not None)
            pair = (a[1], b[1]) if a[0] < b[0] else (b[1], a[1])
            self.connection.execute(delete(links).where(links.c.a_n == pair[0], links.c.b_n == pair[1]))
            ties[pair] = _ruled(verdict, ties.get(pair)), True

    def _meant(self, place: verdicts.Place) -> tuple[str, int] | None:
        """Id and row of the voice of a statement."""
        held = select(voices.c.id, voices.c.n, voices.c.claim).select_from(
            voices.join(wordings)
            .join(spoken)
            .join(quotes, quotes.c.n == spoken.c.quote_n)
            .join(articles, articles.c.n == quotes.c.article_n)
        )
        where = (articles.c.current, articles.c.id == place.article, wordings.c.id == place.wording)
        row = self.connection.execute(held.where(*where).order_by(voices.c.id).limit(1)).first()
        if row is None:
            return None
        self.stale.add(row.claim)
        return row.id, row.n

    def _group(self) -> None:
        """Make the groups anew of everything that confirmed links join to what was touched, now or before."""
        affected = self._joined(self.touched | self._in_groups(self.stale))
        known = self._known(affected)
        ids = {n: i for n, (i, _, _) in known.items()}
        edges, apart = [], []
        for row in self._links_among(affected):
            a, b, relation = ids[row["a_n"]], ids[row["b_n"]], Relation(row["relation"])
            if relation not in SAME:
                apart.append((a, b))
            elif row["status"] == Status.CONFIRMED:
                edges.append(Edge(a, b, relation, row["score"], row["ruled"]))
        found = grouped(ids.values(), edges, apart)
        moved = [
            {"i": n, "u": found[i][0], "c": found[i][1]} for n, (i, utterance, claim) in known.items() if found[i] != (utterance, claim)
        ]
        if moved:
            here = update(voices).where(voices.c.n == bindparam("i"))
            self.connection.execute(here.values(utterance=bindparam("u"), claim=bindparam("c")), moved)

    def _in_groups(self, claims: Collection[str]) -> set[int]:
        found: set[int] = set()
        for part in portions(sorted(claims)):
            found |= set(self.connection.execute(select(voices.c.n).where(voices.c.claim.in_(part))).scalars())
        return found

    def _joined(self, start: set[int]) -> set[int]:
        """All voices that a chain of confirmed links leads to."""
        found, edge = set(start), set(start)
        stands = and_(links.c.relation.in_(SAME), links.c.status == Status.CONFIRMED.value)
        while edge:
            met: set[int] = set()
            for part in portions(sorted(edge)):
                for one, other in ((links.c.a_n, links.c.b_n), (links.c.b_n, links.c.a_n)):
                    met |= set(self.connection.execute(select(other).where(one.in_(part), stands)).scalars())
            edge = met - found
            found |= edge
        return found

    def _known(self, rows: Collection[int]) -> dict[int, tuple[str, str, str]]:
        found: dict[int, tuple[str, str, str]] = {}
        held = select(voices.c.n, voices.c.id, voices.c.utterance, voices.c.claim)
        for part in portions(sorted(rows)):
            found.update({n: (i, utterance, claim) for n, i, utterance, claim in self.connection.execute(held.where(voices.c.n.in_(part)))})
        return found

    def _links_among(self, rows: Collection[int]) -> Iterable[RowMapping]:
        held = select(links.c.a_n, links.c.b_n, links.c.relation, links.c.score, links.c.status, links.c.ruled)
        for part in portions(sorted(rows)):
            for row in self.connection.execute(held.where(links.c.a_n.in_(part))).mappings():
                if row["b_n"] in rows:
                    yield row


def _matched(ours: Sequence[_Held], theirs: Sequence[_Held]) -> Iterable[tuple[_Held, _Held]]:
    """Each voice with the one of the other wording that the same speaker has, else with the first."""
    found: dict[tuple[int, int], tuple[_Held, _Held]] = {}
    for here, there in ((ours, theirs), (theirs, ours)):
        by_speaker = {each.voice.speaker: each for each in reversed(there[:MOST_VOICES])}
        for each in here[:MOST_VOICES]:
            other = by_speaker.get(each.voice.speaker) or (there[0] if there else None)
            if other:
                found[_ordered(each, other)] = each, other
    return found.values()


def _starred(own: Sequence[_Held]) -> Iterable[tuple[_Held, _Held]]:
    """The first voice of a wording with each other one."""
    return ((own[0], other) for other in own[1:MOST_VOICES])


def _ordered(a: _Held, b: _Held) -> tuple[int, int]:
    return (a.n, b.n) if a.voice.id < b.voice.id else (b.n, a.n)


def _ruled(verdict: Verdict, known: tuple[Tie, bool] | None) -> Tie:
    if verdict.verb is Verb.APART:
        return APART
    return Tie(Relation(verdict.verb.value), known[0].score if known else 1.0, Status.CONFIRMED)
