"""The formats that a schema can ask for, such as `date`, and how they are checked."""

from __future__ import annotations

import re
from datetime import datetime, time
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker

from roledoc_lint.text.patterns import Pattern, TimeLimit

_TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
_NOT_IN_ADDRESSES = re.compile(r"[^!-~]|[\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")


def format_checker(limit: TimeLimit) -> FormatChecker:
    """A checker of the formats of jsonschema, of those that the packages installed beside it add, and of a few more."""
    checker = FormatChecker(())
    checker.checkers = dict(Draft202012Validator.FORMAT_CHECKER.checkers)
    for name, is_right in (("uri", _is_uri), ("date-time", _is_date_time), ("time", _is_time)):
        if name not in checker.checkers:
            checker.checks(name, raises=ValueError)(is_right)
    checker.checks("regex", raises=ValueError)(lambda value: not isinstance(value, str) or bool(Pattern(value, limit)))
    return checker


def unchecked_formats(formats: set[str]) -> list[str]:
    """Those of some formats that cannot be checked."""
    return sorted(formats - format_checker(TimeLimit(0)).checkers.keys())


def _is_uri(value: object) -> bool:
    if not isinstance(value, str):
        return True
    return not _NOT_IN_ADDRESSES.search(value) and bool(urlsplit(value).scheme)


def _is_date_time(value: object) -> bool:
    if not isinstance(value, str):
        return True
    is_written_so = re.fullmatch(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[Tt ]{_TIME}", value)
    return bool(is_written_so and datetime.fromisoformat(value.upper()))


def _is_time(value: object) -> bool:
    if not isinstance(value, str):
        return True
    return bool(re.fullmatch(_TIME, value) and time.fromisoformat(value.upper()))
