"""History: the conversations that are kept, to find, go on with, save, rename and delete."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from app.render import FORMATS, Html, Room, announce_html, history_html, library_html, saved, title_html
from app.sessions import exchanges_of, titled
from app.ui.desk import Desk
from app.ui.files import handed
from app.ui.frame import LATEST, PRESSED, PRIVATE, box, framed, owner_of, part
from app.ui.visits import Visits
from archive import sessions
from archive.errors import OnrecordError

LEAD = "What was asked of this archive. A conversation goes on where it was left; its link opens it for whoever can open this page."
DELETED = "The conversation is deleted."
RENAMED = "The conversation is now called “{title}”."


@dataclass(frozen=True, slots=True)
class View:
    """What is looked for, and which conversation is about to be deleted or renamed."""

    words: str = ""
    deleting: str = ""
    renaming: str = ""


class Page:
    """Draws the parts of the page."""

    def __init__(self, desk: Desk, visits: Visits) -> None:
        self._desk, self._visits = desk, visits

    def drawn(self, view: View, owner: str, said: str = "", *, visible: bool = False, done: bool = False) -> tuple[Any, ...]:
        """Every part: view, list, row of the new name, the new name, notice; `done`: what is said is what was made."""
        called = self._title(view.renaming)
        return (
            view,
            self._listed(view, owner),
            gr.update(visible=bool(view.renaming)),
            gr.update(value=called, label=f"New name of “{called}”") if view.renaming else gr.skip(),
            announce_html(said, visible=visible, done=done),
        )

    def act(self, view: View, request: gr.Request, pressed: gr.EventData) -> tuple[Any, ...]:
        """What a press in the list asks for."""
        owner, session = owner_of(request), str(getattr(pressed, "session", "") or "")
        calm = replace(view, deleting="", renaming="")
        if pressed.act == "keep" or not self._is_own(session, owner):
            return self.drawn(calm, owner)
        if pressed.act == "deleted":
            return self._deleted(calm, owner, session)
        what = {"delete": "deleting", "rename": "renaming"}.get(str(pressed.act))
        return self.drawn(replace(calm, **{what: session}) if what else calm, owner)

    def renamed(self, view: View, title: str, request: gr.Request) -> tuple[Any, ...]:
        """Give the conversation its new name."""
        owner, session, title = owner_of(request), view.renaming, titled(title)
        calm = replace(view, renaming="")
        if not title or not self._is_own(session, owner):
            return self.drawn(calm, owner)
        try:
            sessions.rename(self._desk.archive, session, title)
        except OnrecordError as error:
            return self.drawn(view, owner, str(error), visible=True)
        return self.drawn(calm, owner, RENAMED.format(title=title))

    def file(self, given: Sequence[str]) -> dict[str, str] | None:
        """A conversation as a file, for the browser: name, media type and content in base64; None when there is none."""
        session_id, ending = (str(each) for each in given)
        found = sessions.load(self._desk.archive, session_id)
        if found is None or ending not in FORMATS:
            return None
        content = saved(found.title, exchanges_of(self._desk.archive, found), ending)
        return handed(found.title, ending, content)

    def _listed(self, view: View, owner: str) -> Html:
        found = sessions.listed(self._desk.archive, owner=owner, words=view.words)
        return history_html(found, words=view.words, deleting=view.deleting)

    def _deleted(self, view: View, owner: str, session: str) -> tuple[Any, ...]:
        try:
            self._visits.forget(session)
        except OnrecordError as error:
            return self.drawn(view, owner, str(error), visible=True)
        return self.drawn(view, owner, DELETED, visible=True, done=True)

    def _is_own(self, session: str, owner: str) -> bool:
        return self._visits.owner(session) == owner

    def _title(self, session: str) -> str:
        found = sessions.load(self._desk.archive, session) if session else None
        return found.title if found else ""


def history_page(blocks: gr.Blocks, desk: Desk, visits: Visits) -> None:
    """Fill `blocks` with the search, the list and the row for a new name."""
    page = Page(desk, visits)

    def file(given: Sequence[str]) -> dict[str, str] | None:
        return page.file(given)

    with framed(desk, Room.HISTORY, alone=True) as frame:
        view = gr.State(View())
        part("title", title_html("History", LEAD))
        find = box("find", "Find a conversation", "A word of its title or its questions")
        notice = part("notice", announce_html(""))
        with gr.Row(elem_id="retitle-row", visible=False) as row:
            title = box("retitle", "New name")
            rename = gr.Button("Rename", elem_id="rename", scale=0)
        found = part("view", "", script="press.js", calls=(file,))

        shown = [view, found, row, title, notice]

        def look(held: View, words: str, request: gr.Request) -> tuple[Any, ...]:
            return page.drawn(replace(held, words=words), owner_of(request))

        def act(held: View, request: gr.Request, pressed: gr.EventData) -> tuple[Any, ...]:
            return page.act(held, request, pressed)

        def arrive(held: View, request: gr.Request) -> tuple[Any, ...]:
            return library_html(desk.archive.coverage(), Room.HISTORY), *page.drawn(held, owner_of(request))

        find.change(look, [view, find], shown, **LATEST)
        found.act(act, view, shown, **PRESSED)
        gr.on([rename.click, title.submit], page.renamed, [view, title], shown, **PRIVATE)
        blocks.load(arrive, view, [frame.library, *shown], **PRIVATE)
