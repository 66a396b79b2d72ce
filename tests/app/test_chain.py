"""The chain as one Runnable."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from langchain_core.runnables import Runnable

from app.chain import Steps, build_chain
from app.turn import Shown, Status, Turn
from archive.errors import BadInput
from tests.app.record import VELL, fill


@pytest.fixture(scope="module")
def chain(record, embedder):
    return build_chain(record, embedder)


def test_it_is_a_runnable_that_streams_the_first_statement_and_then_the_whole(chain):
    assert isinstance(chain, Runnable)
    turn = Turn("What did Mira Vell say?")
    states = list(chain.stream(turn))
    counts = [sum(isinstance(block, Shown) for block in state.blocks) for state in states]
    assert counts == [1, 4]
    assert states[-1] == chain.invoke(turn)


def test_the_steps_alone_give_the_same_answer(chain, record, embedder):
    turn = Turn("What did Mira Vell say about the night ferry?")
    assert Steps.over(record, embedder)(turn) == chain.invoke(turn)


def test_batches_keep_their_order(chain):
    found = chain.batch([Turn("Who called the fare rise a tax on nurses?"), Turn("What did Agnes Pike say?")])
    assert [answer.speakers[0] for answer in found] == ["Samuel Okoro", "Agnes Pike"]


def test_history_carries_a_follow_up(chain):
    first = chain.invoke(Turn("What did Mira Vell say about the night ferry?"))
    then = chain.invoke(Turn("and about the harbour?", history=(first.request,)))
    assert then.request.speakers == (VELL,)
    assert then.request.topic == "the harbour"


def test_a_changed_archive_is_noticed(tmp_path, embedder):
    with fill(tmp_path, embedder) as archive:
        chain = build_chain(archive, embedder)
        assert chain.invoke(Turn("What did Agnes Pike say?")).status is Status.ANSWERED
        archive.remove(next(article.id for article in archive.articles() if article.published == date(2031, 4, 20)))
        assert chain.invoke(Turn("What did Agnes Pike say?")).status is Status.NOT_FOUND


def test_bad_input_is_one_sentence(chain):
    with pytest.raises(BadInput, match="2,000 characters"):
        chain.invoke(Turn("why " * 600))


NASTY = [
    "'; DROP TABLE quotes; --",
    "NEAR(a b) AND *",
    '"a"',
    "<script>alert(1)</script>",
    "¿qué dijo?",
    "何を言ったか",
    "col:umn ^ x*",
    "NOT",
    "OR OR",
]


@pytest.mark.parametrize("question", NASTY)
def test_search_syntax_and_markup_are_words(chain, question):
    assert chain.invoke(Turn(question)).status in Status


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=200))
def test_any_text_is_answered_or_refused_in_a_sentence(chain, question):
    try:
        answer = chain.invoke(Turn(question))
    except BadInput:
        return
    assert all(c.quote == c.article.text[c.span.start : c.span.end] for c in answer.citations)
