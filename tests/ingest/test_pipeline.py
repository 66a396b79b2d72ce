"""The whole way from files to a record, with the real model, and what a rerun, a correction and a removal do to it."""

import shutil

import pytest

from archive.archive import Archive
from ingest.pipeline import extract, ingest
from ingest.sources import Failure
from ingest.speakers.resolve import resolved

BRIDGE = """Bridge stays shut, mayor says

PORT ELLERY (Tide Wire) - The harbour bridge will stay shut until spring, Mayor Ilse Brandvold said on Tuesday.

"We will not send one lorry across it," Brandvold told reporters at the quay.
"""


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "articles"
    made.mkdir()
    (made / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (made / "ferry.txt").write_text(BRIDGE.replace("bridge", "ferry").replace("lorry", "cart"), encoding="utf-8")
    return made


@pytest.fixture
def archive(tmp_path, embedder):
    with Archive.open(tmp_path / "data", write=True, model=embedder.name) as opened:
        yield opened


def counts(report):
    return report.added, report.changed, report.unchanged, report.removed, len(report.failed)


def test_articles_become_statements_with_speakers_that_questions_find(folder, archive, embedder):
    assert counts(ingest([str(folder)], archive, embedder)) == (2, 0, 0, 0, 0)
    assert {q.speaker for q in archive.quotes()} - {None} == {"Ilse Brandvold"}
    assert '"We will not send one lorry across it,"' in {q.text for q in archive.quotes()}
    [best, *_] = archive.quotes_by_id([h.id for h in archive.nearest_quotes(embedder.encode(["no trucks on the bridge"])[0], limit=3)])
    assert "lorry" in best.article.text
    assert archive.check() == []


def test_three_times_the_same_folder_is_one_ingest(folder, archive, embedder):
    ingest([str(folder)], archive, embedder)
    before = (archive.folder / "onrecord.sqlite3-wal").read_bytes()
    assert counts(ingest([str(folder)], archive, embedder)) == (0, 0, 2, 0, 0)
    assert counts(ingest([str(folder)], archive, embedder)) == (0, 0, 2, 0, 0)
    assert (archive.folder / "onrecord.sqlite3-wal").read_bytes() == before


def test_a_corrected_file_is_changed_and_answers_with_the_new_words(folder, archive, embedder):
    ingest([str(folder)], archive, embedder)
    (folder / "bridge.txt").write_text(BRIDGE.replace("one lorry", "a single lorry"), encoding="utf-8")
    assert counts(ingest([str(folder)], archive, embedder)) == (0, 1, 1, 0, 0)
    texts = [q.text for q in archive.quotes()]
    assert any("a single lorry" in t for t in texts)
    assert not any("one lorry" in t for t in texts)


def test_files_that_are_gone_are_reported_and_only_pruned_when_asked(folder, archive, embedder):
    ingest([str(folder)], archive, embedder)
    (folder / "ferry.txt").unlink()
    report = ingest([str(folder)], archive, embedder)
    assert [m.endswith("ferry.txt") for m in report.missing] == [True]
    assert archive.coverage().articles == 2
    assert counts(ingest([str(folder)], archive, embedder, prune=True)) == (0, 0, 1, 1, 0)
    assert archive.coverage().articles == 1
    assert archive.check() == []


def test_a_moved_file_is_the_same_article(folder, archive, embedder):
    ingest([str(folder)], archive, embedder)
    shutil.move(folder / "ferry.txt", folder / "boat.txt")
    assert counts(ingest([str(folder)], archive, embedder, prune=True))[:4] == (0, 0, 2, 0)
    assert archive.coverage().articles == 2


def test_one_bad_file_never_stops_the_rest(folder, archive, embedder):
    (folder / "a-broken.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "b-empty.txt").write_bytes(b"")
    report = ingest([str(folder), str(folder / "none.txt")], archive, embedder)
    assert counts(report) == (2, 0, 0, 0, 3)
    assert all(f.reason and "Traceback" not in f.reason for f in report.failed)


def test_progress_ends_at_the_total(folder, archive, embedder):
    seen = []
    ingest([str(folder)], archive, embedder, progress=seen.append)
    assert [p.done for p in seen] == sorted(p.done for p in seen)
    assert (seen[-1].done, seen[-1].total) == (2, 2)


@pytest.mark.parametrize("point", ["admit", "keep", "vectorise"])
def test_an_ingest_that_was_killed_is_finished_by_the_next(point, folder, tmp_path, embedder, monkeypatch):
    class Killed(BaseException):
        pass

    original = getattr(Archive, point)

    def killed(self, *given):
        if point == "admit":
            original(self, *given)
        raise Killed

    with Archive.open(tmp_path / "data", write=True, model=embedder.name) as archive:
        monkeypatch.setattr(Archive, point, killed)
        with pytest.raises(Killed):
            ingest([str(folder)], archive, embedder)
    monkeypatch.undo()
    with Archive.open(tmp_path / "data", write=True, model=embedder.name) as archive:
        ingest([str(folder)], archive, embedder)
        assert archive.coverage().articles == 2
        assert len({q.id for q in archive.quotes()}) == archive.coverage().quotes > 0
        assert archive.check() == []


def test_extract_gives_the_same_statements_without_an_archive(folder, archive, embedder):
    ingest([str(folder)], archive, embedder)
    found = [q.text for each in extract([str(folder)]) if not isinstance(each, Failure) for q in each[1]]
    assert sorted(found) == sorted(q.text for q in archive.quotes())


def test_an_article_that_breaks_the_analysis_fails_alone_and_is_tried_again(folder, archive, embedder, monkeypatch):
    def broken(article, statements):
        if "lorry" in article.text:
            raise RecursionError("too deep")
        return resolved(article, statements)

    monkeypatch.setattr("ingest.pipeline.resolved", broken)
    report = ingest([str(folder)], archive, embedder)
    assert counts(report) == (1, 0, 0, 0, 1)
    assert "could not analyse" in report.failed[0].reason
    monkeypatch.undo()
    assert counts(ingest([str(folder)], archive, embedder)) == (1, 0, 1, 0, 0)


def test_an_article_that_comes_again_before_it_is_kept_is_kept_once(tmp_path, archive, embedder, monkeypatch):
    monkeypatch.setattr("ingest.pipeline.BATCH_ARTICLES", 1)
    places = [tmp_path / f"{name}.txt" for name in "abcd"]
    for place in places:
        place.write_text(BRIDGE, encoding="utf-8")
    kept = []
    keep = archive.keep
    monkeypatch.setattr(archive, "keep", lambda batch, vectors: (kept.extend(batch), keep(batch, vectors)))
    assert counts(ingest([str(place) for place in places], archive, embedder)) == (1, 0, 3, 0, 0)
    assert len(kept) == 1
    assert archive.check() == []


def test_an_empty_folder_in_place_of_a_full_one_removes_nothing(folder, archive, embedder):
    ingest([str(folder)], archive, embedder)
    for path in folder.iterdir():
        path.unlink()
    report = ingest([str(folder)], archive, embedder, prune=True)
    assert (report.removed, report.missing) == (0, ())
    assert archive.coverage().articles == 2


def test_a_correction_supersedes_the_first_version_of_a_page(archive, embedder):
    first, corrected = "tests/corpus/earlier/gant-bridge-ledger.html", "tests/corpus/articles/gant-bridge-ledger.html"
    ingest([first], archive, embedder)
    before = {q.text for q in archive.quotes()}
    assert counts(ingest([corrected], archive, embedder)) == (0, 1, 0, 0, 0)
    after = {q.text for q in archive.quotes()}
    assert before - after
    assert archive.coverage().articles == 1
    assert archive.check() == []


def test_an_article_in_another_language_is_named_in_the_report(folder, archive, embedder):
    french = (
        "Le pont du port restera fermé, a dit la mairesse.\n\n"
        "« Nous n’y enverrons pas un seul camion avant la fin de l’année », a-t-elle dit."
    )
    (folder / "pont.txt").write_text(french, encoding="utf-8")
    report = ingest([str(folder)], archive, embedder)
    assert [(each.source.rpartition("/")[2], each.language) for each in report.foreign] == [("pont.txt", "French")]
    assert any("pas un seul camion" in quote.text and quote.speaker is None for quote in archive.quotes())
