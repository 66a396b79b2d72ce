"""All pages as one app, and the server that shows them."""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from threading import Lock

import gradio as gr
from starlette.middleware import Middleware

from app.chain import Questions, build_chain
from app.intake import Intake
from app.render import ROOMS, Room
from app.ui.ask import ask_page
from app.ui.check import check_page
from app.ui.claims import claims_page
from app.ui.desk import DEADLINE, Desk
from app.ui.frame import HERE
from app.ui.history import history_page
from app.ui.library import library_page
from app.ui.people import people_page
from app.ui.programs import offer, speak_json
from app.ui.shield import LOOPBACK, Shield
from app.ui.theme import theme
from app.ui.visits import Visits
from app.ui.watch import watch_page
from app.upkeep import Upkeep
from archive.archive import Archive
from archive.database import FILE_NAME
from archive.errors import ArchiveBusy, ArchiveFull, BadInput
from archive.settings import Settings
from ingest.embed import Embedder

log = logging.getLogger(__name__)

STYLES = ("page.css", "chips.css", "rooms.css", "people.css", "library.css", "history.css", "watch.css", "amend.css", "claims.css")
Login = Callable[[str, str], bool]
"""Whether a name and a password belong together."""


def build(desk: Desk, intake: Intake, upkeep: Upkeep, embedder: Embedder) -> gr.Blocks:
    """All pages over a desk, what is brought in and how it is kept up, and what other programs may ask; not served yet."""
    page = gr.Blocks(title="onrecord", analytics_enabled=False, fill_width=True)
    visits = Visits(desk.archive)
    rooms: dict[Room, Callable[[], None]] = {
        Room.CHECK: lambda: check_page(page, desk),
        Room.CLAIMS: lambda: claims_page(page, desk, embedder),
        Room.PEOPLE: lambda: people_page(page, desk, embedder),
        Room.WATCH: lambda: watch_page(page, desk, embedder),
        Room.LIBRARY: lambda: library_page(page, desk, intake, upkeep),
        Room.HISTORY: lambda: history_page(page, desk, visits),
    }
    for room in rooms:
        page.route(ROOMS[room], room.value, show_in_navbar=False)
    page.current_page = Room.ASK.value
    with page:  # once for all of them: whenever it is left, gradio makes a whole app of what is there
        offer(desk, intake, embedder)  # first: a page's own event of the same name would take the name away
        ask_page(page, desk, visits)
        for room, fill in rooms.items():
            page.current_page = room.value
            fill()
    return page


def launch(
    settings: Settings,
    *,
    host: str = "",
    port: int = 0,
    login: Login | None = None,
    mcp: bool = False,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the page until interrupted; `ready` is told the address once it answers. `mcp` offers the functions as tools as well.

    Raises:
        BadInput: the address is not this machine's own and there is no login, or the port is taken.
        ArchiveError: the archive cannot be opened.
    """
    host, port = host or settings.host, port or settings.port
    if host not in LOOPBACK and login is None:
        raise BadInput(
            f"Whoever reaches {host} could read your archive, so onrecord serves there only with a login: give --auth-file, or use "
            "--host 127.0.0.1."
        )
    if mcp and (login is not None or host not in LOOPBACK):
        raise BadInput(
            "Assistants cannot sign in, so the tools are offered to this machine alone: leave out --mcp, or --auth-file and --host."
        )
    _bring_up_to_date(settings)
    embedder = Embedder(settings.model)
    with Archive.open(settings.data, model=settings.model) as archive:
        questions = Questions(archive)  # one: everybody's names are looked up once for all
        plain = build_chain(archive, embedder, questions=questions)
        chain = build_chain(archive, embedder, settings, questions=questions) if settings.llm else plain
        seconds = DEADLINE + settings.llm_seconds if settings.llm else DEADLINE
        desk = Desk(archive, chain, deadline=seconds, plain=plain, questions=questions, model=settings.llm)
        turn = Lock()
        page = build(desk, Intake(settings, turn), Upkeep(settings, turn), embedder)
        address = _serve(page, host=host, port=port, login=login, mcp=mcp)
        desk.warm_up()  # not before: it would take turns with what opens the page, and be over no sooner
        if mcp:
            speak_json(page)
        desk.keep_warm()
        ready(address)
        page.block_thread()


def _bring_up_to_date(settings: Settings) -> None:
    """Make what an older onrecord's archive lacks; while another process writes it, it serves as it is, if it can be read."""
    if not (settings.data / FILE_NAME).exists():
        return
    try:
        Archive.open(settings.data, write=True).close()
    except (ArchiveBusy, ArchiveFull):
        log.warning("The archive is not written now: conversations of this time may not be kept.")


def _serve(page: gr.Blocks, *, host: str, port: int, login: Login | None, mcp: bool) -> str:
    """Start the server in a thread of its own; returns the page's address."""
    # Gradio asks its own server for a sign of life; a proxy of the reader's network must not stand between.
    os.environ["NO_PROXY"] = ",".join(filter(None, (os.environ.get("NO_PROXY"), "127.0.0.1,localhost")))
    try:
        _, address, _ = page.launch(
            server_name=host,
            server_port=port,
            auth=login,
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
            mcp_server=mcp,
            footer_links=[],
            favicon_path=str(HERE / "icon.svg"),
            theme=theme(),
            css_paths=[Path(str(HERE / name)) for name in STYLES],
            head='<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">',
            app_kwargs={"middleware": [Middleware(Shield, hosts=LOOPBACK if host in LOOPBACK else ())]},
        )
    except OSError as error:
        raise BadInput(f"Port {port} of {host} is taken: choose another one with --port.") from error
    return address
