"""Numbers in figures and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.numbers import numbers, ranks


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


@given(st.integers(2, 10**9))
def test_a_figure_is_read_with_and_without_separators(value):
    assert numbers(f"about {value:,} crowns") == numbers(f"about {value} crowns") == {str(value)}


@given(st.text(max_size=200))
def test_any_text_has_numbers_or_none(text):
    assert all(number.replace(".", "").isdigit() for number in numbers(text))
