"""A re-fetched article whose text changed: what became of its statements, whether a note says so, and who cites them."""

import json
import sys

import pytest

from app import cli
from app.cli_reading import finding_row
from app.cli_show import finding_lines
from app.finding import EARLIER, Finding
from app.revisions import revisions
from app.verify import verify
from archive import sessions
from archive.archive import Archive
from ingest.pipeline import ingest

FIRST = (
    '"The bridge will cost 12 million crowns," Mayor Ada Teel told the council on Monday.\n\n'
    '"Nobody will lose a home," said Bruno Castellan, an engineer.\n'
)
SECOND = (
    '"The bridge will cost 21 million crowns," Mayor Ada Teel told the council on Monday.\n\n'
    '"We regret the noise at night," said Ines Prado, a builder.\n'
)
NOTED = SECOND + "\nCorrection: an earlier version of this article gave a wrong figure for the bridge.\n"


@pytest.fixture
def read(tmp_path, embedder):
    """The archive after the versions of one article were read in turn."""

    def reading(*versions):
        with Archive.open(tmp_path / "data", write=True, model=embedder.name) as archive:
            for text in versions:
                (tmp_path / "bridge.txt").write_text(text, encoding="utf-8")
                ingest([str(tmp_path / "bridge.txt")], archive, embedder)
        return Archive.open(tmp_path / "data")

    return reading


def test_each_change_is_told_and_a_note_is_looked_for(read):
    with read(FIRST, SECOND, NOTED) as archive:
        [noted, silent] = revisions(archive)
    assert silent.silent
    [altered] = silent.altered
    assert [(d.kind, d.article, d.quoted) for d in altered.differences] == [("number", "12 million", "21 million")]
    assert [quote.speaker for quote in silent.removed] == ["Bruno Castellan"]
    assert [quote.speaker for quote in silent.added] == ["Ines Prado"]
    assert noted.note.quote.startswith("Correction: an earlier version")
    assert (noted.altered, noted.removed, noted.silent) == ((), (), False)


def test_words_that_only_an_older_version_had_are_told_so(read):
    with read(FIRST, SECOND) as archive:
        was = verify("The bridge will cost 12 million crowns", archive, speaker="Ada Teel")
        now = verify("The bridge will cost 21 million crowns", archive, speaker="Ada Teel")
        never = verify("The bridge will cost 14 million crowns", archive, speaker="Ada Teel")
    assert (was.finding, was.earlier.speaker, was.earlier.quote) == (Finding.ALTERED, "Ada Teel", "The bridge will cost 12 million crowns")
    assert any(line.strip().startswith(EARLIER) for line in finding_lines(was))
    assert finding_row(was)["earlier"]["quote"] == was.earlier.quote
    assert (now.finding, now.earlier) == (Finding.VERBATIM, None)
    assert (never.finding, never.earlier) == (Finding.ALTERED, None)


def test_versions_that_go_round_in_a_circle_are_each_told(read):
    with read(FIRST, SECOND, FIRST) as archive:
        back, forth = revisions(archive)
    assert [quote.speaker for quote in back.added] == [quote.speaker for quote in forth.removed] == ["Bruno Castellan"]


def test_an_answer_that_cites_changed_words_is_named(read, tmp_path, embedder, monkeypatch, capsys):
    with read(FIRST) as archive:
        cited = next(quote.id for quote in archive.quotes() if quote.speaker == "Ada Teel")
        turns = [{"question": "What did Teel say?", "reply": {"citations": [{"quote": cited}]}}]
        sessions.save(archive, "one", turns, owner="", title="The bridge", words="bridge")
        sessions.save(archive, "two", [{"question": "Who?"}], owner="", title="Nothing", words="who")
    with read(SECOND) as archive:
        [revision] = revisions(archive)
        assert [session.title for session in revision.citing] == ["The bridge"]
    monkeypatch.setattr(sys, "argv", ["onrecord", "--data", str(tmp_path / "data"), "revisions", "--json"])
    with pytest.raises(SystemExit):
        cli.main()
    row = json.loads(capsys.readouterr().out)
    assert (row["from_version"], row["to_version"], row["silent"], row["cited_by"]) == (1, 2, True, ["The bridge"])


def test_an_article_read_once_has_no_revisions(read):
    with read(FIRST) as archive:
        assert list(revisions(archive)) == []
