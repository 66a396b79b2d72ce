"""Ask: the chat on the left, the cited article on the right."""

import shlex
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import gradio as gr

from app.changes import Chips
from app.render import Room, announce_html, conversation_html, library_html, source_empty_html, welcome_html
from app.sessions import as_of_now
from app.ui.amends import corrected
from app.ui.chips import drawn, editing, heard, linked_chips, rechipped
from app.ui.desk import Conversation, Desk
from app.ui.frame import PRESSED, PRIVATE, head, owner_of, part, source_part
from app.ui.visits import Visits
from archive.errors import OnrecordError

DEFAULT_FOLDER = Path("data")
NO_SESSION = "This conversation is not kept here: it was deleted, or belongs to another archive."
LEAVE_LINK = "() => { history.replaceState(null, '', location.pathname); return []; }"
"""A new chat leaves the address that opened the old one."""
LEFT = 200
"""Windows of which it is remembered that a new chat was begun there."""


class Page:
    """Answers what is done on the page."""

    def __init__(self, desk: Desk, visits: Visits) -> None:
        self._desk, self._visits = desk, visits
        self._left: deque[str | None] = deque(maxlen=LEFT)
        """Windows that a new chat was begun in: the conversation that one still waited for is not drawn over it."""
        self._presses = count(1)
        self._changed: dict[tuple[str | None, str], int] = {}
        """By window and turn, the last change of a question that is answered: what one before it still brings is not drawn over that."""

    def ask(self, text: str, held: Conversation, session: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        """Every state while a question is answered: question box, turns, what grows, conversation, notice, session."""
        yield from self._answered(text, held, session, owner_of(request))

    def ask_pressed(self, held: Conversation, session: str, request: gr.Request, pressed: gr.EventData) -> Iterator[tuple[Any, ...]]:
        """The same for a question that was pressed."""
        yield from self._answered(str(pressed.question), held, session, owner_of(request))

    def change(self, held: Conversation, session: str, request: gr.Request, pressed: gr.EventData) -> Iterator[tuple[Any, ...]]:
        """Every state while a changed question is answered: turns, what grows, conversation, notice, source."""
        known = self._visits.recall(session)
        held = known if known.exchanges else held
        place, press = (request.session_hash, str(pressed.turn)), next(self._presses)
        for state in rechipped(self._desk, held, pressed, lambda: self._visits.recall(session)):
            latest = self._changed.get(place, 0)
            if press < latest:
                return
            if state[2] is not held and press > latest:
                self._changed[place] = press
                if len(self._changed) > LEFT:
                    del self._changed[next(iter(self._changed))]
            self._keep(session, held, state[2], owner_of(request))
            yield state

    def open_source(self, held: Conversation, pressed: gr.EventData) -> str:
        """The article of a citation."""
        return self._desk.source(held, turn=int(pressed.turn), number=int(pressed.number))

    def amend(self, held: Conversation, session: str, request: gr.Request, pressed: gr.EventData) -> tuple[Any, ...]:
        """The page after a correction in the panel: turns, conversation, notice, source; what it changed is answered anew."""
        made = corrected(self._desk, pressed)
        said = announce_html(made.said, visible=True, done=made.done)
        if not made.done:
            return gr.skip(), held, said, gr.skip()
        now = replace(held, exchanges=as_of_now(self._desk.archive, held.exchanges))
        for turn, (before, after) in enumerate(zip(held.exchanges, now.exchanges, strict=True), start=held.dropped):
            if before.answer and not after.answer:
                own = before.answer.request if before.changed else None
                *_, again = self._desk.ask(before.question, now.before(turn), request=own)
                now = now.with_exchange(turn, again)
        self._keep(session, held, now, owner_of(request))
        return conversation_html(now.exchanges, first=now.dropped), now, said, made.panel

    def start_again(self, request: gr.Request) -> tuple[Any, ...]:
        """A new chat."""
        self._left.append(request.session_hash)
        return "", welcome(self._desk), "", Conversation(), announce_html("A new chat."), self._visits.begin(), source_empty_html()

    def arrive(self, session: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        """What a window opens with, as long as the reader has not begun a new chat in it."""
        for *state, top in self._opened(session, request):
            left = request.session_hash in self._left
            yield (*(gr.skip() for _ in state), top) if left else (*state, top)
            if left:
                return

    def _opened(self, session: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        """The conversation that the address or the browser names, and the question that the address asks."""
        asked = parse_qs(str(request.query_params))
        linked, question = asked.get("session", [""])[0], asked.get("q", [""])[0]
        owner = owner_of(request)
        held, session = _resumed(self._visits, linked or session, owner, linked=bool(linked))
        turns = conversation_html(held.exchanges, first=held.dropped) if held.exchanges else welcome(self._desk)
        top = library_html(self._desk.archive.coverage())
        said = announce_html(NO_SESSION, visible=True) if linked and not held.exchanges else gr.skip()
        yield gr.skip(), turns, "", held, said, session or gr.skip(), top
        if question and not (held.exchanges and held.exchanges[-1].question == question.strip()):
            for state in self._answered(question, held, session, owner, linked_chips(asked)):
                yield *state, top

    def _answered(
        self, text: str, held: Conversation, session: str, owner: str, chips: Callable[[], Chips] | None = None
    ) -> Iterator[tuple[Any, ...]]:
        # Another window of the same browser may have gone on with this conversation.
        known = self._visits.recall(session)
        held, session = known if known.exchanges else held, session or self._visits.begin()
        for state in _ask(self._desk, text, held, chips):
            self._keep(session, held, state[3], owner)
            yield *state, session

    def _keep(self, session: str, before: Conversation, now: Conversation, owner: str) -> None:
        self._visits.keep(session, now)
        if now is not before and not any(exchange.pending for exchange in now.exchanges):
            self._visits.store(session, now, owner=owner)  # before it is shown: the page may be left at once


def ask_page(blocks: gr.Blocks, desk: Desk, visits: Visits) -> None:
    """Fill `blocks` with the chat."""
    page = Page(desk, visits)
    conversation = gr.State(Conversation())
    visit = gr.BrowserState("", storage_key="onrecord-visit")
    with gr.Row(elem_id="top"):
        library = head(desk, Room.ASK)
        new_chat = gr.Button("New chat", elem_id="new-chat", size="sm", scale=0)
    with gr.Row(elem_id="desk"):
        with gr.Column(elem_id="chat"):
            turns = part("turns", welcome(desk), script="turns.js", calls=editing(desk))
            growing = part("growing", "", script="growing.js", shown=False)
            notice = part("notice", announce_html(""))
            with gr.Row(elem_id="composer"):
                question = _question_box()
                send = gr.Button("Ask", elem_id="ask", variant="primary", scale=0, min_width=72)
        source = source_part(desk)

    shown = [question, turns, growing, conversation, notice, visit]
    asked = [
        gr.on([question.submit, send.click], page.ask, [question, conversation, visit], shown, **PRIVATE),
        turns.ask(page.ask_pressed, [conversation, visit], shown, **PRIVATE),
    ]
    turns.alter(page.change, [conversation, visit], [turns, growing, conversation, notice, source], **PRESSED)
    turns.cite(page.open_source, conversation, source, **PRESSED)
    source.cite(page.open_source, conversation, source, **PRESSED)
    source.amend(page.amend, [conversation, visit], [turns, conversation, notice, source], **PRIVATE)
    new_chat.click(page.start_again, None, [*shown, source], cancels=asked, js=LEAVE_LINK, **PRIVATE)
    blocks.load(page.arrive, visit, [*shown, library], **PRIVATE)


def _resumed(visits: Visits, session: str, owner: str, *, linked: bool) -> tuple[Conversation, str]:
    """The conversation of a session, and the id under which it goes on: somebody else's as a copy, under an id that no link gave away."""
    if not session:
        return Conversation(), ""  # the first question gives it an id
    held, theirs = visits.recall(session), visits.owner(session)
    own = theirs == owner or (theirs is None and not linked)
    return held, session if own else visits.begin()


def _ask(desk: Desk, text: str, held: Conversation, chips: Callable[[], Chips] | None) -> Iterator[tuple[Any, ...]]:
    """Every state of the page while a question is answered: question box, turns, what grows, conversation, notice.

    Only the turn that grows is drawn until it is whole, however long the conversation is.
    """
    question = text.strip()
    objection, request = desk.objection(question), None
    try:
        request = desk.changed(desk.understood(question, held.history), chips()) if chips and not objection else None
    except OnrecordError as error:
        objection = str(error)
    if objection:
        yield gr.skip(), gr.skip(), gr.skip(), held, announce_html(objection, visible=True)
        return
    for exchange in desk.ask(question, held.history, request=request):
        grown = held.plus(exchange)
        kept = grown if exchange.answer else held  # a citation can be opened while the rest still arrives
        yield "", *drawn(exchange, grown, grown.last), kept, announce_html(heard(exchange))


def welcome(desk: Desk) -> str:
    """What a new chat shows."""
    coverage = desk.archive.coverage()
    questions = desk.examples(coverage) if coverage.articles else ()
    folder = desk.archive.folder.resolve()
    command = "onrecord" if folder == DEFAULT_FOLDER.resolve() else f"onrecord --data {shlex.quote(str(folder))}"
    return welcome_html(coverage, questions, folder=str(folder), command=command, model=desk.model)


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        elem_id="question",
        label="Your question",
        show_label=False,
        placeholder="Who said what, about what?",
        lines=1,
        max_lines=6,
        container=False,
        autofocus=True,
        html_attributes=gr.InputHTMLAttributes(autocomplete="off"),
    )
