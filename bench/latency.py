"""How long a whole answer takes in a large archive, without a language model: `python -m bench.latency FOLDER [ARTICLES] [ARCHIVE]`.

FOLDER holds articles, of which an archive of so many is made, 10,000 unless said otherwise (kept in ARCHIVE, when given, and taken from
there the next time). Then questions of every kind are asked, made from what is on record, each once; what is timed is understanding,
evidence, answer and gate together. Questions that nothing but days or outlets narrow are told apart: `narrowed_*`.
"""

import gc
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson

from app.chain import Steps
from app.turn import Turn
from app.words import words_of
from archive.archive import Archive
from archive.records import Quote, Speaker
from archive.shelf import Held, shelf
from bench.grown import grown
from ingest.embed import Embedder

ARTICLES = 10_000
EACH = 40
"""Questions of each kind."""


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


def narrowed_questions(archive: Archive) -> list[str]:
    """Questions that name nobody: about what is on record, in a month, since a day, or in an outlet."""
    chosen = random.Random(12)
    outlets = archive.coverage().outlets
    dated = [held for held in shelf(archive) if held.published]
    return [each for held in chosen.sample(dated, min(EACH, len(dated))) for each in _narrowed(held, chosen.choice(outlets or ("",)))]


def _narrowed(held: Held, outlet: str) -> Iterator[str]:
    title = " ".join(word.text for word in words_of(held.title)[:5])
    yield f"What was said about {title} in {held.published:%B %Y}?"
    yield f"What was said about {title} since {held.published:%-d %B %Y}?"
    yield f"What was said in {held.published:%B %Y}?"
    if outlet:
        yield f"What was said about {title} in {outlet}?"
        yield f"What was said about {title} in {outlet} in {held.published:%B %Y}?"


def percentile(times: Sequence[float], share: float) -> float:
    """The value below which a share of the times lies."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def timed(steps: Steps, asked: Sequence[str]) -> dict[str, float]:
    """Milliseconds of one answer, and of processor time, in a process that has answered before; as on the page, what it holds is frozen."""
    for question in asked[:5]:
        steps(Turn(question))
    gc.freeze()
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
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python -m bench.latency FOLDER [ARTICLES] [ARCHIVE]")
    embedder = Embedder()
    with grown(sys.argv[1:], ARTICLES) as folder, Archive.open(folder, model=embedder.name) as archive:
        held = archive.coverage()
        archive.open_index()
        steps = Steps.over(archive, embedder)
        found = timed(steps, questions(archive))
        found |= {f"narrowed_{name}": value for name, value in timed(steps, narrowed_questions(archive)).items()}
    print(orjson.dumps({"articles": held.articles, "statements": held.quotes} | {n: round(v, 1) for n, v in found.items()}).decode())


if __name__ == "__main__":
    main()
