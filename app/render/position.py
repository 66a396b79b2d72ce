"""What a person said over time on one line, and pairs of statements of which a reader may ask whether the position changed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.citations import Citations
from app.positions import Change, Line, Pair, day_of
from app.render.escape import Html, element, fragment
from app.render.lanes import Bracket, Labels, Lane, Mark, lanes_html, sign_of
from app.render.pairs import Numbers, pair_html
from app.render.plot import rest_html
from app.render.wording import MARKS, count, day, imprint, printer, worded
from archive.outline import Outline
from archive.records import Quote

if TYPE_CHECKING:
    from archive.archive import Archive

ASKED = {
    "number": "Another number. Did the position change, or what it is about?",
    "negation": "One says it, one says not. Has the position turned?",
    "opposite": "Opposite words about the same thing. Has the position turned?",
    "denial": "One asserts what the other denies. Has the position turned?",
    "the other way": "First one way, then the other. What changed?",
    "taken back": "Earlier words are taken back. What is the position now?",
    "hedge": "Said flatly first, with a reservation later. Has the position softened?",
}
AGAIN = "The same again, on another day?"
NOTHING = "No two statements of different days speak about the same thing in the same words, so there is nothing to compare."
CARE = "These are questions to ask, not findings: the pairs were chosen by their words alone. Read both in their articles."
LONGEST = 120
"""Characters of a clause that is repeated above its statements."""
PAIRS, REPEATED, LISTED = 30, 5, 50
"""Pairs that are worth a question, pairs that say the same again and statements that are listed."""
BRACKETS = 6
"""Pairs drawn below the line."""


def position_places(line: Line, archive: "Archive | None" = None) -> Citations:
    """Every place that a position line shows, numbered from 1."""
    return Citations(archive, (*line.statements, *line.undated))


def position_html(line: Line, name: str, about: str = "", *, head: Html | None = None, places: Citations | None = None) -> Html:
    """The line of `name`'s dated statements, the pairs worth a question, and the statements as a table; `places` are the line's."""
    on = f" on {about}" if about else ""
    places = places or position_places(line)
    numbers = Numbers(places)
    changed = [pair for pair in line.pairs if pair.change is not Change.SAME]
    again = [pair for pair in line.pairs if pair.change is Change.SAME]
    places.quotes([*_ids(changed[:PAIRS]), *_ids(again[:REPEATED]), *places.ids[:LISTED]])  # read together
    described = f"{count(len(line.statements), 'dated statement')} of {name}{on}. The table below lists them."
    drawing = lanes_html(
        [Lane(name, tuple(marks_of(line.statements, numbers)))],
        title=f"Position of {name}{on} over time",
        described=described,
        brackets=list(_brackets(changed)),
        labels=labels_of(places),
    )
    children = [
        head or Html(),
        drawing,
        _pairs("Worth a question", changed[:PAIRS], len(changed), numbers, places),
        element("p", CARE, class_="hint care") if line.pairs else element("p", NOTHING, class_="hint care"),
        _folded(
            count(len(again), "pair says the same again", "pairs say the same again"),
            _pairs("", again[:REPEATED], len(again), numbers, places),
        )
        if again
        else Html(),
        _folded("All of them as a table", _table(places, numbers), is_open=not drawing) if numbers.places else Html(),
    ]
    return element("section", *children, class_="said position claim", aria_label="Position over time")


def marks_of(statements: Sequence[Outline], numbers: Numbers) -> Iterator[Mark]:
    """The dated statements as marks of one person's lane."""
    for quote in statements:
        if when := day_of(quote):
            yield Mark(when, sign_of(quote.polarity), numbers[quote])


def labels_of(places: Citations) -> Labels:
    """The day, the words and the outlet of the statements at some of these places, read together."""

    def labels(numbers: Sequence[int]) -> dict[int, str]:
        at = {places.ids[number - 1]: number for number in numbers}
        return {at[quote.id]: f"{_day(quote)}: {worded(quote)} — {imprint(quote.article)}" for quote in places.quotes(at)}

    return labels


def _brackets(changed: Sequence[Pair[Outline]]) -> Iterator[Bracket]:
    for pair in changed[:BRACKETS]:
        first, last = day_of(pair.earlier), day_of(pair.later)
        if first and last:
            yield Bracket(first, last, f"{pair.change.value}?")


def _ids(pairs: Sequence[Pair[Outline]]) -> list[str]:
    return [quote.id for pair in pairs for quote in (pair.earlier, pair.later)]


def _pairs(title: str, pairs: Sequence[Pair[Outline]], of: int, numbers: Numbers, places: Citations) -> Html:
    if not pairs:
        return Html()
    read = {quote.id: quote for quote in places.quotes(_ids(pairs))}
    both = ((read.get(pair.earlier.id), read.get(pair.later.id), pair) for pair in pairs)
    items = [pair_html(one, other, numbers, asked=_asked(pair)) for one, other, pair in both if one and other]
    head = element("h3", title, class_="tally") if title else Html()
    listed = element("ol", *items, class_="pairs", aria_label=title or "Said again")
    return fragment(head, listed, rest_html(of, len(pairs)))


def _asked(pair: Pair[Outline]) -> Html:
    kind = element("span", f"{pair.change.value}?", class_=f"kind {pair.change.value}")
    return fragment(kind, ASKED.get(pair.why, AGAIN), element("span", _differing(pair), class_="differs"))


def _differing(pair: Pair[Outline]) -> str:
    """What differs, in the articles' words: both clauses, or those that take the earlier words back."""
    earlier, later = (" ".join(words.split()).strip(MARKS) for words in pair.differs)
    if not pair.why or not later or max(len(earlier) * (pair.why != "taken back"), len(later)) > LONGEST:
        return ""
    return f" “{later}”" if pair.why == "taken back" else f" “{earlier}” – “{later}”"


def _folded(name: str, inside: Html, *, is_open: bool = False) -> Html:
    return element("details", element("summary", name), inside, open=is_open)


def _table(places: Citations, numbers: Numbers) -> Html:
    head = element("tr", *(element("th", name, scope="col") for name in ("Day", "Outlet", "Words")))
    rows = [_row(quote, numbers) for quote in places.quotes(places.ids[:LISTED])]
    table = element("table", element("thead", head), element("tbody", *rows))
    rest = rest_html(len(places), LISTED)
    return element("div", table, rest, class_="variants worded", role="region", aria_label="All statements as a table", tabindex=0)


def _row(quote: Quote, numbers: Numbers) -> Html:
    cells = (printer(quote.article), fragment(worded(quote), numbers.chip(quote)))
    return element("tr", element("th", _day(quote), scope="row"), *(element("td", cell) for cell in cells))


def _day(quote: Quote) -> str:
    when = day_of(quote)
    return day(when) if when else "no date"
