"""Watch: people and topics that a reader follows, with what is new about each."""

from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from app import watches
from app.render import Room, announce_html, library_html, places_of_news, source_empty_html, title_html, watched_html
from app.ui.amends import corrected
from app.ui.desk import Desk
from app.ui.frame import PRESSED, PRIVATE, box, framed, owner_of, part
from archive import watches as kept
from archive.errors import OnrecordError
from archive.records import Citation
from ingest.embed import Embedder

LEAD = "What is new about people and topics since you last looked: said for the first time, altered, or gone from its article."
ADDED = "Watching {name} from now on: {held} on record."
KNOWN = "{name} is watched already."
DROPPED = "{name} is no longer watched."
BACK = "Watching {name} again."
AWAY = "{name} is no longer watched."
NOTHING = "There is nothing to take back."
SEEN = "Noted: you have seen this."


@dataclass(frozen=True, slots=True)
class View:
    """The places of the news on the page, in the order of their numbers."""

    citations: tuple[Citation, ...] = ()


class Page:
    """Draws the parts of the page and does what is asked for on it."""

    def __init__(self, desk: Desk, embedder: Embedder) -> None:
        self._archive, self._embedder = desk.archive, embedder

    def drawn(self, view: View, owner: str, said: str = "", *, done: bool = False) -> tuple[Any, ...]:
        """Every part: view, news, the button that takes back, notice, source; `done`: what is said is what was made."""
        try:
            found = watches.news(self._archive, self._embedder, owner=owner)
        except OnrecordError as error:
            return view, gr.skip(), gr.skip(), announce_html(str(error), visible=True), gr.skip()
        view = replace(view, citations=places_of_news(found))
        button = gr.update(visible=bool(found or said))
        return view, watched_html(found), button, announce_html(said, visible=bool(said), done=done), source_empty_html()

    def added(self, view: View, name: str, owner: str, *, topic: bool) -> tuple[Any, ...]:
        """Watch somebody or something; the emptied box comes last."""
        try:
            watched, new, held = watches.add(self._archive, self._embedder, name, topic=topic, owner=owner)
        except OnrecordError as error:
            return *self.drawn(view, owner, str(error)), name
        said = ADDED.format(name=watched, held=held or "nothing yet") if new else KNOWN.format(name=watched)
        return *self.drawn(view, owner, said, done=new), ""

    def act(self, view: View, owner: str, act: str, name: str) -> tuple[Any, ...]:
        """What a press in the list asks for; of a watch that is somebody else's, or gone, nothing."""
        found = next((each for each in kept.listed(self._archive, owner=owner) if str(each.n) == name), None)
        if found is None:
            return self.drawn(view, owner)
        try:
            if act == "drop":
                kept.remove(self._archive, found)
                return self.drawn(view, owner, DROPPED.format(name=found.name), done=True)
            if act == "seen":
                watches.look(self._archive, watches.news(self._archive, self._embedder, owner=owner, only=found.n))
                return self.drawn(view, owner, SEEN, done=True)
        except OnrecordError as error:
            return self.drawn(view, owner, str(error))
        return self.drawn(view, owner)

    def undone(self, view: View, owner: str) -> tuple[Any, ...]:
        """Take the newest addition or removal back."""
        try:
            taken = kept.undo(self._archive, owner=owner)
        except OnrecordError as error:
            return self.drawn(view, owner, str(error))
        if taken is None:
            return self.drawn(view, owner, NOTHING)
        return self.drawn(view, owner, (BACK if taken[1] else AWAY).format(name=taken[0].name), done=True)


def watch_page(blocks: gr.Blocks, desk: Desk, embedder: Embedder) -> None:
    """Fill `blocks` with the form, the news and the source panel."""
    page = Page(desk, embedder)
    with framed(desk, Room.WATCH) as frame:
        view = gr.State(View())
        part("title", title_html("Watch", LEAD))
        with gr.Row(elem_id="watch-row"):
            name = box("watch", "Watch a person or a topic", "A name, or a topic in a few words")
            person = gr.Button("Person", elem_id="watch-person", scale=0)
            topic = gr.Button("Topic", elem_id="watch-topic", scale=0)
        notice = part("notice", announce_html(""))
        found = part("view", "", script="press.js")
        back = gr.Button("Take the last change back", elem_id="take-back", scale=0, visible=False)

        shown = [view, found, back, notice, frame.source]

        def arrive(held: View, request: gr.Request) -> tuple[Any, ...]:
            return library_html(desk.archive.coverage(), Room.WATCH), *page.drawn(held, owner_of(request))

        def add_person(held: View, words: str, request: gr.Request) -> tuple[Any, ...]:
            return page.added(held, words, owner_of(request), topic=False)

        def add_topic(held: View, words: str, request: gr.Request) -> tuple[Any, ...]:
            return page.added(held, words, owner_of(request), topic=True)

        def act(held: View, request: gr.Request, pressed: gr.EventData) -> tuple[Any, ...]:
            return page.act(held, owner_of(request), str(pressed.act), str(getattr(pressed, "name", "")))

        def undo(held: View, request: gr.Request) -> tuple[Any, ...]:
            return page.undone(held, owner_of(request))

        def amend(held: View, request: gr.Request, pressed: gr.EventData) -> tuple[Any, ...]:
            made = corrected(desk, pressed)
            drawn = page.drawn(held, owner_of(request), made.said) if made.done else (held, gr.skip(), gr.skip())
            return (*drawn[:3], announce_html(made.said, visible=True, done=made.done), made.panel or gr.skip())

        gr.on([person.click, name.submit], add_person, [view, name], [*shown, name], **PRIVATE)
        topic.click(add_topic, [view, name], [*shown, name], **PRIVATE)
        back.click(undo, view, shown, **PRIVATE)
        found.act(act, view, shown, **PRESSED)
        frame.opens(view, found)
        frame.source.amend(amend, view, shown, **PRIVATE)
        blocks.load(arrive, view, [frame.library, *shown], **PRIVATE)
