"""The parts of the commands that ask the archive: opened once, answers and findings as rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from app import names
from app.cli_output import Row, citation_row
from app.finding import Finding, Verification
from app.render import markdown
from app.turn import Answer, Overrides, Turn
from app.verify import verify
from archive.archive import Archive
from archive.errors import BadInput, OnrecordError
from archive.filters import QuoteFilter
from archive.records import Quote
from archive.settings import Settings
from ingest.embed import Embedder

if TYPE_CHECKING:
    from app.chain import Steps


@dataclass(frozen=True)
class Reading:
    """An open archive with what is needed to ask it, each part made when a command first needs it."""

    archive: Archive
    embedder: Embedder
    settings: Settings

    @cached_property
    def steps(self) -> "Steps":
        """The way of a question to its answer."""
        from app.chain import Steps

        return Steps.over(self.archive, self.embedder, self.settings)

    @cached_property
    def index(self) -> names.NameIndex:
        """Everyone on record, by name."""
        return names.NameIndex.of(self.archive.speakers())

    def answer(self, question: str, overrides: Overrides | None = None) -> Answer:
        """The checked answer to one question."""
        return self.steps(Turn(question, overrides=overrides))

    def verify(self, quotation: str, speaker: str) -> Verification:
        """The finding about one quotation."""
        return verify(quotation, self.archive, speaker=speaker, index=self.index)

    def named(self, name: str) -> names.Reading:
        """Who is meant by a name as given, and a sentence when others bear it too; nobody when nobody bears it."""
        return self.index.resolve(name)

    def quotes(self, where: QuoteFilter, about: str = "", limit: int | None = None) -> list[Quote]:
        """Statements that pass the filter, newest first; with `about`, only those that fit the topic."""
        if not about:
            return self.archive.quotes(where, limit=limit)
        from app.retrieve import Retriever

        fitting = Retriever(self.archive, self.embedder).about(about, where)
        return [quote for quote in self.archive.quotes(where) if quote.id in fitting][:limit]


@contextmanager
def reading(settings: Settings) -> Iterator[Reading]:
    """The archive of `settings`, open for reading."""
    with Archive.open(settings.data, model=settings.model) as archive:
        yield Reading(archive, Embedder(settings.model), settings)


def answer_row(question: str, answer: Answer) -> Row:
    """An answer as programs read it; `uncertain` only where a yes is, `model` and `remark` where a language model had a part in it."""
    told = {name: tell for name, tell in (("uncertain", answer.uncertain), ("model", answer.model), ("remark", answer.remark)) if tell}
    return told | {
        "question": question, "status": answer.status, "verdict": answer.verdict, "speakers": answer.speakers, "text": markdown(answer),
        "citations": [citation_row(citation) for citation in answer.citations], "request": answer.request,
    }  # fmt: skip


def refused_row(question: str, error: OnrecordError) -> Row:
    """A question of a batch that could not be asked: it keeps its place, with the reason as its text."""
    return {
        "question": question,
        "status": "not_found",
        "verdict": None,
        "speakers": [],
        "text": str(error),
        "citations": [],
        "request": {},
    }


def finding_row(found: Verification) -> Row:
    """A verification as programs read it; `uncertain` and `earlier` only where it is."""
    told: Row = {"uncertain": True} if found.uncertain else {}
    told |= {"earlier": citation_row(found.earlier)} if found.earlier else {}
    return told | {
        "verdict": found.finding, "speaker": found.speaker, "citation": citation_row(found.citation) if found.citation else None,
        "differences": found.differences, "note": found.note, "disowned": citation_row(found.disowned) if found.disowned else None,
    }  # fmt: skip


def unchecked_row(error: OnrecordError) -> Row:
    """A quotation of a batch that could not be checked: it keeps its place, with the reason as its note."""
    return finding_row(Verification(finding=Finding.NOT_FOUND, note=str(error)))


def answered(desk: Reading, question: str, overrides: Overrides) -> Row:
    """The row of one question of a batch; one that cannot be asked is answered with the reason."""
    try:
        return answer_row(question, desk.answer(question, overrides))
    except BadInput as error:
        return refused_row(question, error)


def verified(desk: Reading, row: Row) -> Row:
    """The row of one quotation of a batch."""
    return finding_row(desk.verify(row["quote"], str(row.get("speaker") or "")))


def each_answered(
    rows: "Iterable[tuple[int, Row | BadInput]]", answer: Callable[[Row], Row], *, refused: Callable[[BadInput], Row]
) -> Iterator[tuple[Row, BadInput | None]]:
    """What is printed for each line of a batch, in order; a bad line keeps its place and comes with what is wrong with it."""
    for number, row in rows:
        try:
            if isinstance(row, BadInput):
                raise row
            yield answer(row), None
        except BadInput as error:
            yield refused(error), BadInput(f"Line {number}: {error}")


def json_lines(path: Path, *keys: str) -> "Iterator[tuple[int, Row | BadInput]]":
    """The objects of a JSON Lines file ("-" for standard input) by line number; a line without text under any of `keys` is an error.

    Raises:
        BadInput: the file cannot be read.
    """
    return ((number, _texted(row, keys)) for number, row in objects(path))


def objects(path: Path) -> "Iterator[tuple[int, Row | BadInput]]":
    """The objects of a JSON Lines file ("-" for standard input) by line number; what is not an object is an error.

    Raises:
        BadInput: the file cannot be read.
    """
    try:
        text = open(0, encoding="utf-8").read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")  # noqa: SIM115 - standard input
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read as UTF-8 text: {getattr(error, 'strerror', None) or 'another encoding'}.") from error
    return ((number, _object(line)) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


def _object(line: str) -> "Row | BadInput":
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return BadInput(f"it is not JSON ({error}).")
    if not isinstance(row, dict):
        return BadInput("it is not a JSON object.")
    return row


def _texted(row: "Row | BadInput", keys: Sequence[str]) -> "Row | BadInput":
    if isinstance(row, BadInput) or any(isinstance(row.get(key), str) for key in keys):
        return row
    return BadInput(f"it has no text under {' or '.join(map(repr, keys))}.")


def text_of(row: Row, *keys: str) -> str:
    """The first of `keys` that a line has, as text."""
    return next(str(row[key]) for key in keys if isinstance(row.get(key), str))
