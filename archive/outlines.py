"""Statements in outline: whose, where, when and in what words, for pages that count thousands and show a few of them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from archive import reading
from archive.filters import QuoteFilter
from archive.records import Form
from archive.tables import articles, quotes, speakers

if TYPE_CHECKING:
    from archive.archive import Archive


class Print(NamedTuple):
    """An article in outline."""

    id: str
    outlet: str
    published: date | None


class Outline(NamedTuple):
    """A statement in outline; what it has it has by the names of a `Quote`."""

    id: str
    text: str
    form: Form
    speaker: str | None
    on_behalf_of: str
    article: Print

    @property
    def published_on(self) -> date | None:
        return self.article.published


def outlines(archive: "Archive", where: QuoteFilter) -> tuple[Outline, ...]:
    """The statements that pass the filter in outline, in the order of `Archive.quotes`."""
    said = quotes.join(articles, articles.c.n == quotes.c.article_n).outerjoin(speakers, speakers.c.n == quotes.c.speaker_n)
    columns = (quotes.c.id, quotes.c.content, quotes.c.form, speakers.c.name, quotes.c.on_behalf_of, articles.c.n)
    found = select(*columns).select_from(said).where(*reading.conditions(where)).order_by(*reading.NEWEST_FIRST)
    with archive.reading() as connection:
        rows = connection.execute(found).all()
        held = select(articles.c.n, articles.c.id, articles.c.outlet, articles.c.published, articles.c.text)
        numbers = sorted({n for *_, n in rows})
        printed = connection.execute(held.where(articles.c.n.in_(reading.among(numbers)))).all()
    known = {n: (Print(id_, outlet, published), text) for n, id_, outlet, published, text in printed}
    forms = {form.value: form for form in Form}
    return tuple(
        Outline(id_, _cut(content, known[n][1]), forms[form], speaker, on_behalf_of, known[n][0])
        for id_, content, form, speaker, on_behalf_of, n in rows
    )


def _cut(content: Sequence[Sequence[int]], text: str) -> str:
    return " ".join([text[start:end] for start, end in content])
