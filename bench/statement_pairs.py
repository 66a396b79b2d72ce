"""What the linking of statements is made of, on public data beside plain baselines: `python -m bench.statement_pairs FOLDER`.

FOLDER holds clef2020-task2.tar.gz (CheckThat! 2020 task 2) and sts.tar.gz (SemEval STS, MSR paraphrases). One JSON object is printed:

    clef_map5      mean average precision at 5 of the checked claim for each tweet: of the test part, and of the development part
    sts_headlines  Pearson's r with the similarity that people gave to headlines, 2013 to 2016
    msrp_f1        F1 of MSR's paraphrases (test part), the threshold set on its training part

each for meaning and words together ("ours": for claims the cosines with claim and title and BM25, for pairs the nearness by which the
statements to be linked are found; "scorer": what the pair scorer makes of them), MiniLM's cosine alone, and BM25 alone.
"""

import csv
import io
import sqlite3
import sys
import tarfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from archive.lexical import expression
from ingest.claims.features import Side
from ingest.claims.judge import ClaimJudge
from ingest.claims.scorer import shipped
from ingest.embed import Embedder

Scores = NDArray[np.float64]
TOP = 5
WORDS = 0.5
"""Weight of the keyword score (of the best one for the query) beside the two cosines; set on the development part of the tweets."""
SAMPLE = 1_000
"""Pairs of the training part on which the threshold is set."""


def checked_claims(archive: Path, embedder: Embedder) -> dict[str, dict[str, float]]:
    """MAP@5 of finding the checked claim that a tweet repeats, by part."""
    with tarfile.open(archive) as held:
        known = _Packed(_member(held, "clef2020-task2/data/v3.zip"), "v3.0/")
        parts = {
            "test": (_Packed(_member(held, "clef2020-task2/test-input/test-input.zip"), ""), ""),
            "dev": (known, "dev/"),
        }
        claims = {row[0]: (row[1], row[2]) for row in known.rows("verified_claims.docs.tsv")[1:]}
        asked = {
            name: (packed.rows(f"{folder}tweets.queries.tsv")[1:], packed.rows(f"{folder}tweet-vclaim-pairs.qrels"))
            for name, (packed, folder) in parts.items()
        }
    ids = list(claims)
    bodies, titles = (embedder.encode([claims[i][side] for i in ids]) for side in (0, 1))
    search = _Keywords([" ".join(claims[i]) for i in ids])
    measured = {}
    for part, (tweets, pairs) in asked.items():
        found: dict[str, list[float]] = {"ours": [], "minilm": [], "bm25": []}
        for (tweet, text), vector in zip(tweets, embedder.encode([row[1] for row in tweets]), strict=True):
            wanted = {claim for asking, _, claim, _ in pairs if asking == tweet}
            body, title, words = bodies @ vector, titles @ vector, search.scores(text)
            ranked = {"ours": body + title + WORDS * words / max(words.max(), 1e-9), "minilm": np.maximum(body, title), "bm25": words}
            for name, scores in ranked.items():
                best = [ids[i] for i in np.argsort(-scores, kind="stable")[:TOP]]
                found[name].append(_average_precision(best, wanted))
        measured[part] = {name: round(float(np.mean(each)), 3) for name, each in found.items()}
    return measured


class _Packed:
    """Tables in a zip file."""

    def __init__(self, file: io.BytesIO, folder: str) -> None:
        self._file, self._folder = zipfile.ZipFile(file), folder

    def rows(self, name: str) -> list[list[str]]:
        """The rows of a tab-separated file."""
        lines = self._file.read(f"{self._folder}{name}").decode().splitlines(keepends=True)
        return list(csv.reader(lines, delimiter="\t"))


def _average_precision(ranked: Sequence[str], wanted: set[str]) -> float:
    hits, total = 0, 0.0
    for place, item in enumerate(ranked, start=1):
        if item in wanted:
            hits += 1
            total += hits / place
    return total / max(1, min(len(wanted), TOP))


class _Keywords:
    """BM25 over texts, as the archive searches (SQLite FTS5, Porter stems)."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._size = len(texts)
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE held USING fts5(body, tokenize = 'porter unicode61 remove_diacritics 2')")
        self._database.executemany("INSERT INTO held(rowid, body) VALUES (?, ?)", enumerate(texts))

    def scores(self, query: str) -> Scores:
        """The score of every text, 0 where no word is met; shape (texts,)."""
        found = np.zeros(self._size)
        if match := expression([query]):
            for row, score in self._database.execute("SELECT rowid, bm25(held) FROM held WHERE held MATCH ?", (match,)):
                found[row] = -score
        return found


Pairs = Sequence[tuple[str, str]]


def similarities(pairs: Pairs, embedder: Embedder) -> dict[str, Scores]:
    """Each pair's score by nearness, by the pair scorer, by the cosine alone, and by BM25 of the one among the others' texts."""
    texts = sorted({text for pair in pairs for text in pair})
    vectors = dict(zip(texts, embedder.encode(texts), strict=True))
    search, scorer = _Keywords(texts), shipped()
    row = {text: n for n, text in enumerate(texts)}
    placed = dict(zip(texts, ClaimJudge(embedder).vectors(texts).astype(np.int64), strict=True))
    ours, judged, cosine, words = [], [], [], []
    for a, b in pairs:
        same = min(max(scorer.same(Side(a, vectors[a]), Side(b, vectors[b])), 1e-6), 1 - 1e-6)
        ours.append(float(placed[a] @ placed[b]))
        judged.append(float(np.log(same / (1 - same))))
        cosine.append(float(vectors[a] @ vectors[b]))
        own = search.scores(a)
        words.append(own[row[b]] / max(own[row[a]], 1e-9))
    return {"ours": np.array(ours), "scorer": np.array(judged), "minilm": np.array(cosine), "bm25": np.array(words)}


def headlines(archive: Path, embedder: Embedder) -> dict[str, float]:
    """Pearson's r over all pairs of the four years."""
    with tarfile.open(archive) as held:
        names = [name for name in held.getnames() if name.endswith("headlines.test.tsv") and "/20" in name]
        rows = [row for name in sorted(names) for row in _lines(held, name) if len(row) >= 3 and row[0]]  # noqa: PLR2004
    found = similarities([(row[1], row[2]) for row in rows], embedder)
    gold = np.array([float(row[0]) for row in rows])
    return {name: round(float(np.corrcoef(gold, scores)[0, 1]), 3) for name, scores in found.items()}


def paraphrases(archive: Path, embedder: Embedder) -> dict[str, float]:
    """F1 of the test part at the threshold that is best on the training part."""
    with tarfile.open(archive) as held:
        train, test = (
            [row for row in _lines(held, f"sts/data/para/msr/msr-para-{part}.tsv")[1:] if len(row) == 5]  # noqa: PLR2004
            for part in ("train", "test")
        )
    train = train[:SAMPLE]
    known = similarities([(row[3], row[4]) for row in train], embedder)
    asked = similarities([(row[3], row[4]) for row in test], embedder)
    right, wanted = (np.array([row[0] == "1" for row in part]) for part in (train, test))
    best = {name: _threshold(scores, right) for name, scores in known.items()}
    return {name: round(_f1(scores >= best[name], wanted), 3) for name, scores in asked.items()}


def _threshold(scores: Scores, gold: NDArray[np.bool_]) -> float:
    return max((_f1(scores >= least, gold), float(least)) for least in np.unique(scores))[1]


def _f1(told: NDArray[np.bool_], gold: NDArray[np.bool_]) -> float:
    return float(2 * (told & gold).sum() / max(1, told.sum() + gold.sum()))


def _member(held: tarfile.TarFile, name: str) -> io.BytesIO:
    found = held.extractfile(name)
    if found is None:
        raise KeyError(name)
    return io.BytesIO(found.read())


def _lines(held: tarfile.TarFile, name: str) -> list[list[str]]:
    return [line.split("\t") for line in _member(held, name).read().decode("utf-8-sig").splitlines()]


def main() -> None:
    """The command line."""
    if len(sys.argv) != 2:  # noqa: PLR2004
        sys.exit("usage: python -m bench.statement_pairs FOLDER   (with clef2020-task2.tar.gz and sts.tar.gz)")
    folder, embedder = Path(sys.argv[1]), Embedder()
    measures: Mapping[str, tuple[Callable[[Path, Embedder], object], str]] = {
        "clef_map5": (checked_claims, "clef2020-task2.tar.gz"),
        "sts_headlines": (headlines, "sts.tar.gz"),
        "msrp_f1": (paraphrases, "sts.tar.gz"),
    }
    found = {name: measure(folder / file, embedder) for name, (measure, file) in measures.items()}
    print(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode())


if __name__ == "__main__":
    main()
