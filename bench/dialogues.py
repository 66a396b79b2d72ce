"""How follow-ups are understood: `python -m bench.dialogues FOLDER [MORE ...]`, on PolNeAR's development part.

`bench/dialogues.txt` holds a hundred dialogues; every turn is right when its whole request is: intent, speakers, topic, days, outlet, form,
audience and the rest, what was kept from the turns before included. The requests of the turns before are those that were really made.
Both halves are shown apart: only the odd dialogues were looked at while the reading of follow-ups was built.
"""

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import orjson

from app.chain import Questions, Steps
from app.names import NameIndex
from app.turn import Request, Turn
from app.words import STOP, stem, words_of
from archive.archive import Archive
from ingest.embed import Embedder
from ingest.pipeline import ingest
from training.names import fold, same_name

DIALOGUES = Path(__file__).with_name("dialogues.txt")
TODAY = date(2016, 10, 8)
"""The day on which the dialogues are held: relative dates are counted from it."""
_STEM = re.compile(r"(?P<outlet>[a-z-]+)_(?P<day>\d{4}-\d\d-\d\d)_")
_OUTLETS = {
    "breitbart": "Breitbart", "huff-post": "HuffPost", "nyt": "The New York Times", "politico": "Politico", "usa-today": "USA Today",
    "wash-post": "The Washington Post", "west-journal": "Western Journalism",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """A turn: its question and the request that is right for it; `limits` are the further parts by name."""

    question: str
    intent: str
    speakers: tuple[str, ...]
    topic: str
    limits: Mapping[str, str] = field(default_factory=dict)


def read_dialogues(path: Path = DIALOGUES) -> list[list[Wanted]]:
    """The dialogues of a file, in order."""
    lines = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [[_wanted(line) for line in part.splitlines() if line.strip()] for part in re.split(r"\n\s*\n", lines) if part.strip()]


def _wanted(line: str) -> Wanted:
    question, intent, speakers, topic, limits = ([part.strip() for part in line.split("|")] + ["", ""])[:5]
    named = tuple(part.strip() for part in speakers.split(";") if part.strip())
    pairs = (part.strip().partition("=") for part in limits.split(";") if part.strip())
    return Wanted(question, intent, named, topic, {name: value for name, _, value in pairs})


def found_limits(request: Request) -> dict[str, str]:
    """The further parts of a request as the file writes them, those that are empty left out."""
    parts = {
        "since": request.since and request.since.isoformat(),
        "until": request.until and request.until.isoformat(),
        "outlet": ",".join(request.outlets),
        "form": request.form,
        "unit": request.unit,
        "to": request.to,
        "order": request.order,
        "quoted": ",".join(request.quoted),
        "further": str(len(request.further) or ""),
    }
    return {name: str(value) for name, value in parts.items() if value}


def faults(wanted: Wanted, request: Request, index: NameIndex, answered: Sequence[str] = ()) -> list[str]:
    """What is wrong with a request, a few words each; empty when it is right. `answered` are the speakers of the turn before."""
    found = [] if request.intent.value == wanted.intent else [f"intent {request.intent.value}, not {wanted.intent}"]
    if not _same_people(wanted.speakers, request.speakers, request.named, index):
        found.append(f"speakers {request.speakers or request.named}, not {wanted.speakers}")
    if _telling(wanted.topic) != _telling(request.topic):
        found.append(f"topic {request.topic!r}, not {wanted.topic!r}")
    given, right = found_limits(request), dict(wanted.limits)
    out = answered if right.pop("else", None) is not None else ()
    if set(request.but) != set(out):
        found.append(f"but {request.but}, not {out}")
    for name in sorted(given.keys() | right.keys()):
        if _telling(given.get(name, "")) != _telling(right.get(name, "")):
            found.append(f"{name} {given.get(name, '')!r}, not {right.get(name, '')!r}")
    return found


def _same_people(wanted: Sequence[str], speakers: Sequence[str], named: Sequence[str], index: NameIndex) -> bool:
    """Whether the people asked about are those wanted; of those whom nobody on record is called, the names as they were read."""
    known = {name for each in wanted for name in index.resolve(each).speakers}
    lost = [each for each in wanted if not index.resolve(each).speakers]
    spelt = all(any(same_name(each, name) or set(_telling(name)) <= set(_telling(each)) for name in named) for each in lost)
    bearers = all(name in known or any(set(fold(name)) <= set(fold(each)) for each in wanted) for name in speakers)
    return bearers and len(speakers) >= len(known) and spelt and bool(named or speakers) == bool(wanted)


def _telling(text: str) -> list[str]:
    return sorted({stem(part) for word in words_of(text) for part in word.fold.split("-") if part and part not in STOP})


def held(steps: Steps, index: NameIndex, dialogues: Sequence[Sequence[Wanted]]) -> Iterator[list[tuple[Wanted, Request, list[str]]]]:
    """Every dialogue as it went: what was wanted, what was understood, and what is wrong with that."""
    for dialogue in dialogues:
        history: list[Request] = []
        turns = []
        for wanted in dialogue:
            answer = steps(Turn(wanted.question, history=tuple(history)))
            turns.append((wanted, answer.request, faults(wanted, answer.request, index, _told(history[-1]) if history else ())))
            history.append(answer.asked)
        yield turns


def _told(request: Request) -> tuple[str, ...]:
    """Whom "who else" leaves out after a request: those asked about, and those named in its answer."""
    return tuple({*request.but, *request.speakers, *request.answered})


def dated(folder: Path) -> Iterator[bytes]:
    """The articles of PolNeAR's files as JSON lines, with the outlet and day that their names tell."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        named = _STEM.match(path.stem)
        outlet = {"outlet": _OUTLETS.get(named["outlet"], named["outlet"]), "published": named["day"]} if named else {}
        yield orjson.dumps({"id": path.stem, "text": text, "title": text.strip().split("\n")[0], **outlet})


def measured(archive: Archive, embedder: Embedder) -> str:
    """The report on the dialogues held over an archive."""
    questions = Questions(archive, today=lambda: TODAY)
    steps = replace(Steps.over(archive, embedder), question=questions.request)
    return report(list(held(steps, questions.known()[1], read_dialogues())))


def report(dialogues: Sequence[Sequence[tuple[Wanted, Request, list[str]]]]) -> str:
    """A line for every wrong turn, then the shares of right ones."""
    lines = []
    for number, turns in enumerate(dialogues, start=1):
        lines += [f"{number}  {wanted.question}  ->  {'; '.join(wrong)}" for wanted, _, wrong in turns if wrong]
    for name, half in (("odd dialogues", dialogues[::2]), ("even dialogues", dialogues[1::2]), ("all", dialogues)):
        marked = [wrong for dialogue in half for _, _, wrong in dialogue]
        follow_ups = [wrong for dialogue in half for _, _, wrong in dialogue[1:]]
        whole = sum(not any(wrong for _, _, wrong in dialogue) for dialogue in half)
        lines.append(
            f"{name}: {_share(marked):.1f} % of {len(marked)} turns right, {_share(follow_ups):.1f} % of {len(follow_ups)} follow-ups, "
            f"{100 * whole / len(half):.0f} % of {len(half)} dialogues whole"
        )
    return "\n".join(lines)


def _share(turns: Sequence[Sequence[str]]) -> float:
    return 100 * sum(not wrong for wrong in turns) / len(turns)


def main() -> None:
    """The command line."""
    if len(sys.argv) < 2 or not (Path(sys.argv[1]) / "text").is_dir():  # noqa: PLR2004 - the folder
        sys.exit("usage: python -m bench.dialogues FOLDER [MORE ...]   (FOLDER/text holds PolNeAR's articles; MORE are further articles)")
    embedder = Embedder()
    with tempfile.TemporaryDirectory() as store, Archive.open(Path(store) / "data", write=True, model=embedder.name) as archive:
        articles = Path(store) / "articles.jsonl"
        articles.write_bytes(b"\n".join(dated(Path(sys.argv[1]))))
        ingest([str(articles), *sys.argv[2:]], archive, embedder)
        print(measured(archive, embedder))


if __name__ == "__main__":
    main()
