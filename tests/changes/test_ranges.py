"""Which way a range moved, and what a reader sees of it."""

from __future__ import annotations

import pytest

from roledoc_lint.changes.ranges import direction, number_of, range_text
from roledoc_lint.model.declarations import read_profile
from tests.support.employers import span

SALARY = read_profile({"x-roledoc": {}, "properties": {"salary": span("minimum", "maximum")}}).by_name["salary"]
Ends = tuple[object, object]


def ends(pair: Ends) -> dict[str, object]:
    """A range with two ends, or with one where the other is None."""
    return {part: end for part, end in zip(SALARY.parts, pair, strict=True) if end is not None}


MOVES = [
    ((10, 20), (11, 21), 1),
    ((10, 20), (10, 21), 1),
    ((10, 20), (11, 20), 1),
    ((10, 20), (9, 20), -1),
    ((10, 20), (9, 19), -1),
    ((10, 20), (9, 21), 0),
    ((10, 20), (11, 19), 0),
    ((10, 20), (20, 10), 0),
    ((9, 99), (10, 100), 1),
    ((-3, 0), (-2, 0), 1),
    ((0, 1), (0, 10**17), 1),
    (("37.5", 40), (38, 40), 1),
    (("9.5", 40), ("10.25", 40), 1),
    (("37.5", 40), ("37.50", 40), 0),
    ((10, 20), (10, None), 0),
    ((10, None), (10, 20), 0),
    ((10, None), (12, None), 1),
    ((10, 20), (12, None), 0),
    (("2024-03", "2025-03"), ("2024-03", "2025-04"), 1),
    (("2024-03", "2025-03"), ("2023-12", "2025-03"), -1),
    (("2024-03", "2025-03"), ("2024-03-10", "2025-03"), 0),
    (("2024-03", "2025-03"), ("2024-03-10", "2025-04"), 0),
    (("2024-03-10", "2025-03"), ("2024-03-11", "2025-03"), 1),
    ((10, 20), ("about 11", 21), 0),
    ((10, 20), ("1e9", 21), 0),
    (("1" * 50, 20), ("2" * 50, 21), 0),
    ((10, 20), ([11], 21), 0),
    (({}, 20), ({}, 21), 1),
    ((True, 20), (2, 21), 0),
]


@pytest.mark.parametrize(("before", "after", "way"), MOVES)
def test_a_range_rises_or_falls_by_its_ends(before: Ends, after: Ends, way: int) -> None:
    assert direction(SALARY, ends(before), ends(after)) == way
    assert direction(SALARY, ends(after), ends(before)) == -way


@pytest.mark.parametrize(
    ("pair", "text"),
    [
        ((41659, 47672), "41,659 to 47,672"),
        ((9500, 12000), "9,500 to 12,000"),
        ((2019, 2024), "2019 to 2024"),
        (("37.5", 40), "37.5 to 40"),
        (("41659.50", 47672), "41,659.50 to 47,672"),
        ((0, 5), "0 to 5"),
        ((41659, None), "from 41,659"),
        ((None, 47672), "up to 47,672"),
        ((None, None), ""),
        (("2024-03", "2025-03"), "2024-03 to 2025-03"),
        (("about 40000", 47672), "about 40000 to 47,672"),
        (("1" * 30, 47672), f"{'1' * 30} to 47,672"),
    ],
)
def test_a_reader_sees_both_ends(pair: Ends, text: str) -> None:
    assert range_text(SALARY, ends(pair)) == text


@pytest.mark.parametrize(
    "value", ["", "1,000", "£5", "1e5", "0x10", "1_000", "٣", "nan", "inf", " 1", "1.", True, None, [1]]
)
def test_only_plain_numbers_are_numbers(value: object) -> None:
    assert number_of(value) is None
