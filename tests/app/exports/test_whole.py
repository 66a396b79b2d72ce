"""An exported archive comes back: articles with ids and versions, statements, speakers, corrections; a second time it writes nothing."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.chain import Steps
from app.cli_progress import taken_in
from app.corrections import Find, merging, renaming
from app.exports import whole_archive
from app.render import Exchange
from app.sessions import save
from app.turn import Turn
from archive import reviews, sessions, watches
from archive.amendments import Amendment, Flaw
from archive.archive import Archive
from archive.claims.keeping import decide, decided
from archive.claims.ties import Verb
from archive.follows import Follows
from archive.registry import amend, amended, correct, corrections, undo, withdraw
from archive.reviews import Review
from archive.versions import versions
from ingest.claims.judge import ClaimJudge
from ingest.pipeline import ingest
from ingest.speakers.registry import REGISTRY

BRIDGE = """Bridge stays shut, mayor says

PORT ELLERY (Tide Wire) - The harbour bridge will stay shut until spring, Mayor Ilse Brandvold said on Tuesday.

"We will not send one lorry across it," Brandvold told reporters at the quay.
"""
LINES = [
    {"id": "lock-7", "title": "Lock to open", "outlet": "The Quay", "authors": ["Anna Moll"], "published": "2031-05-02T23:30:00+05:00",
     "url": "https://quay.example/lock", "language": "en",
     "text": "“The lock opens in June,” harbour master Petra Lindqvist said. Lindqvist denied that the keys were lost."},
]  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory, embedder):
    """An archive with a corrected article, one that stands at two places, one from JSON lines, and corrections in force and undone."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "copy.txt").write_text(BRIDGE.replace("spring", "summer"), encoding="utf-8")
    (folder / "again.txt").write_text(BRIDGE.replace("spring", "summer"), encoding="utf-8")
    (folder / "lines.jsonl").write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    with Archive.open(tmp_path_factory.mktemp("kept"), write=True, model=embedder.name) as archive:
        ingest([str(folder)], archive, embedder)
        (folder / "bridge.txt").write_text(BRIDGE.replace("one lorry", "a single lorry"), encoding="utf-8")
        ingest([str(folder)], archive, embedder)
        for correction in (renaming("Ilse Brandvold", "Ilse Brandvold-Moe"), merging(["Petra Lindqvist"], "Ilse Brandvold-Moe")):
            correct(archive, correction(Find(archive)), REGISTRY)
        undo(archive, REGISTRY)
        said = {words: next(q for q in archive.quotes() if words in q.text) for words in ("keys", "opens in June", "a single lorry")}
        amend(archive, Amendment.of(said["keys"], Flaw.STRUCK), REGISTRY)
        amend(archive, Amendment.of(said["a single lorry"], Flaw.SPEAKER, speaker="Somebody New"), REGISTRY)
        lock = said["opens in June"].article.id
        for outlet in ("The Beacon", "The Lamp"):
            amend(archive, Amendment(verb=Flaw.SOURCE, article=lock, outlet=outlet, published=date(2031, 5, 4)), REGISTRY)
        withdraw(archive, 3, REGISTRY)
        one, other, *_ = archive.quotes()
        decide(archive, ClaimJudge(embedder), Verb.APART, one.id, other.id)
        watches.add(archive, Follows.PERSON, "Petra Lindqvist", owner="", seen={one.id: datetime(2031, 5, 6, tzinfo=UTC)})
        watches.add(archive, Follows.TOPIC, "lorries", owner="ilse", seen={})
        watches.remove(archive, watches.listed(archive, owner="ilse")[0])
        reviews.keep(
            archive, [Review(claim="The lock opens in June", rating="Too early", reviewer="The Plumb Line", said_on=date(2031, 5, 2))]
        )
        converse(archive, embedder)
        yield archive


def converse(archive, embedder):
    """Two questions, the second changed by hand, in a conversation that was given a name."""
    steps = Steps.over(archive, embedder)
    first = steps(Turn("What did Petra Lindqvist say about the lock?"))
    own = replace(first.request, topic="the keys", question="And about the bridge?")
    second = steps(Turn(own.question, (first.asked,), request=own))
    turns = [Exchange(question=first.request.question, answer=first), Exchange(question=own.question, answer=second, changed=True)]
    save(archive, "talk-1", turns, owner="ilse")
    sessions.rename(archive, "talk-1", "Locks")


@pytest.fixture(scope="module")
def exported(kept, tmp_path_factory):
    file = tmp_path_factory.mktemp("exported") / "archive.jsonl"
    file.write_text("".join(whole_archive(kept)), encoding="utf-8")
    return file


def whole(archive):
    """Everything that an export holds, a probability to three places."""
    held = [(each.article, each.quotes, each.places, each.current) for each in versions(archive)]
    said = [(q.id, q.text, q.speaker, q.form, q.act, q.polarity, round(q.confidence, 3)) for _, quotes, _, _ in held for q in quotes]
    own = list(sessions.everybodys(archive)), reviews.listed(archive), [replace(each, n=0) for each in watches.everybodys(archive)]
    words = corrections(archive), amended_as_told(archive), [replace(each, n=0) for each in decided(archive)], own
    return [(article, places, current) for article, _, places, current in held], said, words


def amended_as_told(archive):
    return [replace(each, n=0) for each in amended(archive, undone=True)]


def test_everything_comes_back(kept, exported, embedder, tmp_path):
    with Archive.open(tmp_path / "back", write=True, model=embedder.name) as back:
        report = ingest([str(exported)], back, embedder)
        assert (report.added, report.changed, report.corrections, report.failed) == (3, 1, 7, ())
        assert (report.watches, report.reviews, taken_in(back, embedder, report)) == (2, 1, 1)
        assert whole(back) == whole(kept)
        assert {q.speaker for q in back.quotes()} >= {"Ilse Brandvold-Moe", "Petra Lindqvist", "Somebody New"}
        assert {(q.article.outlet, q.published_on) for q in back.quotes() if "opens in June" in q.text} == {("The Lamp", date(2031, 5, 4))}
        assert not any("keys" in q.text for q in back.quotes())
        assert back.check() == []
        before = (back.folder / "onrecord.sqlite3-wal").read_bytes()
        again = ingest([str(exported)], back, embedder)
        assert (again.added, again.changed, again.corrections, again.failed) == (0, 0, 0, ())
        assert (again.watches, again.reviews, taken_in(back, embedder, again)) == (0, 0, 0)
        assert (back.folder / "onrecord.sqlite3-wal").read_bytes() == before


def test_into_the_archive_that_it_comes_from_it_writes_nothing(kept, exported, embedder):
    before = whole(kept)
    report = ingest([str(exported)], kept, embedder)
    assert (report.added, report.changed, report.corrections) == (0, 0, 0)
    assert whole(kept) == before


def test_the_lines_say_what_the_statements_are(exported):
    rows = [json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines()]
    articles = [row for row in rows if "record" in row]
    assert [row["record"]["current"] for row in articles].count(False) == 1
    for row in articles:
        assert row["quotes"]
        for quote in row["quotes"]:
            assert " ".join(row["text"][start:end] for start, end in quote["content"]) == quote["text"]
    assert [row["correction"]["undone"] for row in rows if "correction" in row] == [False, True]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda row: row.update(text=row["text"].replace("not send", "send")), "checksums differ"),
        (lambda row: row["record"].update(article="../../etc"), '"record" is not one of an onrecord export (article)'),
        (lambda row: row["record"].update(version=10**12), '"record" is not one of an onrecord export (version)'),
    ],
)
def test_a_line_that_was_changed_is_refused(exported, embedder, tmp_path, change, reason):
    row = json.loads(exported.read_text(encoding="utf-8").splitlines()[0])
    change(row)
    file = tmp_path / "changed.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    with Archive.open(tmp_path / "data", write=True, model=embedder.name) as archive:
        (failed,) = ingest([str(file)], archive, embedder).failed
    assert reason in failed.reason


def test_a_speaker_that_was_forged_into_a_line_is_not_believed(exported, embedder, tmp_path):
    row = json.loads(exported.read_text(encoding="utf-8").splitlines()[0])
    for quote in row["quotes"]:
        quote["speaker"] = "Somebody Else"
    file = tmp_path / "forged.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    with Archive.open(tmp_path / "data", write=True, model=embedder.name) as archive:
        ingest([str(file)], archive, embedder)
        assert {speaker.name for speaker in archive.speakers()} == {"Ilse Brandvold"}


PLACE = {"article": "a", "wording": "b"}


@pytest.mark.parametrize(
    "line",
    [
        {"correction": {"verb": "sing", "names": ["a"], "target": "b", "made": "2031-01-01T00:00:00Z"}},
        {"correction": {}},
        {"correction": None},
        {"verdict": "x"},
        {"verdict": {"verb": "apart", "a": PLACE, "b": PLACE, "made": "2031-01-01T00:00:00Z"}},
        {"verdict": {"verb": "apart", "a": PLACE, "b": {"article": "c", "wording": "d"}, "made": "yesterday"}},
    ],
)
def test_a_correction_or_verdict_that_is_none_is_a_failure(embedder, tmp_path, line):
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(map(json.dumps, (line, LINES[0]))), encoding="utf-8")
    with Archive.open(tmp_path / "data", write=True, model=embedder.name) as archive:
        report = ingest([str(file)], archive, embedder)
    assert (report.added, report.corrections, len(report.failed)) == (1, 0, 1)


def test_no_answer_is_taken_from_a_file(kept, exported, embedder, tmp_path):
    """A conversation in a file may say anything; what it shows is what the articles hold."""
    lines = exported.read_text(encoding="utf-8").splitlines()
    talk = next(json.loads(line) for line in lines if line.startswith('{"conversation"'))
    reply = talk["conversation"]["turns"][0]["reply"]
    reply["blocks"] = [{"text": "Petra Lindqvist said: “I sold the keys.”", "citations": [], "glue": False}]
    reply["request"]["notes"] = ["Petra Lindqvist sold the keys"]
    reply["remark"] = "Petra Lindqvist sold the keys"
    talk["conversation"]["turns"][0]["note"] = "Petra Lindqvist sold the keys"
    file = tmp_path / "forged.jsonl"
    file.write_text("\n".join([*(line for line in lines if not line.startswith('{"conversation"')), json.dumps(talk)]), encoding="utf-8")
    with Archive.open(tmp_path / "back", write=True, model=embedder.name) as back:
        assert taken_in(back, embedder, ingest([str(file)], back, embedder)) == 1
        (session,) = sessions.everybodys(back)
        assert session.title == "Locks"
        assert len(session.turns) == 2
        assert "sold" not in json.dumps(session.turns)
        assert session == next(sessions.everybodys(kept))


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ({"watch": {"follows": "person", "name": " "}}, '"watch" is not one of an onrecord export (name)'),
        ({"review": {"claim": "", "rating": "", "reviewer": ""}}, '"review" is not one of an onrecord export (a review needs'),
        ({"conversation": {"id": "../x"}}, '"conversation" is not one of an onrecord export (id)'),
        ({"conversation": []}, '"conversation" is not one of an onrecord export (no object)'),
    ],
)
def test_a_broken_line_of_the_readers_own_is_a_failure(line, where, embedder, tmp_path):
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    with Archive.open(tmp_path / "back", write=True, model=embedder.name) as back:
        (failure,) = ingest([str(file)], back, embedder).failed
        assert where in failure.reason
