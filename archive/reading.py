"""Questions to the database: what is searched is always the current version of an article."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

import orjson
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Row,
    RowMapping,
    Select,
    Table,
    exists,
    false,
    func,
    literal,
    select,
    text,
    union,
)

from archive.filters import Coverage, QuoteFilter
from archive.records import JOINT, Article, Passage, Quote, Role, Span, Speaker, SpeakerKind
from archive.rows import Kept, article_of_row, quote_of_row
from archive.tables import SPEAK_TOGETHER, State, aliases, appearances, articles, embeddings, passages, quotes, speakers
from archive.vectors import Kind

T = TypeVar("T")
Item = TypeVar("Item", Quote, Passage)

PORTION = 500
"""Ids asked for in one statement."""
MANY = 5_000
"""Embeddings in memory at a time."""

SHOWN: tuple[ColumnElement[bool], ...] = (articles.c.current, ~quotes.c.struck)
"""What holds for every statement that is shown, counted or found: of a current version, and not struck by the reader."""


IS_CURRENT: ColumnElement[bool] = func.coalesce(articles.c.current, false())
"""That a version is the one that is searched, for queries that find their rows another way.

Nearly every version is, so that going through the index of current ones, which SQLite would take first, means going through all.
"""
LOOKED_UP: tuple[ColumnElement[bool], ...] = (IS_CURRENT, ~quotes.c.struck)
"""The same as SHOWN, for such queries."""
NEWEST_FIRST = (articles.c.published.desc().nulls_last(), articles.c.n, quotes.c.n)
"""The order of statements: the newest article first, in reading order inside one."""


def conditions(where: QuoteFilter) -> list[ColumnElement[bool]]:
    """The WHERE clauses of a filter over quotes joined with articles; values are bound, never text."""
    return [*(LOOKED_UP if where.picks else SHOWN), *narrowing(where)]


def narrowing(where: QuoteFilter) -> list[ColumnElement[bool]]:
    """The WHERE clauses of what a filter itself asks for."""
    found: list[ColumnElement[bool]] = []
    if where.speakers:
        found.append(quotes.c.speaker_n.in_(_called(where.speakers)))
    if where.outlets:
        found.append(articles.c.outlet.in_(where.outlets))
    if where.since:
        found.append(articles.c.published >= where.since)
    if where.until:
        found.append(articles.c.published <= where.until)
    for column, values in ((quotes.c.form, where.forms), (quotes.c.act, where.acts), (quotes.c.polarity, where.polarities)):
        if values:
            found.append(column.in_([v.value for v in values]))
    if where.articles:
        found.append(articles.c.id.in_(where.articles))
    return found


def _called(names: Sequence[str]) -> CompoundSelect[int]:
    """The rows of the speakers of these names, and of those who speak together with one of them."""
    whole = literal(JOINT).concat(speakers.c.name).concat(JOINT)
    asked = func.json_each(orjson.dumps(names).decode()).table_valued("value")
    among = exists().select_from(asked).where(func.instr(whole, literal(JOINT).concat(asked.c.value).concat(JOINT)) > 0)
    rows = select(speakers.c.n)
    return union(rows.where(speakers.c.name.in_(names)), rows.where(text(SPEAK_TOGETHER), among))


def coverage(connection: Connection) -> Coverage:
    """Counts, outlets and dates of the current versions."""
    held = connection.execute(
        select(func.count(), func.min(articles.c.published), func.max(articles.c.published)).where(articles.c.current)
    ).one()
    outlets = connection.execute(select(articles.c.outlet).where(articles.c.current, articles.c.outlet != "").distinct()).scalars()

    said = quotes.join(articles, articles.c.n == quotes.c.article_n)
    cut = passages.join(articles, articles.c.n == passages.c.article_n)
    statements = connection.execute(select(func.count()).select_from(said).where(*SHOWN)).scalar_one()
    names = select(speakers.c.name).select_from(said.join(speakers, speakers.c.n == quotes.c.speaker_n)).where(*SHOWN).distinct()
    named = {name for joint in connection.execute(names).scalars() for name in joint.split(JOINT)}
    return Coverage(
        articles=held[0],
        quotes=statements,
        passages=connection.execute(select(func.count()).select_from(cut).where(articles.c.current)).scalar_one(),
        speakers=len(named),
        outlets=tuple(sorted(outlets)),
        first=held[1],
        last=held[2],
    )


def article(connection: Connection, article_id: str) -> Article | None:
    """The current version of an article."""
    row = connection.execute(select(articles).where(articles.c.id == article_id, IS_CURRENT)).mappings().first()
    return article_of_row(row) if row else None


def all_articles(connection: Connection) -> list[Article]:
    """Current versions, newest first, those without a date last."""
    order = (articles.c.published.desc().nulls_last(), articles.c.n)
    rows = connection.execute(select(articles).where(articles.c.current).order_by(*order)).mappings()
    return [article_of_row(row) for row in rows]


def all_speakers(connection: Connection) -> list[Speaker]:
    """Everyone on record in current versions, those with most statements first."""
    counted = (
        select(speakers, func.count().label("said"))
        .select_from(speakers.join(quotes, quotes.c.speaker_n == speakers.c.n).join(articles, articles.c.n == quotes.c.article_n))
        .where(*SHOWN)
        .group_by(speakers.c.n)
        .order_by(func.count().desc(), speakers.c.name, speakers.c.apart)
    )
    also: dict[int, list[str]] = defaultdict(list)
    for n, alias in connection.execute(select(aliases.c.speaker_n, aliases.c.alias).order_by(aliases.c.alias)):
        also[n].append(alias)
    held = _roles(connection)
    return [
        Speaker(
            name=row["name"],
            kind=SpeakerKind(row["kind"]),
            aliases=tuple(also[row["n"]]),
            roles=tuple(role.title for role in held.get(row["n"], ())),
            quotes=row["said"],
            held=held.get(row["n"], ()),
            qid=row["qid"],
            gender=row["gender"],
            apart=row["apart"],
        )
        for row in connection.execute(counted).mappings()
    ]


def _roles(connection: Connection) -> dict[int, tuple[Role, ...]]:
    """By speaker's row the roles that articles give them, the latest first."""
    told = (articles.c.published, articles.c.source, articles.c.outlet)
    rows = select(appearances.c.speaker_n, appearances.c.roles, *told).join_from(appearances, articles)
    seen: dict[int, dict[str, list[_Titled]]] = defaultdict(lambda: defaultdict(list))
    for n, titles, published, source, outlet in connection.execute(rows.where(appearances.c.speaker_n.is_not(None))):
        for title in titles:
            seen[n][title.casefold()].append((published, source, title, outlet))
    return {n: tuple(sorted((_role(each) for each in titles.values()), key=_latest)) for n, titles in seen.items()}


_Titled = tuple[date | None, str, str, str]
"""The day, the source, the title and the outlet of an article that gives somebody a title."""


def _role(seen: list[_Titled]) -> Role:
    seen.sort(key=lambda s: (s[0] or date.min, s[1]))
    days = [day for day, *_ in seen if day]
    _, source, title, _ = seen[-1]
    outlets = {outlet or source for _, source, _, outlet in seen}
    return Role(
        title=title, first=min(days, default=None), last=max(days, default=None), source=source, articles=len(seen), outlets=len(outlets)
    )


def _latest(role: Role) -> tuple[int, int, str]:
    return -(role.last or date.min).toordinal(), -role.articles, role.title


def quote_rows() -> Select[tuple[object, ...]]:
    """Quotes joined with their articles and their speakers' names and kinds, unfiltered."""
    joined = quotes.join(articles, articles.c.n == quotes.c.article_n).outerjoin(speakers, speakers.c.n == quotes.c.speaker_n)
    return select(quotes, speakers.c.name.label("speaker"), speakers.c.kind.label("known_kind")).select_from(joined)


def read_rows() -> Select[tuple[object, ...]]:
    """Quotes as they were read: joined with their articles, each with the speaker whom its article alone tells."""
    joined = quotes.join(articles, articles.c.n == quotes.c.article_n)
    return select(quotes, quotes.c.named.label("speaker"), literal("").label("known_kind")).select_from(joined)


def find_quotes(connection: Connection, where: QuoteFilter, limit: int | None) -> list[Quote]:
    """Quotes that pass the filter, newest article first, in reading order inside one."""
    rows = connection.execute(quote_rows().where(*conditions(where)).order_by(*NEWEST_FIRST).limit(limit)).mappings().all()
    return _quotes(connection, rows)


def quotes_by_id(connection: Connection, ids: Sequence[str]) -> list[Quote]:
    """Current quotes in the order of `ids`; unknown ids are left out."""
    rows = connection.execute(quote_rows().where(quotes.c.id.in_(among(ids)), *LOOKED_UP)).mappings().all()
    return _in_order(_quotes(connection, rows), ids)


def passages_by_id(connection: Connection, ids: Sequence[str]) -> list[Passage]:
    """Current passages in the order of `ids`; unknown ids are left out."""
    joined = passages.join(articles, articles.c.n == passages.c.article_n)
    held = select(passages).select_from(joined).where(passages.c.id.in_(among(ids)), IS_CURRENT)
    rows = connection.execute(held).mappings().all()
    read = articles_by_n(connection, {row["article_n"] for row in rows})
    return _in_order([Passage(article=read[r["article_n"]], span=Span(r["start"], r["end"])) for r in rows], ids)


def _in_order(found: list[Item], ids: Sequence[str]) -> list[Item]:
    by_id = {item.id: item for item in found}
    return [by_id[i] for i in ids if i in by_id]


def _quotes(connection: Connection, rows: Sequence[RowMapping]) -> list[Quote]:
    read = articles_by_n(connection, {row["article_n"] for row in rows})
    return [quote_of_row(row, read[row["article_n"]]) for row in rows]


def articles_by_n(connection: Connection, numbers: Iterable[int]) -> dict[int, Article]:
    """Article versions by row number."""
    rows = connection.execute(select(articles).where(articles.c.n.in_(among(sorted(numbers))))).mappings().all()
    return {row["n"]: article_of_row(row) for row in rows}


def among(values: Sequence[str] | Sequence[int]) -> Select[tuple[object]]:
    """`values` as what a column may be IN: one bound value and one statement, however many there are."""
    each = func.json_each(orjson.dumps(values).decode()).table_valued("value")
    return select(each.c.value)


def portions(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """`items` in slices that fit one statement."""
    for start in range(0, len(items), PORTION):
        yield items[start : start + PORTION]


def indexed_ids(connection: Connection, kind: Kind) -> set[str]:
    """Ids that the vector index must hold: those of finished current versions."""
    items, joined = _indexed(kind)
    return set(connection.execute(select(items.c.id).select_from(joined).where(*FINISHED)).scalars())


def indexed_number(connection: Connection, kind: Kind) -> int:
    """How many ids the vector index must hold."""
    _, joined = _indexed(kind)
    return connection.execute(select(func.count()).select_from(joined).where(*FINISHED)).scalar_one()


def _indexed(kind: Kind) -> tuple[Table, FromClause]:
    items = quotes if kind == "quotes" else passages
    return items, items.join(articles, articles.c.n == items.c.article_n)


FINISHED = (articles.c.current, articles.c.state == State.DONE.value)
"""That a version is the one that is searched, and wholly written."""


def quote_vectors(connection: Connection, where: QuoteFilter) -> Iterator[Row[str, bytes]]:
    """Ids and stored embeddings of the quotes that pass the filter, a few in memory at a time."""
    joined = quotes.join(articles, articles.c.n == quotes.c.article_n).join(embeddings, embeddings.c.item == quotes.c.id)
    held = select(quotes.c.id, embeddings.c.vector).select_from(joined).where(*conditions(where))
    for part in connection.execute(held).partitions(MANY):
        yield from part


def passage_vectors(connection: Connection) -> list[tuple[str, bytes]]:
    """Ids and stored embeddings of all current passages."""
    joined = passages.join(articles, articles.c.n == passages.c.article_n).join(embeddings, embeddings.c.item == passages.c.id)
    rows = connection.execute(select(passages.c.id, embeddings.c.vector).select_from(joined).where(articles.c.current)).all()
    return [(i, blob) for i, blob in rows]


def current(connection: Connection, *, only: Collection[str] | None = None) -> Iterator[Kept]:
    """Every current article (or `only` these ids) with its passages and quotes as they were kept, aliases apart, one at a time."""
    for n, article_id in connection.execute(select(articles.c.n, articles.c.id).where(articles.c.current).order_by(articles.c.n)).all():
        if only is not None and article_id not in only:
            continue
        read = articles_by_n(connection, [n])[n]
        rows = connection.execute(read_rows().where(quotes.c.article_n == n).order_by(quotes.c.n)).mappings().all()
        places = connection.execute(select(passages.c.start, passages.c.end).where(passages.c.article_n == n).order_by(passages.c.n))
        yield Kept(
            article=read,
            passages=tuple(Passage(article=read, span=Span(start, end)) for start, end in places),
            quotes=tuple(quote_of_row(row, read) for row in rows),
            contexts=tuple(Span(row["context_start"], row["context_end"]) for row in rows),
            aliases={},
        )
