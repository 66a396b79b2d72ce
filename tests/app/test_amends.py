"""Corrections as a reader writes them, and what is left of a struck statement in every answer, list and file: nothing."""

import json
import sys
from dataclasses import replace

import pytest

from app import cli
from app.amends import amend, asked, of_source, statement, withdraw
from app.cli_output import WRITERS
from app.finding import Finding
from app.names import NameIndex
from app.people import profile
from app.render import Exchange
from app.sessions import CHANGED, as_of_now
from app.turn import Answer, Intent, Request, Shown, Status
from app.verify import appearances, verify
from archive import registry
from archive.amendments import Flaw
from archive.archive import Archive
from archive.claims.record import claims
from archive.errors import BadInput
from archive.records import Citation
from ingest.connect import connect
from ingest.speakers.registry import REGISTRY
from tests.archive.small import MODEL, add, article

WORDS, OTHER = "we shall never sell the ferry house", "the lock stays open in May"


@pytest.fixture
def data(tmp_path):
    """Two articles with a statement each, by two people."""
    with Archive.open(tmp_path / "data", write=True, model=MODEL) as archive:
        add(archive, article(WORDS, key="a"))
        add(archive, article(OTHER, key="b", speaker="Tam Reeve"), speaker="Tam Reeve")
        registry.link(archive, REGISTRY)
    return tmp_path / "data"


@pytest.fixture
def archive(data):
    with Archive.open(data) as opened:
        yield opened


@pytest.fixture
def onrecord(data, monkeypatch, capsys):
    """`onrecord ...`: exit code, standard output, standard error."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["onrecord", "--data", str(data), *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        captured = capsys.readouterr()
        return left.value.code, captured.out, captured.err

    return run


def the(archive, words=WORDS):
    return next(quote for quote in archive.quotes() if words in quote.text)


def given(archive, **fields):
    return asked(archive, NameIndex.of(archive.speakers()), {"quote": the(archive).id, **fields})


@pytest.mark.parametrize("name", ["Reeve", "Tam Reeve", " tam  reeve "])
def test_a_name_is_who_it_means_on_record(archive, name):
    assert given(archive, act="speaker", speaker=name).speaker == "Tam Reeve"


def test_a_new_name_is_somebody_new_and_no_name_is_asked_for(archive):
    assert given(archive, act="speaker", speaker="Ines Roth").speaker == "Ines Roth"
    assert given(archive, act="unnamed", speaker="Ines Roth").speaker is None
    assert given(archive, act="struck").verb is Flaw.STRUCK
    for name, said in (("  ", "Write who said it"), ("A; B", "no semicolon")):
        with pytest.raises(BadInput, match=said):
            given(archive, act="speaker", speaker=name)
    with pytest.raises(BadInput, match="not on record any more"):
        given(archive, act="struck", quote="nothing")


def test_only_what_is_wrong_of_a_source_is_corrected(archive):
    moved = of_source(archive, "id-a", outlet="The  Beacon", published="2024-01-02")
    assert (moved.outlet, moved.published) == ("The Beacon", None)
    for fields, said in (({"outlet": "The Ledger"}, "as they were"), ({"published": "May"}, "A day is written"), ({}, "as they were")):
        with pytest.raises(BadInput, match=said):
            of_source(archive, "id-a", **fields)


def test_a_statement_is_found_by_words_of_its_own(archive):
    assert statement(archive, "a.txt", "NEVER sell").text == the(archive).text
    for words in ("lock stays", "", "  "):
        with pytest.raises(BadInput, match="No statement in"):
            statement(archive, "a.txt", words)


def test_nothing_shows_counts_or_finds_a_struck_statement(archive, data, onrecord):
    struck, them = the(archive), archive.speakers()
    assert verify(WORDS, archive, speaker="Ann Orr").finding is Finding.VERBATIM
    made = amend(data, given(archive, act="struck"))
    found = verify(WORDS, archive, speaker="Ann Orr")
    assert (found.finding, found.speaker) == (Finding.NOT_FOUND, None)
    assert all(place.citation.quote_id != struck.id for place in appearances(WORDS, archive))
    assert profile(archive, them[0]).statements == ()
    for write in WRITERS.values():
        assert WORDS not in "".join(str(line) for line in write(archive.quotes()))
    code, out, _ = onrecord("speakers", "--json")
    assert code == 0
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["Tam Reeve"]
    withdraw(data, made.n)
    assert the(archive) == struck


def test_a_struck_statement_is_in_no_claim_until_it_is_back(archive, data):
    with Archive.open(data, write=True, model=MODEL) as writer:
        add(writer, article(WORDS, key="c", outlet="The Beacon"))
        connect(writer)
    (told,) = claims(archive)
    assert len(told.statements) == 2
    for act in ("struck", "unnamed"):
        made = amend(data, given(archive, act=act))
        assert all(quote.id != told.first.id for each in claims(archive) for quote in each.statements)
        withdraw(data, made.n)
        assert [quote.id for quote in claims(archive)[0].statements] == [quote.id for quote in told.statements]


def answer_of(quote):
    request = Request(question="?", intent=Intent.WHAT_SAID)
    cited = Citation(article=quote.article, span=quote.content[0], quote_id=quote.id, speaker=quote.speaker)
    return Answer(request=request, status=Status.ANSWERED, speakers=(quote.speaker,), blocks=(Shown(quote, 1),), citations=(cited,))


@pytest.mark.parametrize("act", ["struck", "unnamed"])
def test_an_open_conversation_holds_nothing_that_was_corrected(archive, data, act):
    told = [Exchange(question=words, answer=answer_of(the(archive, words))) for words in (WORDS, OTHER)]
    assert as_of_now(archive, told) == tuple(told)
    amend(data, given(archive, act=act))
    gone, kept = as_of_now(archive, told)
    assert (gone.answer, gone.note) == (None, CHANGED)
    assert kept == told[1]
    assert replace(kept, question=WORDS) != gone


def test_the_commands_correct_list_and_undo(onrecord, archive):
    code, out, _ = onrecord("amend", "speaker", "never sell", "--article", "a.txt", "--as", "Reeve")
    assert code == 0
    assert "was said by Tam Reeve" in out
    assert the(archive).speaker == "Tam Reeve"
    assert onrecord("amend", "source", "a.txt", "--outlet", "The Beacon", "--published", "2023-04-05")[0] == 0
    assert onrecord("amend", "strike", "never sell", "--article", "a.txt")[0] == 0
    assert [quote.speaker for quote in archive.quotes()] == ["Tam Reeve"]
    assert [json.loads(line)["verb"] for line in onrecord("amend", "log", "--json")[1].splitlines()] == ["speaker", "source", "struck"]
    for number in ("1", "3", "2"):
        assert onrecord("amend", "undo", number)[0] == 0
    assert the(archive).speaker == "Ann Orr"
    assert archive.article("id-a").outlet == "The Ledger"
    assert onrecord("amend", "log")[1].count("(taken back)") == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["speaker", "never sell", "--article", "a.txt"], "Say who it was"),
        (["speaker", "never sell", "--article", "nowhere.txt", "--unnamed"], "no article from nowhere.txt"),
        (["strike", "never said", "--article", "a.txt"], "No statement in a.txt holds these words"),
        (["source", "a.txt"], "as they were"),
        (["undo", "7"], "no such correction"),
    ],
)
def test_a_wrong_command_gets_one_sentence(onrecord, words, said):
    code, out, error = onrecord("amend", *words)
    assert (code, out) == (2, "")
    assert said in error
    assert error.count("\n") == 1


def test_the_log_of_nothing_says_so(onrecord):
    assert onrecord("amend", "log") == (1, "", "No statement and no source was corrected yet.\n")
