"""The command line as programs and readers meet it."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from typer.testing import CliRunner

from app import cli
from app.cli_output import WRITERS, guarded
from app.cli_settings import data_first
from app.cli_show import quote_table
from archive.database import FILE_NAME
from archive.records import Article, Form, Polarity, Quote, Span, SpeakerKind
from tests.app.record import FERRY, MUSEUM

ROOT = Path(__file__).parents[2]
CITATION = {"source", "start", "end", "speaker", "quote", "outlet", "published", "url"}


def run(*words, data=None, stdin=""):
    """The command in this process: its exit code and what it printed."""
    before = ("--data", str(data)) if data else ()
    unset = {key: None for key in os.environ if key.startswith("ONRECORD_")}
    argv = patch.object(sys, "argv", ["onrecord", *before, *map(str, words)])
    with CliRunner().isolation(input=stdin, env={**unset, "COLUMNS": "100"}) as (out, err, _), argv:
        with pytest.raises(SystemExit) as left:
            cli.main()
        sys.stdout.flush()
        sys.stderr.flush()
        printed, complained = out.getvalue().decode(), err.getvalue().decode()
    return SimpleNamespace(returncode=left.value.code or 0, stdout=printed, stderr=complained)


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "museum.txt").write_text(MUSEUM, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory, folder):
    data = tmp_path_factory.mktemp("cli") / "data"
    done = run("ingest", folder, folder / "missing.txt", "--json", data=data)
    report = json.loads(done.stdout)
    assert (done.returncode, report["added"], len(report["failed"])) == (0, 2, 1)
    assert "no such file" in report["failed"][0]["reason"]
    return data


def test_a_second_ingest_changes_nothing(data, folder):
    done = run("ingest", folder, data=data)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "added 0 · changed 0 · unchanged 2 · removed 0 · failed 0")


def test_extract_prints_the_contract(folder):
    rows = lines(run("extract", folder))
    assert [Path(row["source"]).name for row in rows] == ["ferry.txt", "museum.txt"]
    keys = {
        "content",
        "verbatim",
        "cue",
        "speaker_span",
        "speaker",
        "speaker_kind",
        "form",
        "act",
        "polarity",
        "via",
        "role",
        "said_on",
        "confidence",
        "text",
    }
    quotes = rows[0]["quotes"]
    assert quotes
    assert all(set(quote) == keys for quote in quotes)
    assert all(" ".join(FERRY[start:end] for start, end in quote["content"]) == quote["text"] for quote in quotes)


def test_ask_prints_the_contract_and_its_exit_code(data):
    done = run("ask", "What did Vell say about the night ferry?", "--json", data=data)
    row = json.loads(done.stdout)
    assert (done.returncode, row["status"], row["verdict"]) == (0, "answered", None)
    assert set(row) == {"question", "status", "verdict", "speakers", "text", "citations", "request"}
    assert set(row["citations"][0]) == CITATION
    for citation in row["citations"]:
        assert Path(citation["source"]).read_text(encoding="utf-8")[citation["start"] : citation["end"]] == citation["quote"]
    absent = run("ask", "What did Petra Lindqvist say about fares?", data=data)
    assert (absent.returncode, "Nothing on record from Petra Lindqvist" in absent.stdout) == (1, True)


def test_batches_answer_in_order_and_keep_the_place_of_a_bad_question(data, tmp_path):
    questions = ["Who said 'close the night ferry'?", "", "What did Petra Lindqvist say?"]
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(json.dumps({"q": question}) + "\n" for question in questions), encoding="utf-8")
    rows = lines(run("ask", "--jsonl", file, data=data))
    assert [row["question"] for row in rows] == questions
    assert [row["status"] for row in rows] == ["answered", "not_found", "not_found"]
    assert "empty" in rows[1]["text"]


def test_verify_prints_the_contract(data, tmp_path):
    done = run("verify", "we will close the night ferry", "--speaker", "Mira Vell", "--json", data=data)
    row = json.loads(done.stdout)
    assert (done.returncode, row["verdict"], row["differences"][0]["kind"]) == (0, "altered", "negation")
    assert set(row["citation"]) == CITATION
    file = tmp_path / "quotes.jsonl"
    pairs = [{"quote": "We will not close the night ferry", "speaker": None}, {"quote": "cheese is a kind of moon", "speaker": "Mira Vell"}]
    file.write_text("".join(json.dumps(pair) + "\n" for pair in pairs), encoding="utf-8")
    assert [row["verdict"] for row in lines(run("verify", "--jsonl", file, data=data))] == ["verbatim", "not_found"]
    assert run("verify", "cheese is a kind of moon", data=data).returncode == 1


@pytest.mark.parametrize(
    ("command", "good"), [("ask", {"q": "What did Agnes Pike say?"}), ("verify", {"quote": "We will not close the night ferry"})]
)
def test_a_bad_line_of_a_batch_stops_nothing(data, tmp_path, command, good):
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join([json.dumps(good), "{no json", "[1]", '{"text": "no key"}', "", json.dumps(good)]), encoding="utf-8")
    done = run(command, "--jsonl", file, data=data)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert [row["citations" if command == "ask" else "citation"] not in (None, []) for row in rows] == [True, False, False, False, True]
    assert [line.startswith(f"Line {n}: ") for n, line in zip((2, 3, 4), done.stderr.splitlines(), strict=True)] == [True] * 3


def test_quotes_and_export_in_every_format(data):
    rows = lines(run("quotes", "--speaker", "Vell", "--format", "jsonl", data=data))
    assert rows
    assert {row["speaker"] for row in rows} == {"Mira Vell"}
    printed = run("export", "--format", "csv", data=data).stdout
    table = list(csv.DictReader(io.StringIO(printed.removeprefix("\ufeff"))))
    assert printed.startswith("\ufeffspeaker,")
    whole = lines(run("export", data=data))
    assert len(table) == sum(len(row["quotes"]) for row in whole)
    assert run("export", "--speaker", "Vell", data=data).returncode == 2
    assert run("quotes", "--format", "md", data=data).stdout.startswith("| Speaker |")
    assert "Mira Vell" in run("quotes", data=data).stdout
    nobody = run("quotes", "--speaker", "Petra Lindqvist", data=data)
    assert (nobody.returncode, nobody.stdout) == (1, "")


@pytest.mark.parametrize("form", ["webannotation", "schemaorg", "csl"])
def test_export_for_other_programs_is_json_and_takes_filters(data, form):
    whole = run("export", "--format", form, data=data)
    part = run("export", "--format", form, "--speaker", "Pike", data=data)
    assert (whole.returncode, part.returncode) == (0, 0)
    assert json.loads(whole.stdout)
    assert len(part.stdout) < len(whole.stdout)
    nobody = run("export", "--format", form, "--since", "2999-01-01", data=data)
    assert (nobody.returncode, bool(json.loads(nobody.stdout))) == (1, form != "csl")


def test_a_dossier_is_a_file_of_its_ending_and_one_persons(data, tmp_path):
    shown = run("dossier", "Vell", data=data)
    assert (shown.returncode, shown.stdout.startswith("# Mira Vell\n")) == (0, True)
    file = tmp_path / "vell.docx"
    assert run("dossier", "Mira Vell", "--output", file, data=data).stdout.startswith(f"Written: {file}, ")
    assert file.read_bytes()[:2] == b"PK"
    assert run("dossier", "Petra Lindqvist", data=data).returncode == 1
    assert run("dossier", "Vell", "--since", "2999-01-01", data=data).returncode == 1


def test_speakers_by_name(data):
    rows = lines(run("speakers", "Vell", "--json", data=data))
    assert [row["name"] for row in rows] == ["Mira Vell"]
    assert rows[0]["quotes"] > 0
    assert run("speakers", "Lindqvist", data=data).returncode == 1


def test_check_rebuild_and_remove(tmp_path, folder):
    data = tmp_path / "data"
    assert run("ingest", folder, data=data).returncode == 0
    assert "sound" in run("check", data=data).stdout
    assert "vectors" in run("rebuild", data=data).stdout
    assert run("speakers", "Pike", data=data).returncode == 0
    assert run("remove", folder / "museum.txt", data=data).stdout == "Removed: 1.\n"
    assert run("speakers", "Pike", data=data).returncode == 1
    assert "sound" in run("check", data=data).stdout
    gone = run("remove", folder / "museum.txt", data=data)
    assert (gone.returncode, "no article" in gone.stderr) == (1, True)


@pytest.mark.parametrize(
    "words",
    [
        ("ask", ""),
        ("ask", "x" * 3000),
        ("ask", "who?", "--since", "yesteryear"),
        ("ask", "--jsonl", "nowhere.jsonl"),
        ("verify", ""),
        ("quotes", "--form", "sung"),
        ("serve",),
        ("ingest",),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_two(tmp_path, words):
    done = run(*words, data=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_damaged_archive_is_exit_code_three(tmp_path):
    broken = tmp_path / "data"
    broken.mkdir()
    (broken / FILE_NAME).write_bytes(b"this is no database at all, only words " * 100)
    done = run("ask", "What did Vell say?", data=broken)
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_fault_of_our_own_is_one_sentence_and_a_traceback_only_on_request(monkeypatch, capsys, debug):
    def faulty(**_):
        raise RuntimeError("the cupboard\nis bare")

    monkeypatch.setenv("ONRECORD_DEBUG", debug)
    monkeypatch.setattr(cli, "app", faulty)
    with pytest.raises(SystemExit) as left:
        cli.main()
    shown = capsys.readouterr().err.strip()
    assert left.value.code == 3
    assert shown.endswith("please report it with the command.")
    assert "Something went wrong inside onrecord (RuntimeError: the cupboard is bare)." in shown
    assert ("Traceback" in shown) == bool(debug)
    assert debug or len(shown.splitlines()) == 1


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\t=1", " =1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(cell):
    assert guarded(cell) == f"'{cell}"
    assert guarded(f"a {cell}") == f"a {cell}"


HEAVY = {"torch", "transformers", "sentence_transformers", "onnxruntime", "chromadb", "gradio", "langchain_core"}


def loaded_by(*words, data="nowhere"):
    """The modules that a command has loaded when it ends."""
    code = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); from app import cli; cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--data", str(data), *words], capture_output=True, text=True, check=False, cwd=ROOT
    )  # fmt: skip
    return set(done.stderr.splitlines()[-1].split()), done.stdout


def test_help_teaches_and_loads_nothing_heavy():
    loaded, shown = loaded_by("--help")
    assert "onrecord ask" in shown
    assert "app.cli" in loaded
    assert not loaded & (HEAVY | {"numpy", "sqlalchemy"})


@pytest.mark.parametrize("words", [["verify", "we will not raise fares"], ["speakers"], ["quotes"], ["check"]])
def test_a_look_up_loads_no_model(data, words):
    loaded, _ = loaded_by(*words, data=data)
    assert "archive.archive" in loaded
    assert not loaded & HEAVY


def test_a_question_loads_only_what_it_needs(data):
    loaded, _ = loaded_by("ask", "what did the mayor say about the siren", data=data)
    assert "ingest.minilm.encoder" in loaded
    assert not loaded & {"torch", "transformers", "sentence_transformers", "gradio", "langchain_core"}


@pytest.mark.parametrize("form", ["table", "md"])
def test_a_denied_statement_is_never_listed_as_if_it_had_been_made(form, tmp_path, capsys):
    of = Article(id="a", source="a.txt", text="Mira Vell denied that she had sold the ferry.")
    words = (Span(17, 44),)
    person = SpeakerKind.PERSON
    denied = Quote(article=of, content=words, form=Form.INDIRECT, polarity=Polarity.DENIED, speaker="Mira Vell", speaker_kind=person)
    if form == "table":
        quote_table([denied])
        printed = capsys.readouterr().out
    else:
        printed = "".join(WRITERS["md"]([denied]))
    assert "denied" in " ".join(printed.split())


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["ask", "why", "--data", "news"], ["--data", "news", "ask", "why"]),
        (["quotes", "--data=news", "--speaker", "Vell"], ["--data=news", "quotes", "--speaker", "Vell"]),
        (["ingest", "news", "--data"], ["ingest", "news", "--data"]),
        (["verify", "--", "--data", "is a word"], ["verify", "--", "--data", "is a word"]),
    ],
)
def test_the_data_folder_may_be_named_anywhere(given, meant):
    assert data_first(given) == meant
