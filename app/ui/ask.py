"""Ask: the chat on the left, the cited article on the right."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import gradio as gr

from app.render import Exchange, Room, announce_html, conversation_html, library_html, source_empty_html, spoken_summary, welcome_html
from app.ui.desk import Conversation, Desk
from app.ui.frame import PRIVATE, head, owner_of, part
from app.ui.visits import Visits

DEFAULT_FOLDER = Path("data")
NO_SESSION = "This conversation is not kept here: it was deleted, or belongs to another archive."
LEAVE_LINK = "() => { history.replaceState(null, '', location.pathname); return []; }"
"""A new chat leaves the address that opened the old one."""


def ask_page(page: gr.Blocks, desk: Desk, visits: Visits) -> None:
    """Fill `page` with the chat."""
    with page:
        conversation = gr.State(Conversation())
        visit = gr.BrowserState("", storage_key="onrecord-visit")
        with gr.Row(elem_id="top"):
            library = head(desk, Room.ASK)
            new_chat = gr.Button("New chat", elem_id="new-chat", size="sm", scale=0)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="chat"):
                turns = part("turns", _welcome(desk), script="turns.js")
                notice = part("notice", announce_html(""))
                with gr.Row(elem_id="composer"):
                    question = _question_box()
                    send = gr.Button("Ask", elem_id="ask", variant="primary", scale=0, min_width=72)
            source = part("source", source_empty_html(), script="source.js")

        def ask(text: str, held: Conversation, session: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
            # Another window of the same browser may have gone on with this conversation.
            known = visits.recall(session)
            held, session = known if known.exchanges else held, session or visits.begin()
            for state in _ask(desk, text, held):
                grown: Conversation = state[2]
                visits.keep(session, grown)
                if grown is not held and not grown.exchanges[-1].pending:  # stored before it is shown: the page may be left at once
                    visits.store(session, grown, owner=owner_of(request))
                yield *state, session

        def ask_pressed(held: Conversation, session: str, request: gr.Request, pressed: gr.EventData) -> Iterator[tuple[Any, ...]]:
            yield from ask(str(pressed.question), held, session, request)

        def open_source(held: Conversation, pressed: gr.EventData) -> str:
            return desk.source(held, turn=int(pressed.turn), number=int(pressed.number))

        def start_again() -> tuple[Any, ...]:
            return "", _welcome(desk), Conversation(), announce_html("A new chat."), visits.begin(), source_empty_html()

        def arrive(session: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
            asked = parse_qs(str(request.query_params))
            linked, question = asked.get("session", [""])[0], asked.get("q", [""])[0]
            held, session = _resumed(visits, linked or session, owner_of(request), linked=bool(linked))
            drawn = conversation_html(held.exchanges, first=held.dropped) if held.exchanges else _welcome(desk)
            top = library_html(desk.archive.coverage())
            said = announce_html(NO_SESSION, visible=True) if linked and not held.exchanges else gr.skip()
            yield gr.skip(), drawn, held, said, session or gr.skip(), top
            if question and not (held.exchanges and held.exchanges[-1].question == question.strip()):
                for state in ask(question, held, session, request):
                    yield *state, top

        shown = [question, turns, conversation, notice, visit]
        asked = [
            gr.on([question.submit, send.click], ask, [question, conversation, visit], shown, **PRIVATE),
            turns.ask(ask_pressed, [conversation, visit], shown, **PRIVATE),
        ]
        turns.cite(open_source, conversation, source, **PRIVATE)
        source.cite(open_source, conversation, source, **PRIVATE)
        source.shut(source_empty_html, None, source, **PRIVATE)
        new_chat.click(start_again, None, [*shown, source], cancels=asked, js=LEAVE_LINK, **PRIVATE)
        page.load(arrive, visit, [*shown, library], **PRIVATE)


def _resumed(visits: Visits, session: str, owner: str, *, linked: bool) -> tuple[Conversation, str]:
    """The conversation of a session, and the id under which it goes on: somebody else's as a copy, under an id that no link gave away."""
    if not session:
        return Conversation(), ""  # the first question gives it an id
    held, theirs = visits.recall(session), visits.owner(session)
    own = theirs == owner or (theirs is None and not linked)
    return held, session if own else visits.begin()


def _ask(desk: Desk, text: str, held: Conversation) -> Iterator[tuple[Any, ...]]:
    """Every state of the page while a question is answered: question box, turns, conversation, notice."""
    question = text.strip()
    if objection := desk.objection(question):
        yield gr.skip(), gr.skip(), held, announce_html(objection, visible=True)
        return
    for exchange in desk.ask(question, held.history):
        grown = held.plus(exchange)
        kept = grown if exchange.answer else held  # a citation can be opened while the rest still arrives
        yield "", conversation_html(grown.exchanges, first=grown.dropped), kept, announce_html(_heard(exchange))


def _heard(exchange: Exchange) -> str:
    """What a screen reader says: notes at once, an answer when it is whole."""
    if exchange.answer and not exchange.pending:
        return f"{spoken_summary(exchange.answer)} {exchange.note}".strip()
    return exchange.note


def _welcome(desk: Desk) -> str:
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
