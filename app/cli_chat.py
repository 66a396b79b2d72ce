"""`onrecord chat`: the archive in the browser, and who may open it from another machine."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.cli_settings import load
from app.cli_show import say
from archive.errors import BadInput

TOOLS = "gradio_api/mcp/"
"""Where the MCP server listens, below the page's address."""


def chat(
    host: Annotated[str, typer.Option("--host", help="Address to serve on; this machine only unless changed.")] = "",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to serve on (7860).")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser (on a terminal).")] = True,
    llm: Annotated[str, typer.Option("--llm", metavar="PROVIDER:MODEL", help="A language model that arranges answers.")] = "",
    mcp: Annotated[bool, typer.Option("--mcp", help="Offer the archive as tools to assistants (MCP) as well.")] = False,
    auth_file: Annotated[
        Path | None, typer.Option("--auth-file", metavar="FILE", help="Names with hashed passwords who may sign in.")
    ] = None,
    add_login: Annotated[str, typer.Option("--add-login", metavar="NAME", help="Write a login to that file, and stop.")] = "",
) -> None:
    """Open the archive in the browser."""
    from app.logins import Logins, add

    if add_login and not auth_file:
        raise BadInput("--add-login needs --auth-file: the file that the login is written to.")
    if auth_file and add_login:
        add(auth_file, add_login, typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
        say(f"{add_login} may sign in where onrecord is started with --auth-file {auth_file}.")
        return
    settings = load(llm=llm or None)
    login = Logins.read(auth_file) if auth_file else None
    from app.ui.page import launch

    def ready(address: str) -> None:
        say(f"onrecord is at {address} (Ctrl+C stops it).")
        if mcp:
            say(f"Assistants find its tools at {address}{TOOLS}.")
        if browser and sys.stdout.isatty():
            typer.launch(address)

    launch(settings, host=host, port=port, login=login, mcp=mcp, ready=ready)
