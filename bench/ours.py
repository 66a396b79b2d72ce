"""onrecord's own ingest of a folder and its answers, timed stage by stage in this process."""

import resource
import sys
import time
from pathlib import Path

import orjson


def main(articles: Path, store: Path) -> None:
    """Print seconds, counts, latencies in milliseconds and peak memory in MB as JSON."""
    from app.chain import build_chain
    from app.turn import Turn
    from archive.archive import Archive
    from ingest.embed import Embedder
    from ingest.pipeline import ingest

    embedder = Embedder()
    embedder.encode(["warm up"])
    with Archive.open(store, write=True, model=embedder.name) as archive:
        start = time.perf_counter()
        report = ingest([str(articles)], archive, embedder)
        seconds = time.perf_counter() - start
        start = time.perf_counter()
        again = ingest([str(articles)], archive, embedder)
        repeat = time.perf_counter() - start
        chain = build_chain(archive, embedder)
        people = [speaker.name for speaker in archive.speakers()[:50]]
        topics = [article.title.split(":")[0][:60] for article in archive.articles()[:50]]
        questions = [f"What did {name} say about {topic}?" for name, topic in zip(people, topics, strict=False)]
        chain.invoke(Turn(question=questions[0]))
        latencies = []
        for question in questions:
            begin = time.perf_counter()
            chain.invoke(Turn(question=question))
            latencies.append(1000 * (time.perf_counter() - begin))
        held = archive.coverage()
    latencies.sort()
    result = {
        "articles": report.added,
        "unchanged_on_repeat": again.unchanged,
        "passages": held.passages,
        "statements": held.quotes,
        "ingest_s": seconds,
        "repeat_s": repeat,
        "question_ms_median": latencies[len(latencies) // 2],
        "question_ms_p99": latencies[int(0.99 * (len(latencies) - 1))],
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(orjson.dumps(result).decode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
