"""Issued or amended longer ago than the configured age.

It asks for a review of roles that nobody has looked at for that long. Off until the configuration sets `max-role-age`,
in years, or gives the rule a severity; the age is then five years.

Configured:

    max-role-age = 5

Fails:

    issued: 2014-09

Passes:

    issued: 2014-09
    amended: 2025-11
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.fields import DATE_FIELDS
from roledoc_lint.source.document import Document
from roledoc_lint.text.dates import RoleDate, parse_date

NAME = "stale-role"
SEVERITY = Severity.OFF
ON_WITH = "max_role_age"

DEFAULT_YEARS = 5


def check(document: Document, context: Context) -> Iterator[Finding]:
    years = context.config.max_role_age or DEFAULT_YEARS
    dates = {}
    for field in DATE_FIELDS:
        value = document.fields.get(field)
        date = parse_date(value) if isinstance(value, str) else None
        if date and date.exists:
            dates[field] = date
    if not dates:
        return
    field, latest = max(dates.items(), key=lambda item: item[1])
    if latest.is_before(RoleDate(context.today.year - years, context.today.month, context.today.day)):
        message = f"the role was last {field} {latest}, more than {years} years ago"
        yield document.finding(f"/{field}", message, "review the role, and set amended to the date of the review")
