"""A day that does not exist, a date in the future, `amended` before `issued`.

Fails:

    issued: 2019-02-30

Passes:

    issued: 2019-02-28
    amended: 2019-11
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.fields import DATE_FIELDS
from roledoc_lint.source.document import Document
from roledoc_lint.text.dates import RoleDate, parse_date

NAME = "date-value"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = RoleDate(context.today.year, context.today.month, context.today.day)
    sound: dict[str, RoleDate] = {}
    for field in DATE_FIELDS:
        value = document.fields.get(field)
        date = parse_date(value) if isinstance(value, str) else None
        if date is None:
            continue
        if not date.exists:
            kind = "day" if date.day else "month"
            yield document.finding(f"/{field}", f"{field} {date} is no {kind} of the calendar", "write the right date")
        elif today.is_before(date):
            yield document.finding(
                f"/{field}", f"{field} {date} is in the future: today is {today}", "write the right date"
            )
        else:
            sound[field] = date
    if len(sound) == 2 and sound["amended"].is_before(sound["issued"]):
        message = f"the role was amended {sound['amended']}, before it was issued {sound['issued']}"
        yield document.finding("/amended", message, "correct one of the two dates")
