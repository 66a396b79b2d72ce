"""The command line with a language model: what it prints, and that a model that is away costs nobody the answer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.talker import talking

ROOT = Path(__file__).parents[2]
WELL = "On the night ferry, Mira Vell said: [S3]\nVell also spoke about the harbour. [S4]\n"


def ask(record, *words, **settings):
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("ONRECORD_", "OPENAI_"))}
    environment |= {"PYTHONPATH": str(ROOT), "COLUMNS": "100"} | {f"ONRECORD_{name.upper()}": value for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, "-m", "app.cli", "--data", str(record.folder), "ask", *words],
        capture_output=True, text=True, env=environment, check=False, cwd=ROOT,
    )  # fmt: skip


def test_ask_says_who_arranged_the_answer_and_programs_can_read_it(record):
    with talking() as talker:
        done = ask(record, "What did Mira Vell say?", "--json", llm="openai:scripted", llm_url=talker.says(WELL).openai)
    row = json.loads(done.stdout)
    assert (done.returncode, row["model"], row["status"]) == (0, "openai:scripted", "answered")
    assert "Arranged by openai:scripted" in row["text"]
    assert "On the night ferry, Mira Vell said:" in row["text"]
    assert len(row["citations"]) == 5


def test_ask_answers_without_a_model_that_is_away_and_says_so(record):
    done = ask(record, "What did Mira Vell say?", llm="openai:scripted", llm_url="http://127.0.0.1:9/v1")
    assert done.returncode == 0
    assert "We will not close the night ferry" in done.stdout
    assert "could not be reached" in " ".join(done.stdout.split())


@pytest.mark.parametrize("name", ["qwen3", "anthropic:claude"])
def test_a_model_that_cannot_be_used_is_one_sentence(record, name):
    done = ask(record, "What did Mira Vell say?", llm=name)
    assert (done.returncode, done.stdout, len(done.stderr.strip().splitlines()) <= 2) == (2, "", True)
    assert "Traceback" not in done.stderr
