"""A date that cannot be right.

## What it finds

A day or month that is not in the calendar, a date in the future, and a role that was amended before it was issued.

## Why it matters

Reviews are planned by these dates, and a wrong one hides a role that nobody has looked at for years.

## Example

Fails:

    issued: 2019-02-30

Passes:

    issued: 2019-02-28
    amended: 2019-11

## How to fix

Write the right date. It is usually on the published profile.

## Fix safety

roledoc-lint does not fix this, because it does not know the right date.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.text.dates import RoleDate, parse_date

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


def _hint(field: str, date: RoleDate) -> str:
    month = date._replace(day=0)
    if date.day and month.exists:
        return f"write the right day, or the month alone: {field}: {month}"
    return "write the right month, from 01 to 12" if not 1 <= date.month <= 12 else "write the right date"
