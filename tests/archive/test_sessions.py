"""Conversations are kept beside the record: found, renamed, deleted, and kept while another process writes."""

import pytest

from archive import sessions
from archive.archive import Archive
from archive.database import connect
from archive.errors import ArchiveOutdated
from archive.health import problems
from tests.archive.small import CLAIMS, UNDESCRIBE


@pytest.fixture
def folder(tmp_path):
    Archive.open(tmp_path, write=True).close()
    return tmp_path


def save(archive: Archive, name: str, *questions: str, owner: str = "") -> None:
    turns = [{"question": question} for question in questions]
    sessions.save(archive, name, turns, owner=owner, title=questions[0], words="\n".join(questions))


def titles(archive: Archive, words: str = "", owner: str = "") -> list[str]:
    return [each.title for each in sessions.listed(archive, owner=owner, words=words)]


def test_a_conversation_is_there_when_the_archive_is_opened_again(folder):
    with Archive.open(folder) as archive:
        save(archive, "one", "Who closed the lock?", "When?")
    with Archive.open(folder) as archive:
        found = sessions.load(archive, "one")
        assert [turn["question"] for turn in found.turns] == ["Who closed the lock?", "When?"]
        assert found.asked == 2
        assert sessions.load(archive, "other") is None


def test_one_that_grows_keeps_its_title_and_comes_first(folder):
    with Archive.open(folder) as archive:
        save(archive, "one", "Who closed the lock?")
        sessions.rename(archive, "one", "The lock")
        save(archive, "two", "What did the ferry cost?")
        save(archive, "one", "Who closed the lock?", "Who opened it?")
        assert titles(archive) == ["The lock", "What did the ferry cost?"]


@pytest.mark.parametrize(
    ("words", "found"), [("OPENED", ["The lock"]), ("lock", ["The lock"]), ("closed opened", ["The lock"]), ("%", []), ("ferry lock", [])]
)
def test_a_search_looks_in_title_and_questions(folder, words: str, found: list[str]):
    with Archive.open(folder) as archive:
        save(archive, "one", "Who closed it?", "Who opened it?")
        sessions.rename(archive, "one", "The lock")
        save(archive, "two", "What did the ferry cost?")
        assert titles(archive, words) == found


def test_everybody_sees_their_own(folder):
    with Archive.open(folder) as archive:
        save(archive, "one", "Hers?", owner="ada")
        save(archive, "two", "His?", owner="ben")
        assert titles(archive, owner="ada") == ["Hers?"]
        assert titles(archive) == []


def test_deleted_is_gone(folder):
    with Archive.open(folder) as archive:
        save(archive, "one", "Who?")
        sessions.remove(archive, "one")
        assert sessions.load(archive, "one") is None


def test_it_is_kept_while_articles_are_read(folder):
    with Archive.open(folder, write=True), Archive.open(folder) as reader:
        save(reader, "one", "Who?")
        assert titles(reader) == ["Who?"]


def test_an_archive_made_before_conversations_were_kept_keeps_them_after_its_next_writer(folder):
    engine = connect(folder / "onrecord.sqlite3")
    with engine.begin() as connection:
        for table in ("sessions", "watches", "amendments", "reviews", "codes", *CLAIMS):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        for change in ("ALTER TABLE quotes DROP COLUMN struck", *UNDESCRIBE):
            connection.exec_driver_sql(change)
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0003'")
    engine.dispose()
    with pytest.raises(ArchiveOutdated):
        Archive.open(folder)
    with Archive.open(folder, write=True) as archive:
        save(archive, "one", "Who?")
        assert titles(archive) == ["Who?"]
        assert problems(archive) == []
