"""Checking and rebuilding from the page: a real worker over a real archive, sound and damaged."""

import sqlite3
import time
from threading import Lock

import pytest

from app.intake import Intake, State
from app.render import health_html, health_text
from app.upkeep import Task, Upkeep
from archive.archive import Archive
from archive.database import FILE_NAME
from archive.errors import ArchiveBusy, BadInput
from archive.settings import Settings

SECONDS = 240


def ended(work):
    until = time.monotonic() + SECONDS
    while work.running and time.monotonic() < until:
        time.sleep(0.05)
    assert not work.running
    return work


@pytest.fixture
def settings(tmp_path):
    """Of an archive that holds one article with one statement."""
    settings = Settings.load(data=tmp_path / "data")
    file = tmp_path / "gulls.txt"
    file.write_text("Gull news\n\n“The gulls have eaten the bridge,” said Wilmot Gannet.\n", encoding="utf-8")
    intake = Intake(settings)
    intake.add([str(file)])
    ended(intake)
    return settings


def test_a_check_finds_what_a_rebuild_repairs_while_readers_search_on(settings):
    upkeep = Upkeep(settings)
    with Archive.open(settings.data) as reader:
        held = reader.coverage()
        assert "Not checked since" in health_html(upkeep.health, held)
        upkeep.start(Task.CHECK)
        with pytest.raises(BadInput, match="being checked already"):
            upkeep.start(Task.REBUILD)
        assert "1 article and 1 statement are as they were written" in health_text(ended(upkeep).health, held)

        with sqlite3.connect(settings.data / FILE_NAME) as database:
            database.execute("DELETE FROM quotes_fts")
        assert reader.search_quotes("gulls") == []
        upkeep.start(Task.CHECK)
        shown = health_html(ended(upkeep).health, held)
        assert "Keyword search holds 0 of 1 quotes: press “Rebuild the searches”." in shown
        assert "onrecord rebuild" not in shown
        upkeep.start(Task.REBUILD)
        assert "Rebuilt at" in health_text(ended(upkeep).health, held)
        assert len(reader.search_quotes("gulls")) == 1
        upkeep.start(Task.CHECK)
        assert ended(upkeep).health.problems == ()


def test_a_lost_embedding_is_made_anew(settings):
    upkeep = Upkeep(settings)
    with sqlite3.connect(settings.data / FILE_NAME) as database:
        database.execute("DELETE FROM embeddings")
    upkeep.start(Task.CHECK)
    with Archive.open(settings.data) as reader:
        shown = health_html(ended(upkeep).health, reader.coverage())
    assert "press “Embed anew”" in shown
    assert 'data-act="embed"' in shown
    upkeep.start(Task.EMBED)
    assert not ended(upkeep).health.failed
    upkeep.start(Task.CHECK)
    assert ended(upkeep).health.problems == ()


def test_what_is_read_waits_for_a_rebuild_and_may_be_stopped_while_it_waits(tmp_path, monkeypatch):
    monkeypatch.setattr("app.intake.PATIENCE", 0.1)
    turn, settings = Lock(), Settings.load(data=tmp_path / "data")
    files = [tmp_path / f"gulls{n}.txt" for n in range(2)]
    for file in files:
        file.write_text(f"Gull news\n\n“The gulls have eaten {file.stem},” said Wilmot Gannet.\n", encoding="utf-8")
    intake = Intake(settings, turn)
    with turn:  # as a rebuild holds it
        intake.add(map(str, files))
        with pytest.raises(ArchiveBusy, match="try again when that is done"):
            intake.remove("whatever")
        intake.stop(str(files[0]))
        assert [item.state for item in intake.items] == [State.STOPPED, State.WAITING]
    assert [item.state for item in ended(intake).items] == [State.STOPPED, State.DONE]


def test_an_archive_that_is_no_archive_is_a_sentence(tmp_path):
    settings = Settings.load(data=tmp_path / "data")
    settings.data.mkdir()
    (settings.data / FILE_NAME).write_bytes(b"nothing of the kind" * 300)
    upkeep = Upkeep(settings)
    upkeep.start(Task.CHECK)
    assert "damaged" in ended(upkeep).health.failed
