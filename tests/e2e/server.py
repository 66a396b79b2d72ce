"""The page's server, for a process of its own. It tells its log when anything in it turns to another host."""

import os
import sys
from pathlib import Path

from app.logins import Logins
from app.ui.page import launch
from archive.settings import Settings

HERE = ("127.0.0.1", "::1", "localhost")


def serve(folder: Path, port: int, logins: Path | None, log: Path | None) -> None:
    """Serve an archive until the process is ended; what it prints goes to the file `log`, if there is one."""
    if log:
        with log.open("wb") as out:
            os.dup2(out.fileno(), 1)
            os.dup2(out.fileno(), 2)
    sys.addaudithook(_watch)
    known = Logins.read(logins) if logins else None
    launch(Settings.load(data=folder), port=port, mcp=known is None, login=known)


def _watch(event: str, given: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(given[1], tuple) and given[1][0] not in HERE:
        print("called out to", given[1], flush=True)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), None, None)
