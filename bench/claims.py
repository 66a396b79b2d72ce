"""How well statements are related: `python -m bench.claims TEXTS PAIRS.jsonl [--archive DIR]`.

TEXTS is a folder with one text file an article, PAIRS labelled pairs of places as `onrecord claims --pairs` reads them, with "label". The
articles go into a new archive, or one that holds them already is used. One JSON object is printed, in per cent:

    same_utterance, same_claim, opposed   precision, recall, F1; the same utterance is the same claim too
    confirmed     precision of the links that stand without the reader, and how many there are
    macro_f1      over the five relations
    opposed_called_same                   a number, to be 0
    bcubed        F1 of the groups that the pairs imply (Bagga and Baldwin 1998)
    planted       share of the doctored prints flagged as such beside a complete one, by what was done to them
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from app.claim_pairs import Pairs, Place
from app.cli_reading import objects
from app.variants import Way, variant
from archive.archive import Archive
from archive.claims.ties import SAME, Relation, Status
from archive.errors import BadInput
from archive.records import Form, Quote, SpeakerKind
from ingest.attribution.marks import find_marks
from ingest.attribution.sentences import paragraphs
from ingest.embed import Embedder
from ingest.pipeline import ingest

PLANTED = {
    "altered_number": {Way.NUMBER}, "altered_negation": {Way.NEGATION}, "altered_word": {Way.WORD, Way.NAME, Way.NEGATION, Way.NUMBER},
    "wrong_speaker": {Way.SPEAKER}, "spliced": {Way.SPLICED, Way.WORD},
}  # fmt: skip
"""What was done to a print, and the ways that tell it."""

Row = Mapping[str, Any]


def scored(pairs: Sequence[Row], found: Sequence[Row]) -> dict[str, object]:
    """The measures of relations."""
    gold, told = [Relation(pair["label"]) for pair in pairs], [Relation(row["relation"]) for row in found]
    f1 = {relation: _prf([g is relation for g in gold], [t is relation for t in told]) for relation in Relation}
    sure = [(g, t) for g, t, row in zip(gold, told, found, strict=True) if row["status"] == Status.CONFIRMED and t in SAME]
    right = sum(g is t or (g in SAME and t is Relation.SAME_CLAIM) for g, t in sure)
    return {
        "same_utterance": f1[Relation.SAME_UTTERANCE],
        "same_claim": _prf([g in SAME for g in gold], [t in SAME for t in told]),
        "opposed": f1[Relation.OPPOSED],
        "confirmed": [round(100 * right / len(sure), 1) if sure else None, len(sure)],
        "macro_f1": round(sum(each[2] for each in f1.values()) / len(f1), 1),
        "opposed_called_same": sum(g is Relation.OPPOSED and t in SAME for g, t in zip(gold, told, strict=True)),
        "bcubed": bcubed(groups(pairs, gold), groups(pairs, told)),
    }


def _prf(gold: Sequence[bool], told: Sequence[bool]) -> list[float]:
    hit, n, m = sum(g and t for g, t in zip(gold, told, strict=True)), sum(gold), sum(told)
    return [round(100 * x, 1) for x in (hit / m if m else 0, hit / n if n else 0, 2 * hit / (n + m) if n + m else 0)]


Group = Mapping[str, str]


def groups(pairs: Sequence[Row], relations: Sequence[Relation]) -> Group:
    """For every place of the pairs the first place of its group."""
    head: dict[str, str] = {}

    def root(place: str) -> str:
        head.setdefault(place, place)
        while head[place] != place:
            place = head[place]
        return place

    for pair, relation in zip(pairs, relations, strict=True):
        a, b = (root(f"{pair[end]['article']} {pair[end]['content']}") for end in "ab")
        if relation in SAME:
            head[max(a, b)] = min(a, b)
    return {place: root(place) for place in list(head)}


def bcubed(gold: Group, told: Group) -> float:
    """F1, in per cent, of the members that each place shares with its group, over all places."""
    mine, theirs = (_members(group) for group in (gold, told))
    shared = {place: len(mine[gold[place]] & theirs[told[place]]) for place in gold}
    precision = sum(n / len(theirs[told[place]]) for place, n in shared.items()) / len(shared)
    recall = sum(n / len(mine[gold[place]]) for place, n in shared.items()) / len(shared)
    return round(200 * precision * recall / (precision + recall), 1)


def _members(group: Group) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for place, head in group.items():
        found[head].add(place)
    return found


def planted(pairs: Iterable[Row], places: Iterable[tuple[Place, Place] | BadInput]) -> dict[str, object]:
    """Share of the doctored prints that are flagged beside a complete print of the same utterance."""
    flagged: defaultdict[tuple[str, str], bool] = defaultdict(bool)
    for pair, read in zip(pairs, places, strict=True):
        if pair["label"] != Relation.SAME_UTTERANCE or isinstance(read, BadInput):
            continue
        for (end, here), (other, there) in zip(zip("ab", read, strict=True), zip("ba", reversed(read), strict=True), strict=True):
            kind = pair[end].get("variant")
            if kind in PLANTED and pair[other].get("variant") == "complete":
                beside = variant(_quote(pair[end], here), _quote(pair[other], there), there.quote.speaker if there.quote else None)
                flagged[kind, f"{pair[end]['article']} {pair[end]['content']}"] |= bool(PLANTED[kind] & set(beside.ways))
    counts = Counter(kind for kind, _ in flagged)
    hits = Counter(kind for (kind, _), hit in flagged.items() if hit)
    return {kind: [round(100 * hits[kind] / n, 1), n] for kind, n in sorted(counts.items())}


_FORMS = {"direct": Form.DIRECT, "mixed": Form.MIXED}


def _quote(end: Row, place: Place) -> Quote:
    """The labelled words as a statement; of mixed ones those inside marks are verbatim."""
    form, text = _FORMS.get(end.get("form", ""), Form.INDIRECT), place.article.text
    inner = [part.inner for found in find_marks(text, paragraphs(text)) for part in found.parts] if form is Form.MIXED else []
    marked = tuple(part for part in inner if any(part in span for span in place.spans))
    return Quote(
        article=place.article, content=place.spans, verbatim=place.spans if form is Form.DIRECT else marked, form=form,
        speaker=place.quote.speaker if place.quote else None, speaker_kind=SpeakerKind.UNKNOWN,
    )  # fmt: skip


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--archive", type=Path, help="an archive that holds these articles already")
    given = parser.parse_args()
    embedder = Embedder()
    rows = list(objects(given.pairs))
    pairs = [row for _, row in rows if not isinstance(row, BadInput)]
    with tempfile.TemporaryDirectory() as store, Archive.open(given.archive or Path(store), write=True, model=embedder.name) as archive:
        if given.archive is None:
            ingest([str(given.texts)], archive, embedder)
        judge = Pairs(archive, embedder)
        found = [row for row, _ in judge.rows(rows)]
        measures = scored(pairs, found) | {"planted": planted(pairs, map(judge.places, pairs))}
    print(orjson.dumps(measures, option=orjson.OPT_INDENT_2).decode())


if __name__ == "__main__":
    main()
