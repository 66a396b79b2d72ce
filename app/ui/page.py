"""The page: chat on the left, the cited article on the right; and the server that shows it."""

import os
import shlex
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.middleware import Middleware

from app.chain import build_chain
from app.render import Exchange, announce_html, conversation_html, library_html, source_empty_html, spoken_summary, welcome_html
from app.ui.desk import Conversation, Desk
from app.ui.shield import LOOPBACK, Shield
from app.ui.theme import theme
from archive.archive import Archive
from archive.errors import BadInput
from archive.settings import Settings
from ingest.embed import Embedder

HERE = files("app.ui")
PRIVATE: dict[str, Any] = {"api_visibility": "private", "concurrency_limit": None, "show_progress": "hidden"}
"""For every event: readers do not wait for each other, and nothing is offered to other programs yet."""
DEFAULT_FOLDER = Path("data")
Login = Sequence[tuple[str, str]]


def build(desk: Desk) -> gr.Blocks:
    """The page over a desk, not served yet."""
    page = gr.Blocks(title="onrecord", analytics_enabled=False, fill_width=True)
    with page:
        conversation = gr.State(Conversation())
        with gr.Row(elem_id="top"):
            library = _html("library", library_html(desk.archive.coverage()))
            new_chat = gr.Button("New chat", elem_id="new-chat", size="sm", scale=0)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="chat"):
                turns = _html("turns", _welcome(desk), script="turns.js")
                notice = _html("notice", announce_html(""))
                with gr.Row(elem_id="composer"):
                    question = _question_box()
                    send = gr.Button("Ask", elem_id="ask", variant="primary", scale=0, min_width=72)
            source = _html("source", source_empty_html(), script="source.js")

        def ask(text: str, held: Conversation) -> Iterator[tuple[Any, ...]]:
            yield from _ask(desk, text, held)

        def ask_pressed(held: Conversation, pressed: gr.EventData) -> Iterator[tuple[Any, ...]]:
            yield from _ask(desk, str(pressed.question), held)

        def open_source(held: Conversation, pressed: gr.EventData) -> str:
            return desk.source(held, turn=int(pressed.turn), number=int(pressed.number))

        def start_again() -> tuple[Any, ...]:
            return "", _welcome(desk), Conversation(), announce_html("A new chat."), source_empty_html()

        def refresh() -> tuple[str, str]:
            return library_html(desk.archive.coverage()), _welcome(desk)

        shown = [question, turns, conversation, notice]
        asked = [
            gr.on([question.submit, send.click], ask, [question, conversation], shown, **PRIVATE),
            turns.ask(ask_pressed, conversation, shown, **PRIVATE),
        ]
        turns.cite(open_source, conversation, source, **PRIVATE)
        source.cite(open_source, conversation, source, **PRIVATE)
        source.shut(source_empty_html, None, source, **PRIVATE)
        new_chat.click(start_again, None, [*shown, source], cancels=asked, **PRIVATE)
        page.load(refresh, None, [library, turns], **PRIVATE)
    return page


def launch(settings: Settings, *, host: str = "", port: int = 0, login: Login = (), ready: Callable[[str], None] = lambda _: None) -> None:
    """Serve the page until interrupted; `ready` is told the address once it answers.

    Raises:
        BadInput: the address is not this machine's own and there is no login, or the port is taken.
        ArchiveError: the archive cannot be opened.
    """
    host, port = host or settings.host, port or settings.port
    if host not in LOOPBACK and not login:
        raise BadInput(
            f"Whoever reaches {host} could read your archive, so onrecord serves there only with a login: use --host 127.0.0.1 instead."
        )
    embedder = Embedder(settings.model)
    with Archive.open(settings.data, model=settings.model) as archive:
        desk = Desk(archive, build_chain(archive, embedder))
        page = build(desk)
        address = _serve(page, host=host, port=port, login=login)
        desk.warm_up()
        ready(address)
        page.block_thread()


def _serve(page: gr.Blocks, *, host: str, port: int, login: Login) -> str:
    """Start the server in a thread of its own; returns the page's address."""
    # Gradio asks its own server for a sign of life; a proxy of the reader's network must not stand between.
    os.environ["NO_PROXY"] = ",".join(filter(None, (os.environ.get("NO_PROXY"), "127.0.0.1,localhost")))
    try:
        _, address, _ = page.launch(
            server_name=host,
            server_port=port,
            auth=list(login) or None,
            share=False,
            show_error=False,
            quiet=True,
            inline=False,
            prevent_thread_lock=True,
            allowed_paths=[],
            max_file_size="10mb",
            strict_cors=True,
            enable_monitoring=False,
            run_history=False,
            ssr_mode=False,
            pwa=False,
            mcp_server=False,
            footer_links=[],
            favicon_path=str(HERE / "icon.svg"),
            theme=theme(),
            css_paths=[Path(str(HERE / "page.css"))],
            head='<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">',
            app_kwargs={"middleware": [Middleware(Shield, hosts=LOOPBACK if host in LOOPBACK else ())]},
        )
    except OSError as error:
        raise BadInput(f"Port {port} of {host} is taken: choose another one with --port.") from error
    return address


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
    return welcome_html(coverage, questions, folder=str(folder), command=command)


def _html(name: str, value: str, *, script: str = "") -> gr.HTML:
    code = (HERE / script).read_text(encoding="utf-8") if script else None
    return gr.HTML(value, elem_id=name, js_on_load=code, apply_default_css=False)


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
