"""How many golden texts the record gets right, mode by mode: `python -m tests.golden.score [--show] [--raise-floors]`."""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from archive.records import Quote, Spans
from ingest.pipeline import extract
from ingest.sources import Failure
from tests.golden.markup import Case, Gold, cases

FLOORS = Path(__file__).parent / "floors.json"
SAME = 0.8
"""A content is right when intersection over union with the gold reaches this; the words between marks must be exactly the gold's."""


def records(texts: Sequence[Case]) -> list[list[Quote]]:
    """What onrecord records of each text, every text an article of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "golden.jsonl"
        file.write_text("".join(json.dumps({"id": case.id, "text": case.text}) + "\n" for case in texts), encoding="utf-8")
        found = list(extract([str(file)]))
    quotes = []
    for case, each in zip(texts, found, strict=True):
        assert not isinstance(each, Failure), each
        article, statements = each
        assert article.text == case.text, f"the reader changed text {case.id}"
        quotes.append(statements)
    return quotes


def faults(case: Case, quotes: Sequence[Quote]) -> list[str]:
    """What the record says wrongly of a text, a sentence each; none when it is right."""
    parts: dict[int, list[Quote]] = {}
    found: list[str] = []
    for quote in quotes:
        index = _meant(case.gold, quote)
        if index is None:
            found.append(f"invented: {quote.text!r} ({quote.speaker}, {quote.polarity})")
        else:
            parts.setdefault(index, []).append(quote)
    for index, gold in enumerate(case.gold):
        if index in parts:
            found += _differences(case.text, gold, parts[index])
        elif not gold.optional:
            found.append(f"missed: {_cut(case.text, gold.content)!r}")
    return found


def _meant(golds: Sequence[Gold], quote: Quote) -> int | None:
    """The gold statement that a record is, or is a part of: the one of best overlap among those that hold half of it."""
    size = sum(map(len, quote.content))
    held = [(_overlap(gold.content, quote.content), index) for index, gold in enumerate(golds)]
    fitting = [(shared / (size + sum(map(len, golds[i].content)) - shared), -i) for shared, i in held if shared and 2 * shared >= size]
    return -max(fitting)[1] if fitting else None


def _differences(text: str, gold: Gold, quotes: Sequence[Quote]) -> Iterator[str]:
    """Where the record of one statement, in one part or several, departs from the gold."""
    content = [span for quote in quotes for span in quote.content]
    shared = _overlap(gold.content, content)
    if shared / (sum(map(len, gold.content)) + sum(map(len, content)) - shared) < SAME:
        yield f"content {_cut(text, content)!r} instead of {_cut(text, gold.content)!r}"
    inside = [span for quote in quotes for span in quote.verbatim]
    if _words(text, inside) != _words(text, gold.verbatim):
        yield f"verbatim {_cut(text, inside)!r} instead of {_cut(text, gold.verbatim)!r}"
    for role, wanted, given in (
        ("source", gold.source, [s for q in quotes for s in q.mention]),
        ("cue", gold.cue, [s for q in quotes for s in q.cue]),
    ):
        if wanted and not _overlap(wanted, given):
            yield f"{role} {_cut(text, given)!r} instead of {_cut(text, wanted)!r}"
    yield from _wrong_fields(text, gold, quotes)


def _wrong_fields(text: str, gold: Gold, quotes: Sequence[Quote]) -> Iterator[str]:
    for quote in quotes:
        if not _speaker_right(text, gold, quote):
            yield f"speaker {quote.speaker!r} instead of {gold.described or _either(gold.speakers)}"
        if gold.kinds and quote.speaker_kind not in gold.kinds:
            yield f"kind {quote.speaker_kind} instead of {_either(gold.kinds)}"
        if gold.polarities and quote.polarity not in gold.polarities:
            yield f"polarity {quote.polarity} instead of {_either(gold.polarities)}"
    first = quotes[0]
    if gold.acts and first.act not in gold.acts:
        yield f"act {first.act} instead of {_either(gold.acts)}"
    if gold.forms and len(quotes) == 1 and first.form not in gold.forms:
        yield f"form {first.form} instead of {_either(gold.forms)}"
    for name, wanted in gold.fields:
        given = "; ".join(first.via) if name == "via" else getattr(first, name)
        if _fold(given) not in set(map(_fold, wanted)):
            yield f"{name} {given!r} instead of {_either(wanted)}"


def _speaker_right(text: str, gold: Gold, quote: Quote) -> bool:
    if gold.doubtful and quote.uncertain:
        return True
    if gold.described:
        return quote.speaker is None or _fold(quote.speaker) in {_fold(gold.described), _fold(_cut(text, gold.source))}
    return not gold.speakers or _fold(quote.speaker or "") in {_fold(name or "") for name in gold.speakers}


def _fold(name: str) -> str:
    """A name for comparison: without case and leading articles."""
    return re.sub(r"^(the|an?) ", "", name.casefold())


def _either(values: frozenset) -> str:
    return " or ".join(sorted(repr(str(value)) for value in values))


def _overlap(one: Spans, other: Sequence) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _words(text: str, spans: Sequence) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end) if text[at].isalnum()}


def _cut(text: str, spans: Sequence) -> str:
    return " … ".join(span.cut(text) for span in spans)


def measure() -> tuple[dict[int, tuple[str, int, int]], dict[str, list[str]]]:
    """By mode its title, the texts that are right and all of them; and what is wrong with each of the others."""
    texts = cases()
    wrong = {case.id: found for case, quotes in zip(texts, records(texts), strict=True) if (found := faults(case, quotes))}
    total = Counter(case.mode for case in texts)
    failed = Counter(case.mode for case in texts if case.id in wrong)
    titles = {case.mode: case.title for case in texts}
    return {mode: (titles[mode], total[mode] - failed[mode], total[mode]) for mode in sorted(total)}, wrong


def main(arguments: Sequence[str]) -> None:
    """Print the table; `--show` says what is wrong, `--raise-floors` and `--lower-floors` write floors (README.md)."""
    modes, wrong = measure()
    for mode, (title, right, total) in modes.items():
        print(f"{mode:3} {title:52} {right}/{total}")
    right, total = (sum(row[i] for row in modes.values()) for i in (1, 2))
    print(f"    {'all':52} {right}/{total} = {100 * right / total:.1f} %")
    if "--show" in arguments:
        print(*(f"{name}: {fault}" for name, found in wrong.items() for fault in found), sep="\n")
    if {"--raise-floors", "--lower-floors"} & set(arguments):
        held = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
        floors = {
            str(mode): row[1] if "--lower-floors" in arguments else max(row[1], held.get(str(mode), 0)) for mode, row in modes.items()
        }
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
