"""The keywords of JSON Schema that depend on the value only: what each must hold, and its test.

A keyword with an invalid value is not understood, nor is a keyword that only jsonschema can decide.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf, isfinite
from operator import ge, gt, le, lt
from typing import Any

Predicate = Callable[[Any], bool]


class NotUnderstoodError(Exception):
    """The schema has something that only jsonschema understands."""


def expect(understood: bool) -> None:
    if not understood:
        raise NotUnderstoodError


def as_object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise NotUnderstoodError
    return value


def as_list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise NotUnderstoodError
    return value


def as_str(value: object) -> str:
    if not isinstance(value, str):
        raise NotUnderstoodError
    return value


def _unique_strings(value: object) -> list[str]:
    strings = [as_str(item) for item in as_list(value)]
    expect(len(set(strings)) == len(strings))
    return strings


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_integer(value: object) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or (isinstance(value, float) and value.is_integer())


def _type(names: object) -> Predicate:
    given = [names] if isinstance(names, str) else _unique_strings(names)
    expect(bool(given) and all(name in _TYPES for name in given))
    tests = [_TYPES[name] for name in given]
    return tests[0] if len(tests) == 1 else lambda value: any(test(value) for test in tests)


def _enum(values: object) -> Predicate:
    keys = frozenset(map(key_of, as_list(values)))
    return lambda value: key_of(value) in keys


def _const(expected: object) -> Predicate:
    return _enum([expected])


def key_of(value: object) -> object:
    """A key that is equal for values that JSON Schema takes for equal: true is not 1, but 1.0 is."""
    if isinstance(value, bool):
        return bool, value
    if isinstance(value, list):
        return list, tuple(map(key_of, value))
    if isinstance(value, dict):
        return dict, frozenset((name, key_of(item)) for name, item in value.items())
    return value


def _size(kind: type[str] | type[list[Any]] | type[dict[str, Any]], fits: Callable[[int, int], bool]) -> Factory:
    """A keyword such as minLength, for values of one kind."""

    def build(expected: object) -> Predicate:
        if not isinstance(expected, int) or isinstance(expected, bool) or expected < 0:
            raise NotUnderstoodError
        return lambda value: not isinstance(value, kind) or fits(len(value), expected)

    return build


def _bound(wrong: Callable[[Any, Any], bool]) -> Factory:
    """A keyword such as minimum; a number that cannot be compared, such as NaN, is not wrong."""

    def build(expected: object) -> Predicate:
        expect(_is_number(expected))
        return lambda value: not _is_number(value) or not wrong(value, expected)

    return build


def _multiple(expected: object) -> Predicate:
    if not isinstance(expected, int | float) or isinstance(expected, bool) or not 0 < expected < inf:
        raise NotUnderstoodError
    return lambda value: not _is_number(value) or is_multiple(value, expected)


def is_multiple(value: float, step: float) -> bool:
    """Whether a number is a multiple of another, both as they are written: 0.7 is seven times 0.1."""
    if not isfinite(value):
        return False
    from fractions import Fraction  # takes longer to import than most schemas to compile

    exact = [Fraction(number if isinstance(number, int) else repr(number)) for number in (value, step)]
    return (exact[0] / exact[1]).denominator == 1


def _unique(expected: object) -> Predicate:
    expect(isinstance(expected, bool))

    def test(value: Any) -> bool:
        return not expected or not isinstance(value, list) or len(value) < 2 or are_unique(value)

    return test


def are_unique(items: list[Any]) -> bool:
    return len(set(map(key_of, items))) == len(items)


def _required(expected: object) -> Predicate:
    names = frozenset(_unique_strings(expected))
    return lambda value: not isinstance(value, dict) or names <= value.keys()


def _dependent_required(expected: object) -> Predicate:
    needed = [(given, frozenset(_unique_strings(names))) for given, names in as_object(expected).items()]

    def test(value: Any) -> bool:
        return not isinstance(value, dict) or all(names <= value.keys() for given, names in needed if given in value)

    return test


Factory = Callable[[object], Predicate]

_TYPES: dict[str, Predicate] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": _is_integer,
    "number": _is_number,
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}

SIMPLE: dict[str, Factory] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "minLength": _size(str, ge),
    "maxLength": _size(str, le),
    "minItems": _size(list, ge),
    "maxItems": _size(list, le),
    "minProperties": _size(dict, ge),
    "maxProperties": _size(dict, le),
    "minimum": _bound(lt),
    "maximum": _bound(gt),
    "exclusiveMinimum": _bound(le),
    "exclusiveMaximum": _bound(ge),
    "multipleOf": _multiple,
    "uniqueItems": _unique,
    "required": _required,
    "dependentRequired": _dependent_required,
}

MISSING = ("required", "dependentRequired", "dependencies")
"""Keywords that require a key."""

ANNOTATIONS: dict[str, type] = {
    "title": str,
    "description": str,
    "$comment": str,
    "default": object,
    "examples": list,
    "deprecated": bool,
    "readOnly": bool,
    "writeOnly": bool,
}
"""Keywords that test nothing, and the type that each must hold."""
