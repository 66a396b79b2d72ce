"""Speed and memory, ours beside the baseline in the same run: `python -m bench FOLDER` with a folder of .txt articles."""

import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from bench.stages import rows

ROUNDS = 3
"""The two programs are run in turn so often; of the rounds, the one with the median ratio is shown, so that both had the same machine."""


def run(module: str, articles: Path) -> dict[str, Any]:
    """One run of a benchmark module in a process of its own, over a fresh store."""
    with tempfile.TemporaryDirectory() as store:
        command = [sys.executable, "-m", module, str(articles), str(Path(store) / "store")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{module} failed:\n{done.stderr[-2000:]}")
    found: dict[str, Any] = orjson.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Print a Markdown table."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python -m bench FOLDER   (a folder of .txt articles; PolNeAR's development part is the usual one)")
    articles = Path(sys.argv[1])
    ours: list[dict[str, Any]] = []
    theirs: list[dict[str, Any]] = []
    for _ in range(ROUNDS):
        ours.append(run("bench.ours", articles))
        theirs.append(run("bench.baseline", articles))
    pairs = sorted(zip(ours, theirs, strict=True), key=lambda pair: pair[0]["ingest_s"] / pair[1]["ingest_s"])
    our, their = pairs[len(pairs) // 2]
    print(f"{datetime.now(tz=UTC):%Y-%m-%d}, {our['articles']} articles, the round with the median ratio of {ROUNDS}\n")
    print("| | onrecord | tutorial pipeline | ratio |\n|---|---|---|---|")
    print(
        f"| ingest, articles a second | {our['articles'] / our['ingest_s']:.1f} | {their['articles'] / their['ingest_s']:.1f} "
        f"| {our['ingest_s'] / their['ingest_s']:.2f} x its time |"
    )
    print(
        f"| ingest, seconds of processor time | {our['ingest_cpu_s']:.1f} | {their['ingest_cpu_s']:.1f} "
        f"| {our['ingest_cpu_s'] / their['ingest_cpu_s']:.2f} x its time |"
    )
    print(f"| one answer, median ms | {our['question_ms_median']:.0f} | {their['question_ms']:.0f} (search alone) | |")
    print(f"| one answer, 99th percentile ms | {our['question_ms_p99']:.0f} | | |")
    print(f"| `onrecord ask` from a standing start, s (of processor time) | {our['cold_s']:.1f} ({our['cold_cpu_s']:.1f}) | | |")
    print(f"| the same folder again, s | {our['repeat_s']:.2f} | | |")
    print(f"| statements / passages kept | {our['statements']} / {our['passages']} | 0 / {their['chunks']} | |")
    print(f"| peak memory of the ingest, MB | {our['peak_mb']:.0f} | {their['peak_mb']:.0f} | |")
    print("\nonrecord's ingest by stages:\n")
    print("\n".join(rows(our["stages_s"], our["ingest_s"])))


if __name__ == "__main__":
    main()
