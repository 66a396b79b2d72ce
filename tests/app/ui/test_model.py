"""The page with a language model: the statements are there before it writes, it is named, and its absence is a sentence."""

import pytest

from app.chain import build_chain
from app.render import conversation_html
from app.render.shell import welcome_html
from app.ui.desk import Desk
from archive.settings import Settings
from tests.app.talker import Reply, talking

WELL = "On the night ferry, Mira Vell said: [S3]\nVell also spoke about the harbour. [S4]\n"


@pytest.fixture(scope="module")
def served(record, embedder):
    with talking() as talker:
        settings = Settings(llm="openai:scripted", llm_url=talker.openai, llm_seconds=2.0)
        plain, chain = build_chain(record, embedder), build_chain(record, embedder, settings)
        desk = Desk(record, chain, deadline=20.0, plain=plain, model=settings.llm)
        desk.warm_up().join()
        assert talker.heard == []  # nobody's model is asked before its reader asks
        yield desk, talker


def test_the_statements_come_first_then_the_models_sentences(served):
    desk, talker = served
    talker.says(WELL)
    states = [exchange for exchange in desk.ask("What did Mira Vell say?") if exchange.answer]
    assert [len(state.answer.citations) for state in states] == [5] * len(states)
    assert "is arranging" in conversation_html(states[:1])
    last = conversation_html(states[-1:])
    assert "On the night ferry, Mira Vell said:" in last
    assert "Arranged by openai:scripted" in last


@pytest.mark.parametrize("reply", [Reply("Mira Vell", stalls=True), Reply(status=503), Reply("I cannot help with that.")])
def test_a_model_that_fails_leaves_answer_and_reason(served, reply):
    desk, talker = served
    talker.says(reply)
    last = list(desk.ask("What did Mira Vell say?"))[-1]
    talker.over.set()
    talker.over.clear()
    assert (last.note, len(last.answer.citations)) == ("", 5)
    assert "made without it" in conversation_html([last])


def test_a_new_chat_says_what_the_model_is_sent(record):
    assert "is sent your question" not in welcome_html(record.coverage(), (), folder="data")
    assert "arranged by openai:scripted: it is sent your question" in welcome_html(
        record.coverage(), (), folder="data", model="openai:scripted"
    )
