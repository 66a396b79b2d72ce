"""Everyone on record: who is found, what is counted over a person's statements, and corrections by names as they are typed."""

from datetime import date

import pytest

from app.corrections import Find, merging, renaming
from app.people import Profile, profile, searched, selected
from app.periods import BARS, Period
from archive.errors import BadInput
from archive.records import Speaker
from tests.app.record import OKORO, PIKE, VELL, article, quote


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
    assert {each.article.outlet for each in selected(found.statements, outlet="Coast Weekly")} == {"Coast Weekly"}
    assert selected(found.statements, period=found.periods[0]) == found.statements[1:]


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
