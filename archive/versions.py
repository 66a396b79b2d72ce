"""The whole record for an export: every version of every article on record, with its statements and the places it was read at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from archive import amending, reading
from archive.records import Article, Quote
from archive.rows import article_of_row, quote_of_row
from archive.tables import State, articles, origins, quotes

if TYPE_CHECKING:
    from archive.archive import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of an article; `places` hold these words now, `current` says that no newer version does.

    The article is as it was read; what the reader struck in it is left out. The speakers of a current version's statements are who they
    are across the archive, those of an older one whom its text tells.
    """

    article: Article
    quotes: tuple[Quote, ...]
    places: tuple[str, ...]
    current: bool


def versions(archive: "Archive") -> Iterator[Version]:
    """In the order they came, so that an older version stands before the newer; articles that left the record are left out."""
    with archive.reading() as connection:
        held = select(articles.c.id).where(articles.c.current)
        numbers = select(articles.c.n).where(articles.c.id.in_(held), articles.c.state != State.PENDING.value).order_by(articles.c.n)
        for n in connection.execute(numbers).scalars().all():
            yield _version(connection, n)


def revised(archive: "Archive") -> list[str]:
    """Ids of the articles on record of which there is an older version."""
    held = select(articles.c.id).where(articles.c.current)
    counted = select(articles.c.id).where(articles.c.id.in_(held), articles.c.state != State.PENDING.value).group_by(articles.c.id)
    with archive.reading() as connection:
        return list(connection.execute(counted.having(func.count() > 1).order_by(func.max(articles.c.n).desc())).scalars())


def history(archive: "Archive", article_id: str) -> list[Version]:
    """Every version of an article, the oldest first."""
    numbers = select(articles.c.n).where(articles.c.id == article_id, articles.c.state != State.PENDING.value)
    with archive.reading() as connection:
        return [_version(connection, n) for n in connection.execute(numbers.order_by(articles.c.version)).scalars().all()]


def _version(connection: Connection, n: int) -> Version:
    row = connection.execute(select(articles).where(articles.c.n == n)).mappings().one()
    article = article_of_row(amending.as_read(connection, row))
    rows = reading.quote_rows() if row["current"] else reading.read_rows()
    said = connection.execute(rows.where(quotes.c.article_n == n, ~quotes.c.struck).order_by(quotes.c.n)).mappings()
    here = select(origins.c.origin).where(origins.c.article_id == row["id"], origins.c.fingerprint == row["fingerprint"])
    return Version(
        article=article,
        quotes=tuple(quote_of_row(each, article) for each in said),
        places=tuple(connection.execute(here.order_by(origins.c.origin)).scalars()),
        current=row["current"],
    )


def past(archive: "Archive", ids: Iterable[str]) -> dict[str, Quote]:
    """Statements by id as their articles told them, also those of older versions; what was removed or struck is left out."""
    found: dict[str, Quote] = {}
    with archive.reading() as connection:
        for part in reading.portions(sorted(ids)):
            rows = connection.execute(reading.read_rows().where(quotes.c.id.in_(part), ~quotes.c.struck)).mappings().all()
            read = reading.articles_by_n(connection, {row["article_n"] for row in rows})
            found |= {row["id"]: quote_of_row(row, read[row["article_n"]]) for row in rows}
    return found
