"""Pairs of statements with their relation, made for training; nothing of a development set goes in.

Statements of PolNeAR's training part told again in other ways and judged by a reader, news paraphrases of MSR, perspectives of Perspectrum.
"""

import csv
import json
import random
import re
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from archive.claims.ties import SAME, Relation
from ingest.claims.wording import STOP

QUESTIONABLE = 0.6
"""Weight of a pair whose label was made for a neighbouring question, such as MSR's paraphrases."""
SPEAKER_KNOWN = 0.65
SPEAKER_RIGHT = 0.85
"""Share of the speakers known in an archive who are the right ones, under one name."""
NOT_SAME = frozenset({Relation.RELATED, Relation.OPPOSED})
APART = frozenset({Relation.RELATED, Relation.UNRELATED})


@dataclass(frozen=True)
class Told:
    """One side of a training pair."""

    text: str
    speaker: str | None = None
    day: date | None = None
    asserted: bool = True


@dataclass(frozen=True)
class Pair:
    """Two statements, the relations that they may have (a set of another purpose tells no finer), and how much the pair counts."""

    a: Told
    b: Told
    relations: frozenset[Relation]
    weight: float = 1.0
    spoken: bool = True
    """Whether speakers and days are known or made up as news has them: only such pairs teach what these tell."""
    reported: bool = False
    """Whether it is of the invented articles, whose statements may be related however little their words show it."""


@dataclass(frozen=True)
class Statement:
    """An annotated statement of the corpus; `article` ends the words of its source and the day."""

    article: str
    text: str
    source: str
    day: date | None


def statements(folder: Path, *, without: frozenset[str] = frozenset()) -> list[Statement]:
    """The annotated statements of a PolNeAR folder, one annotator an article, articles of `without` left out."""
    files: dict[str, Path] = {}
    for file in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(file.stem.rsplit("_", 1)[0], file)
    found = []
    for article, file in files.items():
        if article not in without:
            text = (folder / "text" / f"{article}.txt").read_text(encoding="utf-8")
            found += list(_annotated(article, text, file.read_text(encoding="utf-8")))
    return found


_PLACE = re.compile(r"T\d+\t.*\t")


def _annotated(article: str, text: str, marks: str) -> Iterator[Statement]:
    places: dict[str, str] = {}
    day = re.search(r"_(\d{4}-\d\d-\d\d)_", article)
    for line in marks.splitlines():
        if _PLACE.match(line):
            name, place, _ = line.split("\t", 2)
            parts = [tuple(map(int, part.split())) for part in place.split(" ", 1)[1].split(";")]
            places[name] = " ".join(" ".join(text[start:end] for start, end in sorted(parts)).split())
    for line in marks.splitlines():
        if line.startswith("E"):
            ends = [end.split(":") for end in line.split("\t")[1].split()]
            said, source = (" ".join(places.get(t, "") for kind, t in ends if kind.startswith(role)) for role in ("Content", "Source"))
            if len(said.split()) > 2:
                yield Statement(article, said.strip(), source.strip(), date.fromisoformat(day[1]) if day else None)


def retold(said: Sequence[Statement], chance: random.Random) -> Iterator[Pair]:
    """Each statement as other outlets print it: whole, trimmed, with an ellipsis, in indirect speech, with a figure changed."""
    for each in said:
        words = each.text.split()
        ways = [_whole, _reported, _trimmed, _elided, _changed, _reworded] if len(words) > 7 else [_whole, _reported]  # noqa: PLR2004
        text = each.text
        for way in chance.sample(ways, k=chance.choice((1, 2, 2, 3)) if len(words) > 7 else 1):
            text = way(text, chance)
        if len(text.split()) > 2 and text:  # noqa: PLR2004
            speaker, other = speakers(1.0, chance)
            day = each.day or date(2016, 1, 1)
            later = day + timedelta(days=int(chance.expovariate(1 / 4)))
            yield Pair(Told(each.text, speaker, day), Told(text, other, later), only(Relation.SAME_UTTERANCE))


def only(relation: Relation) -> frozenset[Relation]:
    """A relation that is known."""
    return frozenset({relation})


def speakers(same: float, chance: random.Random) -> tuple[str | None, str | None]:
    """Whom an archive may name for two statements that one person made with the probability `same`."""
    if chance.random() >= SPEAKER_KNOWN:
        return None, None
    return "One", "One" if chance.random() < same * SPEAKER_RIGHT else "Two"


def _whole(text: str, chance: random.Random) -> str:
    return text.strip("\"'“”‘’., ") if chance.random() < 0.5 else f"“{text.strip(chr(34))}”"  # noqa: PLR2004


_SHIFTS = (
    (r"\bI am\b|\bI'm\b|\bI’m\b", "he was"), (r"\bI\b", "he"), (r"\bmy\b", "his"), (r"\bme\b", "him"), (r"\bwe\b", "they"),
    (r"\bour\b", "their"), (r"\bus\b", "them"), (r"\bwill\b", "would"), (r"\bcan\b", "could"), (r"\bis\b", "was"), (r"\bare\b", "were"),
    (r"\bhave\b|\bhas\b", "had"), (r"n[’']t\b", " not"), (r"\byou\b", "they"), (r"\btoday\b", "that day"),
)  # fmt: skip


def _reported(text: str, chance: random.Random) -> str:
    for pattern, instead in _SHIFTS:
        if chance.random() < 0.8:  # noqa: PLR2004
            text = re.sub(pattern, instead, text)
    return f"that {text.strip('“”‘’ ')}" if chance.random() < 0.5 else text  # noqa: PLR2004


def _trimmed(text: str, chance: random.Random) -> str:
    words = text.split()
    keep = max(3, int(len(words) * chance.uniform(0.2, 0.9)))
    start = chance.randrange(max(1, len(words) - keep + 1))
    return " ".join(words[start : start + keep])


def _elided(text: str, chance: random.Random) -> str:
    words = text.split()
    start = chance.randrange(2, max(3, len(words) - 3))
    return " ".join([*words[:start], "...", *words[start + chance.randrange(1, 5) :]])


def _changed(text: str, chance: random.Random) -> str:
    changed = re.sub(r"\b\d[\d,.]*\b", lambda m: str(chance.randrange(2, 900)), text, count=1)
    return changed if changed != text else _trimmed(text, chance)


_SWAPS = (
    ("said", "told"), ("people", "citizens"), ("country", "nation"), ("big", "large"), ("want", "wish"), ("help", "assist"),
    ("need", "must"), ("money", "funds"), ("job", "post"), ("kill", "murder"), ("stop", "halt"), ("show", "reveal"),
    ("begin", "start"), ("end", "finish"),
    ("very", "really"), ("important", "crucial"), ("many", "numerous"), ("talk", "speak"), ("think", "believe"), ("because", "since"),
    ("about", "around"), ("president", "leader"), ("get", "receive"), ("should", "must"), ("law", "legislation"), ("give", "hand"),
    ("vote", "ballot"), ("never", "not ever"), ("problem", "trouble"), ("make", "create"), ("work", "labor"), ("plan", "scheme"),
)  # fmt: skip


def _reworded(text: str, chance: random.Random) -> str:
    for one, two in _SWAPS:
        text = re.sub(rf"\b{one}\b", two, text)
    words = text.split()
    return " ".join(word for word in words if word.casefold() not in STOP or chance.random() > 0.4)  # noqa: PLR2004


def strangers(said: Sequence[Statement], count: int, chance: random.Random) -> Iterator[Pair]:
    """Statements of different articles drawn at random: what they share is the season."""
    for _ in range(count):
        one, two = chance.sample(said, 2)
        if one.article != two.article:
            yield Pair(*_as_told(one, two, 0.05, chance), APART)


def neighbours(said: Sequence[Statement], count: int, chance: random.Random) -> Iterator[Pair]:
    """Statements of one article that do not hold each other: one event, other words."""
    by_article: dict[str, list[Statement]] = {}
    for each in said:
        by_article.setdefault(each.article, []).append(each)
    many = [group for group in by_article.values() if len(group) > 3]
    for _ in range(count):
        one, two = chance.sample(chance.choice(many), 2)
        if one.text not in two.text and two.text not in one.text:
            yield Pair(*_as_told(one, two, 0.3, chance), only(Relation.RELATED), QUESTIONABLE)


def _as_told(one: Statement, two: Statement, same: float, chance: random.Random) -> tuple[Told, Told]:
    who = speakers(same, chance)
    return Told(one.text, who[0], one.day), Told(two.text, who[1], two.day)


def judged(file: Path, folder: Path, without: frozenset[str], chance: random.Random) -> Iterator[Pair]:
    """Near statements of the training part that a reader judged: tab-separated places and relations, no words."""
    for row in csv.DictReader(file.open(encoding="utf-8"), delimiter="\t"):
        if without & {row["a"], row["b"]}:
            continue
        relations = frozenset(map(Relation, row["relation"].split("/")))
        who = speakers(1.0 if relations == only(Relation.SAME_UTTERANCE) else 0.4 if relations & SAME else 0.2, chance)
        sides = []
        for end, speaker in zip(("a", "b"), who, strict=True):
            text = (folder / "text" / f"{row[end]}.txt").read_text(encoding="utf-8")
            places = [tuple(map(int, part.split("-"))) for part in row[f"{end}_content"].split(",")]
            day = re.search(r"_(\d{4}-\d\d-\d\d)_", row[end])
            words = " ".join(" ".join(text[s:e] for s, e in places).split())
            sides.append(Told(words, speaker, date.fromisoformat(day[1]) if day else None))
        yield Pair(sides[0], sides[1], relations)


def paraphrases(archive: Path) -> Iterator[Pair]:
    """MSR's sentence pairs of news (its training part)."""
    with tarfile.open(archive) as held:
        member = held.extractfile("sts/data/para/msr/msr-para-train.tsv")
        lines = member.read().decode("utf-8-sig").splitlines()[1:] if member else []
    for row in (line.split("\t") for line in lines):
        if len(row) == 5:
            relations, weight = (SAME, QUESTIONABLE) if row[0] == "1" else (NOT_SAME | {Relation.SAME_CLAIM}, QUESTIONABLE)
            yield Pair(Told(row[3]), Told(row[4]), relations, weight, spoken=False)


def perspectives(archive: Path, counts: tuple[int, int, int], chance: random.Random) -> Iterator[Pair]:
    """Perspectrum's views on a claim: so many pairs of one view in other words, of two views on one side, and of two sides."""
    with tarfile.open(archive) as held:

        def read(name: str) -> list[dict[str, Any]]:
            member = held.extractfile(f"perspectrum/data/dataset/{name}")
            found: list[dict[str, Any]] = json.load(member) if member else []
            return found

        pool = {view["pId"]: view["text"].strip() for view in read("perspective_pool_v1.0.json")}
        claims = read("perspectrum_with_answers_v1.0.json")
    same: list[tuple[str, str]] = []
    beside: list[tuple[str, str]] = []
    against: list[tuple[str, str]] = []
    for claim in claims:
        views = [(view["stance_label_3"], [pool[i] for i in view["pids"]]) for view in claim["perspectives"]]
        for _, words in views:
            same += [(a, b) for a, b in combinations(words, 2) if a.casefold() != b.casefold()]
        for (stance, words), (other, theirs) in combinations(views, 2):
            (beside if stance == other else against).append((chance.choice(words), chance.choice(theirs)))
        against += [(claim["text"], chance.choice(words)) for stance, words in views if stance == "UNDERMINE"]
    for found, relations, count in ((same, SAME, counts[0]), (beside, NOT_SAME, counts[1]), (against, NOT_SAME, counts[2])):
        for a, b in chance.sample(found, min(count, len(found))):
            yield Pair(Told(a), Told(b), relations, QUESTIONABLE, spoken=False)
