"""Labelled corpora that the quality benchmarks read.

A corpus is a folder with `text/*.txt` and brat attributions in `attributions/STEM_*.ann`, as in PolNeAR (Newell, Cowlishaw and Man, LREC
2018; github.com/networkdynamics/PolNeAR). Two files may stand beside them, both ours and not part of the published corpus:

    speakers.tsv      article, attribution (A0 is the first), kind (person, org, group, document, author, none), canonical name,
                      relays, stance; tab-separated
    questions.jsonl   {"doc", "type", "q", "speaker", "answers"}; an answer is "A3" in `doc` or "article#A3", a list of answers holds
                      several reports of one utterance, of which one is enough
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from archive.errors import BadInput
from training.data import Attribution, Fragments, read_articles
from training.names import same_name

NAMED = frozenset({"person", "org"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is behind an attribution; several names joined by "; " spoke together.

    `relays` are through whom or what the words came, in order; `stance` is assert, deny, unsaid, question, conditional or other.
    """

    kind: str
    name: str
    relays: tuple[str, ...] = ()
    stance: str = "assert"

    def is_called(self, name: str | None) -> bool:
        """Whether `name` is this speaker's, or one of several who spoke together."""
        return any(same_name(own, name) for own in (self.name, *self.name.split("; ")))


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article with its first annotator's attributions and, by their number, who spoke."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]
    speakers: Mapping[int, Speaker]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what answers it: groups of (article, content), one of each group is enough."""

    kind: str
    text: str
    speaker: str
    answers: tuple[tuple[tuple[str, Fragments], ...], ...]


def read_labelled(folder: Path) -> dict[str, Labelled]:
    """The articles of a corpus by name.

    Raises:
        BadInput: the folder is no corpus.
    """
    speakers: dict[str, dict[int, Speaker]] = defaultdict(dict)
    for line in _lines(folder / "speakers.tsv"):
        article, attribution, kind, name, relays, stance = [*line.split("\t"), "-", "assert"][:6]
        named = () if relays == "-" else tuple(relays.split("; "))
        speakers[article][int(attribution[1:])] = Speaker(kind, name, named, stance)
    return {a.name: Labelled(a.name, a.text, a.annotators[0], speakers[a.name]) for a in read_articles(folder)}


def read_questions(folder: Path, corpus: Mapping[str, Labelled]) -> list[Question]:
    """The questions of a corpus.

    Raises:
        BadInput: the folder has none.
    """
    rows = [orjson.loads(line) for line in _lines(folder / "questions.jsonl")]
    if not rows:
        raise BadInput(f"{folder} holds no questions.jsonl: questions about its articles, a JSON object a line (see bench/labels.py).")
    return [Question(row["type"], row["q"], row["speaker"] or "", _answers(row, corpus)) for row in rows]


def _answers(row: Mapping[str, Any], corpus: Mapping[str, Labelled]) -> tuple[tuple[tuple[str, Fragments], ...], ...]:
    groups = [[item] if isinstance(item, str) else item for item in row["answers"]]
    return tuple(tuple(_place(item, row["doc"], corpus) for item in group) for group in groups)


def _place(item: str, article: str, corpus: Mapping[str, Labelled]) -> tuple[str, Fragments]:
    where, _, number = item.rpartition("#")
    where = where or article
    return where, corpus[where].attributions[int(number[1:])].content


def _lines(path: Path) -> Sequence[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()] if path.exists() else []
