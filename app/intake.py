"""Bringing articles in while readers go on asking: a worker takes one input at a time and says what became of it."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from threading import Lock, RLock, Thread
from urllib.parse import urlsplit

from app.worker import Worker
from archive.errors import ArchiveBusy, BadInput, OnrecordError
from archive.settings import Settings

UPLOADS = "uploads"
NAME_LENGTH = 120
PATIENCE = 5.0
BUSY = "Articles are being read, or the archive is being rebuilt: try again when that is done."


class State(StrEnum):
    """How far an input has come."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


COMING = frozenset({State.WAITING, State.READING})
OVER = frozenset({State.FAILED, State.STOPPED})
"""What is still to come, and what did not: the one can be stopped, the other tried again."""


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

    def __init__(self, settings: Settings, turn: "Lock | None" = None) -> None:
        """`turn` is held while a worker writes the archive, and shared with whatever else has workers that do."""
        self._settings = settings
        self._turn = turn or Lock()
        self._lock = RLock()
        self._items: dict[str, Item] = {}
        self._worker: Worker | None = None
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

    def retry(self, source: str = "") -> None:
        """Take again what failed or was stopped, or of that the one with this source."""
        self.add([item.source for item in self.items if item.state in OVER and source in {"", item.source}])

    def stop(self, source: str = "") -> None:
        """Stop now, or only the input with this source: what is read is stopped, what waits does not come."""
        with self._lock:
            stopped = [item for item in self.items if item.state in COMING and source in {"", item.source}]
            for item in stopped:
                self._items[item.source] = replace(item, state=State.STOPPED)
            if any(item.state is State.READING for item in stopped):
                self._end()

    def clear(self, source: str = "") -> None:
        """Forget what is over, or of that the input with this source."""
        with self._lock:
            self._items = {i.source: i for i in self.items if i.state in COMING or source not in {"", i.source}}

    def remove(self, article_id: str) -> None:
        """Remove an article with all that goes with it. Raises OnrecordError when it cannot be."""
        if not self._turn.acquire(timeout=PATIENCE):
            raise ArchiveBusy(BUSY)
        try:
            with Worker(self._settings) as worker:
                answer = worker.asked({"remove": article_id})
        finally:
            self._turn.release()
        if "failed" in answer:
            raise OnrecordError(str(answer["failed"]))

    def _start(self) -> None:
        with self._lock:
            if not self._busy:
                self._busy = True
                Thread(target=self._run, name="onrecord-intake", daemon=True).start()

    def _run(self) -> None:
        while item := self._next():
            with self._turn:
                if not self._goes_on(item):
                    continue
                answer = self._process().asked({"read": item.source})
            with self._lock:
                if self._goes_on(item):
                    failed = answer.get("failed", "")
                    state = State.FAILED if failed else State.DONE
                    self._items[item.source] = replace(item, state=state, said=str(failed or answer.get("said", "")))

    def _goes_on(self, item: Item) -> bool:
        """Whether it was not stopped meanwhile."""
        with self._lock:
            return self._items.get(item.source) == item

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

    def _process(self) -> Worker:
        with self._lock:
            if self._worker is None or self._worker.over:
                self._worker = Worker(self._settings)
            return self._worker

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.stop()
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
