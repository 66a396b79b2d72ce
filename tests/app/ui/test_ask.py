"""The chat: a conversation of whatever length is drawn whole only when a turn of it is; what is late is not drawn over a new chat."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import gradio as gr
import pytest
from langchain_core.runnables import RunnableGenerator

from app.turn import Answer, Intent, Prose, Request, Status, Turn
from app.ui.ask import Page
from app.ui.desk import Conversation, Desk
from app.ui.visits import Visits
from archive.archive import Archive

SKIPPED = gr.skip()


def answered(question: str, *words: str) -> Answer:
    request = Request(question=question, intent=Intent.WHAT_SAID)
    return Answer(request=request, status=Status.ANSWERED, blocks=tuple(map(Prose, words)))


def stream(turns: Iterator[Turn]) -> Iterator[Answer]:
    for turn in turns:
        yield answered(turn.question, "One.")
        yield answered(turn.question, "One.", "Two.")


@pytest.fixture
def page(archive: Archive) -> Page:
    desk = Desk(archive, RunnableGenerator(stream))
    desk.warm_up().join()
    return Page(desk, Visits(archive))


def window(name: str = "one", **asked: str) -> Any:  # noqa: ANN401 - stands for gradio's request
    return cast(
        "gr.Request", SimpleNamespace(session_hash=name, username=None, query_params="&".join(f"{k}={v}" for k, v in asked.items()))
    )


def reset(turn: str = "0") -> gr.EventData:
    return gr.EventData(None, {"turn": turn, "act": "reset"})


def test_only_the_turn_that_grows_is_drawn_until_it_is_whole(page: Page):
    *_, (_, _, _, held, _, session) = page.ask("the tolls", Conversation(), "", window())
    *growing, (_, turns, grows, _, _, _) = page.ask("the quarry", held, session, window())
    assert [state[1] for state in growing] == [SKIPPED] * len(growing)
    assert all(state[2].startswith("<article") and "the tolls" not in state[2] for state in growing)
    assert "Two." in growing[-1][2]
    assert (turns.count("<article"), grows) == (2, "")
    assert "the tolls" in turns


def test_a_changed_turn_grows_in_its_own_place(page: Page):
    *_, (_, _, _, held, _, session) = page.ask("the tolls", Conversation(), "", window())
    *_, (_, _, _, held, _, _) = page.ask("the quarry", held, session, window())
    *growing, (turns, grows, _, _, _) = page.change(held, session, window(), reset())
    assert [state[1] for state in growing if state[1] != SKIPPED]
    assert all('data-turn="0"' in state[1] and "the quarry" not in state[1] for state in growing if state[1] != SKIPPED)
    assert (turns.count("<article"), grows) == (2, "")


def test_a_turn_changed_again_shows_the_later_answer(page: Page):
    *_, (_, _, _, held, _, session) = page.ask("the tolls", Conversation(), "", window())
    earlier = page.change(held, session, window(), reset())
    next(earlier)
    *_, (turns, _, _, _, _) = page.change(held, session, window(), reset())
    assert "Two." in turns
    assert list(earlier) == []


def test_two_turns_changed_at_once_are_both_answered_anew(page: Page):
    *_, (_, _, _, held, _, session) = page.ask("the tolls", Conversation(), "", window())
    *_, (_, _, _, held, _, _) = page.ask("the quarry", held, session, window())
    first = page.change(held, session, window(), reset())
    while next(first)[1] == SKIPPED:  # until the turn grows
        pass
    *_, second = page.change(held, session, window(), reset("1"))
    *_, last = first
    assert 0 < second[0].count("Two.") < last[0].count("Two.")


def test_a_change_that_will_not_do_leaves_the_one_before_it(page: Page):
    *_, (_, _, _, held, _, session) = page.ask("the tolls", Conversation(), "", window())
    first = page.change(held, session, window(), reset())
    next(first)
    ((_, _, _, notice, _),) = page.change(held, session, window(), gr.EventData(None, {"turn": "0", "since": "nonsense"}))
    assert "nonsense" in notice
    *_, (turns, _, _, _, _) = first
    assert "Two." in turns


def test_what_a_window_opens_with_is_not_drawn_over_a_new_chat(page: Page):
    *_, (_, _, _, _, _, session) = page.ask("the tolls", Conversation(), "", window())
    (_, turns, *_), *_ = page.arrive(session, window("other"))
    assert "the tolls" in turns
    page.start_again(window())
    ((*state, top),) = page.arrive(session, window(q="the+quarry"))
    assert state == [SKIPPED] * len(state)
    assert "2 articles" in top
