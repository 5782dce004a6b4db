"""Dates of a role: `YYYY-MM` or `YYYY-MM-DD`, and the other formats in published profiles."""

import re
from datetime import date
from typing import NamedTuple

DATE_FORMAT = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")

_NAMES = "january february march april may june july august september october november december"
_MONTHS = {word: number for number, name in enumerate(_NAMES.split(), 1) for word in (name, name[:3])}
_MONTHS["sept"] = 9
MAX_DATE_CHARS = 60
"""The longest text, in characters, that is read as a date."""

# Only compiled when used: few roles have a date in another format.
_WORDS = r"(?:([0-9]{1,2})(?:st|nd|rd|th)?\s+)?([a-z]+)\.?,?\s+([0-9]{4})"
_YEAR_FIRST = r"([0-9]{4})[-./ ]([0-9]{1,2})(?:[-./ ]([0-9]{1,2}))?"
_DAY_FIRST = r"([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]([0-9]{4})"
_MONTH_FIRST = r"([0-9]{1,2})[-./ ]([0-9]{4})"


class RoleDate(NamedTuple):
    """A year, a month, and a day, which is 0 if it is not given. The day may not exist in the calendar."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    @property
    def exists(self) -> bool:
        """Whether the calendar has this day."""
        try:
            date(self.year, self.month, self.day or 1)
        except ValueError:
            return False
        return True

    def is_before(self, other: "RoleDate") -> bool:
        """Return whether this date is certainly before the other. A month without a day is not before a day in it."""
        if not self.day or not other.day:
            return self[:2] < other[:2]
        return self < other


def parse_date(text: str) -> RoleDate | None:
    """Return a date in the format that a role must have, or None if the text has another format."""
    match = DATE_FORMAT.fullmatch(text)
    if not match or match[3] == "00":
        return None
    return RoleDate(int(match[1]), int(match[2]), int(match[3] or 0))


def read_date(text: str) -> RoleDate | None:
    """Return the date that text in another format means, or None if that is not certain.

    05.06.2017 is not certain: it may be the fifth of June or the sixth of May.
    """
    text = text.strip(" \t\n-–—•.").lower() if len(text) < MAX_DATE_CHARS else ""
    date = _in_words(text) or _in_numbers(text)
    return date if date and date.exists and date.year >= 1900 else None


def _in_words(text: str) -> RoleDate | None:
    match = re.fullmatch(_WORDS, text)
    if not match or match[2] not in _MONTHS or match[1] in ("0", "00"):
        return None
    return RoleDate(int(match[3]), _MONTHS[match[2]], int(match[1] or 0))


def _in_numbers(text: str) -> RoleDate | None:
    if match := re.fullmatch(_YEAR_FIRST, text):
        return RoleDate(int(match[1]), int(match[2]), int(match[3] or 0)) if match[3] not in ("0", "00") else None
    if match := re.fullmatch(_MONTH_FIRST, text):
        return RoleDate(int(match[2]), int(match[1]), 0)
    match = re.fullmatch(_DAY_FIRST, text)
    if not match or 0 in (int(match[1]), int(match[2])):
        return None
    day, month = int(match[1]), int(match[2])
    return RoleDate(int(match[3]), month, day) if day > 12 or day == month else None
