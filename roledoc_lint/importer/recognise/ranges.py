"""Reads ranges and numbers as documents write them: £41,659 to £47,672 a year, from 37.5 hours, 2024-03 to 2025-03."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roledoc_lint.text.dates import read_date
from roledoc_lint.text.normalise import loose

MAX_RANGE_CHARS = 200
"""How many characters text may have to be read as a range."""

_MONEY = r"(?:[£€$]|\b(?:GBP|EUR|USD)\b)\s*"
_DIGITS = r"[0-9]{1,3}(?:[, \u00a0\u202f][0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]+(?:\.[0-9]+)?"
_END = r"(?:(?=(?:pa|p\.a|hrs?|hours?|h)\b)|(?!\w|[,.][0-9]))"
_NUMBER = re.compile(rf"(?<![\w.,])(?P<money>{_MONEY})?(?P<digits>{_DIGITS})(?P<k>\s?k\b)?{_END}", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
"""A number that may have a point between thousands."""

_LEAST = re.compile(r"\b(?:from|starting|starts|start|minimum|min|at least|upwards|rising)\b|\+", re.IGNORECASE)
_MOST = re.compile(r"\b(?:up to|maximum|max|at most|no more than|not more than)\b", re.IGNORECASE)
_OTHER = re.compile(r"%|\b(?:m|mn|million|bn|billion|thousand)\b", re.IGNORECASE)
"""What makes another number of the one before it."""
_DASH = re.compile("[-–—]")

_BETWEEN = frozenset(("to", "and", "up to", "rising to", "through", "until", "till"))
_UNIT_WORDS = """
a an per pa p annum year yearly month monthly week weekly day daily hour hourly h hours hrs days weeks months
years salary pay gbp pro rata fte wte full time equivalent gross the of between from in and to up minimum maximum
min max starting at rising least most no not more than k
"""
_UNITS = frozenset(_UNIT_WORDS.split())
"""Words beside numbers that say nothing else."""


class Range:
    """The ends of a range: texts of numbers or dates, either empty if it is not known."""

    def __init__(self, lower: str, upper: str, *, is_all: bool) -> None:
        self.lower = lower
        self.upper = upper
        self.is_all = is_all
        """Whether the text says nothing else."""


def read_range(text: str, names: Sequence[str] = ()) -> Range | None:
    """The range that text gives; None if it is not understood, or its lower end is above its upper end.

    `names` are what the two ends are called. A single number is the lower end, unless a word says that it is the upper.
    """
    if len(text) > MAX_RANGE_CHARS:
        return None
    return _of_dates(text) or _of_numbers(text, [loose(name) for name in names])


def read_number(text: str) -> tuple[str, bool] | None:
    """The only number in text, and whether the text says nothing else; None if there is none or several."""
    found = list(_NUMBER.finditer(text)) if len(text) <= MAX_RANGE_CHARS else []
    value = _value(found[0]) if len(found) == 1 else None
    is_all = _says_no_more(_NUMBER.sub(" ", text), [])
    return (value, is_all) if value is not None and (is_all or _is_money(found, text)) else None


def _of_dates(text: str) -> Range | None:
    words = re.sub(r"^\s*(?:from|between)\s+", "", text, flags=re.IGNORECASE).rstrip(" .")
    if re.match(r"\s*(?:until|till|up to)\s", words, re.IGNORECASE):
        last = read_date(re.sub(r"^\s*(?:until|till|up to)\s+", "", words, flags=re.IGNORECASE))
        return Range("", str(last), is_all=True) if last else None
    ends = re.split(r"\s+(?:to|until|till|and|-|–|—)\s+|\s*[–—]\s*", words, flags=re.IGNORECASE)
    dates = [read_date(end) for end in ends]
    if len(dates) > 2 or not all(dates):
        return None
    first, last = dates[0], dates[-1] if len(dates) == 2 else None
    if first and last and last.is_before(first):
        return None
    return Range(str(first), str(last) if last else "", is_all=True)


def _of_numbers(text: str, names: list[str]) -> Range | None:
    found = list(_NUMBER.finditer(text))
    if any(match["money"] for match in found) and len(found) > 2:  # the others may be of something else: Band 5
        found = _of_money(text, found)
    values = [_value(match) for match in found]
    if not 0 < len(values) <= 2 or None in values or _OTHER.search(text):
        return None
    lower = values[0] or ""
    rest = text
    for match in reversed(found):
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    is_all = _says_no_more(rest, names)
    if not is_all and not _is_money(found, text):
        return None  # the numbers may be of something else: Band 6
    if len(values) == 1:
        is_upper = _MOST.search(text) is not None and _LEAST.search(text) is None
        return Range("" if is_upper else lower, lower if is_upper else "", is_all=is_all)
    upper = values[1] or ""
    if found[1]["k"] and not found[0]["k"] and float(lower) < 1000:
        lower = _times(lower)
    between = text[found[0].end() : found[1].start()]
    if not _joins(between, names) or float(lower) > float(upper):
        return None
    return Range(lower, upper, is_all=is_all)


def _is_money(found: list[re.Match[str]], text: str) -> bool:
    return any(match["money"] for match in found) and not _OTHER.search(text)


def _of_money(text: str, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The numbers of money, and one after such a number: £28,407 to 34,581."""
    kept: list[re.Match[str]] = []
    for match in found:
        if match["money"] or (kept and _joins(text[kept[-1].end() : match.start()], [])):
            kept.append(match)
    return kept


def _value(match: re.Match[str]) -> str | None:
    if _AMBIGUOUS.fullmatch(match["digits"]):
        return None
    digits = re.sub(r"[^0-9.]", "", match["digits"])
    whole, _, part = digits.partition(".")
    plain = (whole.lstrip("0") or "0") + (f".{part}" if part.strip("0") else "")
    return _times(plain) if match["k"] else plain


def _times(digits: str) -> str:
    """A number of thousands in full."""
    whole, _, part = digits.partition(".")
    return (whole + part.ljust(3, "0")).lstrip("0") or "0" if len(part) <= 3 else digits


def _joins(between: str, names: list[str]) -> bool:
    """Whether the text between two numbers makes a range of them."""
    words = loose(between)
    plain = " ".join(word for word in words.split() if word not in _UNITS or word in ("to", "and", "up"))
    is_named = words in names or words in ("max", "maximum")
    return is_named or plain in _BETWEEN or (not plain and _DASH.search(between) is not None)


def _says_no_more(rest: str, names: list[str]) -> bool:
    known = _UNITS | {word for name in names for word in name.split()}
    return {*loose(rest).split()} <= known
