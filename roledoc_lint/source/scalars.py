"""Plain scalars of YAML as data: null, truth values, numbers, text."""

from __future__ import annotations

import re

_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,99}|[0-9]{1,99}(?:\.[0-9]{0,99})?)(?:[eE][-+]?[0-9]{1,9})?")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_TYPED = frozenset("0123456789+-.~nNtTfF")

MAX_DIGITS = 4000
"""The most digits of a whole number; Python takes quadratic time to convert one, and refuses 4,300 digits."""


def scalar(text: str) -> object:
    """The value of a plain scalar as YAML 1.2 reads it: null, a truth value, a number or text."""
    if text and text[0] not in _TYPED:
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.fullmatch(text):
        return int(text) if len(text) < MAX_DIGITS else float("inf")
    if _FLOAT.fullmatch(text) or _INFINITE.fullmatch(text):
        return float(text.replace(".", "", 1) if _INFINITE.fullmatch(text) else text)
    return text
