"""The articles by outlet and period: a row for each outlet, a dot for each period that is the larger the more articles lie in it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app.render.escape import Html, element
from app.render.plot import CHOICES, label_of, rest_html
from app.render.wording import count

if TYPE_CHECKING:
    from app.periods import Period

SIZES = 5
"""Sizes that a dot may have, from 1."""


def coverage_html(
    outlets: Mapping[str, int],
    over: "Sequence[Period]",
    spread: Mapping[str, Sequence[int]],
    *,
    chosen: str,
    period: "Period | None",
) -> Html:
    """All `outlets` with the number of their articles, those with most first, and their dated ones in the periods `over`, by `spread`.

    Pressed, an outlet is `chosen`. Nothing with one outlet alone. Who does not see the dots hears their numbers.
    """
    if len(outlets) < 2 and not chosen:  # noqa: PLR2004 - one leaves no choice
        return Html()
    ordered = sorted(outlets, key=lambda outlet: (-outlets[outlet], outlet))
    shown = [outlet for n, outlet in enumerate(ordered) if n < CHOICES or outlet == chosen]
    rows = {outlet: spread.get(outlet, [0] * len(over)) for outlet in shown}
    most = max((number for row in rows.values() for number in row), default=0)
    columns = [element("th", element("span", label_of(each), class_="heard"), scope="col") for each in over]
    head = element("tr", element("th", element("span", "Outlet", class_="heard"), scope="col"), *columns)
    body = [_row(outlet, outlets[outlet], list(zip(over, row, strict=True)), most, chosen, period) for outlet, row in rows.items()]
    table = element("table", element("thead", head), element("tbody", *body))
    rest = rest_html(len(ordered), len(shown))
    return element(
        "div", table, rest, class_="coverage picked" if chosen else "coverage", role="region", aria_label="Articles by outlet and time",
        tabindex=0,
    )  # fmt: skip


def _row(outlet: str, total: int, row: "Sequence[tuple[Period, int]]", most: int, chosen: str, period: "Period | None") -> Html:
    pressed = outlet == chosen
    choice = element(
        "button", outlet, element("span", f" {total:,}", class_="number"), class_="choice", type="button", data_act="outlet",
        data_name="" if pressed else outlet, aria_pressed="true" if pressed else "false",
    )  # fmt: skip
    cells = [_cell(outlet, each, number, most, beside=period not in (None, each)) for each, number in row]
    return element("tr", element("th", choice, scope="row"), *cells, class_="pressed" if pressed else None)


def _cell(outlet: str, each: "Period", number: int, most: int, *, beside: bool) -> Html:
    if not number:
        return element("td", element("span", "0", class_="heard"))
    said = f"{outlet}, {label_of(each)}: {count(number, 'article')}"
    dot = element("span", element("span", f"{number:,}", class_="heard"), class_=f"dot d{-(-number * SIZES // most)}", title=said)
    return element("td", dot, class_="beside" if beside else None)
