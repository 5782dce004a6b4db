"""A date or number that cannot be right.

## What it finds

A day or month that is not in the calendar, a date in the future, and a role that was amended before it was issued. Also
the ends of a range, and other pairs that the schema declares, the wrong way round: a salary whose minimum is more than
its maximum.

## Why it matters

Reviews are planned by these dates, and a wrong one hides a role that nobody has looked at for years. A salary that goes
from more to less is offered to nobody.

## Example

Fails:

    issued: 2019-02-30

Passes:

    issued: 2019-02-28
    amended: 2019-11

## How to fix

Write the right date or number. It is usually on the published profile.

## Fix safety

roledoc-lint does not fix this, because it does not know the right one.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.text.dates import RoleDate, parse_date
from roledoc_lint.text.display import quoted

NAME = "date-value"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = RoleDate(context.today.year, context.today.month, context.today.day)
    possible: dict[str, RoleDate] = {}
    for field in context.profile.dates:
        value = document.fields.get(field)
        date = parse_date(value) if isinstance(value, str) else None
        if date is None:
            continue
        if not date.exists:
            kind = "day" if date.day else "month"
            message = f"{context.label(field)} {date} is not a {kind} in the calendar"
            yield document.finding(f"/{field}", message, _hint(field, date))
        elif context.profile.by_name[field].not_future and today.is_before(date):
            message = f"{context.label(field)} {date} is in the future: today is {today}"
            yield document.finding(f"/{field}", message, "write the right date: today's or an earlier one")
        else:
            possible[field] = date
    for later, written in possible.items():
        earlier = context.profile.by_name[later].after
        if earlier in possible and written.is_before(possible[earlier]):
            dates = [f"{context.label(field)} {possible[field]}" for field in (later, earlier)]
            message = f"{dates[0]} is before {dates[1]}"
            yield document.finding(f"/{later}", message, f"correct {later}: or {earlier}:, whichever is wrong")
    yield from _pairs(document, context)


def _pairs(document: Document, context: Context) -> Iterator[Finding]:
    """Two values of which the first must not be more than the second, such as the ends of a range."""
    for pair in context.profile.pairs:
        first, second = (_size(document, context, name) for name in pair)
        if first and second and _is_more(first, second):
            words = " than ".join(f"{context.described(f'/{name}')} {_said(document, name)}" for name in pair)
            names = [name.rpartition("/")[2] for name in pair]
            message = words.replace(" than ", f" {first.comparison} ", 1)
            hint = f"correct {names[0]}: or {names[1]}:, whichever is wrong"
            yield document.finding(f"/{pair[0]}", message, hint)


class _Size(NamedTuple):
    """How much a value is among those that it can be compared with."""

    family: str
    size: Any
    comparison: str


def _size(document: Document, context: Context, name: str) -> _Size | None:
    """The size of a number, a date or a word of a ranked vocabulary; None if a value has none."""
    value = document.value(f"/{name}")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _Size("number", value, "is more than")
    date = parse_date(value) if isinstance(value, str) else None
    if date and date.exists:
        return _Size("date", date, "is after")
    words = context.catalogue.vocabulary.get(name)
    word = words.canonical(value) if words and isinstance(value, str) else None
    position = words.position(word) if words and word else None
    return _Size(f"words of {position[0]}", position[1], "is higher than") if position else None


def _is_more(first: _Size, second: _Size) -> bool:
    """Whether two values can be compared, and the first is more than the second."""
    if first.family != second.family:
        return False
    is_date = isinstance(first.size, RoleDate)
    return bool(second.size.is_before(first.size) if is_date else first.size > second.size)


def _said(document: Document, name: str) -> str:
    value = document.value(f"/{name}")
    return f"{value:,}" if isinstance(value, int | float) else quoted(str(value))[1:-1]


def _hint(field: str, date: RoleDate) -> str:
    month = date._replace(day=0)
    if date.day and month.exists:
        return f"write the right day, or the month alone: {field}: {month}"
    return "write the right month, from 01 to 12" if not 1 <= date.month <= 12 else "write the right date"
