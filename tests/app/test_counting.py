"""Counts in answers: the number is the database's, and what was counted is shown."""

import pytest

from app.counting import compose_count
from app.turn import Evidence, Intent, Prose, Request, Scored, Shown, Status, Unit
from archive.filters import QuoteFilter, Tally
from tests.app.record import OKORO, PIKE, UNION, VELL


def lead(answer):
    return answer.blocks[0].text


def shown(answer):
    return [block.quote for block in answer.blocks if isinstance(block, Shown)]


def test_everything_somebody_said_is_counted_in_the_database(ask, record):
    answer = ask("How many statements did Mira Vell make?")
    assert answer.status is Status.ANSWERED
    assert lead(answer) == (
        "4 statements on record from Mira Vell, in 2 articles of 2 outlets, published on 3 March 2031 and 20 April 2031."
    )
    assert {quote.id for quote in shown(answer)} == {quote.id for quote in record.quotes(QuoteFilter(speakers=(VELL,)))}
    assert answer.blocks[0].citations == tuple(range(1, 1 + len(answer.citations)))


def test_filters_narrow_a_count(ask):
    assert lead(ask("How many statements did Mira Vell make in April 2031?")).startswith("1 statement on record from Mira Vell between")
    assert lead(ask("How many statements did Mira Vell make in Coast Weekly?")).startswith("1 statement on record from Mira Vell")
    assert lead(ask("How many direct quotes by Agnes Pike are there?")).startswith("2 statements on record from Agnes Pike")


def test_a_claim_counts_where_it_was_made_and_not_where_it_was_denied(ask):
    answer = ask("How often did Samuel Okoro say that nobody asked the night shift?")
    assert lead(answer).startswith("1 statement on record from Samuel Okoro")
    assert [quote.text for quote in shown(answer)] == ["“Nobody asked the night shift,”"]
    denied = ask("How often did the Harbour Workers Union say that it had agreed to the plan?")
    assert (denied.status, denied.speakers) == (Status.NOT_FOUND, ())


def test_people_articles_outlets_and_days_are_counted(ask):
    people = ask("How many people said anything about the lighthouse?")
    assert lead(people).startswith("2 named sources on record")
    assert set(people.speakers) == {PIKE, VELL}
    assert lead(ask("In how many articles is Mira Vell quoted?")).startswith("2 articles with 4 statements on record from Mira Vell")
    assert lead(ask("How many newspapers quote Samuel Okoro?")).startswith("1 outlet with 2 statements on record from Samuel Okoro")
    assert lead(ask("On how many days did Mira Vell speak?")).startswith("2 days of publication with 4 statements")


@pytest.mark.parametrize(
    "question", ["How many statements did Petra Lindqvist make?", "How often did Mira Vell say that bees are not welcome on rooftops?"]
)
def test_nothing_to_count_is_an_honest_absence(ask, question):
    answer = ask(question)
    assert answer.status is Status.NOT_FOUND
    assert "Nothing on record" in " ".join(block.text for block in answer.blocks if isinstance(block, Prose))


def test_everything_in_a_period_is_counted(ask):
    answer = ask("How many statements are there since 2031?")
    assert lead(answer).startswith("10 statements on record since 1 January 2031")
    assert len(shown(answer)) == 10
    assert {OKORO, PIKE, UNION, VELL} == set(answer.speakers)


def test_more_than_can_be_shown_is_said(record):
    request = Request(question="?", intent=Intent.COUNT, speakers=(VELL,), unit=Unit.STATEMENTS)
    quotes = tuple(Scored(quote, 1.0) for quote in record.quotes(QuoteFilter(speakers=(VELL,)), limit=2))
    answer = compose_count(Evidence(request=request, quotes=quotes, tally=Tally(statements=1400, speakers=1, articles=900)))
    assert lead(answer) == "1,400 statements on record from Mira Vell, in 900 articles."
    assert answer.blocks[1].text == "2 statements of the 1,400 counted:"


def test_a_mention_is_counted_by_its_words_and_not_by_its_topic(ask):
    assert lead(ask("How often did Mira Vell mention the night ferry?")).startswith("1 statement on record from Mira Vell that names")
    assert ask("How often did Agnes Pike mention the night ferry?").status is Status.NOT_FOUND


def test_outlets_that_reported_a_claim_are_counted_by_the_claim(ask):
    answer = ask("How many newspapers reported that the night ferry would not close?")
    assert lead(answer).startswith("1 outlet with 1 statement on record")
    assert [quote.text for quote in shown(answer)] == ["“We will not close the night ferry,”"]


def test_people_who_are_counted_are_named(ask):
    answer = ask("How many people spoke about the night ferry?")
    assert lead(answer).startswith(f"{len(answer.speakers)} named sources on record about the night ferry")
    assert lead(answer).split(": ")[1].startswith(answer.speakers[0])
