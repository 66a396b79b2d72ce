"""Pairs of statements with their relation, made for training; nothing of a development set goes in.

Statements of PolNeAR's training part told again in other ways, news paraphrases of MSR and STS, one-word contradictions of Breaking NLI.
"""

import csv
import json
import random
import re
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from archive.claims.ties import Relation
from ingest.claims.wording import STOP

QUESTIONABLE = 0.5
"""Weight of a pair whose label was made for a neighbouring question, such as MSR's paraphrases."""
SPEAKER_KNOWN = 0.6


@dataclass(frozen=True)
class Told:
    """One side of a training pair."""

    text: str
    speaker: str | None = None
    day: date | None = None
    asserted: bool = True


@dataclass(frozen=True)
class Pair:
    """Two statements, their relation, and how much the pair counts."""

    a: Told
    b: Told
    relation: Relation
    weight: float = 1.0


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
            speaker = "the speaker" if chance.random() < SPEAKER_KNOWN else None
            other = (speaker if chance.random() < 0.9 else "another") if chance.random() < 0.9 else None  # noqa: PLR2004
            day = each.day or date(2016, 1, 1)
            later = day + timedelta(days=int(chance.expovariate(1 / 4)))
            yield Pair(Told(each.text, speaker, day), Told(text, other, later), Relation.SAME_UTTERANCE)


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
            yield Pair(*_as_told(one, two, chance), Relation.UNRELATED)


def neighbours(said: Sequence[Statement], count: int, chance: random.Random) -> Iterator[Pair]:
    """Statements of one article by different sources: one event, other words."""
    by_article: dict[str, list[Statement]] = {}
    for each in said:
        by_article.setdefault(each.article, []).append(each)
    many = [group for group in by_article.values() if len(group) > 3]  # noqa: PLR2004
    for _ in range(count):
        one, two = chance.sample(chance.choice(many), 2)
        if one.text not in two.text and two.text not in one.text:
            yield Pair(*_as_told(one, two, chance), Relation.RELATED)


def _as_told(one: Statement, two: Statement, chance: random.Random) -> tuple[Told, Told]:
    drawn = chance.random()
    who = (None, None) if drawn < 1 - SPEAKER_KNOWN else ("one", "one") if drawn < 1 - SPEAKER_KNOWN / 2 else ("one", "two")
    return Told(one.text, who[0], one.day), Told(two.text, who[1], two.day)


def judged(file: Path, folder: Path) -> Iterator[Pair]:
    """Neighbouring statements of the training part that a reader judged: tab-separated places and relation, no words."""
    for row in csv.DictReader(file.open(encoding="utf-8"), delimiter="\t"):
        sides = []
        for end in ("a", "b"):
            text = (folder / "text" / f"{row[end]}.txt").read_text(encoding="utf-8")
            places = [tuple(map(int, part.split("-"))) for part in row[f"{end}_content"].split(",")]
            day = re.search(r"_(\d{4}-\d\d-\d\d)_", row[end])
            words = " ".join(" ".join(text[s:e] for s, e in places).split())
            sides.append(Told(words, None, date.fromisoformat(day[1]) if day else None))
        yield Pair(sides[0], sides[1], Relation(row["relation"]))


def paraphrases(archive: Path) -> Iterator[Pair]:
    """MSR's sentence pairs of news, and STS 2012 MSRpar and 2014 deft-news by their score."""
    with tarfile.open(archive) as held:

        def lines(name: str) -> list[list[str]]:
            member = held.extractfile(f"sts/data/{name}")
            return [line.split("\t") for line in member.read().decode("utf-8-sig").splitlines()] if member else []

        for quality, _, _, one, two in (row for row in lines("para/msr/msr-para-train.tsv")[1:] if len(row) == 5):  # noqa: PLR2004
            relation = Relation.SAME_CLAIM if quality == "1" else Relation.RELATED
            yield Pair(Told(one), Told(two), relation, QUESTIONABLE)
        for name in ("sts/semeval-sts/2014/deft-news.test.tsv", "sts/semeval-sts/2012/SMTeuroparl.train.tsv"):
            for row in lines(name):
                if len(row) >= 3:  # noqa: PLR2004
                    yield Pair(Told(row[1]), Told(row[2]), _by_score(float(row[0])), QUESTIONABLE)


def _by_score(score: float) -> Relation:
    return Relation.SAME_CLAIM if score >= 4 else Relation.RELATED if score >= 1 else Relation.UNRELATED  # noqa: PLR2004


def contradictions(archive: Path, count: int, chance: random.Random) -> Iterator[Pair]:
    """Pairs of Breaking NLI: one word makes the other sentence false, or leaves it true."""
    with tarfile.open(archive) as held:
        member = held.extractfile("breaking_nli/breaking_nli_dataset.zip")
        assert member is not None, "the archive lacks its data set"
        with zipfile.ZipFile(BytesIO(member.read())) as packed:
            rows = [json.loads(line) for line in packed.read("data/dataset.jsonl").decode().splitlines()]
    chance.shuffle(rows)
    labels = {"contradiction": Relation.OPPOSED, "entailment": Relation.SAME_CLAIM, "neutral": Relation.RELATED}
    for row in rows[:count]:
        if row["gold_label"] in labels:
            yield Pair(Told(row["sentence1"]), Told(row["sentence2"]), labels[row["gold_label"]], QUESTIONABLE)
