"""What every page of the app is built from: its parts, the head with the ways to the other pages, how events are wired."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import gradio as gr

from app.render import Room, library_html
from app.ui.desk import Desk

HERE = files("app.ui")
PRIVATE: dict[str, Any] = {"api_visibility": "private", "concurrency_limit": None, "show_progress": "hidden"}
"""For every event: readers do not wait for each other, and nothing is offered to other programs yet."""


def part(name: str, value: str, *, script: str = "", calls: tuple[Callable[..., Any], ...] = ()) -> gr.HTML:
    """A part of a page that the server draws; `script` runs once in the browser, `calls` are what it may ask of the server."""
    code = (HERE / script).read_text(encoding="utf-8") if script else None
    return gr.HTML(value, elem_id=name, js_on_load=code, apply_default_css=False, server_functions=list(calls) or None)


def head(desk: Desk, room: Room) -> gr.HTML:
    """The head of a page; inside a row with the id `top`."""
    return part("library", library_html(desk.archive.coverage(), room))


def owner_of(request: gr.Request) -> str:
    """Whose conversations a reader sees: those of the name signed in with; empty where nobody signs in."""
    return str(request.username or "")
