"""Ranges, such as a salary with its minimum and maximum: how their ends moved, and how a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from roledoc_lint.model.profile import Field
from roledoc_lint.text.dates import parse_date

FIRST_WITH_COMMA = 10_000
"""From which number on the ends of a range are written with commas: 2019 to 2024 may be years."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?")


def number_of(value: object) -> Decimal | None:
    """The number that an end of a range is; None if it is something else."""
    is_number = type(value) is int or (isinstance(value, str) and _NUMBER.fullmatch(value))
    return Decimal(str(value)) if is_number else None


def direction(field: Field, before: Mapping[str, object], after: Mapping[str, object]) -> int:
    """1 if an end of a range rose and the other did not fall, -1 for the reverse, 0 for everything else."""
    steps = {_step(before.get(part), after.get(part)) for part in field.parts}
    return next((way for way in (1, -1) if way in steps and steps <= {0, way}), 0)


def _step(before: object, after: object) -> int | None:
    """Which way an end moved, 0 if it stayed; None if that cannot be said."""
    numbers = number_of(before), number_of(after)
    if numbers[0] is not None and numbers[1] is not None:
        return (numbers[1] > numbers[0]) - (numbers[1] < numbers[0])
    if before == after:
        return 0
    old, new = (parse_date(value) if isinstance(value, str) else None for value in (before, after))
    if not old or not new or not (old.is_before(new) or new.is_before(old)):
        return None
    return 1 if old.is_before(new) else -1


def range_text(field: Field, value: Mapping[str, object]) -> str:
    """The ends of a range in words, such as 41,659 to 47,672; empty if it has none."""
    ends = [value.get(part) for part in field.parts]
    numbers = [number for end in ends if (number := number_of(end)) is not None]
    has_commas = any(abs(number) >= FIRST_WITH_COMMA for number in numbers)
    lower, upper = (_end(end, has_commas=has_commas) for end in ends)
    if lower and upper:
        return f"{lower} to {upper}"
    return f"from {lower}" if lower else f"up to {upper}" if upper else ""


def _end(value: object, *, has_commas: bool) -> str:
    number = number_of(value)
    if number is None or not has_commas:
        return "" if value is None else str(value)
    return f"{number:,}"
