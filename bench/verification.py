"""How well pasted quotations are verified: `python -m bench.verification FOLDER [OTHER]`.

FOLDER is a corpus as in `bench/labels.py`, with speakers.tsv. Its articles go into one new archive; the marked quotations of its labelled
people are then pasted as they are and doctored in seeded ways, and what `onrecord verify` makes of each is compared with the truth. OTHER
is a second corpus that is not in the archive: its quotations are to be "not found". A Markdown table is printed; the last column must be 0
wherever the words were altered, are absent or are somebody else's.
"""

import random
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.finding import Finding
from app.names import NameIndex
from app.verify import verify
from archive.archive import Archive
from archive.errors import BadInput
from bench.labels import Labelled, read_labelled
from ingest.embed import Embedder
from ingest.pipeline import ingest
from training.names import same_name

SEED = 7
FEWEST_WORDS = 8
MOST = 150
"""Quotations that are doctored, drawn by the seed; each gives up to nine to verify."""
_MARKED = re.compile(r"“([^“”]{40,400})”")
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|should|has|have|had)\b(?! not|n['’]t)")


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation as an article prints it between its marks, and who said it."""

    article: str
    speaker: str
    words: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a reader pastes, and the verdict it deserves."""

    kind: str
    expected: Finding
    words: str
    speaker: str


def said_in(corpus: Mapping[str, Labelled]) -> Iterator[Said]:
    """The marked quotations of people."""
    for article in corpus.values():
        for number, attribution in enumerate(article.attributions):
            speaker = article.speakers.get(number)
            if speaker is None or speaker.kind != "person" or ";" in speaker.name:
                continue
            for start, end in attribution.content:
                for match in _MARKED.finditer(article.text[max(0, start - 1) : end + 1]):
                    words = " ".join(match.group(1).split()).rstrip(",.")
                    if len(words.split()) >= FEWEST_WORDS:
                        yield Said(article.name, speaker.name, words)


def doctored(said: Sequence[Said], everything: str, rng: random.Random) -> Iterator[Pasted]:
    """Every quotation as it is, restyled, cut, and altered in ways that change its meaning."""
    for each in said:
        words = each.words.split()
        yield Pasted("exact", Finding.VERBATIM, each.words, each.speaker)
        restyled = each.words[0].swapcase() + each.words[1:].replace("’", "'").replace(" ", "  ", 2)
        yield Pasted("restyled", Finding.VERBATIM, restyled, each.speaker)
        if len(words) >= 2 * FEWEST_WORDS:
            yield Pasted("trimmed", Finding.VERBATIM, " ".join(words[3:-3]), each.speaker)
        others = sorted({s.speaker for s in said if s.article == each.article and not same_name(s.speaker, each.speaker)})
        if others:
            yield Pasted("other speaker", Finding.WRONG_SPEAKER, each.words, rng.choice(others))
        for kind, changed in _altered(each, said, rng):
            if changed != each.words and changed not in everything:
                yield Pasted(kind, Finding.ALTERED, changed, each.speaker)


def _altered(each: Said, said: Sequence[Said], rng: random.Random) -> Iterator[tuple[str, str]]:
    words = each.words.split()
    if re.search(r"\d", each.words):
        yield "number", re.sub(r"\d", lambda m: str((int(m.group()) + 3) % 10), each.words, count=1)
    if _AUXILIARY.search(each.words):
        yield "negation", _AUXILIARY.sub(lambda m: m.group() + " not", each.words, count=1)
    long = [k for k, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if long:
        foreign = [w for w in rng.choice(said).words.split() if len(w) > 5 and w.isalpha() and w not in words]
        at, new = rng.choice(long), rng.choice(foreign or ["nothing"])
        yield "word", " ".join([*words[:at], new, *words[at + 1 :]])
    yield "tail", f"{each.words} and {' '.join(rng.choice(said).words.split()[-6:])}"
    mine = [s for s in said if (s.article, s.speaker) == (each.article, each.speaker) and s.words != each.words]
    if mine:
        other = rng.choice(mine).words.split()
        yield "splice", " ".join(words[: len(words) // 2] + other[len(other) // 2 :])


def absent(said: Sequence[Said], everything: str) -> Iterator[Pasted]:
    """Quotations that stand in no article of the archive."""
    yield from (Pasted("absent", Finding.NOT_FOUND, s.words, s.speaker) for s in said if s.words not in everything)


def main() -> None:
    """The command line."""
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python -m bench.verification FOLDER [OTHER]   (corpora with text/, attributions/ and speakers.tsv)")
    try:
        corpora = [read_labelled(Path(folder)) for folder in sys.argv[1:]]
    except BadInput as error:
        sys.exit(str(error))
    rng = random.Random(SEED)
    everything = " ".join(" ".join(article.text.split()) for article in corpora[0].values())
    said = list(said_in(corpora[0]))
    said = rng.sample(said, min(MOST, len(said)))
    pasted = list(doctored(said, everything, rng))
    for other in corpora[1:]:
        unknown = list(absent(list(said_in(other)), everything))
        pasted += rng.sample(unknown, min(MOST, len(unknown)))
    embedder = Embedder()
    with tempfile.TemporaryDirectory() as store, Archive.open(Path(store), write=True, model=embedder.name) as archive:
        ingest([str(Path(sys.argv[1]) / "text")], archive, embedder)
        index = NameIndex.of(archive.speakers())
        verdicts = [verify(each.words, archive, speaker=each.speaker, index=index).finding for each in pasted]
    print_table(pasted, verdicts)


def print_table(pasted: Sequence[Pasted], verdicts: Sequence[Finding]) -> None:
    """A row for each kind, and all of them together."""
    print("| pasted | deserves | judged so | % | passed as verbatim |\n|---|---|---|---|---|")
    pairs = list(zip(pasted, verdicts, strict=True))
    for kind in dict.fromkeys(each.kind for each in pasted):
        rows = [(each, verdict) for each, verdict in pairs if each.kind == kind]
        print(_row(kind, rows[0][0].expected.value, rows))
    print(_row("all", "", pairs))


def _row(kind: str, expected: str, rows: Sequence[tuple[Pasted, Finding]]) -> str:
    right = sum(each.expected is verdict for each, verdict in rows)
    passed = sum(verdict is Finding.VERBATIM and each.expected is not Finding.VERBATIM for each, verdict in rows)
    return f"| {kind} | {expected} | {right} of {len(rows)} | {100 * right / len(rows):.1f} | {passed} |"


if __name__ == "__main__":
    main()
