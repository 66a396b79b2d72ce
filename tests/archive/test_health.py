import shutil
import sqlite3

import pytest

from archive.archive import Archive
from archive.errors import ArchiveOutdated
from tests.archive.small import CLAIMS, MODEL, UNDESCRIBE, add, article, statement, vector

ARTICLES = 30


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    made = tmp_path_factory.mktemp("written")
    with Archive.open(made, write=True, model=MODEL) as archive:
        add(archive, *(article(f"number {n}") for n in range(ARTICLES)))
    return made


@pytest.fixture
def folder(written, tmp_path):
    return shutil.copytree(written, tmp_path / "archive")


def damage_sql(statement):
    def damage(folder):
        with sqlite3.connect(folder / "onrecord.sqlite3") as connection:
            connection.execute(statement)
        connection.close()

    return damage


def damage_files(change):
    def damage(folder):
        for path in sorted((folder / "chroma").rglob("*")):
            if path.is_file():
                change(path)

    return damage


DAMAGES = {
    "a changed word": damage_sql("UPDATE articles SET text = replace(text, 'number', 'numbed') WHERE n = 3"),
    "changed words of a statement": damage_sql("UPDATE quotes SET content = '[[1, 5]]', verbatim = '[[2, 4]]' WHERE n = 2"),
    "a changed polarity": damage_sql("UPDATE quotes SET polarity = 'denied' WHERE n = 1"),
    "another speaker's name": damage_sql("UPDATE speakers SET name = 'Eve Marr' WHERE n = 1"),
    "a moved passage": damage_sql("UPDATE passages SET start = start + 1 WHERE n = 1"),
    "keyword table gone": damage_sql("DROP TABLE quotes_fts"),
    "keyword rows lost": damage_sql("DELETE FROM quotes_fts WHERE rowid < 5"),
    "passage words lost": damage_sql("DELETE FROM passages_fts WHERE rowid = 1"),
    "a changed embedding": damage_sql("UPDATE embeddings SET vector = zeroblob(length(vector)) WHERE rowid = 5"),
    "two embeddings changed round": damage_sql(
        "UPDATE embeddings SET vector = (SELECT vector FROM embeddings AS e WHERE e.rowid = 3 - embeddings.rowid) WHERE rowid < 3"
    ),
    "codes lost": damage_sql("DELETE FROM codes WHERE article_n < 3"),
    "codes of other statements": damage_sql("UPDATE codes SET codes = (SELECT codes FROM codes WHERE article_n = 1) WHERE article_n = 2"),
    "another place": damage_sql("UPDATE origins SET article_id = (SELECT max(article_id) FROM origins) WHERE rowid = 1"),
    "embeddings lost": damage_sql("DELETE FROM embeddings WHERE rowid < 3"),
    "index folder gone": lambda folder: shutil.rmtree(folder / "chroma"),
    "index database gone": lambda folder: (folder / "chroma" / "chroma.sqlite3").unlink(),
    "index files empty": damage_files(lambda path: path.write_bytes(b"")),
    "index files cut": damage_files(lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])),
    "index files overwritten": damage_files(lambda path: path.write_bytes(b"\xff" * path.stat().st_size)),
}
REBUILT = {name for name in DAMAGES if "index" in name or "words lost" in name or "keyword" in name or "codes" in name}


ALIKE = {"index files cut", "index files overwritten", "codes of other statements"}
"""Noticed and repaired as another damage is."""


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.exhaustive if name in ALIKE else ()) for name in DAMAGES])
def test_each_damage_is_noticed_and_rebuild_restores_what_it_can(folder, name):
    DAMAGES[name](folder)
    with Archive.open(folder, write=True) as archive:
        found = archive.check()
        assert found, "the damage was not noticed"
        assert all("onrecord rebuild" in line or "backup" in line or "again" in line for line in found)
        if name not in REBUILT:
            return
        assert archive.rebuild() == 2 * ARTICLES
        assert archive.check() == []
        assert all(archive.nearest_quotes(vector(quote.id), limit=1)[0].id == quote.id for quote in archive.quotes())
        assert len(archive.search_quotes("number", limit=100)) == ARTICLES


@pytest.mark.parametrize("name", [name for name in sorted(REBUILT) if "index" in name])
def test_questions_are_answered_while_the_index_is_damaged(folder, name):
    DAMAGES[name](folder)
    with Archive.open(folder) as archive:
        said = statement(article("number 7"))
        assert archive.nearest_quotes(vector(said.id), limit=1)[0].id == said.id
        assert archive.search_quotes("number 7")


def test_a_sound_archive_has_no_problems(folder):
    with Archive.open(folder) as archive:
        assert archive.check() == []


def before_speakers_across_articles(folder):
    for change in UNDESCRIBE:
        damage_sql(change)(folder)
    for column in ("quotes.named", "quotes.struck", "speakers.apart", "speakers.qid", "speakers.gender"):
        table, _, name = column.partition(".")
        damage_sql(f"ALTER TABLE {table} DROP COLUMN {name}")(folder)
    for index in ("speakers_name", "speakers_joint"):
        damage_sql(f"DROP INDEX {index}")(folder)
    for table in (*CLAIMS, "appearances", "unlinked", "rulings", "sessions", "watches", "amendments", "reviews", "codes"):
        damage_sql(f"DROP TABLE {table}")(folder)
    damage_sql("UPDATE alembic_version SET version_num = '0002'")(folder)


def test_an_archive_from_before_speakers_across_articles_keeps_its_speakers(folder):
    with Archive.open(folder) as archive:
        before, speakers = archive.quotes(), archive.speakers()
    before_speakers_across_articles(folder)
    with Archive.open(folder, write=True) as archive:
        assert archive.check() == []
        assert archive.quotes() == before
        assert [(s.name, s.quotes) for s in archive.speakers()] == [(s.name, s.quotes) for s in speakers]


def test_a_reader_of_an_older_archive_is_told_what_to_do_instead_of_seeing_it_empty(folder):
    before_speakers_across_articles(folder)
    with pytest.raises(ArchiveOutdated, match="onrecord rebuild"):
        Archive.open(folder)
    with Archive.open(folder, write=True) as archive:
        assert archive.coverage().articles == ARTICLES
    with Archive.open(folder) as archive:
        assert archive.coverage().articles == ARTICLES


def test_an_archive_from_before_the_checksums_of_embeddings_is_brought_up_to_date(folder):
    before_speakers_across_articles(folder)
    damage_sql("ALTER TABLE embeddings DROP COLUMN checksum")(folder)
    damage_sql("ALTER TABLE origins DROP COLUMN checksum")(folder)
    damage_sql("UPDATE alembic_version SET version_num = '0001'")(folder)
    with Archive.open(folder, write=True) as archive:
        assert archive.check() == []
