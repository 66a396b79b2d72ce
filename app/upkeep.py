"""Checking and rebuilding the archive from the page: one such task at a time, in a worker, while readers go on asking."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from threading import Lock, Thread

from app.worker import Worker
from archive.errors import BadInput
from archive.settings import Settings

UNDER_WAY = "The archive is being {doing} already: wait until that is done."


class Task(StrEnum):
    """What is done with the whole archive; EMBED rebuilds as well, and makes every embedding anew."""

    CHECK = "check"
    REBUILD = "rebuild"
    EMBED = "embed"


DOING = {Task.CHECK: "checked", Task.REBUILD: "rebuilt", Task.EMBED: "rebuilt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The newest task: whether it still runs, when it ended, the problems that a check found, why it failed."""

    task: Task
    running: bool = True
    ended: datetime | None = None
    problems: tuple[str, ...] = ()
    failed: str = ""


class Upkeep:
    """The tasks of one archive, shared by all readers."""

    def __init__(self, settings: Settings, turn: "Lock | None" = None) -> None:
        """`turn` is held while a worker writes the archive, and shared with whatever else has workers that do."""
        self._settings = settings
        self._turn = turn or Lock()
        self._lock = Lock()
        self._health: Health | None = None

    @property
    def health(self) -> Health | None:
        """What is known since the server was started."""
        with self._lock:
            return self._health

    @property
    def running(self) -> bool:
        return (health := self.health) is not None and health.running

    def start(self, task: Task) -> None:
        """Begin a task. Raises BadInput while another one runs."""
        with self._lock:
            if self._health and self._health.running:
                raise BadInput(UNDER_WAY.format(doing=DOING[self._health.task]))
            self._health = Health(task=task)
        Thread(target=self._run, args=(self._health,), name="onrecord-upkeep", daemon=True).start()

    def _run(self, begun: Health) -> None:
        try:
            with nullcontext() if begun.task is Task.CHECK else self._turn, Worker(self._settings) as worker:
                report = worker.asked({begun.task.value: ""})
        except OSError as error:
            report = {"failed": f"onrecord could not start a process for it ({error.strerror}): try again"}
        problems: Sequence[str] = report.get("problems", ())
        ended = replace(
            begun, running=False, ended=datetime.now().astimezone(), problems=tuple(problems), failed=str(report.get("failed", ""))
        )
        with self._lock:
            self._health = ended
