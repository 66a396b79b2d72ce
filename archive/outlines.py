"""Statements in outline, as the database gives them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from archive import reading
from archive.filters import QuoteFilter
from archive.outline import Outline, Print
from archive.records import Form, Polarity
from archive.tables import articles, quotes, speakers

if TYPE_CHECKING:
    from archive.archive import Archive


def outlines(archive: "Archive", where: QuoteFilter, *, limit: int | None = None) -> tuple[Outline, ...]:
    """The statements that pass the filter in outline, in the order of `Archive.quotes`, up to the newest `limit`."""
    said = quotes.join(articles, articles.c.n == quotes.c.article_n).outerjoin(speakers, speakers.c.n == quotes.c.speaker_n)
    told = (quotes.c.form, quotes.c.polarity, quotes.c.said_on, speakers.c.name, quotes.c.on_behalf_of)
    columns = (quotes.c.id, quotes.c.content, articles.c.n, *told)
    found = select(*columns).select_from(said).where(*reading.conditions(where)).order_by(*reading.NEWEST_FIRST).limit(limit)
    with archive.reading() as connection:
        rows = connection.execute(found).all()
        held = select(articles.c.n, articles.c.id, articles.c.source, articles.c.outlet, articles.c.published, articles.c.text)
        numbers = sorted({row[2] for row in rows})
        printed = connection.execute(held.where(articles.c.n.in_(reading.among(numbers)))).all()
    known = {n: (Print(*seen), text) for n, *seen, text in printed}
    forms, polarities = {form.value: form for form in Form}, {polarity.value: polarity for polarity in Polarity}
    return tuple(
        Outline(id_, _cut(content, known[n][1]), forms[form], polarities[polarity], said_on, speaker, on_behalf_of, known[n][0])
        for id_, content, n, form, polarity, said_on, speaker, on_behalf_of in rows
    )


def _cut(content: Sequence[Sequence[int]], text: str) -> str:
    return " ".join([text[start:end] for start, end in content])
