"""Dated statements as marks on lanes, the days from left to right: one lane for each outlet or person, drawn as SVG.

A mark's shape tells what it stands for, never its colour alone. Whoever does not see the drawing has the table that goes with it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.render.escape import Html, element, fragment
from app.render.wording import day
from archive.records import Polarity

TOP, LANE, BRACKET = 4, 52, 24
"""Height of the space above the lanes, of a lane and of a bracket, in pixels."""
BESIDE = 13
"""Pixels between marks of one day."""
NAMED = 6
"""Statements of one mark that are named when it is pointed at."""
CLOSE = 3.0
"""Percent of the width below which two marks would lie on each other."""
EDGE, WIDE = 2.0, 96.0
"""Where the first day lies and how far away the last, in percent of the width."""


class Sign(StrEnum):
    """What a mark stands for."""

    SAID = "said"
    DENIED = "denied"
    OPPOSED = "opposed"


SHAPES = {
    Sign.SAID: "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0Z",
    Sign.DENIED: "M-5 -5L5 5M5 -5L-5 5",
    Sign.OPPOSED: "M0 -6.5L6.5 0L0 6.5L-6.5 0Z",
}


def sign_of(polarity: Polarity) -> Sign:
    """What the mark of a statement stands for."""
    return Sign.DENIED if polarity is Polarity.DENIED else Sign.SAID


MEANS = {Sign.SAID: "says it", Sign.DENIED: "is reported to deny it", Sign.OPPOSED: "may say the opposite"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement: its day, what it stands for, the number of its place on the page, and who, when and where in words."""

    day: date
    sign: Sign
    number: int
    label: str = ""


Labels = Callable[[Sequence[int]], Mapping[int, str]]
"""From the numbers of marks to what stands beside them."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of an outlet or a person."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Bracket:
    """Two days that belong together, drawn below the lanes."""

    first: date
    last: date
    label: str


def lanes_html(
    lanes: Sequence[Lane], *, title: str, described: str, brackets: Sequence[Bracket] = (), labels: Labels | None = None
) -> Html:
    """The drawing, with what its marks mean below; nothing when all lies on one day. Who cannot see hears `title` and `described`.

    `labels` gives those of the marks that are named, by their numbers; without it each mark has its own.
    """
    days = sorted(mark.day for lane in lanes for mark in lane.marks)
    if not days or days[0] == days[-1]:
        return Html()
    scale = _Scale(days[0], days[-1])
    height = TOP + LANE * len(lanes) + BRACKET * len(brackets)
    near = [_near(lane.marks, scale) for lane in lanes]
    named = [mark.number for marks in near for each in marks for same in each for mark in same[:NAMED]]
    told = labels(named) if labels else {}
    drawn = [_lane(lane.name, marks, TOP + LANE * n, scale, told) for n, (lane, marks) in enumerate(zip(lanes, near, strict=True))]
    drawn += [_bracket(each, TOP + LANE * len(lanes) + BRACKET * n, scale) for n, each in enumerate(brackets)]
    svg = element("svg", element("title", title), element("desc", described), *drawn, role="img", width="100%", height=height)
    ends = element("p", element("span", day(days[0])), element("span", day(days[-1])), class_="ends", aria_hidden="true")
    return element("div", svg, ends, _key({mark.sign for lane in lanes for mark in lane.marks}), class_="lanes")


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        self._first, self._days = first, (last - first).days

    def percent(self, when: date) -> float:
        return EDGE + WIDE * (when - self._first).days / self._days

    def __call__(self, when: date) -> str:
        return f"{self.percent(when):.2f}%"


def _lane(name: str, near: Sequence[Sequence[Sequence[Mark]]], top: int, scale: _Scale, told: Mapping[int, str]) -> Html:
    line = top + 36
    children = [
        element("text", name, x=0, y=top + 13, class_="lane-name"),
        element("line", x1=0, y1=line, x2="100%", y2=line, class_="lane-line"),
    ]
    for marks in near:
        first = min((mark for same in marks for mark in same), key=_by_day)
        children += [_mark(same, scale(first.day), line, n, told) for n, same in enumerate(marks)]
    return element("g", *children)


def _near(marks: Sequence[Mark], scale: _Scale) -> list[list[list[Mark]]]:
    """Marks in the order of their days, those together that would lie on each other, of these each sign apart."""
    found: list[list[Mark]] = []
    for mark in sorted(marks, key=_by_day):
        if found and scale.percent(mark.day) - scale.percent(found[-1][0].day) < CLOSE:
            found[-1].append(mark)
        else:
            found.append([mark])
    return [[same for sign in Sign if (same := [mark for mark in each if mark.sign is sign])] for each in found]


def _by_day(mark: Mark) -> tuple[date, int]:
    return mark.day, mark.number


def _mark(marks: Sequence[Mark], x: str, y: int, beside: int, told: Mapping[int, str]) -> Html:
    """Marks of one place and sign as one, with their number when there are several; pressed, it opens the first."""
    first = marks[0]
    named = [told.get(mark.number, mark.label) for mark in marks[:NAMED]]
    more = [f"and {len(marks) - NAMED} more"] if len(marks) > NAMED else []
    drawn = [
        element("title", "\n".join((*named, *more))),
        element("circle", r=11, class_="reach"),
        element("path", d=SHAPES[first.sign]),
    ]
    if len(marks) > 1:
        drawn.append(element("text", f"{len(marks)}", y=-10, class_="several"))
    shifted = element("g", *drawn, transform=f"translate({beside * BESIDE} 0)")
    return element("svg", shifted, x=x, y=y, class_=f"mark {first.sign.value}", data_turn=0, data_number=first.number)


def _bracket(each: Bracket, top: int, scale: _Scale) -> Html:
    line, first, last = top + 8, scale(each.first), scale(each.last)
    ends = [element("line", x1=x, y1=line - 4, x2=x, y2=line + 4) for x in (first, last)]
    middle = (scale.percent(each.first) + scale.percent(each.last)) / 2
    anchor = "start" if middle < 20 else "end" if middle > 80 else "middle"  # noqa: PLR2004 - percent of the width
    said = element("text", each.label, x=f"{middle:.2f}%", y=line + 12, text_anchor=anchor)
    return element("g", element("line", x1=first, y1=line, x2=last, y2=line), *ends, said, class_="bracket")


def _key(signs: set[Sign]) -> Html:
    """What the shapes mean; a plot of one kind explains itself."""
    if signs <= {Sign.SAID}:
        return Html()
    items = []
    for sign in Sign:
        if sign in signs:
            shape = element("svg", element("path", d=SHAPES[sign], transform="translate(8 8)"), width=16, height=16, aria_hidden="true")
            items.append(element("span", fragment(shape, " ", MEANS[sign]), class_=f"mark {sign.value}"))
    return element("p", *items, class_="key")
