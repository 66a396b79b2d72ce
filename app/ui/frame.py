"""What every page of the app is built from: its parts, the head with the ways to the other pages, how events are wired."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import gradio as gr

from app.render import UNOPENED, Room, library_html, source_empty_html
from app.ui.chips import editing
from app.ui.desk import Desk
from app.ui.sources import source_panel

HERE = files("app.ui")
PRIVATE: dict[str, Any] = {"api_visibility": "private", "concurrency_limit": None, "show_progress": "hidden"}
"""For every event: readers do not wait for each other, and nothing is offered to other programs yet."""
LATEST = PRIVATE | {"trigger_mode": "always_last"}
"""For a field that is read anew while what it held before is still answered: the last words count."""
PRESSED = PRIVATE | {"trigger_mode": "multiple"}
"""For what says itself which press it was: each is answered. Put off as `LATEST`, the press before it would be sent again in its place."""


def part(
    name: str, value: str, *, script: str = "", calls: tuple[Callable[..., Any], ...] = (), visible: bool = True, shown: bool = True
) -> gr.HTML:
    """A part of a page that the server draws; `script` runs once in the browser, `calls` are what it may ask of the server.

    One that is not `shown` is there for its script alone, which finds the value in `props.value`.
    """
    return gr.HTML(
        value,
        elem_id=name,
        html_template="${value}" if shown else "",
        js_on_load=(HERE / script).read_text(encoding="utf-8") if script else None,
        apply_default_css=False,
        server_functions=list(calls) or None,
        visible=visible,
    )


def head(desk: Desk, room: Room) -> gr.HTML:
    """The head of a page; inside a row with the id `top`."""
    return part("library", library_html(desk.archive.coverage(), room))


def source_part(desk: Desk, before: str = UNOPENED, *, visible: bool = True) -> gr.HTML:
    """The panel with an article, empty but for what it says `before`; it may ask for names that fit what is typed, and closes by itself."""
    _, people = editing(desk)
    empty = source_empty_html(before)
    source = part("source", empty, script="source.js", calls=(people,), visible=visible)
    source.shut(lambda: empty, None, source, **PRIVATE)
    return source


def box(name: str, label: str, placeholder: str = "", *, visible: bool = True) -> gr.Textbox:
    """A field of one line."""
    return gr.Textbox(
        elem_id=name,
        label=label,
        placeholder=placeholder,
        lines=1,
        max_lines=1,
        visible=visible,
        html_attributes=gr.InputHTMLAttributes(autocomplete="off"),
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts that stand around a page's sheet: the head, and the panel with the article that a citation opens."""

    desk: Desk
    library: gr.HTML
    source: gr.HTML

    def opens(self, held: gr.State, *parts: gr.HTML) -> None:
        """A citation pressed in one of `parts`, or stepped to in the panel, opens its article; what is `held` has the places."""

        def open_source(view: Any, pressed: gr.EventData) -> str:  # noqa: ANN401 - each page holds a view of its own
            return source_panel(self.desk.archive, view.citations, turn=0, number=int(pressed.number))

        for each in (*parts, self.source):
            each.cite(open_source, held, self.source, **PRESSED)


@contextmanager
def framed(desk: Desk, room: Room, *, alone: bool = False, before: str = UNOPENED) -> Iterator[Frame]:
    """The page of `room` with what every page has; inside it the sheet is filled and events are wired. `alone`, no article opens.

    `before` stands in the panel until one does.
    """
    with gr.Row(elem_id="top"):
        library = head(desk, room)
    with gr.Row(elem_id="desk", elem_classes="alone" if alone else None):
        sheet = gr.Column(elem_id="sheet")
        source = source_part(desk, before, visible=not alone)
    with sheet:
        yield Frame(desk, library, source)


def owner_of(request: gr.Request) -> str:
    """Whose conversations a reader sees: those of the name signed in with; empty where nobody signs in."""
    return str(request.username or "")
