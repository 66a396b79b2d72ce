"""What is asked of everybody, and what the archive gives for it."""

from dataclasses import replace
from datetime import date

import pytest

from app.chain import Steps
from app.offered import offered
from app.retrieve import SHOWN, SHOWN_OF_ALL
from app.roundabout import of_everybody
from app.turn import Evidence, Intent, Prose, Shown, Turn
from tests.app.record import OKORO, UNION, VELL, article, fill, quote
from tests.app.test_question import COVERAGE, read


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("what did people say on 5 June?", "what was said on 5 June?"),
        ("What are people saying about fares?", "what was said about fares?"),
        ("what has everybody promised about fares", "what was promised about fares"),
        ("what did everyone say?", "what was said?"),
        ("who said what on Monday", "what was said on Monday"),
        ("tell me who said what about fares?", "what was said about fares?"),
        ("the transport minister said what about fares?", "what did the transport minister say about fares?"),
    ],
)
def test_everybody_is_nobody_in_particular(question, plain):
    assert of_everybody(question) == plain


@pytest.mark.parametrize(
    "question",
    [
        "who said what the fare would be to whom",
        "what did the people of Sorrel say about fares?",
        "what did people expect Vell to do?",
        "who said that Vell said what she meant?",
        "what did Vell say people want?",
        "did anybody say what it cost?",
    ],
)
def test_who_is_asked_for_or_about_stays(question):
    assert of_everybody(question) == question


@pytest.mark.parametrize("question", ["what did people say on 3 March 2031", "who said what on 3 March 2031?"])
def test_a_day_is_told_by_everybody(ask, question):
    answer = ask(question)
    assert answer.request.intent is Intent.WHAT_SAID
    assert (answer.request.since, answer.request.topic) == (date(2031, 3, 3), "")
    assert {block.quote.speaker for block in answer.blocks if isinstance(block, Shown)} == {VELL, OKORO, UNION}


def test_a_weekday_is_limited_and_the_last_one_on_record_is_offered():
    request = read("who said what on Monday")
    assert (request.since, request.topic) == (date(2031, 6, 16), "")
    coverage = replace(COVERAGE, last=date(2031, 5, 9))
    assert offered(Evidence(request=request, coverage=coverage)) == ("What was said on 5 May 2031?",)
    assert offered(Evidence(request=replace(request, named=("Tarnby",)), coverage=coverage)) == ()


def test_of_more_than_is_shown_it_is_said_so(tmp_path, embedder):
    number = 30
    of = article(
        "row", "\n\n".join(f"Mira Vell said pier {i} was {'w' * (i + 1)}." for i in range(number)), date(2031, 3, 3), "Coast Weekly"
    )
    quotes = [quote(of, f"pier {i} was {'w' * (i + 1)}.", VELL) for i in range(number)]
    with fill(tmp_path, embedder, {of: quotes}) as archive:
        steps = Steps.over(archive, embedder)
        everybody, one = steps(Turn("what did people say on 3 March 2031?")), steps(Turn("What did Vell say?"))
    for answer, shown in ((everybody, SHOWN_OF_ALL), (one, SHOWN)):
        assert sum(isinstance(block, Shown) for block in answer.blocks) == shown
        assert any("The newest are shown" in block.text for block in answer.blocks if isinstance(block, Prose))
