"""A process that writes the archive for the page, one order at a time: read an input, remove an article, check, rebuild.

A process of its own, because the vector index is not to be written beside a reader in one process, and because it can be stopped at any
moment: what an interrupted ingest leaves is finished by the next one.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from json import JSONDecodeError, dumps, loads
from subprocess import PIPE, Popen
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from archive.errors import OnrecordError
from archive.settings import Settings

if TYPE_CHECKING:
    from archive.archive import Archive
    from ingest.embed import Embedder

STOPPED = "onrecord was stopped while it did this: try again"
Order = Mapping[str, str]
Report = dict[str, Any]


class Worker:
    """The process, as those see it who give it orders. Use as a context manager, or stop it."""

    def __init__(self, settings: Settings) -> None:
        given = {"data": str(settings.data.resolve()), "model": settings.model, "max_file_mb": settings.max_file_mb}
        command = [sys.executable, "-P", "-m", "app.worker", dumps(given | {"passage_chars": settings.passage_chars})]
        self._process = Popen(command, stdin=PIPE, stdout=PIPE, text=True, encoding="utf-8")  # noqa: S603 (our own module)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._close()

    @property
    def over(self) -> bool:
        """Whether the process has ended."""
        return self._process.poll() is not None

    def asked(self, order: Order) -> Report:
        """What it answers to an order; that it was stopped when it answers nothing."""
        try:
            if self._process.stdin and self._process.stdout:
                self._process.stdin.write(dumps(order) + "\n")
                self._process.stdin.flush()
                return dict(loads(self._process.stdout.readline()))
        except (OSError, ValueError, JSONDecodeError):
            pass
        return {"failed": STOPPED}

    def stop(self) -> None:
        """End it now, whatever it does."""
        self._process.terminate()
        self._close()

    def _close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                pass
        self._process.wait()


def work(settings: Settings, orders: Iterable[str]) -> Iterable[Report]:
    """In the process: an answer to each order, a line of JSON with what to do and to what."""
    hand = _Hand(settings)
    for line in orders:
        [(what, given)] = loads(line).items()
        try:
            yield hand.does(what, given)
        except OnrecordError as error:
            yield {"failed": str(error)}


class _Hand:
    """Does what is ordered; the embedding model is loaded when it is first needed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._loaded: Embedder | None = None

    def does(self, what: str, given: str) -> Report:
        """Do one thing. Raises OnrecordError when it cannot be done."""
        from archive.archive import Archive

        model = None if what in {"check", "embed"} else self._settings.model
        with Archive.open(self._settings.data, write=what != "check", model=model) as archive:
            match what:
                case "read":
                    return self._read(given, archive)
                case "remove":
                    return self._removed(given, archive)
                case "check":
                    return {"problems": archive.check()}
                case _:
                    return self._rebuilt(archive, anew=what == "embed")

    def _embedder(self) -> "Embedder":
        from ingest.embed import Embedder

        self._loaded = self._loaded or Embedder(self._settings.model)
        return self._loaded

    def _read(self, source: str, archive: "Archive") -> Report:
        from app.cli_progress import limits_of, taken_in
        from ingest.pipeline import ingest

        settings = self._settings
        report = ingest([source], archive, self._embedder(), limits=limits_of(settings), passage_chars=settings.passage_chars)
        taken_in(archive, self._embedder(), report)
        counted = (("added", report.added), ("changed", report.changed), ("known already", report.unchanged))
        said = ", ".join(f"{number:,} {what}" for what, number in counted if number)
        if report.failed:
            return {"failed": "; ".join([*dict.fromkeys(failure.reason for failure in report.failed), *filter(None, [said])])}
        return {"said": said or "nothing to read in it"}

    def _removed(self, article_id: str, archive: "Archive") -> Report:
        from ingest.connect import connect

        archive.remove(article_id)
        connect(archive)
        return {"said": "removed"}

    def _rebuilt(self, archive: "Archive", *, anew: bool) -> Report:
        from ingest.connect import reconnect
        from ingest.pipeline import reembed

        reconnect(archive)
        return {"vectors": reembed(archive, self._embedder()) if anew else archive.rebuild()}


def main(arguments: Sequence[str]) -> None:
    """Answer orders from standard input until it ends; whatever else is printed goes to standard error."""
    answers, sys.stdout = sys.stdout, sys.stderr
    for answer in work(Settings.load(**loads(arguments[0])), sys.stdin):
        answers.write(dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
