from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiltaksplan.plan.quarter import Quarter, quarters_between


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_lies_within_its_quarter_and_the_quarter_comes_back_from_its_name(day):
    quarter = Quarter.of(day)
    assert quarter.first_day <= day <= quarter.last_day
    assert Quarter.parse(str(quarter)) == quarter


@given(st.integers(-40, 40), st.integers(-40, 40))
def test_quarters_are_counted_like_whole_numbers(first, second):
    start = Quarter(2023, 1)
    assert (start + first) + second == start + (first + second)
    assert (start + first) - start == first
    assert (start + first < start + second) == (first < second)


def test_the_quarters_of_a_backward_period_are_none():
    assert quarters_between(Quarter(2024, 1), Quarter(2023, 4)) == ()


@pytest.mark.parametrize("text", ["2023", "2023-Q5", "Q1", "", "1. kvartal"])
def test_a_text_that_names_no_quarter_is_refused(text):
    with pytest.raises(ValueError):
        Quarter.parse(text)
