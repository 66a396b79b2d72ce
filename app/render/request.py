"""A question as it was understood, in parts that the reader can change or take away, and the form that changes them."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from app.changes import Chips, chips_of
from app.render.escape import Html, element, fragment
from app.render.wording import FORMS, day
from app.turn import Order, Request
from archive.records import Form

ORDERS = {Order.FIRST: "earliest first", Order.LATEST: "latest first"}
ANY_OUTLET, ANY_FORM = "Any outlet", "Any form"
EDITABLE = {"speaker": "speaker", "about": "about", "since": "since", "until": "until", "outlet": "outlet", "form": "form"}
"""The parts that have a field in the form; the others are taken away or left."""


def understood_html(request: Request, *, turn: int, changed: bool = False) -> Html:
    """How a question was understood, a chip for each part, and the way to change it."""
    chips = [_chip(field, name, text, turn) for field, name, text in _readings(request)]
    if not (request.speakers or request.named or request.topic or request.quoted or chips):
        return Html()
    ways = [_button("Change", "chip change", turn, aria_expanded="false")]
    if changed:
        ways.append(_button("As I asked it", "chip reset", turn))
    values = {f"data_{name}": value for name, value in _values(chips_of(request)).items()}
    items = [*chips, *(element("li", way, class_="way") for way in ways)]
    return element("ul", *items, class_="understood", aria_label="How the question was understood", **values)


def editor_html(chips: Chips, *, people: Iterable[str], outlets: Iterable[str], days: tuple[date | None, date | None]) -> Html:
    """The form in which a request is changed; `people` and `outlets` are proposed, `days` the first and the last on record."""
    first, last = (each.isoformat() if each else None for each in days)
    held = [*outlets] if not chips.outlet or chips.outlet in outlets else [chips.outlet, *outlets]
    forms = [(form.value, FORMS[form][:1].upper() + FORMS[form][1:]) for form in Form]
    names = element("datalist", people_options(people), id="people-known")
    return element(
        "form",
        _field("Speaker", _input("speaker", chips.speaker, "Anybody", list="people-known")),
        _field("About", _input("about", chips.about, "Anything")),
        _field("Published from", _input("since", chips.since, type="date", min=first, max=last), narrow=True),
        _field("Published until", _input("until", chips.until, type="date", min=first, max=last), narrow=True),
        _field("Outlet", _choice("outlet", chips.outlet, [("", ANY_OUTLET), *((each, each) for each in held)]), narrow=True),
        _field("Form", _choice("form", chips.form, [("", ANY_FORM), *forms]), narrow=True),
        names,
        element(
            "div",
            element("button", "Ask again", class_="apply", type="submit"),
            element("button", "Cancel", class_="step cancel", type="button"),
            class_="tools",
        ),
        class_="editor",
        aria_label="Change how the question was understood",
        novalidate=True,
    )


def people_options(people: Iterable[str]) -> Html:
    """Names as a list proposes them."""
    return fragment(*(element("option", value=name) for name in people))


def _readings(request: Request) -> list[tuple[str, str, str]]:
    """Field, label and text of each chip; a name that nobody on record has is said to be unknown."""
    unknown = [f"{name} (not on record)" for name in request.named] if request.named and not request.speakers else []
    readings = [
        ("speaker", "Speaker", ", ".join((*request.speakers, *unknown))),
        ("source", "Source", request.described),
        ("about", "About", request.topic),
        ("words", "Words", ", ".join(f"“{words}”" for words in request.quoted)),
        ("since", "Since", day(request.since) if request.since else ""),
        ("until", "Until", day(request.until) if request.until else ""),
        ("outlet", "Outlet", ", ".join(request.outlets)),
        ("form", "Form", FORMS[request.form] if request.form else ""),
        ("to", "Said to", request.to),
        ("but", "Without", ", ".join(request.but)),
        ("kind", "Kind", request.act),
        ("order", "Order", ORDERS[request.order] if request.order else ""),
    ]
    return [reading for reading in readings if reading[2]]


def _chip(field: str, name: str, text: str, turn: int) -> Html:
    said = fragment(element("span", name, class_="name"), " ", element("span", text, class_="text"))
    label = f"Change {name.lower()}: {text}"
    body = element("button", said, class_="chip", type="button", data_turn=turn, data_field=field, aria_expanded="false", title=label)
    if field not in EDITABLE:
        body = element("span", said, class_="chip")
    away = f"Without {name.lower()}: {text}"
    drop = element("button", class_="drop", type="button", data_turn=turn, data_field=field, aria_label=away, title=away)
    return element("li", body, drop)


def _button(text: str, class_: str, turn: int, *, aria_expanded: str | None = None) -> Html:
    return element("button", text, class_=class_, type="button", data_turn=turn, aria_expanded=aria_expanded)


def _values(chips: Chips) -> dict[str, str | None]:
    return {name: value or None for name, value in asdict(chips).items()}


def _field(label: str, control: Html, *, narrow: bool = False) -> Html:
    return element("label", element("span", label, class_="label"), control, class_="field narrow" if narrow else "field")


def _input(name: str, value: str, placeholder: str = "", *, type: str = "text", **more: str | None) -> Html:  # noqa: A002 - HTML's word
    shown = placeholder or None
    return element("input", type=type, name=name, value=value, placeholder=shown, autocomplete="off", **more)


def _choice(name: str, value: str, options: Iterable[tuple[str, str]]) -> Html:
    made = (element("option", text, value=each, selected=each == value) for each, text in options)
    return element("select", *made, name=name)
