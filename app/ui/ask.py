"""Ask: the chat on the left, the cited article on the right."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import gradio as gr

from app.render import Exchange, Room, announce_html, conversation_html, library_html, source_empty_html, spoken_summary, welcome_html
from app.ui.desk import Conversation, Desk
from app.ui.frame import PRIVATE, head, part
from app.ui.visits import Visits

DEFAULT_FOLDER = Path("data")


def ask_page(page: gr.Blocks, desk: Desk) -> None:
    """Fill `page` with the chat."""
    with page:
        conversation = gr.State(Conversation())
        visit = gr.BrowserState("", storage_key="onrecord-visit")
        visits = Visits()
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

        def ask(text: str, held: Conversation, secret: str) -> Iterator[tuple[Any, ...]]:
            for state in _ask(desk, text, held):
                visits.keep(secret, state[2])
                yield state

        def ask_pressed(held: Conversation, secret: str, pressed: gr.EventData) -> Iterator[tuple[Any, ...]]:
            yield from ask(str(pressed.question), held, secret)

        def open_source(held: Conversation, pressed: gr.EventData) -> str:
            return desk.source(held, turn=int(pressed.turn), number=int(pressed.number))

        def start_again(secret: str) -> tuple[Any, ...]:
            visits.keep(secret, Conversation())
            return "", _welcome(desk), Conversation(), announce_html("A new chat."), source_empty_html()

        def arrive(secret: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
            held, secret = visits.recall(secret), secret or visits.begin()
            drawn = conversation_html(held.exchanges, first=held.dropped) if held.exchanges else _welcome(desk)
            top = library_html(desk.archive.coverage())
            yield gr.skip(), drawn, held, gr.skip(), top, secret
            linked = parse_qs(str(request.query_params)).get("q", [""])[0]
            if linked and not (held.exchanges and held.exchanges[-1].question == linked.strip()):
                for state in ask(linked, held, secret):
                    yield *state, top, secret

        shown = [question, turns, conversation, notice]
        asked = [
            gr.on([question.submit, send.click], ask, [question, conversation, visit], shown, **PRIVATE),
            turns.ask(ask_pressed, [conversation, visit], shown, **PRIVATE),
        ]
        turns.cite(open_source, conversation, source, **PRIVATE)
        source.cite(open_source, conversation, source, **PRIVATE)
        source.shut(source_empty_html, None, source, **PRIVATE)
        new_chat.click(start_again, visit, [*shown, source], cancels=asked, **PRIVATE)
        page.load(arrive, visit, [*shown, library, visit], **PRIVATE)


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
