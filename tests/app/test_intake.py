"""Bringing articles in: what may be named, where dropped files stay, and what a real worker says of each input."""

import time

import pytest

from app.intake import Intake, State, addresses, kept_upload
from archive.archive import Archive
from archive.errors import BadInput
from archive.settings import Settings

SECONDS = 240


def finished(intake):
    until = time.monotonic() + SECONDS
    while intake.running and time.monotonic() < until:
        time.sleep(0.05)
    assert not intake.running
    return {item.name: (item.state, item.said) for item in intake.items}


def test_addresses_are_taken_one_by_one_and_nothing_else():
    assert addresses(" https://post.example/a\nhttp://post.example/feed ") == ["https://post.example/a", "http://post.example/feed"]
    for wrong in ("", "/etc/passwd", "file:///etc/passwd", "post.example/a", "https://"):
        with pytest.raises(BadInput):
            addresses(wrong)


def test_a_dropped_file_stays_in_the_data_folder_once(tmp_path):
    given = tmp_path / "given" / "gulls.txt"
    given.parent.mkdir()
    given.write_text("Gulls.", encoding="utf-8")
    first = kept_upload(tmp_path / "data", given)
    assert first == kept_upload(tmp_path / "data", given) == str(tmp_path / "data" / "uploads" / "gulls.txt")
    given.write_text("Other gulls.", encoding="utf-8")
    assert kept_upload(tmp_path / "data", given) not in {first, str(given)}


def test_a_worker_reads_says_why_not_and_removes(tmp_path):
    good, bad = tmp_path / "gulls.txt", tmp_path / "broken.pdf"
    good.write_text("Gull news\n\n“The gulls have eaten the bridge,” said Wilmot Gannet.\n", encoding="utf-8")
    bad.write_bytes(b"%PDF-1.4 nothing")
    settings = Settings.load(data=tmp_path / "data")
    intake = Intake(settings)
    intake.add([str(good), str(bad), str(tmp_path / "none.txt")])
    found = finished(intake)
    assert found["gulls.txt"] == (State.DONE, "1 added")
    assert found["broken.pdf"][0] is State.FAILED
    assert "damaged" in found["broken.pdf"][1]
    assert "no such file" in found["none.txt"][1]
    with Archive.open(settings.data) as archive:
        [article] = archive.articles()
        intake.remove(article.id)
        assert archive.articles() == []


def test_what_is_stopped_can_be_taken_again(tmp_path):
    files = [tmp_path / f"gulls{n}.txt" for n in range(3)]
    for n, file in enumerate(files):
        file.write_text(f"Gull news {n}\n\n“The gulls have eaten {n} bridges,” said Wilmot Gannet.\n", encoding="utf-8")
    intake = Intake(Settings.load(data=tmp_path / "data"))
    intake.add(map(str, files))
    intake.stop()
    assert {state for state, _ in finished(intake).values()} == {State.STOPPED}
    intake.retry()
    assert {state for state, _ in finished(intake).values()} == {State.DONE}
    intake.clear()
    assert intake.items == ()


def test_one_input_is_stopped_and_taken_again_while_the_others_go_on(tmp_path):
    files = [tmp_path / f"gulls{n}.txt" for n in range(3)]
    for n, file in enumerate(files):
        file.write_text(f"Gull news {n}\n\n“The gulls have eaten {n} bridges,” said Wilmot Gannet.\n", encoding="utf-8")
    intake = Intake(Settings.load(data=tmp_path / "data"))
    intake.add(map(str, files))
    intake.stop(str(files[1]))
    found = finished(intake)
    assert [found[file.name][0] for file in files] == [State.DONE, State.STOPPED, State.DONE]
    intake.retry(str(files[0]))  # was read: nothing to try again
    assert finished(intake) == found
    intake.retry(str(files[1]))
    assert finished(intake)["gulls1.txt"] == (State.DONE, "1 added")


def test_the_one_that_is_being_read_is_stopped_alone(tmp_path):
    files = [tmp_path / f"gulls{n}.txt" for n in range(2)]
    for file in files:
        file.write_text(f"Gull news\n\n“The gulls have eaten {file.stem},” said Wilmot Gannet.\n", encoding="utf-8")
    intake = Intake(Settings.load(data=tmp_path / "data"))
    intake.add(map(str, files))
    until = time.monotonic() + SECONDS
    while intake.items[0].state is State.WAITING and time.monotonic() < until:
        time.sleep(0.01)
    intake.stop(str(files[0]))
    assert [state for state, _ in finished(intake).values()] == [State.STOPPED, State.DONE]
