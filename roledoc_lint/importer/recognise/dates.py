"""Reads dates as profiles have them: `March 2019.`, `September 2014. Amended November 2019.`"""

from __future__ import annotations

import re
from typing import NamedTuple

from roledoc_lint.text.dates import RoleDate, read_date

MAX_DATES_CHARS = 120
"""How many characters text may have to be read as dates."""

# The words beside a date are those of the language, not of an organisation: labels of its own are in the profile.
_FIRST = r"(?:date )?(?:of issue|issued|created|published|written|produced|date|dated)"
_CHANGE = r"(?:date )?(?:last |re-?)?(?:amended|updated|revised|reviewed|evaluated|modified|of review|of amendment)"
_WRITTEN = (
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)?[ -])?[a-z]{3,9}\.?,?[ -][0-9]{4}|[0-9]{4}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?|"
    r"[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{4}|[0-9]{1,2}[-./][0-9]{4}"
)
_DATE = re.compile(
    rf"[\s.,;()\[\]|/–—-]*(?:(?P<first>{_FIRST})|(?P<change>{_CHANGE}))?(?: on| in)?[\s:–—-]*(?P<date>{_WRITTEN})",
    re.IGNORECASE,
)
_END = re.compile(r"[\s.,;()\[\]|–—-]*")


class Dated(NamedTuple):
    """A date, and whether the words before it say that it is that of a change; None if no word says what it is."""

    date: RoleDate
    is_of_change: bool | None


def read_dates(text: str) -> list[Dated]:
    """The dates in text of nothing but dates; none if it says anything else, or one may mean two dates."""
    found: list[Dated] = []
    start = 0
    while len(text) <= MAX_DATES_CHARS and (match := _DATE.match(text, start)):
        date = read_date(match["date"].replace("-", " "))
        if date is None:
            return []
        found.append(Dated(date, bool(match["change"]) if match["first"] or match["change"] else None))
        start = match.end()
    return found if _END.fullmatch(text, start) else []
