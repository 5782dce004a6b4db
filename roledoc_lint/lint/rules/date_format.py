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

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.fields import DATE_FIELDS
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import replace_text
from roledoc_lint.text.dates import parse_date, read_date
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import normalised

NAME = "date-format"
SEVERITY = Severity.ERROR
FIX = "safe"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for field in DATE_FIELDS:
        value = document.fields.get(field)
        if isinstance(value, bool) or not isinstance(value, str | int | float) or parse_date(normalised(str(value))):
            continue
        span = document.spans[f"/{field}"]
        written = value if isinstance(value, str) else document.text[span.start : span.end]
        meant = read_date(written)
        fix = replace_text(document, f"/{field}", str(meant)) if meant else None
        hint = (
            f"write {meant}" if meant else "write the year and the month, such as 2019-03, or the day too: 2019-03-31"
        )
        yield document.finding(
            f"/{field}", f"{field} {quoted(written)} is not written as YYYY-MM or YYYY-MM-DD", hint, fix=fix
        )
