import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import event

from archive import lexical
from archive.archive import Archive
from archive.errors import ArchiveBusy, ArchiveDamaged, ArchiveFull, ModelMismatch
from archive.filters import QuoteFilter
from archive.records import Form
from archive.tables import State
from archive.vectors import exact
from tests.archive.small import MODEL, add, article, statement, vector


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as opened:
        yield opened


def words(quotes):
    return [quote.text.strip('"') for quote in quotes]


def test_a_folder_without_an_archive_reads_as_empty_and_is_not_touched(tmp_path):
    with Archive.open(tmp_path / "none") as archive:
        assert archive.coverage().articles == 0
        assert archive.quotes() == []
        assert archive.search_quotes("bridge") == []
        assert archive.nearest_quotes(vector("q")) == []
        assert archive.check() == []
    assert not (tmp_path / "none").exists()


def test_what_was_kept_is_found_by_words_vector_speaker_and_id(archive):
    [of] = add(archive, article("the bridge will hold"))
    said = statement(of)
    assert archive.quotes() == [said]
    assert [hit.id for hit in archive.search_quotes("bridges holding")] == [said.id]
    assert archive.nearest_quotes(vector(said.id))[0].id == said.id
    assert archive.nearest_quotes(vector(said.id), QuoteFilter(speakers=("Ann Orr",)))[0].score == pytest.approx(1, abs=1e-5)
    assert archive.quotes_by_id(["unknown", said.id]) == [said]
    [speaker] = archive.speakers()
    assert (speaker.name, speaker.aliases, speaker.quotes) == ("Ann Orr", ("Orr",), 1)


def test_every_field_of_a_quote_and_article_comes_back_as_it_was_kept(archive):
    [of] = add(archive, article("the bridge will hold"))
    assert archive.article(of.id) == of
    assert archive.quotes()[0] == statement(of)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (QuoteFilter(), ["new", "old", "undated"]),
        (QuoteFilter(since=date(2024, 1, 1)), ["new"]),
        (QuoteFilter(until=date(2023, 12, 31)), ["old"]),
        (QuoteFilter(outlets=("The Mast",)), ["old"]),
        (QuoteFilter(speakers=("Nobody",)), []),
        (QuoteFilter(forms=(Form.INDIRECT,)), []),
        (QuoteFilter(forms=(Form.DIRECT,), outlets=("The Ledger",)), ["new", "undated"]),
    ],
)
def test_filters_narrow_and_never_widen(archive, where, expected):
    add(archive, article("undated", published=None), article("old", published=date(2023, 5, 1), outlet="The Mast"), article("new"))
    assert words(archive.quotes(where)) == expected
    assert {h.id for h in archive.search_quotes("mayor", where)} == {q.id for q in archive.quotes(where)}
    assert {h.id for h in archive.nearest_quotes(vector("q"), where)} == {q.id for q in archive.quotes(where)}


@pytest.mark.parametrize(
    "query", ['"', "a OR", "NEAR(", "bridge*", "statement:x", "-", "'; DROP TABLE quotes; --", "(", "^", "\x00", "AND AND", "🙂"]
)
def test_search_syntax_is_inert(archive, query):
    add(archive, article("the bridge will hold"))
    archive.search_quotes(query)
    archive.search_passages(query)
    assert archive.coverage().quotes == 1


def test_the_same_article_again_writes_nothing(archive):
    add(archive, article("we stay"))
    before = (archive.folder / "onrecord.sqlite3-wal").read_bytes()
    [again] = archive.admit([article("we stay")])
    assert again.change == "unchanged"
    assert (archive.folder / "onrecord.sqlite3-wal").read_bytes() == before


def test_a_corrected_article_supersedes_its_older_version_and_keeps_it(archive):
    [old] = add(archive, article("twelve boats sank", key="boats"))
    [new] = add(archive, replace(article("two boats sank", key="boats"), id="other-content"))
    assert (new.id, new.version) == (old.id, 2)
    assert words(archive.quotes()) == ["two boats sank"]
    assert archive.search_quotes("twelve") == []
    assert statement(old).id not in {h.id for h in archive.nearest_quotes(vector(statement(old).id))}
    assert archive.check() == []
    with archive.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM quotes").scalar() == 2


def test_two_outlets_that_print_the_same_words_stay_two_articles(archive):
    one = article("we stay", key="copy")
    two = replace(one, origin="/in/other.txt", outlet="The Mast")
    admitted = add(archive, one, two)
    assert len({a.id for a in admitted}) == 2
    assert archive.coverage().outlets == ("The Ledger", "The Mast")


def test_a_copy_of_a_file_is_the_same_article_until_it_changes(archive):
    one = article("we stay", key="a")
    [kept] = add(archive, one)
    [copy] = archive.admit([replace(one, origin="/in/b.txt", source="b.txt")])
    assert copy.change == "unchanged"
    [changed] = add(archive, replace(article("we go", key="b"), origin="/in/b.txt"))
    assert changed.id != kept.id
    assert sorted(words(archive.quotes())) == ["we go", "we stay"]


def test_removal_leaves_no_row_no_word_and_no_vector(archive):
    [gone, stays] = add(archive, article("we go"), article("we stay"))
    assert archive.remove(gone.id)
    assert not archive.remove(gone.id)
    assert words(archive.quotes()) == ["we stay"]
    assert archive.search_quotes("go") == []
    assert archive.check() == []
    with archive.reading() as connection:
        for table in ("articles", "quotes", "passages", "origins", "speakers"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 1, table
    assert archive.article(stays.id) == stays


def test_an_article_in_work_is_not_seen_by_readers(archive):
    archive.admit([article("not yet")])
    assert archive.coverage().articles == 0
    assert [a.text for a in archive.unfinished()] == [article("not yet").text]


def test_vectors_that_a_kill_left_out_are_put_in_on_resume(archive, monkeypatch):
    monkeypatch.setattr(Archive, "vectorise", lambda *_: None)
    [of] = add(archive, article("we stay"))
    monkeypatch.undo()
    assert archive.resume() == 1
    assert archive.nearest_quotes(vector(statement(of).id))[0].id == statement(of).id
    assert archive.check() == []
    assert archive.resume() == 0


def test_a_second_writer_is_told_who_holds_the_archive(archive):
    command = [
        sys.executable,
        "-c",
        "import sys, archive.lock; from pathlib import Path; from archive.archive import Archive\n"
        "archive.lock.SECONDS = 0.1\nArchive.open(Path(sys.argv[1]), write=True)",
        str(archive.folder),
    ]
    child = subprocess.run(command, capture_output=True, text=True, check=False)
    assert f"{ArchiveBusy.__name__}: Another onrecord (process {os.getpid()}) is writing to" in child.stderr


def test_a_reader_beside_a_writing_process_finds_everything_new(archive):
    add(archive, article("first"))
    with Archive.open(archive.folder) as reader:
        reader.open_index()
        assert len(reader.nearest_quotes(vector("q"))) == 1
        command = [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from archive.archive import Archive; from tests.archive.small import add, article\n"
            "with Archive.open(Path(sys.argv[1]), write=True) as a: add(a, *(article(f'new {n}') for n in range(30)))",
            str(archive.folder),
        ]
        archive.close()
        subprocess.run(command, check=True)
        reader.open_index()
        found = [reader.nearest_quotes(vector(quote.id), limit=1)[0].id == quote.id for quote in reader.quotes()]
        assert found == [True] * 31


def test_a_reader_opened_before_the_archive_existed_finds_it(tmp_path):
    with Archive.open(tmp_path) as reader:
        assert reader.coverage().articles == 0
        with Archive.open(tmp_path, write=True, model=MODEL) as writer:
            add(writer, article("we stay"))
        assert words(reader.quotes()) == ["we stay"]


def test_another_embedding_model_is_refused_with_the_command_that_helps(archive):
    add(archive, article("we stay"))
    with pytest.raises(ModelMismatch, match="onrecord rebuild --embed"):
        Archive.open(archive.folder, model="another")


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path):
    (tmp_path / "onrecord.sqlite3").write_bytes(b"not a database at all" * 100)
    with pytest.raises(ArchiveDamaged, match="damaged"):
        Archive.open(tmp_path)


def test_equal_vectors_rank_alike_by_index_and_exactly(archive):
    add(archive, *(article(f"number {n}") for n in range(40)))
    query = vector("question")
    archive.open_index()
    by_index = archive.nearest_quotes(query, limit=10)
    by_rows = archive.nearest_quotes(query, QuoteFilter(speakers=("Ann Orr",)), limit=10)
    assert [h.id for h in by_index] == [h.id for h in by_rows]
    np.testing.assert_allclose([h.score for h in by_index], [h.score for h in by_rows], atol=1e-4)


@pytest.mark.parametrize("place", ["file/data", "/proc/onrecord/data"])
def test_a_data_folder_that_cannot_be_made_is_one_sentence(tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(ArchiveFull, match="choose another folder with --data"):
        Archive.open(Path(place), write=True)


def test_a_full_disk_is_one_sentence_and_loses_nothing(archive):
    add(archive, article("first"))

    @event.listens_for(archive.engine, "begin")
    def _no_room(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(ArchiveFull, match="full"):
        add(archive, article("word " * 20_000, key="long"))
    event.remove(archive.engine, "begin", _no_room)
    assert words(archive.quotes()) == ["first"]
    archive.close()
    with Archive.open(archive.folder, write=True, model=MODEL) as again:
        add(again, article("second"))
        assert again.check() == []


def test_two_copies_of_one_page_write_nothing_when_they_are_read_again(archive):
    one = replace(article("we stay", key="a"), id="page", url="https://ledger.example/page")
    two = replace(article("we go", key="b"), id="page", url="https://ledger.example/page")
    add(archive, one)
    add(archive, two)
    for _ in range(3):
        assert [a.change for a in archive.admit([one, two])] == ["unchanged", "unchanged"]
    assert words(archive.quotes()) == ["we go"]


def test_words_that_stand_nowhere_any_more_leave_the_searches(archive):
    add(archive, article("we stay", key="a"), article("we go", key="b"))
    [moved] = archive.admit([replace(article("we go", key="b"), origin="/in/a.txt")])
    assert moved.change == "unchanged"
    assert words(archive.quotes()) == ["we go"]
    assert archive.check() == []


def test_an_article_that_cannot_be_processed_is_tried_anew_when_it_is_read_again(archive):
    [admitted] = archive.admit([article("we stay")])
    archive.reject(admitted.article)
    assert archive.unfinished() == []
    assert archive.admit([article("we stay")])[0].change == "added"


def test_embedding_anew_that_was_interrupted_is_known_to_be_unfinished(archive):
    add(archive, article("we stay"), article("we go"))
    archive.start_over("another")
    assert archive.resume() == 0
    [batch] = archive.kept_in_batches(10, state=State.KEPT)
    archive.keep_vectors(batch, {i: vector(i) for k in batch for i in k.ids})
    assert archive.check() == []


def test_a_kill_between_record_and_index_leaves_no_withdrawn_vector(archive, monkeypatch):
    [gone, _] = add(archive, article("we go"), article("we stay"))
    monkeypatch.setattr(Archive, "_purge", lambda *_: None)
    archive.remove(gone.id)
    monkeypatch.undo()
    archive.resume()
    assert archive.check() == []


def test_a_reader_does_not_make_tables(tmp_path):
    (tmp_path / "onrecord.sqlite3").touch()
    with Archive.open(tmp_path) as reader:
        assert reader.coverage().articles == 0
    with sqlite3.connect(tmp_path / "onrecord.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()


def test_in_a_large_archive_the_commonest_words_of_a_search_are_left_out(archive, monkeypatch):
    add(archive, article("The harbour ferry sinks"), *(article(f"The harbour gulls of pier {n} are loud") for n in range(6)))
    everything = archive.search_quotes("harbour ferry")
    assert len(everything) == 7
    monkeypatch.setattr(lexical, "ROWS", 5)
    assert [hit.id for hit in archive.search_quotes("harbour ferry")] == [everything[0].id]
    assert len(archive.search_quotes("harbour")) == 7  # a word alone is looked for however common it is


def test_a_filter_finds_what_is_not_among_the_best_of_all(archive):
    add(archive, *(article(f"The harbour gulls, gulls of pier {n}") for n in range(12)), article("One gull", outlet="The Quay"))
    where = QuoteFilter(outlets=("The Quay",))
    assert [hit.id for hit in archive.search_quotes("gulls", where, limit=1)] == [quote.id for quote in archive.quotes(where)]
    every = archive.search_quotes("gulls", limit=13)
    assert [archive.search_quotes("gulls", limit=n) for n in (1, 5, 12)] == [every[:1], every[:5], every[:12]]


def test_the_rarest_words_are_kept_in_their_order():
    assert lexical.rarest({"bridge": lexical.ROWS, "gull": 3, "ferry": 2}) == ["gull", "ferry"]
    assert lexical.rarest({"bridge": lexical.ROWS, "harbour": lexical.ROWS + 1}) == ["bridge"]
    assert lexical.rarest({"gull": 1, "ferry": 2}) == ["gull", "ferry"]


def test_what_is_left_of_a_contraction_is_not_looked_for():
    assert lexical.telling(["the ferry's bell didn't ring"]) == ["ferry", "bell", "didn", "ring"]
    assert lexical.telling(["s"]) == ["s"]


def test_an_exact_search_in_portions_finds_what_one_over_all_does(monkeypatch):
    rows = [(f"item {n}", vector(f"key {n}").astype("<f4").tobytes()) for n in range(20)]

    def found(limit):
        return [hit.id for hit in exact(vector("key 3"), iter(rows), limit=limit)]

    whole = {limit: found(limit) for limit in (1, 5, 30)}
    assert (whole[1], len(whole[30]), exact(vector("key 3"), [], limit=5)) == (["item 3"], 20, [])
    monkeypatch.setattr("archive.vectors.BATCH", 3)
    assert {limit: found(limit) for limit in whole} == whole
