"""BM25 keyword search inside the database (SQLite FTS5). Search syntax in a question is inert: only its words are used."""

import re
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Float, Label, Row, Select, column, func, literal_column, select, table, text

from archive import reading
from archive.filters import QuoteFilter
from archive.rows import Kept
from archive.tables import articles, passages, quotes

WORD = re.compile(r"\w+", re.UNICODE)
MAX_WORDS = 64
"""A longer question is cut here: BM25 over more words costs time and finds nothing new."""

ROWS = 12_000
"""Statements that one search ranks at most, by leaving out its commonest words: BM25 takes two microseconds for each."""

REACH = 4
"""Among the best of all, so many times those that are wanted, the ones that pass a filter are looked for first."""

STOP = frozenset(
    "a an and are as at be been but by did do does for from had has have he her him his i if in is it its me my no not of on or our she so "
    "than that the their them they this to was we were what when where which who whom why will with would you your "
    "d ll m re s t ve".split()
)

_TOKENIZE = "tokenize = 'porter unicode61 remove_diacritics 2'"
_TABLES = {
    "quotes_fts": "statement, context, headline",
    "passages_fts": "body, headline",
}
_QUOTE_WEIGHTS = "bm25(quotes_fts, 2.0, 1.0, 0.5)"
"""The statement's own words count double, its sentence once, the headline half."""
_PASSAGE_WEIGHTS = "bm25(passages_fts, 1.0, 0.5)"

quotes_fts = table("quotes_fts", column("rowid"))
passages_fts = table("passages_fts", column("rowid"))


def create(connection: Connection) -> None:
    """Make the keyword tables; a row's `rowid` is the quote's or passage's `n`."""
    for name, columns in _TABLES.items():
        connection.execute(text(f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5({columns}, {_TOKENIZE})"))


def add_article(connection: Connection, article_n: int, kept: Kept) -> None:
    """Index the quotes and passages of an article version whose rows are written."""
    text_, headline = kept.article.text, kept.article.title
    number = {i: n for i, n in connection.execute(select(quotes.c.id, quotes.c.n).where(quotes.c.article_n == article_n))}
    said = [
        {"n": number[quote.id], "statement": quote.text, "context": context.cut(text_), "headline": headline}
        for quote, context in zip(kept.quotes, kept.contexts, strict=True)
    ]
    number = {i: n for i, n in connection.execute(select(passages.c.id, passages.c.n).where(passages.c.article_n == article_n))}
    cut = [{"n": number[passage.id], "body": passage.text, "headline": headline} for passage in kept.passages]
    for name, rows in (("quotes_fts", said), ("passages_fts", cut)):
        columns = _TABLES[name]
        values = ", ".join(f":{column_.strip()}" for column_ in columns.split(","))
        if rows:
            connection.execute(text(f"INSERT INTO {name}(rowid, {columns}) VALUES (:n, {values})"), rows)  # noqa: S608 (names from this file)


def drop(connection: Connection, article_n: int) -> None:
    """Take an article version's quotes and passages out of the search."""
    for name in ("quotes", "passages"):
        statement = f"DELETE FROM {name}_fts WHERE rowid IN (SELECT n FROM {name} WHERE article_n = :n)"  # noqa: S608 (names from this file)
        connection.execute(text(statement), {"n": article_n})


def telling(texts: Iterable[str]) -> list[str]:
    """The words of `texts` that a search looks for, each once."""
    found = list(dict.fromkeys(w.lower() for text_ in texts for w in WORD.findall(text_)))
    return ([w for w in found if w not in STOP] or found)[:MAX_WORDS]


def expression(texts: Iterable[str]) -> str:
    """An FTS5 expression that matches any word of `texts`, each quoted so that it cannot be an operator; empty when there is none."""
    return " OR ".join(f'"{word}"' for word in telling(texts))


def rows_with(connection: Connection, word: str) -> int:
    """How many statements hold a word, counted no further than ROWS."""
    found = text("SELECT count(*) FROM (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH :match LIMIT :most)")
    return int(connection.execute(found, {"match": expression([word]), "most": ROWS}).scalar_one())


def rarest(rows: Mapping[str, int]) -> list[str]:
    """Of words with the number of statements that hold each, the rarest that stand in ROWS together; one at least, in the order given."""
    total, kept = 0, set[str]()
    for word in sorted(rows, key=lambda word: rows[word]):
        total += rows[word]
        if kept and total > ROWS:
            break
        kept.add(word)
    return [word for word in rows if word in kept]


def _ranked_quotes(match: str, *, among: int = 0) -> Select[str, float]:
    """Quote ids and BM25 scores (higher is better); the caller adds its filter, order and limit.

    Of those alone that are ranked first, when `among` tells how many: the others are then not looked up in the tables.
    """
    score: Label[float] = literal_column(f"-{_QUOTE_WEIGHTS}", Float).label("score")
    if among:
        found = select(quotes_fts.c.rowid.label("n"), score).where(text("quotes_fts MATCH :match").bindparams(match=match))
        first = found.order_by(score.desc(), quotes_fts.c.rowid).limit(among).subquery()
        joined = first.join(quotes, quotes.c.n == first.c.n).join(articles, articles.c.n == quotes.c.article_n)
        return select(quotes.c.id, first.c.score).select_from(joined).order_by(first.c.score.desc(), quotes.c.n)
    return (
        select(quotes.c.id, score)
        .select_from(quotes_fts.join(quotes, quotes.c.n == quotes_fts.c.rowid).join(articles, articles.c.n == quotes.c.article_n))
        .where(text("quotes_fts MATCH :match").bindparams(match=match))
        .order_by(score.desc(), quotes.c.n)
    )


def best_quotes(connection: Connection, match: str, where: QuoteFilter, limit: int) -> Sequence[Row[str, float]]:
    """The quotes ranked first of those that pass a filter, best first."""
    found: Sequence[Row[str, float]] = ()
    if not (where.picks or where.outlets or where.until):  # few pass such a filter, seldom enough of the best
        first = _ranked_quotes(match, among=limit * REACH).where(*reading.LOOKED_UP, *reading.narrowing(where))
        found = connection.execute(first.limit(limit)).all()
    if len(found) == limit:
        return found
    return connection.execute(_ranked_quotes(match).where(*reading.conditions(where)).limit(limit)).all()


def ranked_passages(match: str) -> Select[str, int, float]:
    """Passage ids, their article's n and BM25 scores (higher is better)."""
    score: Label[float] = literal_column(f"-{_PASSAGE_WEIGHTS}", Float).label("score")
    return (
        select(passages.c.id, passages.c.article_n, score)
        .select_from(passages_fts.join(passages, passages.c.n == passages_fts.c.rowid))
        .where(text("passages_fts MATCH :match").bindparams(match=match))
        .order_by(score.desc(), passages.c.n)
    )


def counts(connection: Connection) -> dict[str, int]:
    """Rows in each keyword table, for `check`; a table that is gone has none."""
    held = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
    return {name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() if name in held else 0 for name in _TABLES}


def clear(connection: Connection) -> None:
    """Make the keyword tables anew, empty, whatever became of the old ones."""
    for name in _TABLES:
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
    create(connection)
