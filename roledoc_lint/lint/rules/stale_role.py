"""A role that was issued or last amended longer ago than the age that you set.

## What it finds

Roles whose latest date, of issue or of the last change, is older than `max-role-age` years. The rule is off until the
configuration sets `max-role-age` or gives the rule a severity; the age is then five years.

## Why it matters

Work and law change. A role that nobody has looked at for years may no longer describe the post.

## Example

Configured:

    max-role-age = 5

Fails:

    issued: 2014-09

Passes:

    issued: 2014-09
    amended: 2025-11

## How to fix

Review the role, and write the date of the review as that of the last change, such as `2026-06`.

## Fix safety

roledoc-lint does not fix this, because a review needs somebody who knows the post.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.text.dates import RoleDate, parse_date

NAME = "stale-role"
SEVERITY = Severity.OFF
ON_WITH = "max_role_age"

DEFAULT_YEARS = 5


def check(document: Document, context: Context) -> Iterator[Finding]:
    years = context.config.max_role_age or DEFAULT_YEARS
    dates = {}
    for field in context.profile.past_dates:
        value = document.fields.get(field)
        date = parse_date(value) if isinstance(value, str) else None
        if date and date.exists:
            dates[field] = date
    if not dates:
        return
    field, latest = max(dates.items(), key=lambda item: item[1])
    if latest.is_before(RoleDate(context.today.year - years, context.today.month, context.today.day)):
        message = f"the latest date, {context.label(field)} {latest}, is more than {years} years ago"
        hint = f"review the role, then write {context.profile.past_dates[-1]}: {context.today:%Y-%m}"
        yield document.finding(f"/{field}", message, hint)
