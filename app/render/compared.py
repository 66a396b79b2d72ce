"""Two people beside each other: when each spoke, the claims that both speak to, and the words of each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.citations import Citations
from app.people import Sides
from app.render.escape import Html, element, fragment
from app.render.lanes import Lane, lanes_html
from app.render.pairs import Numbers, pair_html
from app.render.position import labels_of, marks_of
from app.render.statements import statement_html
from app.render.wording import count
from archive.outline import Outline

if TYPE_CHECKING:
    from app.people import Meeting
    from archive.archive import Archive

SHOWN, PAIRS = 20, 20
"""Statements of each, and pairs, that are shown."""
ASKED = {
    Sides.TOGETHER: fragment(element("span", "both", class_="kind"), "Do both say the same?"),
    Sides.AGAINST: fragment(element("span", "against", class_="kind reversed"), "Does one say what the other denies?"),
}
NAME_OTHER = "Write whom to look at beside {name} into “Beside”, then press Show. A topic makes the two easier to compare."
NO_MEETING = "No claim is on record that both speak to."


def compared_places(
    ours: Sequence[Outline], theirs: Sequence[Outline], met: "Sequence[Meeting]" = (), archive: "Archive | None" = None
) -> Citations:
    """Every place that a comparison shows, numbered from 1."""
    listed = {quote.id: quote for quote in (*ours, *theirs)}
    return Citations(archive, list(listed.values()), (quote for each in met for quote in (each.one, each.other)))


def unpaired_html(name: str) -> Html:
    """What stands where the second person is not named yet."""
    return element("section", element("p", NAME_OTHER.format(name=name), class_="note"), class_="said", aria_label="Comparison")


def comparison_html(
    names: tuple[str, str],
    ours: Sequence[Outline],
    theirs: Sequence[Outline],
    met: "Sequence[Meeting]",
    *,
    about: str = "",
    head: Html,
    places: Citations | None = None,
) -> Html:
    """What two people said, side by side, newest first; where they meet stands above. `places` are those of all of it."""
    places = places or compared_places(ours, theirs, met)
    numbers = Numbers(places)
    on = f" on {about}" if about else ""
    lanes = [Lane(name, tuple(marks_of(quotes, numbers))) for name, quotes in zip(names, (ours, theirs), strict=True)]
    drawing = lanes_html(
        lanes,
        title=f"{names[0]} and {names[1]}{on} over time",
        described=f"{len(ours)} and {len(theirs)} statements, listed below.",
        labels=labels_of(places),
    )
    pairs = [pair_html(each.one, each.other, numbers, asked=ASKED[each.sides], keep=True) for each in met[:PAIRS]]
    meet = element("ol", *pairs, class_="pairs", aria_label="Where they meet") if pairs else element("p", NO_MEETING, class_="hint")
    columns = [_column(name, quotes, places, numbers) for name, quotes in zip(names, (ours, theirs), strict=True)]
    children = [head, drawing, element("h3", "Where they meet", class_="tally"), meet, element("div", *columns, class_="columns")]
    return element("section", *children, class_="said claim", aria_label=f"{names[0]} beside {names[1]}")


def _column(name: str, quotes: Sequence[Outline], places: Citations, numbers: Numbers) -> Html:
    shown = places.quotes(quote.id for quote in quotes[:SHOWN])
    items = [statement_html(quote, [numbers[quote]], places) for quote in shown]
    more = f"{len(quotes) - SHOWN:,} earlier ones are not shown: narrow them down." if len(quotes) > SHOWN else ""
    body = element("ol", *items, class_="statements") if items else element("p", "Nothing that fits.", class_="hint")
    head = element("h3", name, element("span", f" {count(len(quotes), 'statement')}", class_="when"), class_="tally")
    return element("div", head, body, element("p", more, class_="hint") if more else Html(), class_="column-of-two")
