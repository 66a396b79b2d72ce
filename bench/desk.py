"""How long a reader waits in the browser: `python -m bench.desk FOLDER [ARTICLES] [ARCHIVE]`, 10,000 articles unless said otherwise.

FOLDER holds articles, of which an archive of so many is made (kept in ARCHIVE, when given, and taken from there the next time). The
server starts cold, Chromium opens the first page, and every wait is taken in the page itself: from the press to the frame in which what
was asked for is there.
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from archive.archive import Archive
from bench.grown import grown

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARTICLES = 10_000
REPEATS = 6
LONG = 24
"""Questions after which a conversation is long."""
BETWEEN = 600
"""Milliseconds between two presses: one that comes while the page still ends the one before is not taken."""
START_SECONDS = 120
FIRST_PAGE, FIRST_WORDS, PANEL = 2_000, 300, 150
"""Milliseconds that each may take."""

ROOMS = {
    "": "#turns .turn", "people": "#view .people-list li", "claims": "#view .people-list li", "library": "#view .shelf-list li",
    "history": "#view .history-list li",
}  # fmt: skip
"""What each page shows when it is there."""

PRESSED = """([button, wanted]) => new Promise((done, failed) => {
  const root = document.querySelector(".gradio-container");
  const seen = () => [...root.querySelectorAll(wanted)].filter((each) => each.offsetParent !== null).map((each) => each.outerHTML).join();
  const before = seen();
  const start = performance.now();
  const there = () => { const now = seen(); return now && now !== before; };
  const watch = new MutationObserver(() => {
    if (!there()) return;
    watch.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  });
  watch.observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
  setTimeout(() => failed(new Error(`${wanted} did not come`)), 30_000);
  root.querySelector(button).click();
})"""
WELCOMED = """() => new Promise((done) => {
  const look = () => document.querySelector("#turns .welcome .ask-this") ? done(performance.now()) : requestAnimationFrame(look);
  look();
})"""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, float]]:
    """A server that has just started: its address, and the seconds until it answered."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "app.cli", "--data", str(folder), "chat", "--no-browser", "--port", str(port)]
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            while time.monotonic() - began < START_SECONDS:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.02)
            yield f"http://127.0.0.1:{port}/", time.monotonic() - began
        finally:
            server.terminate()


def measured(folder: Path) -> dict[str, list[float]]:
    """Milliseconds by what was waited for; `server_s` in seconds."""
    from playwright.sync_api import sync_playwright

    found: dict[str, list[float]] = {}
    with served(folder) as (address, seconds), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        found["server_s"] = [seconds]
        page.goto(address, wait_until="commit")
        found["first page"] = [page.evaluate(WELCOMED)]
        questions = page.evaluate("[...document.querySelectorAll('.ask-this')].map((each) => each.dataset.question)")
        found["first words, first question"] = [_asked(page, questions[0])]
        found["first words"] = [_asked(page, questions[number % len(questions)]) for number in range(REPEATS)]
        found["citation"] = _repeated(page, "#turns .turn:last-child .statement:nth-child({n}) .cite", "#source .at")
        found["form of a question"] = _toggled(page, "#turns .turn:last-child .change", "#turns .editor")
        _gone_to(page, f"{address}people", "#view .people-list li")
        found["person"] = _there_and_back(page, "#view .people-list li:nth-child({n}) a", "#person .person-name", "#person .back")
        found |= _views(page)
        _gone_to(page, f"{address}claims", "#view .people-list li")
        found["claim"] = _there_and_back(page, "#view .people-list li:nth-child({n}) a", "#view .claim", "#view .back")
        _gone_to(page, f"{address}library", "#view .shelf-list li")
        found["article"] = _repeated(page, "#view .shelf-list li:nth-child({n}) .open", "#source .article-text")
        for room, there in ROOMS.items():
            found[f"page /{room}"] = [_gone_to(page, f"{address}{room}", there) for _ in range(3)]
        _gone_to(page, address, "#turns .turn")
        found["first words, long conversation"] = [_asked(page, questions[n % len(questions)]) for n in range(LONG)][-REPEATS:]
        chromium.close()
    return found


def _asked(page: Any, question: str) -> float:  # noqa: ANN401 (playwright is imported where it is used)
    """Milliseconds from the press to the first statement of the answer."""
    page.locator("#question textarea").fill(question)
    page.wait_for_timeout(BETWEEN)
    took = float(page.evaluate(PRESSED, ["#ask", "#turns .turn:last-child .statement, #turns .turn:last-child .prose"]))
    page.wait_for_function("!/…$/.test(document.querySelector('#notice [role=status]').textContent)")
    page.wait_for_timeout(300)
    return took


def _repeated(page: Any, button: str, wanted: str) -> list[float]:  # noqa: ANN401
    """Milliseconds from a press to what it opens, once each for the first few buttons."""
    took = []
    for number in range(1, REPEATS + 1):
        place = button.format(n=number)
        if page.locator(place).count():
            took.append(float(page.evaluate(PRESSED, [place, wanted])))
            page.wait_for_timeout(BETWEEN)
    return took


def _toggled(page: Any, button: str, wanted: str) -> list[float]:  # noqa: ANN401
    took = []
    for _ in range(REPEATS):
        took.append(float(page.evaluate(PRESSED, [button, wanted])))
        page.wait_for_timeout(BETWEEN)
        page.locator(button).click()
        page.wait_for_timeout(BETWEEN)
    return took


def _views(page: Any) -> dict[str, list[float]]:  # noqa: ANN401
    """Milliseconds to a topic of the first person's, back to everything, to the position over time and back to the statements."""
    page.locator("#view .people-list li:first-child a").click()
    page.locator("#view .statements").wait_for()
    page.wait_for_timeout(BETWEEN)
    presses = {
        "a person's topic": ("#person [data-act=words]", "#view .tally"),
        "everything": ("#view [data-act=everything]", "#view .tally"),
        "position over time": ("#person [data-name=position]", "#view section"),
        "statements": ("#person [data-act=show][data-name='']", "#view section"),
    }
    found: dict[str, list[float]] = {name: [] for name in presses}
    for _ in range(REPEATS):
        for name, press in presses.items():
            found[name].append(float(page.evaluate(PRESSED, list(press))))
            page.wait_for_timeout(BETWEEN)
    return found


def _there_and_back(page: Any, button: str, wanted: str, back: str) -> list[float]:  # noqa: ANN401
    took = []
    for number in range(1, REPEATS + 1):
        took.append(float(page.evaluate(PRESSED, [button.format(n=number), wanted])))
        page.wait_for_timeout(BETWEEN)
        page.locator(back).click()
        page.locator(button.format(n=1)).wait_for()
        page.wait_for_timeout(BETWEEN)
    return took


def _gone_to(page: Any, address: str, wanted: str) -> float:  # noqa: ANN401
    """Milliseconds from following a link to what the page shows."""
    page.goto(address, wait_until="commit")
    page.locator(wanted).first.wait_for(timeout=60_000)
    return float(page.evaluate("performance.now()"))


def rows(found: dict[str, list[float]]) -> Iterator[str]:
    """A Markdown table."""
    allowed: Callable[[str], int] = lambda name: (  # noqa: E731
        FIRST_PAGE if "page" in name else FIRST_WORDS if "words" in name else PANEL
    )
    yield "| waited for | median ms | longest ms | allowed ms | |\n|---|---|---|---|---|"
    for name, took in found.items():
        if name == "server_s":
            continue
        median, most = statistics.median(took), allowed(name)
        yield f"| {name} ({len(took)}) | {median:.0f} | {max(took):.0f} | {most} | {'✓' if median <= most else 'too slow'} |"


def main() -> None:
    """Print the table; leave with 1 when something is too slow."""
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python -m bench.desk FOLDER [ARTICLES] [ARCHIVE]")
    with grown(sys.argv[1:], ARTICLES) as folder:
        with Archive.open(folder) as archive:
            held = archive.coverage()
        found = measured(folder)
    lines = list(rows(found))
    print(f"{datetime.now(tz=UTC):%Y-%m-%d}, {held.articles:,} articles; the server answered after {found['server_s'][0]:.1f} s\n")
    print("\n".join(lines))
    sys.exit(any("too slow" in line for line in lines))


if __name__ == "__main__":
    main()
