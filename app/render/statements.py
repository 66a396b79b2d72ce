"""A statement as every page shows it: who, how, the words, where it was printed, and the number that opens the source."""

from collections.abc import Iterable, Sequence

from app.render.amends import flaw_html
from app.render.escape import Html, element, fragment
from app.render.wording import Kind, Piece, headline, imprint, manner, pieces, standing, who
from archive.records import Citation, Quote


def statement_html(
    quote: Quote, numbers: Iterable[int], citations: Sequence[Citation], *, turn: int = 0, extra: Html | None = None
) -> Html:
    """`quote` as an item of a list; `numbers` (from 1) are its places among `citations`."""
    numbers = tuple(numbers)
    chips = [chip_html(number, citations[number - 1], turn=turn) for number in numbers]
    words = element("blockquote", element("p", *map(_piece, pieces(quote)), *chips), class_=quote.form.value)
    first = next(iter(numbers), 0)
    wrong = flaw_html(f"{who(quote)}, {headline(quote.article)}", turn=turn, number=first) if first else Html()
    return element("li", _byline(quote), words, _imprint(quote, wrong), extra or Html(), class_="statement", data_quote=quote.id)


def chip_html(number: int, citation: Citation, *, turn: int = 0) -> Html:
    """A citation's number; pressed, it opens the source."""
    described = (citation.speaker, citation.article.outlet, headline(citation.article))
    label = f"Citation {number}: {', '.join(part for part in described if part)}"
    return element("button", str(number), class_="cite", type="button", data_turn=turn, data_number=number, aria_label=label, title=label)


def _piece(piece: Piece) -> Html:
    """The source's own words between our quotation marks, the outlet's without."""
    if piece.kind is Kind.SPOKEN:
        return fragment("“", element("span", piece.text, class_="spoken"), "”")
    return element("span", piece.text, class_=piece.kind.value)


def _byline(quote: Quote) -> Html:
    labels = [fragment(" · ", element("span", label, class_="manner")) for label in manner(quote)]
    role = element("span", standing(quote), class_="standing") if standing(quote) else Html()
    return element("p", element("strong", who(quote), class_="who"), " ", role, *labels, class_="byline")


def _imprint(quote: Quote, wrong: Html) -> Html:
    place = imprint(quote.article)
    return element("p", f"{place} · " if place else "", element("em", headline(quote.article)), " ", wrong, class_="imprint")
