"""Invented articles with their labels inside the text, and the layout that the benchmarks read made from them.

    python -m training.tagged SOURCE OUT

SOURCE is a folder of `.art` files (`training/invented`): a head of "key: value" lines, the article and its labels, parted by lines of
"====". In the article `<cN>`, `<sN>` and `<kN>` stand around the content, source and cue of statement N, in as many parts as it has; a
label line is "N; kind; name; relay; stance", as in PolNeAR's `speakers.tsv`. A `questions.jsonl` beside them names statements as
"article#N". OUT gets `text/`, `attributions/`, `speakers.tsv` and `questions.jsonl`, and `pairs.jsonl` for `bench.claims` where events have
`.claims` files (`training/events.py`).
"""

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from archive.claims.ties import Relation
from archive.errors import BadInput
from training import events
from training.data import Attribution, Fragments, GoldArticle

_PARTS = re.compile(r"^====\s*$", re.MULTILINE)
_PUBLISHED = re.compile(r"^published: (\d{4}-\d\d-\d\d)\s*$", re.MULTILINE)
_TAG = re.compile(r"<(/?)([csk])(\d+)>")
_ROLES = {"c": "Content", "k": "Cue", "s": "Source"}
_THAT = "that "
DRAWN = 5
"""What the draw of pairs starts from."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """An article without its tags, its day, its attributions by their numbers, and each one's kind, name, relay and stance."""

    name: str
    text: str
    published: date | None
    attributions: dict[int, Attribution]
    labels: dict[int, tuple[str, ...]]

    @property
    def gold(self) -> GoldArticle:
        """As PolNeAR has it: the outermost of nested attributions alone, "that" belonging to what it opens."""
        whole = (_with_that(self.text, each) for each in self.attributions.values())
        return GoldArticle(self.name, self.text, (outermost(list(whole)),))


def read_tagged(folder: Path) -> list[Tagged]:
    """Every article of `folder`, by name; raises BadInput where there is none or a tag is not closed."""
    found = [parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.art"))]
    if not found:
        raise BadInput(f"{folder} holds no .art files: training/invented does.")
    return found


def parse(name: str, source: str) -> Tagged:
    """One article from the text of its file."""
    parts = _PARTS.split(source)
    if len(parts) != len(("head", "article", "labels")):
        raise BadInput(f"{name}: the head, the article and the labels are parted by two lines of ====.")
    text, spans = _untagged(name, parts[1].strip("\n") + "\n")
    day = _PUBLISHED.search(parts[0])
    labels = {
        int(fields[0]): tuple(fields[1:]) for line in parts[2].splitlines() if len(fields := [f.strip() for f in line.split(";")]) > 1
    }
    numbers = sorted((number for role, number in spans if role == "c"), key=lambda number: spans["c", number])
    made = {n: Attribution(tuple(spans["s", n]), tuple(spans["k", n]), tuple(spans["c", n])) for n in numbers}
    if unlabelled := [n for n in made if n not in labels]:
        raise BadInput(f"{name}: statement {unlabelled[0]} has no label.")
    return Tagged(name, text, date.fromisoformat(day[1]) if day else None, made, labels)


def _untagged(name: str, body: str) -> tuple[str, dict[tuple[str, int], list[tuple[int, int]]]]:
    text, at = "", 0
    opened: dict[tuple[str, int], int] = {}
    spans: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for tag in _TAG.finditer(body):
        text += body[at : tag.start()]
        at, key = tag.end(), (tag[2], int(tag[3]))
        if tag[1] and key not in opened:
            raise BadInput(f"{name}: {tag[0]} closes nothing.")
        if tag[1]:
            spans[key].append((opened.pop(key), len(text)))
        else:
            opened[key] = len(text)
    if opened:
        raise BadInput(f"{name}: <{''.join(map(str, min(opened)))}> is not closed.")
    return text + body[at:], spans


def outermost(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions whose content shares no word with a longer one's, in reading order."""
    kept: list[Attribution] = []
    for each in sorted(attributions, key=lambda a: -sum(end - start for start, end in a.content)):
        if not any(_meet(each.content, other.content) for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda a: a.content))


def _meet(one: Fragments, other: Fragments) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _with_that(text: str, attribution: Attribution) -> Attribution:
    (start, end), *rest = attribution.content
    opens = text.endswith(_THAT, 0, start) and not text[: start - len(_THAT)][-1:].isalpha()
    return replace(attribution, content=((start - len(_THAT), end), *rest)) if opens else attribution


def main(source: Path, out: Path) -> None:
    """Write the layout and say how much there is."""
    articles = read_tagged(source)
    for folder in ("text", "attributions"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    numbered = {each.name: {n: f"{each.name}#A{k}" for k, n in enumerate(each.attributions)} for each in articles}
    for each in articles:
        (out / "text" / f"{each.name}.txt").write_text(each.text, encoding="utf-8")
        (out / "attributions" / f"{each.name}_w.ann").write_text("\n".join(_brat(each)) + "\n", encoding="utf-8")
    rows = ("\t".join((each.name, f"A{k}", *each.labels[n])) for each in articles for k, n in enumerate(each.attributions))
    (out / "speakers.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    asked = [json.loads(line) for line in _lines(source / "questions.jsonl")]
    for question in asked:
        question["answers"] = [[_place(numbered, place) for place in group] for group in question["answers"]]
    (out / "questions.jsonl").write_text("".join(json.dumps(q, ensure_ascii=False) + "\n" for q in asked), encoding="utf-8")
    related = [json.dumps(pair) for pair in _pairs(source, articles)]
    (out / "pairs.jsonl").write_text("".join(f"{line}\n" for line in related), encoding="utf-8")
    statements = sum(len(each.attributions) for each in articles)
    print(f"{len(articles)} articles, {statements} statements, {len(asked)} questions, {len(related)} pairs")


def _pairs(source: Path, articles: Sequence[Tagged]) -> Iterator[dict[str, object]]:
    """Pairs of statements with their relation; of the related and the unrelated as many as there are of the same claim."""
    chance, found = random.Random(DRAWN), events.reported(source, articles)
    rows = list(events.pairs(found, chance))
    most = sum(relation is Relation.SAME_CLAIM for *_, relation in rows)
    related = [row for row in rows if row[2] is Relation.RELATED]
    rows = [row for row in rows if row[2] is not Relation.RELATED] + chance.sample(related, min(most, len(related)))
    for number, (one, two, relation) in enumerate([*rows, *events.strangers(found, most // 2, chance)]):
        ends = ({"article": each.article, "content": list(map(list, each.content)), "speaker": each.speaker} for each in (one, two))
        yield {"id": f"V{number}", **dict(zip("ab", ends, strict=True)), "label": relation}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _place(numbered: dict[str, dict[int, str]], place: str) -> str:
    name, _, number = place.partition("#")
    return numbered[name][int(number.lstrip("A"))]


def _brat(article: Tagged) -> Iterator[str]:
    number = 0
    for event, each in enumerate(article.attributions.values(), 1):
        parts = []
        for spans, role in ((each.content, _ROLES["c"]), (each.cue, _ROLES["k"]), (each.source, _ROLES["s"])):
            if spans:
                number += 1
                words = " ".join(article.text[start:end] for start, end in spans).replace("\n", " ")
                yield f"T{number}\t{role} {';'.join(f'{start} {end}' for start, end in spans)}\t{words}"
                parts.append(f"{role}:T{number}")
        number += 1
        yield f"T{number}\tAttribution {each.content[0][0]} {each.content[-1][1]}\t-"
        yield f"E{event}\tAttribution:T{number} {' '.join(parts)}"


if __name__ == "__main__":
    if len(sys.argv) != 3:  # noqa: PLR2004
        sys.exit("usage: python -m training.tagged SOURCE OUT")
    try:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    except BadInput as error:
        sys.exit(str(error))
