"""Everyone on record: who is found, what is counted over a person's statements, and corrections by names as they are typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.corrections import Find, merging, renaming
from app.look import Look
from app.people import Narrowing, Profile, Sides, meetings, profile, searched, selected
from app.periods import BARS, Period
from app.topics import topics
from archive.archive import Archive
from archive.errors import BadInput
from archive.filters import QuoteFilter
from archive.outlines import outlines
from archive.records import Form, Speaker
from tests.app.record import OKORO, PIKE, VELL, article, quote
from tests.archive.claims.test_linking import WORDS, connect
from tests.archive.claims.words import keep, reported
from tests.archive.small import MODEL
from tests.growth import steps


def test_a_person_is_found_by_any_word_of_a_name_or_a_role(record):
    everyone = record.speakers()
    assert [each.name for each in searched(everyone, "vell")] == [VELL]
    assert [each.name for each in searched(everyone, "DIRECTOR museum")] == [PIKE]
    assert searched(everyone, "") == everyone
    assert searched(everyone, "nobody of that name") == []


def test_a_profile_counts_what_is_on_record(record):
    found = profile(record, next(each for each in record.speakers() if each.name == VELL))
    assert (len(found.statements), found.articles) == (4, 2)
    assert found.outlets == [("The Sorrel Post", 3), ("Coast Weekly", 1)]
    assert found.periods == [Period(date(2031, 3, 1), 1, 3), Period(date(2031, 4, 1), 1, 1)]
    assert {each.article.outlet for each in selected(found.statements, Narrowing(outlet="Coast Weekly"))} == {"Coast Weekly"}
    assert selected(found.statements, Narrowing(period=found.periods[0])) == found.statements[1:]


def test_statements_in_outline_are_those_on_record_in_the_same_order(record):
    for speaker in record.speakers():
        found, said = outlines(record, QuoteFilter(speakers=(speaker.name,))), record.quotes(QuoteFilter(speakers=(speaker.name,)))
        assert [(each.id, each.text, each.speaker, each.form, each.published_on) for each in found] == [
            (quote.id, quote.text, quote.speaker, quote.form, quote.published_on) for quote in said
        ]
        assert [(each.article.id, each.article.outlet) for each in found] == [(quote.article.id, quote.article.outlet) for quote in said]


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2031, 1, 31), date(2033, 12, 1), 1),
        (date(2031, 1, 1), date(2034, 1, 1), 3),
        (date(2000, 5, 5), date(2031, 1, 1), 12),
        (date(1861, 5, 5), date(2031, 1, 1), 60),
        (date(1700, 1, 1), date(2031, 12, 31), 120),
        (date(1066, 10, 14), date(2031, 12, 31), 1200),
    ],
)
def test_statements_over_time_leave_no_gap_and_none_out(first, last, months):
    said = tuple(quote(article(f"a{n}", "Vell spoke of tides.", day, "Post"), "tides", VELL) for n, day in enumerate((first, last)))
    periods = Profile(Speaker(name=VELL), said).periods
    assert {each.months for each in periods} == {months}
    assert sum(each.number for each in periods) == 2
    assert len(periods) <= BARS
    assert [sum(each.holds(day) for each in periods) for day in (first, last)] == [1, 1]


def test_names_are_read_as_they_are_typed(record):
    find = Find(record)
    ruling = merging(["Pike"], "okoro")(find)
    assert (ruling.names, ruling.target) == ((PIKE,), OKORO)
    for wrong in (merging([VELL], "Vell"), merging([VELL], "Petra Lindqvist"), renaming(VELL, " ; ")):
        with pytest.raises(BadInput):
            wrong(find)


def test_every_condition_narrows_and_all_of_them_hold(record):
    said = profile(record, next(each for each in record.speakers() if each.name == VELL)).statements
    spoken = [each.text for each in selected(said, Narrowing(form=Form.DIRECT))]
    assert spoken
    assert all(each.startswith("“") for each in spoken)
    assert [each.text for each in selected(said, Narrowing(words="NIGHT ferr"))] == ["“We will not close the night ferry,”"]
    assert selected(said, Narrowing(words="night lighthouse")) == ()
    assert {each.published_on for each in selected(said, Narrowing(since=date(2031, 3, 31)))} == {date(2031, 4, 20)}
    assert selected(said, Narrowing(until=date(2031, 4, 19))) == tuple(each for each in said if each.published_on < date(2031, 4, 20))
    assert selected(said, Narrowing(only=frozenset({said[0].id}))) == said[:1]


def test_a_statement_without_a_date_passes_no_limit_of_time():
    undated = quote(article("u", "Vell spoke of tides.", None, "Post"), "tides", VELL)
    assert selected([undated], Narrowing(since=date(1, 1, 1))) == selected([undated], Narrowing(until=date(9999, 1, 1))) == ()
    assert selected([undated], Narrowing()) == (undated,)


def test_topics_are_the_nouns_of_several_statements():
    texts = ("the harbour will open", "harbours need depth", "no tunnel was dug", "the harbour, the harbour and the Vell")
    said = [quote(article(f"t{n}", f"Vell: {text}.", None, "Post"), text, VELL) for n, text in enumerate(texts)]
    assert topics(said, leave_out=VELL) == [("harbour", 3)]


def test_topics_take_steps_with_the_statements_not_with_their_square():
    def said(count, place):
        texts = [f"the {place}{chr(97 + n % 26)}{chr(97 + n // 52)} will open" for n in range(count)]
        return [quote(article(f"t{n}", f"Vell: {text}.", None, "Post"), text, VELL) for n, text in enumerate(texts)]

    few, many = said(100, "dock"), said(400, "quay")
    assert steps(lambda: topics(many)) < 5 * steps(lambda: topics(few))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031-03-04", date(2031, 3, 4), date(2031, 3, 4)),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("2031-12", date(2031, 12, 1), date(2031, 12, 31)),
        (" 2031 ", date(2031, 1, 1), date(2031, 12, 31)),
        ("", None, None),
    ],
)
def test_a_day_a_month_or_a_year_is_a_limit(text, first, last):
    chosen = Look(since=text, until=text).narrowing(Profile(Speaker(name=VELL), ()))
    assert (chosen.since, chosen.until) == (first, last)


@pytest.mark.parametrize("text", ["spring", "2031-13", "2031-02-30", "31-1-1-1"])
def test_what_is_no_day_is_told_in_a_sentence(text):
    with pytest.raises(BadInput, match="2031-03-01"):
        Look(since=text).narrowing(Profile(Speaker(name=VELL), ()))


@given(st.builds(Look, **dict.fromkeys(("who", "beside", "about", "words", "outlet", "period", "since"), st.text(max_size=40))))
def test_an_address_leads_back_to_what_it_was_made_of(look):
    # An address cannot hold half a character, and a part of white space alone is kept as it is.
    assert Look.at(look.address.partition("?")[2]) == look


def test_an_address_that_somebody_wrote_chooses_only_what_there_is():
    assert Look.at("?who=Vell&show=elsewhere&form=sung&more=1") == Look(who="Vell")
    assert len(Look.at(f"who={'x' * 1000}").who) == 300
    assert Look().address == "./people"


def test_two_people_meet_in_the_claims_that_both_speak_to(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as archive:
        keep(
            archive,
            reported("one", ("Agnes Pike", WORDS[0]), ("Bruno Castellan", WORDS[4]), day=0),
            reported("two", ("Samuel Okoro", WORDS[0]), day=1),
            reported("three", ("Bruno Castellan", WORDS[2]), day=1),
        )
        connect(archive)
        said = {name: archive.quotes(QuoteFilter(speakers=(name,))) for name in ("Agnes Pike", "Samuel Okoro", "Bruno Castellan")}
        [met] = meetings(archive, said["Agnes Pike"], said["Samuel Okoro"])
        assert (met.sides, met.one.speaker, met.other.speaker) == (Sides.TOGETHER, "Agnes Pike", "Samuel Okoro")
        [met] = meetings(archive, said["Agnes Pike"], said["Bruno Castellan"])
        assert (met.sides, met.other.text) == (Sides.AGAINST, WORDS[2])
        assert meetings(archive, said["Agnes Pike"], []) == meetings(archive, said["Agnes Pike"], said["Agnes Pike"][:1]) == []
