"""How long a whole answer takes in a large archive, without a language model: `python -m bench.latency FOLDER [ARTICLES]`.

The articles of FOLDER are brought in once and multiplied in the database and the vector index until there are 10,000: each copy is another
article on another day, with its embeddings moved a little, and every second one is by namesakes of its speakers. Then questions of every
kind are asked, made from what is on record, each once; what is timed is understanding, evidence, answer and gate together.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import orjson

from app.chain import Steps
from app.turn import Turn
from app.words import words_of
from archive.archive import Archive, Vector
from archive.health import stored_vectors
from archive.records import JOINT, Quote, Speaker, digest
from archive.rows import Kept
from ingest.embed import Embedder
from ingest.pipeline import ingest

ARTICLES = 10_000
BATCH = 200
MOVED = 0.01
"""How far each component of an embedding is moved, as a standard deviation; the vector has length 1 and 384 components."""
EACH = 40
"""Questions of each kind."""
FIRST = date(2015, 1, 1)
_NAMES = "Abel Berit Carsten Dorothea Emre Fiona Gustav Hanne Ilya Joana Kasimir Lena Milo Nadia Otto Paula Quirin Rosa Sven Tilda".split()


def multiplied(archive: Archive, articles: int) -> None:
    """Grow an archive to so many articles by copies of those it holds."""
    chosen = random.Random(7)
    noise = np.random.default_rng(7)
    stock = [kept for batch in archive.kept_in_batches(BATCH) for kept in batch]
    with archive.reading() as connection:
        vectors = stored_vectors(connection, [i for kept in stock for i in kept.ids])
    copy = 1
    while (held := copy * len(stock)) < articles:
        made = [_copy(kept, copy, chosen) for kept in stock[: articles - held]]
        for start in range(0, len(made), BATCH):
            part = made[start : start + BATCH]
            archive.admit([kept.article for kept in part])
            archive.keep(part, dict(_moved(stock[start : start + len(part)], part, vectors, noise)))
        copy += 1


def _copy(kept: Kept, number: int, chosen: random.Random) -> Kept:
    """Another article with the same words and, every second time, other people."""
    day = FIRST + timedelta(days=chosen.randrange(4_000))
    source = f"{kept.article.source}#{number}"
    article = replace(
        kept.article, id=digest(source), source=source, origin="", url="", published=day, version=1, text=f"{kept.article.text}\n\n{number}"
    )
    given = _NAMES[number % len(_NAMES)] if number % 2 else ""
    quotes = tuple(replace(quote, article=article, speaker=_namesake(quote.speaker, given, number)) for quote in kept.quotes)
    passages = tuple(replace(passage, article=article) for passage in kept.passages)
    return Kept(article=article, passages=passages, quotes=quotes, contexts=kept.contexts, aliases={})


def _namesake(speaker: str | None, given: str, number: int) -> str | None:
    if not speaker or not given:
        return speaker
    return JOINT.join(f"{given} {name.split()[-1]}{number // 40 or ''}" for name in speaker.split(JOINT))


def _moved(
    stock: Sequence[Kept], made: Sequence[Kept], vectors: dict[str, Vector], noise: np.random.Generator
) -> Iterator[tuple[str, Vector]]:
    for old, new in zip(stock, made, strict=True):
        for before, after in zip(old.ids, new.ids, strict=True):
            vector = vectors[before] + noise.normal(0.0, MOVED, vectors[before].shape).astype(np.float32)
            yield after, vector / np.linalg.norm(vector)


def questions(archive: Archive) -> list[str]:
    """Questions of every kind about what is on record: half about those most quoted, half about anybody."""
    chosen = random.Random(11)
    speakers = archive.speakers()
    people = [*speakers[: EACH // 2], *chosen.sample(speakers, min(EACH // 2, len(speakers)))]
    said = archive.quotes(limit=4 * EACH)
    statements = [chosen.choice(said) for _ in range(EACH)]
    return [each for person, quote in zip(people, statements, strict=False) for each in _about(person, quote)]


def _about(person: Speaker, quote: Quote) -> Iterator[str]:
    title = " ".join(word.text for word in words_of(quote.article.title)[:5])
    claim = " ".join(word.text for word in words_of(quote.text)[:12])
    yield f"What did {person.name} say about {title}?"
    yield f"Who said {claim}?"
    yield f"Did {quote.speaker or person.name} say {claim}?"
    yield f"How often did {person.name} say something about {title}?"
    yield f"When did {quote.speaker or person.name} say {claim}?"
    yield f"What has {person.name} said since 2020?"
    yield f"Who is {person.name}?"
    yield f"Who said “{claim}”?"


def percentile(times: Sequence[float], share: float) -> float:
    """The value below which a share of the times lies."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def timed(steps: Steps, asked: Sequence[str]) -> dict[str, float]:
    """Milliseconds of one answer, and of processor time; the first answers of a process are not counted."""
    for question in asked[:5]:
        steps(Turn(question))
    walls, spent = [], []
    for question in asked:
        wall, cpu = time.perf_counter(), time.process_time()
        steps(Turn(question))
        walls.append(1000 * (time.perf_counter() - wall))
        spent.append(1000 * (time.process_time() - cpu))
    return {
        "questions": len(asked),
        "median_ms": percentile(walls, 0.5),
        "p99_ms": percentile(walls, 0.99),
        "median_cpu_ms": percentile(spent, 0.5),
        "p99_cpu_ms": percentile(spent, 0.99),
    }


def main() -> None:
    """The command line."""
    if len(sys.argv) not in (2, 3) or not Path(sys.argv[1]).exists():
        sys.exit("usage: python -m bench.latency FOLDER [ARTICLES]   (articles to multiply, and how many there shall be)")
    embedder = Embedder()
    with tempfile.TemporaryDirectory() as store, Archive.open(Path(store), write=True, model=embedder.name) as archive:
        ingest([sys.argv[1]], archive, embedder)
        multiplied(archive, int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES)  # noqa: PLR2004 - the second argument
        held = archive.coverage()
        found = timed(Steps.over(archive, embedder), questions(archive))
        print(orjson.dumps({"articles": held.articles, "statements": held.quotes} | {n: round(v, 1) for n, v in found.items()}).decode())


if __name__ == "__main__":
    main()
