"""Dates in questions: what they mean, how that is said, and which of them limit the search."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import Calendar, periods, spoken
from app.names import NameIndex
from app.question import Setting, understand
from archive.filters import Coverage
from archive.records import Speaker
from tests.app.test_question import COVERAGE, SPEAKERS, TODAY


def one(text, **calendar):
    (period,) = periods(text, today=TODAY, calendar=Calendar(TODAY, **calendar))
    return period


def read(question, **given):
    return understand(question, Setting(SPEAKERS, TODAY, COVERAGE, **given))


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("since June", date(2031, 6, 1), None),
        ("since July", date(2030, 7, 1), None),  # the latest July that is over or has begun
        ("after 3 May 2031", date(2031, 5, 4), None),
        ("before May 2031", None, date(2031, 4, 30)),
        ("until 3 May", None, date(2031, 5, 3)),
        ("between 3 and 9 May 2031", date(2031, 5, 3), date(2031, 5, 9)),
        ("from November to March", date(2030, 11, 1), date(2031, 3, 31)),
        ("in 2030", date(2030, 1, 1), date(2030, 12, 31)),
        ("on the 3rd of May", date(2031, 5, 3), date(2031, 5, 3)),
        ("on May 3, 2031", date(2031, 5, 3), date(2031, 5, 3)),
        ("on 3.5.2031", date(2031, 5, 3), date(2031, 5, 3)),
        ("on 5/13/2031", date(2031, 5, 13), date(2031, 5, 13)),
        ("on 2031-05-03", date(2031, 5, 3), date(2031, 5, 3)),
        ("in late May", date(2031, 5, 21), date(2031, 5, 31)),
        ("in the first week of May", date(2031, 5, 1), date(2031, 5, 7)),
        ("in the winter of 2029", date(2029, 12, 1), date(2030, 2, 28)),
        ("last summer", date(2030, 6, 1), date(2030, 8, 31)),
        ("in June last year", date(2030, 6, 1), date(2030, 6, 30)),
        ("last week", date(2031, 6, 9), date(2031, 6, 15)),
        ("two weeks ago", date(2031, 6, 2), date(2031, 6, 8)),
        ("yesterday", date(2031, 6, 17), date(2031, 6, 17)),
        ("on Monday", date(2031, 6, 16), date(2031, 6, 16)),
        ("in the last three days", date(2031, 6, 15), date(2031, 6, 18)),
        ("this year", date(2031, 1, 1), date(2031, 12, 31)),
    ],
)
def test_days_of_words(words, since, until):
    period = one(words)
    assert (period.since, period.until, period.problem) == (since, until, "")


@pytest.mark.parametrize("words", ["on 31 June 2031", "in 2031-13", "since 30 February", "on 29 February 2031", "on 35.3.2031"])
def test_a_day_that_does_not_exist_is_said(words):
    period = one(words)
    assert (period.since, period.until) == (None, None)
    assert period.problem.startswith("There is no such day as")


def test_a_date_in_figures_that_may_be_two_days_is_asked_back():
    assert one("on 5/3/2031").problem == "5/3/2031 may be 5 March 2031 or 3 May 2031: ask with the month's name."


def test_a_year_that_is_left_out_is_the_latest_that_the_archive_holds():
    assert one("in March", last=date(2028, 5, 1)).since == date(2028, 3, 1)
    assert one("in March", last=date(2028, 2, 1)).since == date(2027, 3, 1)
    assert one("in March", last=date(2028, 5, 1), days=lambda: [date(2025, 3, 9), date(2027, 4, 2)]).since == date(2025, 3, 1)


def test_how_a_period_was_read_is_said_where_its_words_leave_it_open():
    assert one("in March 2031").note == ""
    assert one("since June").note == "since June is read as since 1 June 2031"
    relative = one("last week", last=date(2031, 6, 1)).note
    assert relative == "last week is read as 9 June 2031 to 15 June 2031, counted from today; the archive ends on 1 June 2031"


@given(st.dates(date(1990, 1, 1), date(2031, 6, 1)))
def test_a_day_as_we_write_it_is_read_as_that_day(day):
    period = one(f"on {spoken(day, day)}")
    assert (period.since, period.until) == (day, day)


@pytest.mark.parametrize(
    ("question", "topic", "since", "until"),
    [
        ("What did Vell say about fares in March?", "fares", date(2031, 3, 1), date(2031, 3, 31)),
        ("What did Vell say in March about fares?", "fares", date(2031, 3, 1), date(2031, 3, 31)),
        ("What has Vell said in 2031?", "", date(2031, 1, 1), date(2031, 12, 31)),
        ("What did Vell say about fares in spring 2031?", "fares", date(2031, 3, 1), date(2031, 5, 31)),
        ("What did Vell say about fares since March and before May?", "fares", date(2031, 3, 1), date(2031, 4, 30)),
        ("What did Vell say about the vote next week?", "the vote next week", None, None),
        ("What did Vell say about last week's vote?", "last week's vote", None, None),
        ("What did Vell say about May?", "May", None, None),
        ("What did Vell say about the report of May?", "the report of May", None, None),
    ],
)
def test_a_period_that_limits_leaves_the_topic_and_another_stays(question, topic, since, until):
    request = read(question)
    assert (request.topic, request.since, request.until, request.problem) == (topic, since, until, "")


def test_a_month_in_which_somebody_is_not_on_record_belongs_to_the_topic():
    days = {("Mira Vell",): [date(2031, 5, 2)]}
    request = read("What did Mira Vell say about the flood in March?", days_of=lambda speakers: days.get(speakers, ()))
    assert (request.topic, request.since) == ("the flood in March", None)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What did Vell say on 31 June 2031 about fares?", "There is no such day as 31 June 2031"),
        ("What did Vell say about fares before 30 February?", "There is no such day as 30 February"),
        ("What did Vell say tomorrow?", "Nobody can be on record for 19 June 2031"),
        ("What will Vell say next week about fares?", "today is 18 June 2031, and the archive ends on 1 June 2031."),
        ("What did Vell say about fares between 9 May 2031 and 3 May 2031?", "A period cannot begin on 9 May 2031 and end on 3 May 2031"),
        ("What did Vell say about fares since May and before April?", "A period cannot begin on 1 May 2031 and end on 31 March 2031"),
    ],
)
def test_what_no_day_can_answer_is_one_sentence(question, sentence):
    request = read(question)
    assert sentence in request.problem
    assert request.topic in ("", "fares")


def test_an_archive_that_runs_ahead_of_the_clock_is_not_the_future():
    ahead = Coverage(articles=1, quotes=1, passages=1, speakers=1, outlets=(), first=date(2033, 1, 1), last=date(2033, 5, 5))
    request = understand("What did Mira Vell say in 2033?", Setting(NameIndex.of([Speaker(name="Mira Vell")]), TODAY, ahead))
    assert (request.since, request.problem) == (date(2033, 1, 1), "")
