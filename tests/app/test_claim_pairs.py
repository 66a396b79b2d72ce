"""`onrecord claims --pairs`, as a program meets it."""

import json
import sys

import pytest

from app import cli
from app.claim_pairs import Pairs
from archive.archive import Archive
from ingest.pipeline import ingest
from tests.app.record import FERRY, MUSEUM


@pytest.fixture
def claims(record, monkeypatch, capsys, tmp_path):
    """`onrecord claims --pairs` over these lines: exit code, rows, sentences on standard error."""

    def run(*lines):
        (tmp_path / "pairs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["onrecord", "--data", str(record.folder), "claims", "--pairs", str(tmp_path / "pairs.jsonl")])
        with pytest.raises(SystemExit) as left:
            cli.main()
        captured = capsys.readouterr()
        return left.value.code, [json.loads(line) for line in captured.out.splitlines()], captured.err

    return run


def place(article, text, words):
    start = text.index(words)
    return {"article": article, "content": [[start, start + len(words)]]}


def pair(name, a, b):
    return json.dumps({"id": name, "a": a, "b": b})


RISE = place("ferry", FERRY, "ferry fares would rise by 12 percent in May")
DARK = place("museum", MUSEUM, "It has been dark for eleven years and we will light it in June")


def test_each_pair_is_answered_in_its_place(claims):
    code, rows, _ = claims(pair("same", RISE, RISE), pair("other", RISE, DARK))
    assert code == 0
    assert [(row["id"], row["relation"], row["status"]) for row in rows] == [
        ("same", "same_utterance", "confirmed"), ("other", "unrelated", None),
    ]  # fmt: skip
    assert rows[0]["score"] > rows[1]["score"]


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (pair("bad", RISE, {"article": "harbour", "content": [[0, 9]]}), "no article 'harbour'"),
        (pair("bad", RISE, {"article": "ferry", "content": [[0, 99999]]}), "inside the article"),
        (pair("bad", RISE, {"article": "ferry", "content": ["x"]}), "inside the article"),
        (pair("bad", RISE, {"article": "ferry"}), "names no words"),
        (pair("bad", RISE, "ferry"), '"a" and "b"'),
        ("{", "not JSON"),
    ],
)
def test_a_bad_line_keeps_its_place_and_is_told(claims, bad, sentence):
    code, rows, errors = claims(bad, pair("good", RISE, RISE))
    assert (code, len(rows), rows[1]["relation"]) == (2, 2, "same_utterance")
    assert sentence in errors
    assert errors.startswith("Line 1: ")


def test_a_text_that_two_files_hold_is_found_by_the_name_of_either(tmp_path, embedder):
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text(FERRY, encoding="utf-8")
    with Archive.open(tmp_path / "data", write=True, model=embedder.name) as archive:
        ingest([str(tmp_path / "first.txt"), str(tmp_path / "second.txt")], archive, embedder)
        asked = {"a": RISE | {"article": "first"}, "b": RISE | {"article": "second"}}
        assert all(place.article.text == FERRY for place in Pairs(archive, embedder).places(asked))
