"""How the statements of invented events relate: `EVENT.claims` beside the `.art` files.

A line is "article#N; uK; +cK,-cK": the utterance that statement N reports ("-" where no other statement reports it), the claims that it
asserts (+) or contradicts (-).
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from archive.claims.ties import Relation
from training.data import Fragments

if TYPE_CHECKING:
    from training.tagged import Tagged

NEITHER = "-"
SIGNS = {"+": "-", "-": "+"}
FEWEST = 60
"""Pairs of an event that are only related, at least ..."""
RELATED = 1.2
"""... and as many as this times those that are more."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A labelled statement of an event: its place, its words, its day, whoever it names ("" for nobody), its utterance and its claims."""

    event: str
    article: str
    number: int
    content: Fragments
    text: str
    speaker: str
    day: date | None
    utterance: str
    claims: frozenset[str]


def reported(folder: Path, articles: Iterable["Tagged"]) -> dict[str, list[Reported]]:
    """The statements of every event with a `.claims` file in `folder`, by its name, those as well that share nothing."""
    marked = {path.stem: _marks(path) for path in sorted(folder.glob("*.claims"))}
    found: defaultdict[str, list[Reported]] = defaultdict(list)
    for article in articles:
        event = event_of(article.name)
        for number, attribution in article.attributions.items() if event in marked else ():
            kind, name, *_ = article.labels[number]
            utterance, claims = marked[event].get(f"{article.name}#{number}", (NEITHER, frozenset()))
            speaker = "" if kind == "none" else name
            text = _words(article, number)
            found[event].append(
                Reported(event, article.name, number, attribution.content, text, speaker, article.published, utterance, claims)
            )
    return dict(found)


def event_of(article: str) -> str:
    """The event that an article is about: "p1_a2" is about p1."""
    return article.partition("_")[0]


def relation(one: Reported, two: Reported) -> Relation:
    """How two statements of one event relate."""
    if one.utterance == two.utterance != NEITHER:
        return Relation.SAME_UTTERANCE
    if one.claims & two.claims:
        return Relation.SAME_CLAIM
    opposed = {SIGNS[claim[0]] + claim[1:] for claim in one.claims} & two.claims
    return Relation.OPPOSED if opposed else Relation.RELATED


def pairs(events: Mapping[str, Sequence[Reported]], chance: random.Random) -> Iterator[tuple[Reported, Reported, Relation]]:
    """Every two statements of an event that are more than related, and a draw of those that are no more."""
    for statements in events.values():
        rows = [(one, two, relation(one, two)) for one, two in combinations(statements, 2)]
        near = [row for row in rows if row[2] is not Relation.RELATED]
        far = [row for row in rows if row[2] is Relation.RELATED]
        yield from near
        yield from chance.sample(far, min(len(far), max(FEWEST, int(RELATED * len(near)))))


def strangers(events: Mapping[str, Sequence[Reported]], count: int, chance: random.Random) -> Iterator[tuple[Reported, Reported, Relation]]:
    """So many pairs of statements of different events."""
    for _ in range(count if len(events) > 1 else 0):
        here, there = chance.sample(sorted(events), 2)
        yield chance.choice(events[here]), chance.choice(events[there]), Relation.UNRELATED


def _marks(path: Path) -> dict[str, tuple[str, frozenset[str]]]:
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        place, utterance, claims = (part.strip() for part in line.split(";"))
        found[place] = utterance, frozenset(claim.strip() for claim in claims.split(",")) - {NEITHER, ""}
    return found


def _words(article: "Tagged", number: int) -> str:
    return " ".join(" ".join(article.text[start:end] for start, end in article.attributions[number].content).split())
