"""Two statements beside each other with the words that only one of them has, and what a reader is asked about them."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.citations import ids_of
from app.compare import Side, compared
from app.render.escape import Html, element, fragment
from app.render.statements import chip_html
from app.render.wording import day, headline, imprint, manner, who, worded
from archive.outline import Outline
from archive.records import Citation, Quote

COMMON = 0.5
"""Share of the shorter statement's words, in order, that both have, from which a marked difference is easier to read than two texts."""


class Numbers:
    """The places of a page, numbered from 1, by the statements that stand there."""

    def __init__(self, places: Sequence[Citation]) -> None:
        self.places = places
        self._of: Mapping[str, int] = {quote_id: n for n, quote_id in reversed(list(enumerate(ids_of(places), start=1)))}

    def __getitem__(self, quote: Quote | Outline) -> int:
        return self._of[quote.id]

    def chip(self, quote: Quote) -> Html:
        """The number that opens the statement's article."""
        return chip_html(self[quote], self.places[self[quote] - 1])


def pair_html(one: Quote, other: Quote, numbers: Numbers, *, asked: Html | str, tools: Sequence[Html] = (), keep: bool = False) -> Html:
    """Two statements as an item of a list: what is `asked`, both with their sources, the earlier first, what the reader can answer.

    `keep` leaves each on its side, whichever is earlier.
    """
    first, second = (one, other) if keep else sorted((one, other), key=lambda quote: quote.said_on or quote.published_on or date.max)
    sides = element("div", _side(first, second, numbers), _side(second, first, numbers), class_="sides")
    answers = element("div", *tools, class_="tools") if tools else Html()
    return element("li", element("p", asked, class_="asked"), sides, answers, class_="pair")


def _side(quote: Quote, beside: Quote, numbers: Numbers) -> Html:
    labels = [fragment(" · ", element("span", label, class_="manner")) for label in manner(quote)]
    when = quote.said_on or quote.published_on
    dated = element("p", day(when) if when else "No date", class_="when")
    by = element("p", element("strong", who(quote), class_="who"), *labels, class_="byline")
    words = element("blockquote", element("p", words_beside(quote, beside), numbers.chip(quote)), class_=quote.form.value)
    place = imprint(quote.article)
    stands = element("p", f"{place} · " if place else "", element("em", headline(quote.article)), class_="imprint")
    return element("div", dated, by, words, stands, class_="side")


def words_beside(quote: Quote, beside: Quote) -> Html:
    """The statement's own words; where it has most words in common with the other one, those that the other has not are marked."""
    strands = compared(worded(beside), worded(quote))
    here = [strand for strand in strands if strand.side is not Side.QUOTED]
    common, ours, theirs = (
        sum(len(strand.text.split()) for strand in strands if strand.side in sides)
        for sides in ({Side.BOTH}, {Side.BOTH, Side.ARTICLE}, {Side.BOTH, Side.QUOTED})
    )
    if common < COMMON * min(ours, theirs):
        return fragment(worded(quote))
    shown = [strand.text if strand.side is Side.BOTH else element("strong", strand.text, class_="alone") for strand in here]
    return fragment(*(fragment(" " if n else "", words) for n, words in enumerate(shown)))
