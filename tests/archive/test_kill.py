"""kill -9 in the middle of writing: what was acknowledged is there, nothing is doubled, the next run finishes the rest."""

import random
import signal
import subprocess
import sys
import time

import pytest

from archive.archive import Archive
from tests.archive.small import MODEL, add, article

ARTICLES = 120
WRITER = """
import sys
from pathlib import Path
from archive.archive import Archive
from tests.archive.small import MODEL, add, article
with Archive.open(Path(sys.argv[1]), write=True, model=MODEL) as archive:
    archive.resume()
    for n in range(0, int(sys.argv[2]), 4):
        add(archive, *(article(f"number {i}") for i in range(n, n + 4)))
        print(n + 4, flush=True)
"""


def write_until_killed(folder, rng):
    """Start a writer, kill it a moment after a random acknowledgement; returns how many articles it acknowledged."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(folder), str(ARTICLES)], stdout=subprocess.PIPE, text=True) as child:
        acknowledged = 0
        stop_at = rng.randrange(4, ARTICLES, 4)
        for line in child.stdout:
            acknowledged = int(line)
            if acknowledged >= stop_at:
                break
        time.sleep(rng.random() * 0.05)
        child.send_signal(signal.SIGKILL)
    return acknowledged


def survives(folder, seed, kills):
    rng = random.Random(seed)
    for _ in range(kills):
        acknowledged = write_until_killed(folder, rng)
        with Archive.open(folder, write=True, model=MODEL) as archive:
            assert archive.coverage().articles >= acknowledged
            archive.resume()
            assert archive.check() == []
    with Archive.open(folder, write=True, model=MODEL) as archive:
        add(archive, *(article(f"number {i}") for i in range(ARTICLES)))
        held = archive.coverage()
        assert (held.articles, held.quotes, held.passages) == (ARTICLES, ARTICLES, ARTICLES)
        assert archive.check() == []


@pytest.mark.slow
def test_three_kills_lose_and_double_nothing(tmp_path):
    survives(tmp_path, seed=7, kills=3)


@pytest.mark.exhaustive
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(20))
def test_two_hundred_kills_lose_and_double_nothing(tmp_path, seed):
    survives(tmp_path, seed=seed, kills=10)
