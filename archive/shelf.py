"""The articles of an archive as a shelf shows them: without their text, with the number of statements in each."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from archive.tables import articles, quotes

if TYPE_CHECKING:
    from archive.archive import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One article's current version."""

    id: str
    title: str
    outlet: str
    published: date | None
    source: str
    version: int
    statements: int


def shelf(archive: "Archive") -> list[Held]:
    """Every article, the newest first, those without a date last."""
    columns = (articles.c.id, articles.c.title, articles.c.outlet, articles.c.published, articles.c.source, articles.c.version)
    said = select(quotes.c.article_n, func.count().label("statements")).where(~quotes.c.struck).group_by(quotes.c.article_n).subquery()
    rows = (
        select(*columns, func.coalesce(said.c.statements, 0).label("statements"))
        .select_from(articles.outerjoin(said, said.c.article_n == articles.c.n))
        .where(articles.c.current)
        .order_by(articles.c.published.desc().nulls_last(), articles.c.n)
    )
    with archive.reading() as connection:
        return [Held(**row) for row in connection.execute(rows).mappings()]
