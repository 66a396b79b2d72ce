"""How often a change of position that is suggested is one: `python -m bench.positions TEXTS PAIRS.jsonl EVENTS.jsonl [--archive DIR]`.

EVENTS has an event a line: "id", with which its articles' names begin, and "positions": of a speaker's utterances in order the "change",
"same", "hedged" or "reversed". PAIRS says which statement reports which utterance. Every line of every speaker of the archive is read.
One JSON object is printed:

    suggested   pairs of statements that are suggested as reversed
    right       those of which both report utterances of one position that was reversed
    precision   the share, in per cent; what reports no labelled utterance is wrong
    found       positions that were reversed and have a suggestion, of how many
"""

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from app.cli_reading import objects
from app.positions import Change, line, whole
from archive.archive import Archive
from archive.errors import BadInput
from archive.records import Quote
from ingest.embed import Embedder
from ingest.pipeline import ingest

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled statement of an article: its place, and the utterance it reports, such as "ev1 u4"."""

    content: Sequence[tuple[int, int]]
    utterance: str


def labelled(pairs: Iterable[Row]) -> dict[str, list[Told]]:
    """By article the statements that are known to report an utterance."""
    found: dict[str, dict[str, Told]] = {}
    for end in (pair[side] for pair in pairs for side in "ab"):
        if end.get("utterance"):
            event = end["article"].split("_")[0]
            told = Told([(start, stop) for start, stop in end["content"]], f"{event} {end['utterance']}")
            found.setdefault(end["article"], {})[f"{end['content']} {told.utterance}"] = told
    return {article: list(each.values()) for article, each in found.items()}


def reported(quote: Quote, known: Mapping[str, Sequence[Told]]) -> set[str]:
    """The utterances of labelled statements that share at least half of their words with a statement, or it with theirs."""
    found: set[str] = set()
    size = sum(map(len, quote.content))
    for told in known.get(Path(quote.article.source).stem, ()):
        shared = sum(max(0, min(span.end, stop) - max(span.start, start)) for span in quote.content for start, stop in told.content)
        if 2 * shared >= min(size, sum(stop - start for start, stop in told.content)):
            found.add(told.utterance)
    return found


def scored(suggested: Iterable[tuple[set[str], set[str]]], reversed_: Sequence[set[str]]) -> dict[str, object]:
    """The measures, from the utterances that each suggestion's two statements report and those of each reversed position."""
    met: set[int] = set()
    right = count = 0
    for earlier, later in suggested:
        count += 1
        fits = {at for at, position in enumerate(reversed_) if earlier & position and later & position and earlier != later}
        right += bool(fits)
        met |= fits
    share = round(100 * right / count, 1) if count else None
    return {"suggested": count, "right": right, "precision": share, "found": [len(met), len(reversed_)]}


def suggestions(archive: Archive, change: Change) -> Iterator[tuple[Quote, Quote]]:
    """Every pair of statements that is suggested so, over all speakers."""
    for speaker in archive.speakers():
        for pair in whole(archive, line(archive, (speaker.name,)).pairs):
            if pair.change is change:
                yield pair.earlier, pair.later


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("events", type=Path)
    parser.add_argument("--archive", type=Path, help="an archive that holds these articles already")
    parser.add_argument("--show", action="store_true", help="print the suggestions, the right ones marked")
    given = parser.parse_args()
    known = labelled(row for _, row in objects(given.pairs) if not isinstance(row, BadInput))
    reversed_ = [
        {f"{event['id']} {utterance}" for utterance in position["utterances"]}
        for event in map(orjson.loads, given.events.read_bytes().splitlines())
        for position in event["positions"]
        if position["change"] == Change.REVERSED
    ]
    embedder = Embedder()
    with tempfile.TemporaryDirectory() as store, Archive.open(given.archive or Path(store), write=True, model=embedder.name) as archive:
        if given.archive is None:
            ingest([str(given.texts)], archive, embedder)
        found = list(suggestions(archive, Change.REVERSED))
    told = [(reported(earlier, known), reported(later, known)) for earlier, later in found]
    if given.show:
        for (earlier, later), each in zip(found, told, strict=True):
            print("right" if scored([each], reversed_)["right"] else "wrong", earlier.speaker, each, "|", earlier.text, "|", later.text)
    print(orjson.dumps(scored(told, reversed_), option=orjson.OPT_INDENT_2).decode())


if __name__ == "__main__":
    main()
