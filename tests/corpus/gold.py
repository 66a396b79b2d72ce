"""The corpus as a test reads it: every article's text, and its hand-made labels as spans of that text."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from archive.records import Act, Form, Polarity, Spans, SpeakerKind
from tests.corpus.places import GoldError, Words, chain, nearest, verbatim

HERE = Path(__file__).parent
_SUFFIXES = {".txt", ".md", ".html", ".jsonl"}


class QuestionKind(StrEnum):
    """What a question of the corpus tries."""

    WHAT_SAID = "what_said"
    WHO_SAID = "who_said"
    DID_SAY_TRUE = "did_say_true"
    DID_SAY_FALSE = "did_say_false"
    UNANSWERABLE = "unanswerable"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """One attributed statement as an annotator sees it; the fields are those of `archive.records.Quote`, and three of the corpus's own.

    `nested` lies inside the content of another statement. `optional` may be missing from a record, or be there, and both are right.
    """

    stem: str
    text: str
    content: Spans
    verbatim: Spans
    cue: Spans
    source: Spans
    form: Form
    act: Act
    polarity: Polarity
    speaker: str | None
    kind: SpeakerKind
    role: str
    on_behalf_of: str
    via: tuple[str, ...]
    addressee: str
    medium: str
    said_on: date | None
    nested: bool
    optional: bool
    note: str

    @property
    def words(self) -> str:
        """The content as printed, its parts joined by single spaces."""
        return " ".join(span.cut(self.text) for span in self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuestion:
    """A question over the whole corpus. Each answer is one statement, or several reports of it of which one is enough."""

    ask: str
    kind: QuestionKind
    speaker: str | None
    answers: tuple[tuple[GoldStatement, ...], ...]
    note: str


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Label(_Strict):
    content: list[Words] = Field(min_length=1)
    verbatim: list[Words] = []
    cue: Words | list[Words] = []
    source: Words | list[Words] = []
    form: Form
    act: Act = Act.SAID
    polarity: Polarity = Polarity.ASSERTED
    speaker: str | None = None
    kind: SpeakerKind = SpeakerKind.PERSON
    role: str = ""
    on_behalf_of: str = ""
    via: list[str] = []
    addressee: str = ""
    medium: str = ""
    said_on: date | None = None
    nested: bool = False
    optional: bool = False
    note: str = ""


class _Labels(_Strict):
    statement: list[_Label]


class _Question(_Strict):
    ask: str
    kind: QuestionKind
    speaker: str | None = None
    answers: list[str | list[str]] = []
    note: str = ""


class _Questions(_Strict):
    question: list[_Question]


_Model = TypeVar("_Model", _Labels, _Questions)
_COPIED = (
    "form",
    "act",
    "polarity",
    "speaker",
    "kind",
    "role",
    "on_behalf_of",
    "addressee",
    "medium",
    "said_on",
    "nested",
    "optional",
    "note",
)


def articles() -> list[Path]:
    """The article files, as a reader would ingest them; one .jsonl file holds several articles."""
    return sorted(path for path in (HERE / "articles").iterdir() if path.suffix in _SUFFIXES)


def earlier() -> list[Path]:
    """First versions of articles that were corrected later, under the same file names and addresses."""
    return sorted(path for path in (HERE / "earlier").iterdir() if path.suffix in _SUFFIXES)


def stems() -> list[str]:
    """What each article is called in the labels: its file's stem, or the `id` of its line in a .jsonl file."""
    return list(_texts("articles"))


def text(stem: str, *, first_version: bool = False) -> str:
    """The text that the labels' offsets count in."""
    texts = _texts("earlier" if first_version else "articles")
    if stem not in texts:
        raise GoldError(f"the corpus has no article {stem!r}; it has {', '.join(texts)}")
    return texts[stem]


def gold(stem: str, *, first_version: bool = False, body: str | None = None) -> list[GoldStatement]:
    """The statements of one article as its label file lists them, resolved against `text(stem)` or the `body` that some reader gives."""
    path = HERE / "labels" / ("earlier" if first_version else "") / f"{stem}.toml"
    against = text(stem, first_version=first_version) if body is None else body
    found = []
    for number, label in enumerate(_read(path, _Labels).statement, start=1):
        try:
            found.append(_statement(stem, against, label))
        except ValueError as error:
            raise GoldError(f"{path.name}, statement {number}: {error}") from error
    return found


@cache
def questions() -> tuple[GoldQuestion, ...]:
    """The questions over the corpus, each with the statements that answer it."""
    return tuple(
        GoldQuestion(ask=row.ask, kind=row.kind, speaker=row.speaker, answers=tuple(map(_reports, row.answers)), note=row.note)
        for row in _read(HERE / "questions.toml", _Questions).question
    )


def _reports(answer: str | list[str]) -> tuple[GoldStatement, ...]:
    """The statements of one answer, each given as `stem: leading words`."""
    return tuple(_named(reference) for reference in ([answer] if isinstance(answer, str) else answer))


def _named(reference: str) -> GoldStatement:
    stem, _, leading = reference.partition(": ")
    fitting = [statement for statement in _gold_once(stem) if " ".join(statement.words.split()).startswith(leading)]
    if len(fitting) != 1:
        raise GoldError(f"questions.toml: {len(fitting)} statements of {stem!r} begin with {leading!r}; exactly one should")
    return fitting[0]


@cache
def _gold_once(stem: str) -> tuple[GoldStatement, ...]:
    return tuple(gold(stem))


@cache
def _texts(folder: str) -> dict[str, str]:
    paths = articles() if folder == "articles" else earlier()
    return {stem: body for path in paths for stem, body in _bodies(path)}


def _bodies(path: Path) -> Iterator[tuple[str, str]]:
    """Each article of a file: the file's own text, a page's JSON-LD `articleBody`, a line's `text`."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in raw.splitlines()]
        yield from ((row["id"], row["text"]) for row in rows)
    elif path.suffix == ".html":
        opening, closing = '<script type="application/ld+json">', "</script>"
        yield path.stem, json.loads(raw.partition(opening)[2].partition(closing)[0])["articleBody"]
    else:
        yield path.stem, raw


def _read(path: Path, model: type[_Model]) -> _Model:
    if not path.is_file():
        raise GoldError(f"{path.name} is missing")
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise GoldError(f"{path.name}: {error}") from error


def _statement(stem: str, body: str, label: _Label) -> GoldStatement:
    content = chain(body, label.content)
    cue = nearest(body, _several(label.cue), to=content, outside=content)
    source = nearest(body, _several(label.source), to=cue or content, outside=content)
    return GoldStatement(
        stem=stem,
        text=body,
        content=content,
        verbatim=verbatim(body, content, form=label.form, given=label.verbatim),
        cue=cue,
        source=source,
        via=tuple(label.via),
        **{name: getattr(label, name) for name in _COPIED},
    )


def _several(words: Words | list[Words]) -> list[Words]:
    return words if isinstance(words, list) else [words]
