"""Bars over time and choices between outlets: both are pressed to see a part alone, and pressed again to see everything."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.dates import NAMES
from app.render.escape import Html, element
from app.render.wording import count

if TYPE_CHECKING:
    from app.periods import Period

STEPS = 20
"""Heights that a bar may have, from 0."""
CHOICES = 8
YEAR, QUARTER = 12, 3


def plot_html(periods: "Sequence[Period]", chosen: "Period | None", *, of: str) -> Html:
    """A bar for each period of so many `of` ("statement"); nothing to plot in one period."""
    if len(periods) < 2:  # noqa: PLR2004 - one bar tells nothing
        return Html()
    most = max(each.number for each in periods)
    bars = [element("li", _bar(each, most, of=of, pressed=each == chosen)) for each in periods]
    ends = [element("span", label_of(each)) for each in (periods[0], periods[-1])]
    axis = element("p", *ends, class_="ends", aria_hidden="true")
    return element("div", element("ol", *bars, class_="bars", aria_label=f"{of.capitalize()}s over time"), axis, class_="plot")


def _bar(each: "Period", most: int, *, of: str, pressed: bool) -> Html:
    label = f"{label_of(each)}: {count(each.number, of)}"
    return element(
        "button",
        element("span", "", class_=f"h{-(-each.number * STEPS // most)}"),
        class_="bar",
        type="button",
        data_act="period",
        data_name="" if pressed else each.key.isoformat(),
        aria_label=label,
        aria_pressed="true" if pressed else "false",
        title=label,
        disabled=not each.number,
    )


def label_of(each: "Period") -> str:
    """May 2024, April–June 2024, 2024, 2020–2024."""
    year, month = each.key.year, each.key.month
    if each.months == 1:
        return f"{NAMES[month - 1]} {year}"
    if each.months == QUARTER:
        return f"{NAMES[month - 1]}–{NAMES[month + 1]} {year}"
    return str(year) if each.months == YEAR else f"{year}–{year + each.months // YEAR - 1}"


def choices_html(
    counted: Sequence[tuple[str, int]],
    chosen: str,
    *,
    act: str,
    label: str,
    names: Mapping[str, str] = MappingProxyType({}),
    least: int = 2,
) -> Html:
    """What to choose from, when there is a choice, each shown by its name of `names`; the chosen one is always among those shown."""
    if len(counted) < least and not chosen:
        return Html()
    shown = [each for n, each in enumerate(counted) if n < CHOICES or each[0] == chosen]
    items = [_choice(key, names.get(key, key), n, act=act, pressed=key == chosen) for key, n in shown]
    return element("ul", *items, class_="choices", aria_label=label)


def _choice(key: str, name: str, number: int, *, act: str, pressed: bool) -> Html:
    button = element(
        "button",
        name,
        element("span", f" {number:,}", class_="number"),
        class_="choice",
        type="button",
        data_act=act,
        data_name="" if pressed else key,
        aria_pressed="true" if pressed else "false",
    )
    return element("li", button)


def rest_html(total: int, shown: int) -> Html:
    """How many of a list are not shown; nothing when all are."""
    return element("p", f"and {total - shown:,} more", class_="hint") if total > shown else Html()


def more_html(total: int, shown: int) -> Html:
    """The way to the rest of a list, when it has one."""
    if total <= shown:
        return Html()
    return element("div", element("button", f"Show more of {total:,}", class_="step", type="button", data_act="more"), class_="tools")
