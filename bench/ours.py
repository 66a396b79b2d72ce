"""onrecord's own ingest of a folder and its answers, timed stage by stage in this process."""

import resource
import subprocess
import sys
import time
from pathlib import Path

import orjson


def main(articles: Path, store: Path) -> None:
    """Print seconds, counts, latencies in milliseconds and peak memory in MB as JSON.

    The embedding model is loaded before the clock starts, as in `bench.baseline`; reading the attribution model and Chroma's import count.
    """
    from app.chain import build_chain
    from app.turn import Turn
    from archive.archive import Archive
    from bench.stages import Stopwatch
    from ingest.embed import Embedder
    from ingest.pipeline import ingest

    embedder = Embedder()
    embedder.encode(["warm up"])
    with Archive.open(store, write=True, model=embedder.name) as archive:
        watch = Stopwatch()
        start, spent = time.perf_counter(), time.process_time()
        with watch.running():
            report = ingest([str(articles)], archive, embedder)
        seconds, spent = time.perf_counter() - start, time.process_time() - spent
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
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
    cold_wall, cold_cpu = cold(store, questions[0])
    result = {
        "articles": report.added,
        "unchanged_on_repeat": again.unchanged,
        "passages": held.passages,
        "statements": held.quotes,
        "ingest_s": seconds,
        "ingest_cpu_s": spent,
        "stages_s": watch.seconds,
        "repeat_s": repeat,
        "question_ms_median": latencies[len(latencies) // 2],
        "question_ms_p99": latencies[int(0.99 * (len(latencies) - 1))],
        "cold_s": cold_wall,
        "cold_cpu_s": cold_cpu,
        "peak_mb": peak,
    }
    print(orjson.dumps(result).decode())


def cold(store: Path, question: str) -> tuple[float, float]:
    """Seconds, and seconds of processor time, of `onrecord ask` in a process of its own."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-m", "app.cli", "--data", str(store), "ask", question], capture_output=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
