"""The desk: every question ends in an answer or one sentence, in time, and citations open their article."""

import logging
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier, Event
from time import monotonic

import pytest
from langchain_core.runnables import RunnableGenerator, RunnableLambda

from app.names import NameIndex
from app.question import Setting, understand
from app.render import Exchange
from app.turn import Answer, Intent, Prose, Request, Shown, Status, Turn
from app.ui.desk import EMPTY_QUESTION, OPENING, QUESTION_LIMIT, TURNS_KEPT, Conversation, Desk
from archive.archive import Archive
from archive.errors import ArchiveBusy
from archive.records import Citation


def answer(question: str, *blocks: Prose | Shown, citations: tuple[Citation, ...] = ()) -> Answer:
    request = Request(question=question, intent=Intent.WHAT_SAID)
    return Answer(request=request, status=Status.ANSWERED, blocks=blocks, citations=citations)


def desk_of(archive: Archive, reply: Callable[[Turn], Answer], *, deadline: float = 5.0) -> Desk:
    desk = Desk(archive, RunnableLambda(reply), deadline=deadline)
    desk.warm_up().join()
    return desk


def said(turn: Turn) -> Answer:
    return answer(turn.question, Prose(f"About {turn.question}."))


def cited(archive: Archive) -> Answer:
    quote = next(quote for quote in archive.quotes() if quote.speaker == "Brisa Halloway")
    places = tuple(Citation(article=quote.article, span=part, quote_id=quote.id, speaker=quote.speaker) for part in quote.content)
    return answer("tolls?", Shown(quote, 1), citations=places)


def test_an_answer_follows_a_note_that_it_is_on_its_way(archive: Archive):
    first, *_, last = desk_of(archive, said).ask("the tolls")
    assert first.pending
    assert not last.pending
    assert "Searching" in first.note
    assert last.answer == answer("the tolls", Prose("About the tolls."))


def test_every_state_of_a_streamed_answer_is_passed_on(archive: Archive):
    def stream(turns: Iterator[Turn]) -> Iterator[Answer]:
        for turn in turns:
            yield answer(turn.question, Prose("One."))
            yield answer(turn.question, Prose("One."), Prose("Two."))

    desk = Desk(archive, RunnableGenerator(stream))
    desk.warm_up().join()
    assert [len(exchange.answer.blocks) for exchange in desk.ask("q") if exchange.answer] == [1, 2, 2]


def test_what_was_asked_before_goes_along(archive: Archive):
    met: list[Turn] = []
    desk = desk_of(archive, lambda turn: met.append(turn) or said(turn))
    held = Conversation().plus(list(desk.ask("first"))[-1])
    list(desk.ask("second", held.history))
    assert [request.question for request in met[-1].history] == ["first"]


def test_a_fault_is_one_sentence_and_the_detail_goes_to_the_log(archive: Archive, caplog: pytest.LogCaptureFixture):
    def fail(turn: Turn) -> Answer:
        raise ZeroDivisionError("inner detail")

    with caplog.at_level(logging.ERROR):
        last = list(desk_of(archive, fail).ask("q"))[-1]
    assert "went wrong" in last.note
    assert "inner detail" not in last.note
    assert "inner detail" in caplog.text


def test_an_answer_is_not_withheld_because_nothing_more_was_found_to_ask(archive: Archive, monkeypatch: pytest.MonkeyPatch):
    def fail(archive: Archive, answer: Answer) -> tuple[str, ...]:
        raise ArchiveBusy("not now")

    monkeypatch.setattr("app.ui.desk.also", fail)
    last = list(desk_of(archive, said).ask("the tolls"))[-1]
    assert (last.answer, last.note) == (answer("the tolls", Prose("About the tolls.")), "")


def test_our_own_errors_are_shown_as_they_are(archive: Archive):
    def busy(turn: Turn) -> Answer:
        raise ArchiveBusy("Another onrecord (process 7) is writing.")

    assert list(desk_of(archive, busy).ask("q"))[-1].note == "Another onrecord (process 7) is writing."


def test_a_slow_answer_is_given_up_in_time(archive: Archive):
    release = Event()
    slow = Desk(archive, RunnableLambda(lambda turn: said(turn) if release.wait(20) else said(turn)), deadline=0.3)
    slow._warm.set()
    begun = monotonic()
    note = list(slow.ask("q"))[-1].note
    release.set()
    assert monotonic() - begun < 15
    assert note.startswith("No answer within 0.3 seconds.")


def test_two_readers_do_not_wait_for_each_other(archive: Archive):
    both = Barrier(2, timeout=10)

    def meet(turn: Turn) -> Answer:
        both.wait()
        return said(turn)

    desk = Desk(archive, RunnableLambda(meet))
    desk._warm.set()
    one, two = desk.ask("one"), desk.ask("two")
    next(one), next(two)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(next, (one, two)))
    assert [exchange.answer.blocks[0].text for exchange in found] == ["About one.", "About two."]


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_an_empty_question_is_not_asked(archive: Archive, question: str):
    assert desk_of(archive, said).objection(question) == EMPTY_QUESTION


def test_a_question_over_the_limit_is_told_its_length(archive: Archive):
    desk = desk_of(archive, said)
    assert desk.objection("x" * QUESTION_LIMIT) == ""
    assert "2,001 characters" in desk.objection("x" * (QUESTION_LIMIT + 1))


def test_a_long_conversation_drops_its_oldest_turns_and_keeps_their_numbers():
    held = Conversation()
    for number in range(TURNS_KEPT + 3):
        held = held.plus(Exchange(question=str(number), answer=answer(str(number))))
    assert len(held.exchanges) == TURNS_KEPT
    assert held.dropped == 3
    assert held.answer(2) is None
    assert held.answer(3).request.question == "3"


def test_a_citation_opens_its_article_at_its_words(archive: Archive):
    held = Conversation().plus(Exchange(question="tolls?", answer=cited(archive)))
    source = desk_of(archive, said).source(held, turn=0, number=2)
    assert re.search(
        r'<mark class="cited" title="Brisa Halloway"[^>]*>“The ferry was never meant to pay for the ferry house.”</mark>', source
    )
    assert "Citation 2 of 2" in source


@pytest.mark.parametrize(("turn", "number"), [(0, 0), (0, 3), (1, 1), (-1, 1)])
def test_a_citation_that_is_not_held_says_so(archive: Archive, turn: int, number: int):
    held = Conversation().plus(Exchange(question="tolls?", answer=cited(archive)))
    assert "Ask the question again" in desk_of(archive, said).source(held, turn=turn, number=number)


def test_examples_are_made_from_the_archive_and_only_such_as_are_answered(archive: Archive):
    def only_words(turn: Turn) -> Answer:
        found = answer(turn.question)
        return found if turn.question.startswith("Who said") else Answer(request=found.request, status=Status.NOT_FOUND)

    before = Desk(archive, RunnableLambda(only_words)).examples(archive.coverage())
    assert "What did Tam Verrick say about the quarry?" in before
    after = desk_of(archive, only_words).examples(archive.coverage())
    assert after
    assert all(question.startswith("Who said “The ") for question in after)


def test_an_empty_archive_has_no_examples(tmp_path):
    with Archive.open(tmp_path) as empty:
        assert desk_of(empty, said).examples(empty.coverage()) == ()


def test_a_question_about_nobody_is_understood_as_one(archive: Archive):
    assert understand(OPENING, Setting(NameIndex.of(archive.speakers()), date(2032, 5, 1), archive.coverage())).intent is Intent.WHO_SAID


def test_the_warm_up_asks_one_question_and_waits_for_no_index(archive: Archive, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    def reply(turn: Turn) -> Answer:
        asked.append(turn.question)
        return said(turn)

    monkeypatch.setattr(archive, "open_index", lambda: asked.append("index"))
    desk_of(archive, reply)
    assert len(asked) > 1
    assert not {"index", OPENING} & set(asked)


def test_what_has_changed_is_looked_up_before_the_next_question(archive: Archive, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    def reply(turn: Turn) -> Answer:
        asked.append(turn.question)
        return said(turn)

    desk = desk_of(archive, reply)
    now = archive.coverage().generation
    asked.clear()
    assert desk.refreshed(now) == now
    assert asked == []
    monkeypatch.setattr(archive, "open_index", lambda: asked.append("index"))
    assert desk.refreshed(now - 1) == now
    assert asked == ["index", OPENING]
    monkeypatch.setattr(archive, "coverage", lambda: 1 / 0)
    assert desk.refreshed(now) == now  # it is tried again later


def test_examples_are_made_once_for_each_state_of_the_archive(archive: Archive, monkeypatch: pytest.MonkeyPatch):
    made: list[Archive] = []
    monkeypatch.setattr("app.ui.desk.candidates", lambda held: made.append(held) or ["Who?"])
    desk = Desk(archive, RunnableLambda(said))
    held = archive.coverage()
    assert desk.examples(held) == desk.examples(held) == ("Who?",)
    desk.examples(replace(held, generation=held.generation + 1))
    assert len(made) == 2
