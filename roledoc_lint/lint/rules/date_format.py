"""A date that is not written as YYYY-MM or YYYY-MM-DD.

## What it finds

Dates as published profiles have them: `March 2019.`, `AUGUST 2018`, `- September 2014`, `24.05.2017`.

## Why it matters

Dates in one format can be sorted and compared.

## Example

Fails:

    issued: March 2019.

Fixed:

    issued: 2019-03

## How to fix

Write the year, the month and, if it is known, the day: `2019-03` or `2019-03-31`.

## Fix safety

`--fix` rewrites a date that has one meaning. That is safe, because the date stays the same. 05.06.2017 is not changed,
because it can mean 5 June or 6 May.
"""

import re
from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import replace_text
from roledoc_lint.text.dates import RoleDate, parse_date, read_date
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import normalised

NAME = "date-format"
SEVERITY = Severity.ERROR
FIX = "safe"

DAY_OR_MONTH_FIRST = r"([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]((?:19|20)[0-9]{2})"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for field in context.profile.dates:
        value = document.fields.get(field)
        if isinstance(value, bool) or not isinstance(value, str | int | float) or parse_date(normalised(str(value))):
            continue
        span = document.spans[f"/{field}"]
        written = value if isinstance(value, str) else document.text[span.start : span.end]
        meant = read_date(written)
        fix = replace_text(document, f"/{field}", str(meant)) if meant else None
        hint = f"write {field}: {meant}" if meant else _hint(field, written)
        message = f"{context.label(field)} {quoted(written)} is not written as YYYY-MM or YYYY-MM-DD"
        yield document.finding(f"/{field}", message, hint, fix=fix)


def _hint(field: str, written: str) -> str:
    """What to write where the date is not certain."""
    numbers = re.fullmatch(DAY_OR_MONTH_FIRST, written.strip())
    dates = (
        [RoleDate(int(numbers[3]), int(numbers[a]), int(numbers[b])) for a, b in ((2, 1), (1, 2))] if numbers else []
    )
    if dates and all(date.exists and date.month and date.day for date in dates):
        return f"this can mean two dates: write {field}: {dates[0]} or {field}: {dates[1]}"
    return f"write the year and the month, such as {field}: 2019-03, or the day too: {field}: 2019-03-31"
