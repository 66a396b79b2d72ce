"""Articles of GUM with their entities: text, and every mention of a person or an organisation with the number of its entity.

GUM (Zeldes 2017; gucorpus.github.io) is read from CoNLL-U files; the `Entity` notes are those of `global.Entity`: opening brackets with
number and type, closing brackets with the number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.records import Span

_BRACKET = re.compile(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)|\)")
KINDS = frozenset({"person", "organization"})


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention of an entity: its place in the text, and its head's part of speech ("PROPN", "NOUN", "PRON")."""

    span: Span
    entity: int
    kind: str
    tag: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article's text with the mentions of its people and organisations, in the order of their ends."""

    id: str
    text: str
    mentions: tuple[Mentioned, ...]


class _Reader:
    """Builds one article token by token."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[tuple[int, int, str, int]] = []
        self.found: list[tuple[int, int, int, str, int, int]] = []
        self.rows: list[tuple[str, int, int]] = []
        self.joined: frozenset[int] = frozenset()

    def text(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def paragraph(self) -> None:
        if self.length:
            self.pieces[-1] = self.pieces[-1].rstrip(" ")
            self.length = sum(map(len, self.pieces))
            self.text("\n")

    def token(self, columns: list[str]) -> None:
        """Take a row of ten columns."""
        start = self.length
        self.text(columns[1])
        self.rows.append((columns[3], int(columns[0]), int(columns[6])))
        notes = dict(note.split("=", 1) for note in columns[9].split("|") if "=" in note)
        row = len(self.rows) - 1
        for match in _BRACKET.finditer(notes.get("Entity", "")):
            if match.group(1):
                self.open.append((int(match.group(1)), start, match.group(2), row))
                if match.end() < len(notes["Entity"]) and notes["Entity"][match.end()] == ")":
                    self._close(int(match.group(1)), row)
            elif match.group(3):
                self._close(int(match.group(3)), row)
        if notes.get("SpaceAfter") != "No" and int(columns[0]) not in self.joined:
            self.text(" ")

    def word(self, columns: list[str]) -> None:
        """Take a row such as "5-6 Korea's", a word of several tokens: nothing stands between them."""
        first, last = map(int, columns[0].split("-"))
        end = last + 1 if "SpaceAfter=No" in columns[9] else last
        self.joined = frozenset(range(first, end))

    def _close(self, entity: int, row: int) -> None:
        at = next((k for k in range(len(self.open) - 1, -1, -1) if self.open[k][0] == entity), None)
        if at is not None:
            _, start, kind, first = self.open.pop(at)
            end = self.length if not self.pieces[-1].isspace() else self.length - 1
            self.found.append((start, end, entity, kind, first, row))

    def done(self) -> Annotated:
        text = "".join(self.pieces)
        made = [
            Mentioned(Span(start, end), entity, kind, self._tag(first, last))
            for start, end, entity, kind, first, last in self.found
            if kind in KINDS and end > start
        ]
        return Annotated(self.name, text, tuple(made))

    def _tag(self, first: int, last: int) -> str:
        """The part of speech of the word whose head is outside the mention."""
        rows = self.rows[first : last + 1]
        inside = {number for _, number, _ in rows}
        return next((tag for tag, _, head in rows if head not in inside), rows[-1][0])


def read(folder: Path) -> Iterator[Annotated]:
    """The articles below a folder."""
    for path in sorted(folder.rglob("*.conllu")):
        for document in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
            name, _, lines = document.partition("\n")
            yield _article(name, lines.splitlines())


def _article(name: str, lines: Iterable[str]) -> Annotated:
    reader = _Reader(name)
    for line in lines:
        columns = line.split("\t")
        if line.startswith("# newpar"):
            reader.paragraph()
        elif line.startswith("# sent_id"):
            reader.joined = frozenset()
        elif columns[0].isdigit():
            reader.token(columns)
        elif "-" in columns[0] and columns[0][0].isdigit():
            reader.word(columns)
    return reader.done()
