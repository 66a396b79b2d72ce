"""A statement in outline: whose, where, when and in what words, for pages that count thousands and show a few of them."""

from datetime import date
from typing import NamedTuple

from archive.records import Form, Polarity


class Print(NamedTuple):
    """An article in outline."""

    id: str
    source: str
    outlet: str
    published: date | None


class Outline(NamedTuple):
    """A statement in outline; what it has it has by the names of a `Quote`."""

    id: str
    text: str
    form: Form
    polarity: Polarity
    said_on: date | None
    speaker: str | None
    on_behalf_of: str
    article: Print

    @property
    def published_on(self) -> date | None:
        return self.article.published
