"""Numbers in figures and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.numbers import bounds_differ, figures, numbers, ranks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("eleven boats, $4.2 million and 1,200 tonnes", {"11", "4200000", "1200"}),
        ("a hundred and eleven days", {"111"}),
        ("two thousand three hundred and four nets", {"2304"}),
        ("twenty-five per cent, not 3.5", {"25", "3.5"}),
        ("35k people, 4bn crowns and a dozen eggs", {"35000", "4000000000", "12"}),
        ("nine and ten", {"9", "10"}),
        ("On Sept. 11 the EB-5 visa, 9/11, the first one", set()),
        ("hundreds of people", set()),
        ("a haul of 1.3million, £2.9m and $4bn in a 41-metre hold", {"1300000", "2900000", "4000000000", "41"}),
        ("two point one million, zero point five and three point", {"2100000", "0.5", "3"}),
    ],
)
def test_numbers(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("her third try, the 3rd", {"3"}),
        ("half of it, two quarters", {"half", "quarter"}),
        ("the 21st-century harbour", {"21"}),
        ("", set()),
    ],
)
def test_ranks(text, found):
    assert ranks(text) == found


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("at least forty tonnes", "forty tonnes at most", True),
        ("at most forty tonnes", "forty tonnes of coal at the very most", False),
        ("at most forty tonnes", "1,200 tonnes or more, forty tonnes at most", False),
        ("at least 40", "40 or fewer", True),
        ("40 tonnes", "40 tonnes at most", False),
    ],
)
def test_from_which_side_a_number_is_bounded(one, other, differ):
    assert bounds_differ(one, other) is differ


@given(st.integers(2, 10**9))
def test_a_figure_is_read_with_and_without_separators(value):
    assert numbers(f"about {value:,} crowns") == numbers(f"about {value} crowns") == {str(value)}


@given(st.text(max_size=200))
def test_any_text_has_numbers_or_none(text):
    assert all(number.replace(".", "").isdigit() for number in numbers(text))


def test_figures_stand_with_what_they_count():
    text = "The lock may cost THREE MILLION crowns a day, not 300,000 crowns; £2.9m was paid for two point one million bricks."
    assert [(value, unit, at.cut(text)) for value, unit, at in figures(text)] == [
        ("3000000", "crown", "THREE MILLION"),
        ("300000", "crown", "300,000"),
        ("2900000", "£", "£2.9m"),
        ("2100000", "brick", "two point one million"),
    ]
