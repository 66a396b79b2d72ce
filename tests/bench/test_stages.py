"""Stages are timed where their work is done, the parts make up the whole, and nothing stays wrapped."""

import time

import pytest

import ingest.pipeline
from archive.archive import Archive
from bench.stages import STAGES, Stopwatch, rows

FERRY = "HARBOUR TOWN — “The night ferry will return in May,” harbour master Mara Odell said on Tuesday.\n"


def test_every_stage_of_an_ingest_is_timed_once(tmp_path, embedder):
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    before = {(owner, name): getattr(owner, name) for functions in STAGES.values() for owner, name in functions}
    watch = Stopwatch()
    with Archive.open(tmp_path / "store", write=True, model=embedder.name) as archive:
        start = time.perf_counter()
        with watch.running():
            report = ingest.pipeline.ingest([str(tmp_path / "ferry.txt")], archive, embedder)
        whole = time.perf_counter() - start
    assert report.added == 1
    assert all(seconds > 0 for seconds in watch.seconds.values()), watch.seconds
    assert sum(watch.seconds.values()) <= whole
    assert before == {(owner, name): getattr(owner, name) for owner, name in before}


def test_a_table_says_what_no_stage_accounts_for():
    table = rows({"read": 1.0, "embed": 2.0}, 4.0)
    assert table[2:] == [
        "| read | 1.00 | 25 % |",
        "| embed | 2.00 | 50 % |",
        "| the rest | 1.00 | 25 % |",
        "| whole ingest | 4.00 | 100 % |",
    ]


def test_a_stage_that_fails_is_timed_and_fails():
    watch = Stopwatch()
    with watch.running(), pytest.raises(TypeError):
        ingest.pipeline.split()
    assert watch.seconds["split"] > 0
