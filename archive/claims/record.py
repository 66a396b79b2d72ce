"""What the record says about claims: who said it first, who repeats it, who denies it, where and when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, FromClause, RowMapping, and_, func, or_, select, union

from archive import reading
from archive.claims.copies import reports
from archive.claims.ties import SAME, Relation, Status
from archive.errors import BadInput
from archive.filters import QuoteFilter
from archive.order import when
from archive.records import Article, Form, Polarity, Quote
from archive.tables import articles, links, quotes, spoken, voices

if TYPE_CHECKING:
    from archive.archive import Archive

EVERYTHING = QuoteFilter()
LEAST = 2
FEWEST, MOST = 8, 40
"""Words of a statement that makes a good title."""
PREFIX = 6
"""Characters of an id that are enough to look for."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: its utterances, each with its statements in the order they came; `opposed` are statements that may say the opposite.

    `title` is the clearest of the statements, whose words stand for all; nothing is written by the program.
    """

    id: str
    title: Quote
    utterances: tuple[tuple[Quote, ...], ...]
    opposed: tuple[Quote, ...] = ()

    @property
    def statements(self) -> tuple[Quote, ...]:
        """Every statement, the first on record first."""
        return tuple(sorted((quote for each in self.utterances for quote in each), key=when))

    @property
    def first(self) -> Quote:
        """Where the claim appears first."""
        return self.statements[0]

    @property
    def asserters(self) -> tuple[str, ...]:
        """Who asserts it, by name, the first to do so first."""
        return _names(quote for quote in self.statements if quote.polarity is Polarity.ASSERTED)

    @property
    def deniers(self) -> tuple[str, ...]:
        """Who is reported to deny it, by name; what only seems to say the opposite is in `opposed`, for the reader to judge."""
        return _names(quote for quote in self.statements if quote.polarity is Polarity.DENIED)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that report it, in the order they did."""
        return tuple(dict.fromkeys(quote.article.outlet for quote in self.statements if quote.article.outlet))

    @property
    def days(self) -> tuple[date, ...]:
        """The days of publication of the articles that report it."""
        return tuple(sorted({quote.published_on for quote in self.statements if quote.published_on}))

    @property
    def articles(self) -> int:
        """How many articles report it."""
        return len({quote.article.id for quote in self.statements})

    @property
    def reports(self) -> tuple[tuple[Article, ...], ...]:
        """The articles that report it, those that are copies of one text together: they count once."""
        return reports({quote.article.id: quote.article for quote in self.statements}.values())


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two statements that may be the same; the reader has not said yet."""

    a: Quote
    b: Quote
    relation: Relation
    score: float


def clearest(found: Sequence[Quote]) -> Quote:
    """The statement whose words say best what all of them say: verbatim, of one sentence's length, in one piece; the earliest of those."""
    return min(found, key=lambda quote: (_unclear(quote), when(quote)))


def _unclear(quote: Quote) -> tuple[int, int, int]:
    words = len(quote.text.split())
    odd = max(0, FEWEST - words) + max(0, words - MOST)
    return (quote.polarity is not Polarity.ASSERTED) + (odd > 0), (quote.form is not Form.DIRECT) + (len(quote.content) > 1), odd


def claims(archive: "Archive", where: QuoteFilter = EVERYTHING, *, least: int = LEAST, limit: int | None = None) -> list[Claim]:
    """Claims of at least so many statements of which one passes the filter, those that most outlets report first."""
    with archive.reading() as connection:
        passing = select(voices.c.claim).select_from(_said()).where(*reading.conditions(where))
        counted = (
            select(voices.c.claim)
            .select_from(_said())
            .where(voices.c.claim.in_(passing))
            .group_by(voices.c.claim)
            .having(func.count() >= least)
            .order_by(func.count(articles.c.outlet.distinct()).desc(), func.count().desc(), voices.c.claim)
        )
        return _claims(connection, list(connection.execute(counted.limit(limit)).scalars()))


def claim(archive: "Archive", named: str) -> Claim:
    """The claim of this id, or the one that a statement of this id belongs to; the beginning of an id is enough.

    Raises:
        BadInput: there is none, or more than one.
    """
    if len(named) < PREFIX:
        raise BadInput(f"A claim's id has more characters than {named!r}: `onrecord claims` lists them.")
    with archive.reading() as connection:
        held = select(voices.c.claim).select_from(_said()).where(reading.IS_CURRENT)
        either = union(*(held.where(_begins(column, named)) for column in (voices.c.claim, quotes.c.id)))
        found = list(connection.execute(either.limit(2)).scalars())
        if len(found) != 1:
            problem = "More than one claim begins with" if found else "No claim or statement on record has the id"
            raise BadInput(f"{problem} {named}: `onrecord claims` lists them.")
        return _claims(connection, found)[0]


def statement(archive: "Archive", named: str) -> Quote:
    """The statement of this id; the beginning is enough.

    Raises:
        BadInput: there is none, or more than one.
    """
    with archive.reading() as connection:
        held = select(quotes.c.id).join_from(quotes, articles).where(*reading.LOOKED_UP)
        begun = held.where(_begins(quotes.c.id, named)).limit(2)
        found = list(connection.execute(begun).scalars()) if len(named) >= PREFIX else []
        if len(found) != 1:
            problem = "More than one statement begins with" if found else "No statement on record has the id"
            raise BadInput(f"{problem} {named}: `onrecord claims ID` shows those of a claim.")
        return reading.quotes_by_id(connection, found)[0]


def claims_of(archive: "Archive", quote_ids: Sequence[str]) -> dict[str, Claim]:
    """By statement the claim that it belongs to; a claim may have that one statement only."""
    with archive.reading() as connection:
        held = select(quotes.c.id, voices.c.claim).select_from(_said())
        asked = held.where(quotes.c.id.in_(reading.among(quote_ids)), reading.IS_CURRENT)
        known: dict[str, str] = {i: claim for i, claim in connection.execute(asked).all()}
        made = {each.id: each for each in _claims(connection, sorted(set(known.values())))}
    return {i: made[claim] for i, claim in known.items()}


def suggestions(archive: "Archive", quote_ids: Sequence[str]) -> list[Suggestion]:
    """Links of these statements' voices that wait for the reader's word, the likeliest first."""
    with archive.reading() as connection:
        voice_of = _voices_of(connection, quote_ids)
        return _suggested(connection, _links_of(connection, set(voice_of.values()), *_WAITING))


def waiting(archive: "Archive", *, limit: int) -> tuple[list[Suggestion], int]:
    """The likeliest links of the whole archive that wait for the reader's word, and how many wait all told."""
    with archive.reading() as connection:
        total = connection.execute(select(func.count()).select_from(links).where(*_WAITING)).scalar_one()
        likeliest = select(links).where(*_WAITING).order_by(links.c.score.desc(), links.c.a_n, links.c.b_n).limit(limit)
        return _suggested(connection, connection.execute(likeliest).mappings().all()), total


_WAITING = (links.c.status == Status.SUGGESTED.value, links.c.relation.in_([relation.value for relation in SAME]))


def _suggested(connection: Connection, rows: Sequence[RowMapping]) -> list[Suggestion]:
    heard = _heard(connection, {n for row in rows for n in (row["a_n"], row["b_n"])})
    found = [
        Suggestion(heard[row["a_n"]][0], heard[row["b_n"]][0], Relation(row["relation"]), row["score"])
        for row in rows
        if heard[row["a_n"]] and heard[row["b_n"]]
    ]
    return sorted(found, key=lambda each: (-each.score, each.a.id, each.b.id))


def _said() -> FromClause:
    held = spoken.join(voices, voices.c.n == spoken.c.voice_n).join(quotes, quotes.c.n == spoken.c.quote_n)
    return held.join(articles, articles.c.n == quotes.c.article_n)


def _claims(connection: Connection, ids: Sequence[str]) -> list[Claim]:
    """Claims in the order of `ids`."""
    utterances: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows_of: defaultdict[str, set[int]] = defaultdict(set)
    held = select(voices.c.claim, voices.c.utterance, voices.c.n, quotes.c.id).select_from(_said())
    asked = held.where(voices.c.claim.in_(reading.among(ids)), reading.IS_CURRENT)
    for claim_id, utterance, n, quote_id in connection.execute(asked).all():
        utterances[claim_id][utterance].append(quote_id)
        rows_of[claim_id].add(n)
    every = [quote_id for each in utterances.values() for said in each.values() for quote_id in said]
    read = {quote.id: quote for quote in reading.quotes_by_id(connection, every)}
    against = _opposed(connection, rows_of)
    return [_claim(claim_id, utterances[claim_id], read, against.get(claim_id, ())) for claim_id in ids if utterances[claim_id]]


def _claim(claim_id: str, said: Mapping[str, Sequence[str]], read: Mapping[str, Quote], against: Sequence[Quote]) -> Claim:
    told = [tuple(sorted((read[i] for i in ids), key=when)) for ids in said.values()]
    told.sort(key=lambda each: when(each[0]))
    return Claim(claim_id, clearest([quote for each in told for quote in each]), tuple(told), tuple(sorted(against, key=when)))


def _opposed(connection: Connection, rows_of: Mapping[str, set[int]]) -> dict[str, list[Quote]]:
    """By claim the statements that its voices' links oppose."""
    owner = {n: claim_id for claim_id, rows in rows_of.items() for n in rows}
    facing: defaultdict[str, set[int]] = defaultdict(set)
    for row in _links_of(connection, set(owner), links.c.relation == Relation.OPPOSED.value):
        for one, other in ((row["a_n"], row["b_n"]), (row["b_n"], row["a_n"])):
            if one in owner:
                facing[owner[one]].add(other)
    heard = _heard(connection, {n for rows in facing.values() for n in rows})
    return {claim_id: [quote for n in sorted(rows) for quote in heard[n]] for claim_id, rows in facing.items()}


def _links_of(connection: Connection, rows: Iterable[int], *where: ColumnElement[bool]) -> list[RowMapping]:
    found: dict[tuple[int, int], RowMapping] = {}
    for part in reading.portions(sorted(rows)):
        held = select(links).where(or_(links.c.a_n.in_(part), links.c.b_n.in_(part)), *where)
        found.update({(row["a_n"], row["b_n"]): row for row in connection.execute(held).mappings()})
    return list(found.values())


def _begins(column: ColumnElement[str], named: str) -> ColumnElement[bool]:
    """That an id, which is of hexadecimal digits, begins so: as bounds, which an index answers."""
    return and_(column >= named.lower(), column < f"{named.lower()}g")


def _voices_of(connection: Connection, quote_ids: Sequence[str]) -> dict[str, int]:
    held = select(quotes.c.id, spoken.c.voice_n).join_from(spoken, quotes).where(quotes.c.id.in_(reading.among(quote_ids)))
    return {i: n for i, n in connection.execute(held).all()}


def _heard(connection: Connection, rows: Iterable[int]) -> defaultdict[int, list[Quote]]:
    """The statements of voices, the first on record first."""
    held = select(quotes.c.id, spoken.c.voice_n).select_from(_said())
    asked = held.where(spoken.c.voice_n.in_(reading.among(sorted(rows))), reading.IS_CURRENT)
    ids: dict[str, int] = {i: n for i, n in connection.execute(asked).all()}
    found: defaultdict[int, list[Quote]] = defaultdict(list)
    for quote in sorted(reading.quotes_by_id(connection, list(ids)), key=when):
        found[ids[quote.id]].append(quote)
    return found


def _names(found: Iterable[Quote]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for quote in found for name in quote.speakers))
