"""Small phrases that Markdown and HTML share: dates, who said it, how it was said, and a quotation in its pieces."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.dates import NAMES
from app.turn import Answer, Prose, Shown
from archive.records import Act, Article, Citation, Form, Polarity, Quote, Span

MARKS = "\"'“”„‟«»‹›‘’‚‛`"
_ARTICLES = frozenset({"a", "an", "the"})

ACTS = {
    Act.WROTE: "wrote",
    Act.ASKED: "asked",
    Act.WARNED: "warned",
    Act.URGED: "urged",
    Act.PREDICTED: "predicted",
    Act.BELIEVES: "believes",
    Act.WANTS: "wants",
    Act.PLANS: "plans",
    Act.PROMISED: "promised",
    Act.ORDERED: "ordered",
    Act.RULED: "ruled",
    Act.DECIDED: "decided",
    Act.VOTED: "voted",
    Act.FOUND: "found",
}
POLARITIES = {
    Polarity.DENIED: "denied this",
    Polarity.UNSAID: "did not say this",
    Polarity.CONDITIONAL: "not said yet",
    Polarity.QUESTION: "asked, not stated",
}
FORMS = {Form.DIRECT: "word for word", Form.MIXED: "partly word for word", Form.INDIRECT: "in the outlet’s words"}


class Kind(StrEnum):
    """What a piece of a statement is: the source's own words, the outlet's, or words left out between two parts."""

    SPOKEN = "spoken"
    REPORTED = "reported"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a statement as it is shown; `text` is the article's own, without the quotation marks around it."""

    kind: Kind
    text: str


def pieces(quote: Quote) -> Iterator[Piece]:
    """The statement in reading order; what stood in quotation marks is `spoken`, the marks themselves are left to the renderer."""
    text = quote.article.text
    for number, part in enumerate(quote.content):
        if number:
            yield Piece(Kind.GAP, _between(text, quote.content[number - 1], part))
        yield from _part(text, part, [span for span in quote.verbatim if span in part])


def _part(text: str, part: Span, verbatim: list[Span]) -> Iterator[Piece]:
    at, after = part.start, False
    for span in verbatim:
        yield from _reported(text[at : span.start], opened=after, closes=True)
        yield Piece(Kind.SPOKEN, span.cut(text))
        at, after = span.end, True
    yield from _reported(text[at : part.end], opened=after, closes=False)


def _reported(words: str, *, opened: bool, closes: bool) -> Iterator[Piece]:
    """Words outside the marks, without the mark that closed the piece before and the mark that opens the piece after."""
    if opened:
        words = _without_mark(words)
    if closes:
        words = _without_mark(words[::-1])[::-1]
    if words.strip():
        yield Piece(Kind.REPORTED, words)
    elif words:
        yield Piece(Kind.GAP, " ")


def _without_mark(words: str) -> str:
    """`words` without the one quotation mark they begin with; two apostrophes or backticks count as one mark."""
    bare = words.lstrip()
    if not bare.startswith(tuple(MARKS)):
        return words
    return bare[2:] if bare[:2] in {"''", "``"} else bare[1:]


def _between(text: str, before: Span, after: Span) -> str:
    """A space where only white space and marks were left out, else an ellipsis."""
    return " … " if text[before.end : after.start].strip(MARKS + " \t\r\n\u00a0\u202f") else " "


def worded(quote: Quote) -> str:
    """The statement in one line: the source's own words between marks, the outlet's without, an ellipsis where words were left out."""
    parts = (f"“{piece.text}”" if piece.kind is Kind.SPOKEN else piece.text for piece in pieces(quote))
    return " ".join("".join(parts).split())


def day(when: date) -> str:
    """3 March 2025, in English whatever the machine's language."""
    return f"{when.day} {NAMES[when.month - 1]} {when.year}"


def period(first: date | None, last: date | None) -> str:
    """The days from `first` to `last`, what they share said once: 3–14 March 2025. Empty when neither is known."""
    if not first or not last or first == last:
        known = first or last
        return day(known) if known else ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    start = day(first).removesuffix(f" {first.year}") if first.year == last.year else day(first)
    return f"{start} – {day(last)}"


def count(number: int, one: str, many: str = "") -> str:
    """1 article, 2 articles, 12,000 articles."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def who(quote: Quote) -> str:
    """The canonical name; of a source that the article only describes its words, with the plain word that nobody is named."""
    described = quote.role if quote.role.lower() not in _ARTICLES else ""  # an older archive may hold a bare "the"
    return quote.speaker or (f"Not named: {described}" if described else "Unknown speaker")


def standing(quote: Quote) -> str:
    """What the article says about the speaker: role, for whom, through whom, to whom."""
    parts = [quote.role if quote.speaker else ""]
    if quote.on_behalf_of and quote.on_behalf_of.casefold() not in quote.role.casefold():
        parts.append(f"for {quote.on_behalf_of}")
    if quote.via:
        parts.append(f"via {', '.join(quote.via)}")
    if quote.addressee and quote.addressee not in quote.via:
        parts.append(f"to {quote.addressee}")
    return ", ".join(part for part in parts if part)


def manner(quote: Quote) -> list[str]:
    """Short labels a reader must see beside the words: what was done with them, and every reason to be careful."""
    labels = [POLARITIES.get(quote.polarity, ACTS.get(quote.act, "")), quote.medium]
    labels.append("" if quote.form is Form.DIRECT else FORMS[quote.form])
    labels.append(f"said on {day(quote.said_on)}" if quote.said_on else "")
    labels.append("uncertain" if quote.uncertain else "")
    return [label for label in labels if label]


def headline(article: Article) -> str:
    """The title, or the first line of an article that has none."""
    return article.title or article.text.strip().split("\n", 1)[0][:120]


def printer(article: Article) -> str:
    """Who printed it: the outlet, else the address or the file that it was read from, without the file's folders."""
    return article.outlet or article.url or article.source.replace("\\", "/").rpartition("/")[2] or article.source


def imprint(article: Article) -> str:
    """Outlet and day of publication, as far as they are known."""
    return " · ".join(part for part in (article.outlet, day(article.published) if article.published else "") if part)


def numbers_of(answer: Answer, shown: Shown) -> tuple[int, ...]:
    """The citation numbers of a shown statement: its first, and those of its further parts."""
    same = [
        number
        for number, citation in enumerate(answer.citations, start=1)
        if number > shown.number and citation.quote_id == shown.quote.id and _is_of(citation, shown.quote)
    ]
    return (shown.number, *same)


def prose_numbers(answer: Answer, block: Prose) -> tuple[int, ...]:
    """The citations that a sentence shows: those that no statement of the answer carries itself; all of those that a model's rests on."""
    if block.glue:
        return block.citations
    carried = {number for shown in answer.blocks if isinstance(shown, Shown) for number in numbers_of(answer, shown)}
    return tuple(number for number in block.citations if 0 < number <= len(answer.citations) and number not in carried)


def _is_of(citation: Citation, quote: Quote) -> bool:
    return citation.article.id == quote.article.id and citation.span.overlaps(quote.extent)
