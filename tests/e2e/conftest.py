"""The real application over an archive of our own articles, in a real Chromium that may talk to 127.0.0.1 alone."""

import multiprocessing
import os
import shutil
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from archive.archive import Archive
from archive.settings import Settings
from ingest.embed import Embedder
from ingest.pipeline import ingest

CORPUS = Path(__file__).parents[1] / "corpus" / "articles"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync".split()
START_SECONDS = 240
LEFT = ("AbortError:", "Connection errored out")
"""What gradio logs when a page is left while the server still answers it: no fault."""
PROCESSES = multiprocessing.get_context("forkserver")
"""The application starts in a copy of a process that has imported it."""
PROCESSES.set_forkserver_preload(["tests.e2e.server"])
HOSTILE = """<img src=x onerror="window.ran=1"> Harbour gulls <script>window.ran=2</script>

EVRAN, May 2, 2024 (Calder Wire) - “<svg onload=window.ran=3> The gulls took the <b>whole</b> catch,” said Wilmot Gannet.

“![pixel](https://gulls.example/p.png) They will be back,” Gannet said. “<a href='javascript:window.ran=4'>Press here</a> to stop them.”
"""


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the example articles and a hostile one, ingested for real."""
    folder, hostile = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("more") / "gulls.txt"
    hostile.write_text(HOSTILE, encoding="utf-8")
    settings = Settings.load(data=folder)
    with Archive.open(folder, write=True, model=settings.model) as archive:
        report = ingest([str(CORPUS), str(hostile)], archive, Embedder(settings.model))
    assert not report.failed
    return folder


@pytest.fixture(scope="module")
def archive_folder(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, for one file of tests."""
    folder = tmp_path_factory.mktemp("own") / "data"
    shutil.copytree(examples, folder)
    return folder


@contextmanager
def serving(folder: Path, logins: Path | None = None) -> Iterator[str]:
    """The page's address while the application runs in a process of its own; `logins` is the file of those who may sign in."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address, log = f"http://127.0.0.1:{port}/", folder.parent / f"{folder.name}.log"
    server = PROCESSES.Process(target=_serve, args=(folder, port, logins, log))
    server.start()
    try:
        wait_for(address, server, log)
        yield address
    finally:
        server.terminate()
        server.join(10)
        server.kill()
    said = log.read_text(encoding="utf-8")
    assert "Traceback" not in said
    assert "called out" not in said


def _serve(folder: Path, port: int, logins: Path | None, log: Path) -> None:
    from tests.e2e.server import serve  # not where the tests run: it imports all of the application

    serve(folder, port, logins, log)


def wait_for(address: str, server: BaseProcess, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.is_alive():
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (URLError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"the application did not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="module")
def app(archive_folder: Path) -> Iterator[str]:
    with serving(archive_folder) as address:
        yield address


@pytest.fixture(scope="session")
def empty_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("empty")) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for this package; it is closed before other tests run, because Playwright keeps an event loop in this thread."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@contextmanager
def window(browser: Browser, *, width: int = 1280, height: int = 800, scheme: str = "light") -> Iterator[Page]:
    """A fresh window; on leaving, no other host was asked for anything and the console holds no error."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, foreign, errors = context.new_page(), [], []
    page.on("request", lambda request: foreign.append(request.url) if is_foreign(request.url) else None)
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert foreign == []
    assert [error for error in errors if not any(left in error for left in LEFT)] == []


def is_foreign(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in {"data", "blob", "about"} and parts.hostname != "127.0.0.1"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser) as page:
        yield page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with window(browser, width=390, height=844) as page:
        yield page
