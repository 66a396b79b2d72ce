"""Counts and days of statements, from the database: nothing here is estimated."""

from datetime import date

from sqlalchemy import Connection, select

from archive.filters import QuoteFilter
from archive.reading import conditions
from archive.tables import articles, quotes


def days(connection: Connection, where: QuoteFilter) -> list[date]:
    """The days of publication of the statements that pass the filter, oldest first."""
    said = select(articles.c.published).select_from(quotes.join(articles, articles.c.n == quotes.c.article_n))
    dated = said.where(*conditions(where), articles.c.published.is_not(None)).distinct().order_by(articles.c.published)
    return [day for day in connection.execute(dated).scalars() if day]
