"""`onrecord claims`, as a reader and a program meet it."""

import json
import shutil
import sys

import pytest

from app import cli
from archive.archive import Archive
from ingest.pipeline import ingest

WALL = "We will rebuild the harbour wall before the winter storms arrive"
ARTICLES = {
    "one.txt": f'The Ledger\n\n2 March 2031\n\n"{WALL}," Mayor Honoré Vuillange told the council.\n',
    "two.txt": f'At the quay, Mayor Honoré Vuillange said: "{WALL}." Then he left for the ferry.\n',
    "three.txt": '"Nobody has painted the lighthouse since my father was its keeper," said Ada Teel, an engineer.\n',
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory, embedder):
    made = tmp_path_factory.mktemp("claims")
    for name, text in ARTICLES.items():
        (made / name).write_text(text, encoding="utf-8")
    with Archive.open(made / "data", write=True, model=embedder.name) as archive:
        ingest([str(made / name) for name in ARTICLES], archive, embedder)
    return made / "data"


@pytest.fixture
def onrecord(folder, tmp_path, monkeypatch, capsys):
    """The command on a copy of the archive: exit code, standard output, standard error."""
    shutil.copytree(folder, tmp_path / "data")

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["onrecord", "--data", str(tmp_path / "data"), "claims", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        captured = capsys.readouterr()
        return left.value.code or 0, captured.out, captured.err

    return run


def test_what_two_articles_print_is_one_claim_shown_with_its_first(onrecord):
    code, out, _ = onrecord("--json")
    [row] = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert WALL in row["statement"]
    assert {quote["relation"] for quote in row["quotes"]} == {"same_utterance"}
    assert [quote["source"].rsplit("/", 1)[-1] for quote in row["quotes"]] == ["one.txt", "two.txt"]
    code, out, _ = onrecord(row["claim_id"][:8])
    assert code == 0
    assert out.count(WALL) == 4
    assert "First on record:" in out
    [table] = [json.loads(line) for line in onrecord("variants", row["claim_id"], "--json")[1].splitlines()]
    assert [variant["ways"] for variant in table["variants"]] == [["complete"]]
    assert "complete" in onrecord("variants", row["claim_id"])[1]


def test_filters_narrow_and_unknown_names_are_told(onrecord):
    assert onrecord("--speaker", "Vuillange", "--about", "the harbour wall")[0] == 0
    assert onrecord("--speaker", "Ada Teel")[0] == 1
    code, _, complaint = onrecord("--speaker", "Nobody Atall")
    assert code == 1
    assert "Nobody called" in complaint


def test_the_reader_makes_and_takes_back_a_link(onrecord, folder):
    claim = json.loads(onrecord("--json")[1])["quotes"][0]["id"]
    with Archive.open(folder) as archive:
        [other] = [quote.id for quote in archive.quotes() if quote.speaker == "Ada Teel"]
    assert onrecord("confirm", claim[:8], other[:8], "--claim")[1] == "One claim.\n"
    assert len(json.loads(onrecord("--json")[1])["quotes"]) == 3
    assert onrecord("undo")[:2] == (0, "Taken back.\n")
    assert len(json.loads(onrecord("--json")[1])["quotes"]) == 2
    assert onrecord("undo")[:2] == (1, "There is nothing to take back.\n")
    code, _, complaint = onrecord("reject", claim, "0000000000")
    assert (code, "No statement" in complaint) == (2, True)
