"""How well statements and their speakers are found: `python -m bench.attribution FOLDER` (a corpus as in `bench/labels.py`).

Statements are scored by `training.metrics`. Of the attributions to people and organisations, `speaker of found` is the share whose
content was found (intersection over union of at least 0.5) and whose speaker is right, by how the text mentions the source; `wrong
speaker` is the share of all such attributions that were given to somebody else. `calibration_error` is the expected calibration error of
the confidence shown to the reader, as the probability that words and speaker are right, and `brier` the mean square of its distance from
what came true (0 or 1), which also tells sure statements from unsure ones. One JSON object is printed.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import orjson

from archive.errors import BadInput
from archive.records import Article, Quote, Span, Spans, SpeakerKind
from bench.labels import NAMED, Labelled, read_labelled
from ingest.pipeline import extract
from ingest.sources import Failure
from training.metrics import Judged, Row, calibration_error, measure, pairs_by_content
from training.names import mention_kind

FOUND = 0.5


def scored(corpus: Mapping[str, Labelled], found: Iterable[tuple[Article, list[Quote]]]) -> dict[str, float]:
    """Every measure, in per cent (alpha and the calibration error as they are)."""
    rows = []
    judged: Judged = []
    counts: Counter[str] = Counter()
    for article, quotes in found:
        gold = corpus[Path(article.source).stem]
        expected = [Row(a.source, a.cue, a.content) for a in gold.attributions]
        given = [Row(_pairs(q.mention), _pairs(q.cue), _pairs(q.content), q.confidence) for q in quotes]
        rows.append((gold.text, expected, given))
        matches = {i: quotes[j] for i, j, share in pairs_by_content(expected, given) if share >= FOUND}
        _count_speakers(counts, gold, matches)
        right = {id(quote) for number, quote in matches.items() if _is_right(gold, number, quote)}
        judged += [(quote.confidence, id(quote) in right) for quote in quotes]
    measures, _ = measure(rows)
    measures["calibration_error"] = calibration_error(judged)
    measures["brier"] = sum((chance - right) ** 2 for chance, right in judged) / max(1, len(judged))
    named = max(1, counts["named"])
    for kind in ("all", "name", "nominal", "pronoun", "none"):
        measures[f"speaker_of_found_{kind}"] = 100 * counts[f"right_{kind}"] / max(1, counts[f"found_{kind}"])
    measures["speaker_of_gold"] = 100 * counts["right_all"] / named
    measures["wrong_speaker"] = 100 * counts["wrong"] / named
    return measures


def _is_right(gold: Labelled, number: int, quote: Quote) -> bool:
    """Whether a found statement's speaker is right; one who has no name in the gold is right without a name of a person."""
    speaker = gold.speakers.get(number)
    if speaker is None or speaker.kind not in NAMED:
        return quote.speaker_kind is not SpeakerKind.PERSON
    return speaker.is_called(quote.speaker)


def _count_speakers(counts: Counter[str], gold: Labelled, matches: Mapping[int, Quote]) -> None:
    for number, speaker in gold.speakers.items():
        if speaker.kind not in NAMED or number >= len(gold.attributions):
            continue
        counts["named"] += 1
        quote = matches.get(number)
        if quote is None:
            continue
        right = speaker.is_called(quote.speaker)
        counts["wrong"] += bool(quote.speaker) and not right
        for kind in ("all", mention_kind(_words(gold.text, gold.attributions[number].source))):
            counts[f"found_{kind}"] += 1
            counts[f"right_{kind}"] += right


def _words(text: str, fragments: Iterable[tuple[int, int]]) -> str:
    return " ".join(text[start:end] for start, end in fragments)


def _pairs(spans: Spans) -> tuple[tuple[int, int], ...]:
    return tuple(_pair(span) for span in spans)


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def main() -> None:
    """The command line."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m bench.attribution FOLDER   (a corpus with text/ and attributions/; PolNeAR's development part, for one)")
    folder = Path(sys.argv[1])
    try:
        corpus = read_labelled(folder)
    except BadInput as error:
        sys.exit(str(error))
    found = [each for each in extract([str(folder / "text")]) if not isinstance(each, Failure)]
    digits = {"alpha": 3, "calibration_error": 3, "brier": 3}
    print(orjson.dumps({k: round(v, digits.get(k, 1)) for k, v in scored(corpus, found).items()}, option=orjson.OPT_INDENT_2).decode())


if __name__ == "__main__":
    main()
