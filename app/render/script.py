"""A document: paragraphs of plain and quoted words with footnotes, before any format is chosen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from app.render.answers import VERDICTS, Exchange
from app.render.escape import safe_url, source_url
from app.render.wording import Kind, headline, imprint, manner, numbers_of, pieces, prose_numbers, standing, who
from app.turn import Answer, Prose
from archive.records import Citation, Quote


class Style(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    QUESTION = "question"
    PROSE = "prose"
    QUOTATION = "quotation"
    BYLINE = "byline"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words; `strong` ones carry weight, `note` (from 1) is the footnote behind them."""

    text: str
    strong: bool = False
    note: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of one style."""

    style: Style
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A source: its description, and the address that opens it at the words, if it has one."""

    text: str
    url: str = ""


@dataclass(slots=True)
class Document:
    """Paragraphs in order; footnote n is `footnotes[n - 1]`."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)

    def add(self, style: Style, *runs: Run) -> None:
        """One paragraph more."""
        self.paragraphs.append(Paragraph(style, runs))


def document(title: str, exchanges: Iterable[Exchange]) -> Document:
    """A conversation with the sources of all its answers as footnotes, numbered through."""
    made = Document()
    made.add(Style.TITLE, Run(title))
    for exchange in exchanges:
        made.add(Style.QUESTION, Run(exchange.question))
        if exchange.answer:
            _answer(made, exchange.answer)
        if exchange.note:
            made.add(Style.PROSE, Run(exchange.note))
    return made


def _answer(made: Document, answer: Answer) -> None:
    before = len(made.footnotes)
    if answer.verdict is not None:
        made.add(Style.PROSE, Run(VERDICTS[answer.verdict], strong=True))
    for block in answer.blocks:
        if isinstance(block, Prose):
            made.add(Style.PROSE, Run(block.text), *_notes(prose_numbers(answer, block), before))
        else:
            made.add(Style.QUOTATION, *words(block.quote), *_notes(numbers_of(answer, block), before))
            made.add(Style.BYLINE, *byline(block.quote))
    made.footnotes.extend(map(footnote, answer.citations))


def _notes(numbers: Iterable[int], before: int) -> Iterator[Run]:
    return (Run("", note=before + number) for number in numbers)


def words(quote: Quote) -> Iterator[Run]:
    """A statement: the source's words between “ ”, the outlet's without, as they are on the page."""
    for piece in pieces(quote):
        yield Run(f"“{piece.text.strip()}”" if piece.kind is Kind.SPOKEN else " ".join(piece.text.split("\n")))


def byline(quote: Quote) -> Iterator[Run]:
    """Who said it, as whom, how, where and when it was printed."""
    yield Run("— ")
    yield Run(who(quote), strong=True)
    rest = ", ".join(part for part in (standing(quote), *manner(quote), imprint(quote.article)) if part)
    if rest:
        yield Run(f", {rest}")


def footnote(citation: Citation) -> Footnote:
    """The source of a citation: authors, headline, outlet, day, and its address or place."""
    article = citation.article
    url = source_url(citation) or ""
    place = "" if url else safe_url(article.source) or article.source
    authors = ", ".join(article.authors)
    return Footnote(
        ", ".join(part for part in (authors, f"“{headline(article)}”", imprint(article).replace(" · ", ", "), place) if part), url
    )
