"""Counts and days of statements, from the database: nothing here is estimated."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from archive.filters import QuoteFilter, Tally
from archive.reading import conditions
from archive.tables import articles, quotes


def tally(connection: Connection, where: QuoteFilter, only: Sequence[str] | None = None) -> Tally:
    """The counts of the statements that pass the filter, or of those among them whose ids are in `only` (at most 30,000)."""
    said = quotes.join(articles, articles.c.n == quotes.c.article_n)
    passing = conditions(where) + ([] if only is None else [quotes.c.id.in_(only)])
    numbers = (func.count(), _different(quotes.c.speaker_n), _different(articles.c.n), _different(func.nullif(articles.c.outlet, "")))
    statements, speakers, held, outlets = connection.execute(select(*numbers).select_from(said).where(*passing)).one()
    dated = select(articles.c.published).select_from(said).where(*passing, articles.c.published.is_not(None))
    days = connection.execute(dated.distinct().order_by(articles.c.published)).scalars()
    return Tally(statements=statements, speakers=speakers, articles=held, outlets=outlets, days=tuple(day for day in days if day))


def _different(column: ColumnElement[Any]) -> ColumnElement[int]:
    return func.count(column.distinct())
