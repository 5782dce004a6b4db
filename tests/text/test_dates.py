"""Dates as a role must have them, and as published profiles have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roledoc_lint.text.dates import parse_date, read_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 2019.", "2019-03"),
        ("- September 2014", "2014-09"),
        ("AUGUST 2018", "2018-08"),
        ("24.05.2017", "2017-05-24"),
        ("1st July 2018", "2018-07-01"),
        ("2019/3", "2019-03"),
        ("05.05.2017", "2017-05-05"),
        ("05.06.2017", None),
        ("31 June 2019", None),
        ("March 19", None),
        ("spring 2019", None),
        ("", None),
    ],
)
def test_a_date_is_read_only_if_it_is_certain(text: str, expected: str | None) -> None:
    date = read_date(text)
    assert (str(date) if date else None) == expected


@given(st.dates())
def test_a_date_in_the_right_format_is_itself(day: object) -> None:
    assert str(parse_date(str(day))) == str(day)


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_is_not(text: str) -> None:
    date = read_date(text)
    assert date is None or (date.exists and parse_date(str(date)) == date)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2019-03", "2019-04", True),
        ("2019-03", "2019-03-15", False),
        ("2019-03-14", "2019-03-15", True),
        ("2019-03-15", "2019-03-15", False),
    ],
)
def test_a_month_is_not_before_a_day_in_it(one: str, other: str, expected: bool) -> None:
    first, second = parse_date(one), parse_date(other)
    assert first is not None
    assert second is not None
    assert first.is_before(second) is expected
