"""Questions that cannot be answered as they are asked: a sentence each, never an exception, never a widened filter."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answer import compose
from app.askable import NOTHING, TO_COME, foreign, without_markup
from app.turn import Evidence, Prose, Shown, Status
from archive.errors import BadInput
from tests.app.test_question import COVERAGE, SPEAKERS, read


@pytest.mark.parametrize("question", ["yes", "thanks", "who", "What?", "said", "the", "How often?", "when"])
def test_what_asks_for_nothing_is_told_what_to_ask(question):
    assert read(question).problem == NOTHING


@pytest.mark.parametrize("question", ["What was said?", "since June", "and Mira Vell?", "Who is on record?", "ferry", "fares?"])
def test_short_questions_are_asked_all_the_same(question):
    assert read(question).problem == ""


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Was hat Mira Vell über Fähren gesagt?", "German"),
        ("Qui a dit que les bateaux sont chers ?", "French"),
        ("¿Qué dijo Mira Vell sobre los barcos?", "Spanish"),
        ("Cosa ha detto Vell sul traghetto?", "Italian"),
        ("Что сказала Мира Велл?", "Cyrillic letters"),
        ("米拉说了什么?", "Chinese"),
        ("What did Mira Vell say about Führer and Brücke?", ""),
        ("Hruboň de la Cruz-Moreno", ""),
        ("Mira Vell on ferry fares", ""),
    ],
)
def test_another_language_is_named(question, language):
    assert foreign(question) == language
    assert bool(read(question).problem) == bool(language)


def test_what_is_still_to_come_is_not_on_record():
    assert read("What will Vell say about fares?").problem == TO_COME
    assert read("Will Vell say that fares rise?").problem == TO_COME
    assert read("What will Vell do about fares?").problem == ""


def test_she_needs_somebody_before_her():
    assert "whom she could mean" in read("What did she say about fares?").problem
    assert read("What did she say about fares?", read("What did Vell say about lamps?")).problem == ""


def test_a_day_after_that_needs_a_day():
    assert "names no day" in read("and after that?", read("What did Vell say about fares?")).problem
    assert read("and after that?", read("What did Vell say about fares in April 2031?")).since.isoformat() == "2031-05-01"


def test_markup_is_no_part_of_a_question():
    assert without_markup("<b>What</b> did <a href='x'>Vell</a> say, 3 < 4?").split() == "What did Vell say, 3 < 4?".split()
    assert read("<p>What did Mira Vell say about <i>fares</i>?</p>").topic == "fares"


@pytest.mark.parametrize(
    "question",
    [
        "'; DROP TABLE quotes; --",
        "SELECT * FROM quotes WHERE speaker='Mira Vell'",
        'NEAR(ferry fares) OR * NOT "',
        "{{7*7}} ${jndi:ldap://x}",
        "ferry^2 -fares +title:harbour",
        "What did \ud800 say about \x00 fares?",
        "What did What did say say?",
        "Did Mira Vell?",
        "What did Petra Lindqvist say about fares?",
        "What did Mira Vell say on 31 June 2031?",
        "What did Mira Vell say in the Lamp Gazette?",
        "What did Mira Vell say after May 2031 and before April 2031?",
        "A" * 1999,
    ],
)
def test_odd_questions_get_a_sentence(ask, question):
    answer = ask(question)
    assert any(isinstance(block, Prose) and block.text for block in answer.blocks)
    if answer.request.problem:
        assert (answer.status, [block for block in answer.blocks if isinstance(block, Shown)]) == (Status.NOT_FOUND, [])
        assert answer.blocks[0].text == answer.request.problem


def test_the_same_days_of_the_archive_are_offered_for_days_behind_its_end():
    request = replace(read("What did Mira Vell say about the harbour last week?"), since=date(2031, 6, 9), until=date(2031, 6, 15))
    answer = compose(Evidence(request=request, coverage=COVERAGE))
    assert answer.status is Status.NOT_FOUND
    assert answer.suggestions[0] == "What did Mira Vell say about the harbour between 26 May 2031 and 1 June 2031?"
    accepted = read("yes", answer.asked)
    assert (accepted.since, accepted.until) == (date(2031, 5, 26), date(2031, 6, 1))


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ('Did Mira Vell say "the lung of this town"', "the lung of this town"),
        ("Who said 'the lung of this town'?", "the lung of this town"),
        ('What did Mira Vell say about the "lung"?', "the lung"),
        ('Who said Eighteen minutes"', "Eighteen minutes"),
        ("Did Mira Vell say the bosses' dogs don't bite?", "the bosses' dogs don't bite"),
    ],
)
def test_no_quotation_mark_is_left_in_a_topic(question, topic):
    assert read(question).topic == topic


@given(st.text(max_size=200), st.text(min_size=1, max_size=60))
def test_any_follow_up_is_a_request_or_a_sentence(text, question):
    try:
        before = read(text)
        after = read(question, before)
    except BadInput:
        return
    assert after.question == question
    assert set(after.speakers) <= set(SPEAKERS.speakers)
