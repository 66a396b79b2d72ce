"""How well polarity is read where the attributions are given: `python -m bench.stance FOLDER` (a corpus as in `bench/labels.py`).

The labels of `speakers.tsv` say whether the source asserts, denies, leaves unsaid or asks; `other` (beliefs, plans, votes, praise) is
what a record holds as its act, so those rows are not counted here. `agreement` is the share of the rest on which polarity is the
label; a class's `precision` and `recall` are over the same rows. `always asserted` is the agreement of a program that reads nothing.
`--show N` prints so many disagreements.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from archive.errors import BadInput
from archive.records import Polarity, Span, Spans
from bench.labels import Labelled, read_labelled
from ingest.attribution.describe import Describer
from ingest.attribution.statement import Statement
from training.data import Attribution, Fragments

STANCES = {"assert": Polarity.ASSERTED, "deny": Polarity.DENIED, "unsaid": Polarity.UNSAID, "question": Polarity.QUESTION}


@dataclass(frozen=True, slots=True)
class Read:
    """The polarity that one labelled attribution has, and the one that was read."""

    wanted: Polarity
    given: Polarity
    words: str


def readings(corpus: Mapping[str, Labelled]) -> Iterator[Read]:
    """Every attribution with a label that polarity can have."""
    for article in corpus.values():
        describer = Describer(article.text)
        for number, speaker in sorted(article.speakers.items()):
            if speaker.stance in STANCES and number < len(article.attributions):
                gold = article.attributions[number]
                made = statement(describer, gold)
                words = " | ".join(span.cut(article.text)[:80] for spans in (made.source, made.cue, made.content) for span in spans)
                yield Read(STANCES[speaker.stance], made.polarity, words.replace("\n", " "))


def statement(describer: Describer, gold: Attribution) -> Statement:
    """A gold attribution as a statement."""
    return describer.statement(_spans(gold.content), _spans(gold.cue), _spans(gold.source), 1.0)


def scored(read: Iterable[Read]) -> dict[str, float]:
    """Agreement and, by class, how many are labelled, precision and recall, in per cent."""
    counts: Counter[str] = Counter()
    for one in read:
        counts["all"] += 1
        counts[f"labelled {one.wanted}"] += 1
        counts[f"read {one.given}"] += 1
        counts[f"right {one.wanted}"] += one.wanted is one.given
    right = sum(counts[f"right {polarity}"] for polarity in STANCES.values())
    found = {"attributions": float(counts["all"]), "agreement": _share(right, counts["all"])}
    found["always_asserted"] = _share(counts["labelled asserted"], counts["all"])
    for polarity in STANCES.values():
        found[f"{polarity}_labelled"] = counts[f"labelled {polarity}"]
        found[f"{polarity}_precision"] = _share(counts[f"right {polarity}"], counts[f"read {polarity}"])
        found[f"{polarity}_recall"] = _share(counts[f"right {polarity}"], counts[f"labelled {polarity}"])
    return found


def _share(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)


def _spans(fragments: Fragments) -> Spans:
    kept: list[Span] = []
    for start, end in fragments:
        if start < end and (not kept or start >= kept[-1].end):
            kept.append(Span(start, end))
    return tuple(kept)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print this many disagreements")
    chosen = parser.parse_args()
    try:
        read = list(readings(read_labelled(chosen.folder)))
    except BadInput as error:
        sys.exit(str(error))
    print(orjson.dumps(scored(read), option=orjson.OPT_INDENT_2).decode())
    for one in [one for one in read if one.wanted is not one.given][: chosen.show]:
        print(f"{one.wanted} read as {one.given}: {one.words}")


if __name__ == "__main__":
    main()
