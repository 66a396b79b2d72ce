"""The commands that correct who is who, as a reader meets them."""

import json
import sys
from types import SimpleNamespace

import pytest

from app import cli
from app.cli_options import names
from app.names import NameIndex
from archive.archive import Archive
from archive.records import Speaker, SpeakerKind
from archive.registry import link
from ingest.speakers.registry import REGISTRY
from tests.archive.small import MODEL
from tests.archive.test_linking import bring, kept, seen


@pytest.fixture
def data(tmp_path):
    with Archive.open(tmp_path / "data", write=True, model=MODEL) as archive:
        bring(
            archive,
            kept("1", seen("Mira Vell", "minister")),
            kept("2", seen("Mira Vell", "minister"), day=1),
            kept("3", seen("Ada Vell", "actor"), day=2),
            kept("4", seen("Quayside", kind=SpeakerKind.ORGANISATION), day=3),
        )
        link(archive, REGISTRY)
    return tmp_path / "data"


@pytest.fixture
def speakers(data, monkeypatch, capsys):
    """`onrecord speakers ...`: exit code, standard output, standard error."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["onrecord", "--data", str(data), "speakers", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        captured = capsys.readouterr()
        return left.value.code, captured.out, captured.err

    return run


def counts(speakers, *name):
    _, out, _ = speakers(*name, "--json")
    return {row["name"]: row["quotes"] for row in map(json.loads, out.splitlines())}


def test_the_list_takes_a_name_or_none(speakers):
    assert counts(speakers) == {"Mira Vell": 2, "Ada Vell": 1, "Quayside": 1}
    assert counts(speakers, "Ada Vell") == {"Ada Vell": 1}
    assert "Mira Vell" in speakers("Mira")[1]
    assert speakers("Lindqvist") == (1, "", "Nobody called Lindqvist is on record.\n")


def test_an_option_that_may_be_somebody_else_says_whom_it_means(capsys):
    index = NameIndex.of([Speaker(name="Ada Brandt", quotes=41), Speaker(name="Ben Brandt", quotes=1)])
    desk = SimpleNamespace(named=index.resolve)
    assert names(desk, "Brandt") == ("Ada Brandt",)
    assert capsys.readouterr() == ("", "Brandt is read as Ada Brandt; also on record: Ben Brandt (1 statement).\n")
    assert (names(desk, "Ben Brandt"), names(desk, "")) == (("Ben Brandt",), ())
    assert capsys.readouterr() == ("", "")


def test_a_command_s_name_can_be_looked_for(speakers):
    assert speakers("list", "merge") == (1, "", "Nobody called merge is on record.\n")


def test_merge_rename_alias_log_and_undo(speakers):
    code, out, _ = speakers("merge", "Ada Vell", "--into", "Mira Vell")
    assert (code, out) == (0, "Ada Vell is Mira Vell.\n`onrecord speakers undo` takes it back.\n")
    assert counts(speakers) == {"Mira Vell": 3, "Quayside": 1}
    assert speakers("rename", "Quayside", "Quayside Holdings")[0] == 0
    assert speakers("alias", "Mira Vell", "the ferry minister")[0] == 0
    assert counts(speakers, "the ferry minister") == {"Mira Vell": 3}
    assert counts(speakers, "Ada Vell") == {"Mira Vell": 3}
    said = [line.partition(" ")[2] for line in speakers("log")[1].splitlines()]
    assert said == ["Ada Vell is Mira Vell.", "Quayside is shown as Quayside Holdings.", "Mira Vell is also called the ferry minister."]
    for _ in said:
        assert speakers("undo")[0] == 0
    assert counts(speakers) == {"Mira Vell": 2, "Ada Vell": 1, "Quayside": 1}
    assert speakers("undo") == (1, "", "There is no correction to take back.\n")
    assert all(line.endswith("(taken back)") for line in speakers("log")[1].splitlines())


def test_split_parts_the_articles_that_mean_somebody_else(speakers):
    assert speakers("split", "Mira Vell", "--article", "2.txt", "--as", "Mira Vell (singer)")[0] == 0
    assert counts(speakers) == {"Mira Vell": 1, "Mira Vell (singer)": 1, "Ada Vell": 1, "Quayside": 1}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("merge", "Lindqvist", "--into", "Mira Vell"), "Nobody called Lindqvist is on record"),
        (("merge", "Mira Vell", "--into", "Mira"), "cannot be merged into itself"),
        (("merge", "Mira Vell"), "Missing option '--into'"),
        (("rename", "Vell", "Vella"), "may be"),
        (("rename", "Mira Vell", "Ada Vell"), "on record already"),
        (("rename", "Mira Vell", "One; Two"), "no semicolon"),
        (("rename", "Mira Vell", " "), "at least one word"),
        (("split", "Mira Vell", "--article", "9.txt", "--as", "Mira Vell (singer)"), "no article from 9.txt"),
        (("split", "Mira Vell", "--article", "3.txt", "--as", "Mira Vell (singer)"), "says nothing in"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(speakers, words, sentence):
    code, out, err = speakers(*words)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert sentence in err
    assert counts(speakers) == {"Mira Vell": 2, "Ada Vell": 1, "Quayside": 1}


def test_the_help_teaches(speakers):
    code, out, _ = speakers("--help")
    assert code == 0
    for word in ("merge", "split", "rename", "alias", "undo", "log", "Examples", "--into"):
        assert word in out


def test_who_holds_an_office_is_found_by_it(speakers):
    assert counts(speakers, "the minister") == {"Mira Vell": 2}
    assert "the minister is read as Mira Vell." in speakers("the minister")[2]
    assert counts(speakers, "actor") == {"Ada Vell": 1}
    code, _, said = speakers("the bishop")
    assert (code, "Nobody called the bishop is on record" in said) == (1, True)
    assert set(counts(speakers, "Vell")) == {"Mira Vell", "Ada Vell"}
