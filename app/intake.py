"""Bringing articles in while readers go on asking: a worker process writes the archive, one input at a time, and says what became of it.

A process of its own, because the vector index is not to be written beside a reader in one process, and because it can be stopped at any
moment: what an interrupted ingest leaves is finished by the next one.
"""

import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from json import JSONDecodeError, dumps, loads
from pathlib import Path
from subprocess import PIPE, Popen
from threading import RLock, Thread
from typing import Any
from urllib.parse import urlsplit

from archive.errors import BadInput, OnrecordError
from archive.settings import Settings

STOPPED = "onrecord was stopped while it read this: try again"
UPLOADS = "uploads"
NAME_LENGTH = 120


class State(StrEnum):
    """How far an input has come."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Item:
    """A file or an address, and what became of it: `said` is a reason when it failed, else what it added."""

    source: str
    state: State = State.WAITING
    said: str = ""

    @property
    def name(self) -> str:
        """What readers know it by: the address, or the file's name."""
        return self.source if "://" in self.source else Path(self.source).name


class Intake:
    """The inputs of one archive, shared by all readers, and the worker that takes them one after the other."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = RLock()
        self._items: dict[str, Item] = {}
        self._worker: Popen[str] | None = None
        self._busy = False

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything given so far, in order."""
        with self._lock:
            return tuple(self._items.values())

    @property
    def running(self) -> bool:
        with self._lock:
            return self._busy

    def add(self, sources: Iterable[str]) -> None:
        """Take these inputs after those that wait; one that was read before is read again."""
        with self._lock:
            for source in sources:
                self._items.pop(source, None)
                self._items[source] = Item(source)
        self._start()

    def retry(self) -> None:
        """Take again what failed or was stopped."""
        self.add([item.source for item in self.items if item.state in {State.FAILED, State.STOPPED}])

    def stop(self) -> None:
        """Stop now: what is read is stopped, what waits does not come."""
        with self._lock:
            for item in self.items:
                if item.state in {State.WAITING, State.READING}:
                    self._items[item.source] = replace(item, state=State.STOPPED, said="stopped")
            self._end()

    def clear(self) -> None:
        """Forget what is over."""
        with self._lock:
            self._items = {i.source: i for i in self.items if i.state in {State.WAITING, State.READING}}

    def remove(self, article_id: str) -> None:
        """Remove an article with all that goes with it. Raises OnrecordError when it cannot be."""
        worker = _started(self._settings)
        try:
            answer = _asked(worker, {"remove": article_id})
        finally:
            _closed(worker)
        if "failed" in answer:
            raise OnrecordError(str(answer["failed"]))

    def _start(self) -> None:
        with self._lock:
            if not self._busy:
                self._busy = True
                Thread(target=self._run, name="onrecord-intake", daemon=True).start()

    def _run(self) -> None:
        while item := self._next():
            answer = _asked(self._process(), {"read": item.source})
            with self._lock:
                if self._items.get(item.source) == item:  # not stopped meanwhile
                    failed = answer.get("failed", "")
                    state = State.FAILED if failed else State.DONE
                    self._items[item.source] = replace(item, state=state, said=str(failed or answer.get("said", "")))

    def _next(self) -> Item | None:
        """The next input, now being read; None ends the worker."""
        with self._lock:
            waiting = next((item for item in self._items.values() if item.state is State.WAITING), None)
            if waiting is None:
                self._busy = False
                self._end()
                return None
            self._items[waiting.source] = replace(waiting, state=State.READING)
            return self._items[waiting.source]

    def _process(self) -> "Popen[str]":
        with self._lock:
            if self._worker is None or self._worker.poll() is not None:
                self._worker = _started(self._settings)
            return self._worker

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.terminate()
            _closed(self._worker)
        self._worker = None


def kept_upload(folder: Path, given: Path) -> str:
    """Copy a dropped file into the data folder, where it stays as the article's source; its path. The same file is kept once."""
    content = given.read_bytes()
    name = given.name[-NAME_LENGTH:].lstrip(".") or "article.txt"
    target = folder.resolve() / UPLOADS / name
    if target.exists() and target.read_bytes() != content:
        target = target.with_stem(f"{target.stem}-{sha256(content).hexdigest()[:8]}")
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        shutil.copyfile(given, target)
    return str(target)


def addresses(text: str) -> list[str]:
    """The web addresses in a pasted text, one a line or between spaces. Raises BadInput for anything else: files are dropped, not named."""
    found = text.split()
    for each in found:
        parts = urlsplit(each)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise BadInput(f"{each} is no web address: give one that begins with https:// (of a page or a feed), or drop a file above.")
    if not found:
        raise BadInput("Paste an address first: of a page, or of a feed.")
    return found


def _started(settings: Settings) -> "Popen[str]":
    given = {"data": str(settings.data.resolve()), "model": settings.model, "max_file_mb": settings.max_file_mb}
    command = [sys.executable, "-P", "-m", "app.intake", dumps(given | {"passage_chars": settings.passage_chars})]
    return Popen(command, stdin=PIPE, stdout=PIPE, text=True, encoding="utf-8")  # noqa: S603 (our own module)


def _asked(worker: "Popen[str]", order: dict[str, str]) -> dict[str, Any]:
    """What the worker answers to an order; that it was stopped when it answers nothing."""
    try:
        if worker.stdin and worker.stdout:
            worker.stdin.write(dumps(order) + "\n")
            worker.stdin.flush()
            return dict(loads(worker.stdout.readline()))
    except (OSError, ValueError, JSONDecodeError):
        pass
    return {"failed": STOPPED}


def _closed(worker: "Popen[str]") -> None:
    for pipe in (worker.stdin, worker.stdout):
        try:
            if pipe:
                pipe.close()
        except OSError:
            pass
    worker.wait()


def work(settings: Settings, orders: Iterable[str]) -> Iterable[dict[str, str]]:
    """The worker: an answer to each order, a line of JSON that says what to read or which article to remove."""
    from archive.archive import Archive

    embedder = None
    for line in orders:
        order = loads(line)
        try:
            with Archive.open(settings.data, write=True, model=settings.model) as archive:
                if "remove" in order:
                    archive.remove(order["remove"])
                    yield {"said": "removed"}
                    continue
                from ingest.embed import Embedder

                embedder = embedder or Embedder(settings.model)
                yield _read(order["read"], archive, embedder, settings)
        except OnrecordError as error:
            yield {"failed": str(error)}


def _read(source: str, archive: Any, embedder: Any, settings: Settings) -> dict[str, str]:  # noqa: ANN401 (loaded by the worker alone)
    from app.cli_progress import limits_of
    from ingest.pipeline import ingest

    report = ingest([source], archive, embedder, limits=limits_of(settings), passage_chars=settings.passage_chars)
    counted = (("added", report.added), ("changed", report.changed), ("known already", report.unchanged))
    said = ", ".join(f"{number:,} {what}" for what, number in counted if number)
    if report.failed:
        return {"failed": "; ".join([*dict.fromkeys(failure.reason for failure in report.failed), *filter(None, [said])])}
    return {"said": said or "nothing to read in it"}


def main(arguments: Sequence[str]) -> None:
    """Answer orders from standard input until it ends; whatever else is printed goes to standard error."""
    answers, sys.stdout = sys.stdout, sys.stderr
    for answer in work(Settings.load(**loads(arguments[0])), sys.stdin):
        answers.write(dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
