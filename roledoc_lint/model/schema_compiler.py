"""A fast answer to "does this fit the schema?": a JSON Schema made into functions, once.

It answers only yes or no, for data as JSON has it, and only for schemas that it understands to the last keyword:
jsonschema explains every no, and decides where there is no answer. Whatever a keyword may not hold is not understood
either, so a schema with an answer is a sound one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from roledoc_lint.model.schema_keywords import (
    REMARKS,
    SIMPLE,
    NotUnderstoodError,
    Predicate,
    UndecidedError,
    a_list,
    a_text,
    an_object,
    expect,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DEFINITIONS = "#/$defs/"


def compile_schema(schema: object) -> Predicate | None:
    """What tells whether a value fits the schema; None where the schema is not understood."""
    try:
        whole = _whole(schema)
    except (NotUnderstoodError, RecursionError, re.error, OverflowError):  # the last two are a pattern's
        return None

    def test(value: Any) -> bool:
        try:
            return whole(value)
        except (UndecidedError, RecursionError):  # a reference may lead back to itself
            return False

    return test


def _whole(schema: object) -> Predicate:
    """The test of a schema, and of what it defines for all of its parts."""
    parts = dict(an_object(schema))
    expect(parts.pop("$schema", DIALECT) == DIALECT)
    address = a_text(parts.pop("$id", "https:"))
    expect(address.startswith(("https:", "http:")) and "#" not in address and address.isascii() and " " not in address)
    made = _Maker()
    for name, part in an_object(parts.pop("$defs", {})).items():
        made.tests[DEFINITIONS + name] = made.test(part)
    made.tests["#"] = made.test(parts)
    expect(made.references <= made.tests.keys())
    return made.tests["#"]


class _Maker:
    """Makes tests of the parts of one schema. `tests` are those that a reference can name."""

    def __init__(self) -> None:
        self.tests: dict[str, Predicate] = {}
        self.references: set[str] = set()

    def test(self, schema: object) -> Predicate:
        """The test of one part of the schema: of every keyword in it."""
        if isinstance(schema, bool):
            return lambda value: schema
        parts = an_object(schema)
        made = [test for key in parts if (test := self._keyword(key, parts))]
        if len(made) == 1:
            return made[0]

        def every(value: Any) -> bool:
            for test in made:  # noqa: SIM110  faster than all()
                if not test(value):
                    return False
            return True

        return every

    def _keyword(self, key: str, parts: dict[str, Any]) -> Predicate | None:
        """The test that a keyword makes; None where it makes none."""
        if key in SIMPLE:
            return SIMPLE[key](parts[key])
        if key in _NESTED:
            return _NESTED[key](self, parts)
        expect(key in REMARKS and isinstance(parts[key], REMARKS[key]))
        return None

    def several(self, parts: object) -> list[Predicate]:
        expect(bool(parts))
        return [self.test(part) for part in a_list(parts)]

    def named(self, parts: object) -> dict[str, Predicate]:
        return {name: self.test(part) for name, part in an_object(parts).items()}


def _reference(make: _Maker, parts: dict[str, Any]) -> Predicate:
    target, tests = a_text(parts["$ref"]), make.tests
    name = target.removeprefix(DEFINITIONS)
    # Other characters may have to be escaped in a reference.
    expect(target == "#" or (name != target and name.replace("_", "").replace("-", "").isalnum()))
    make.references.add(target)
    return lambda value: bool(tests[target](value))  # it may lead to what is not made yet


def _properties(make: _Maker, parts: dict[str, Any]) -> Predicate:
    tests = make.named(parts["properties"])

    def test(value: Any) -> bool:
        if isinstance(value, dict):
            for name, item in value.items():
                if name in tests and not tests[name](item):
                    return False
        return True

    return test


def _pattern_properties(make: _Maker, parts: dict[str, Any]) -> Predicate:
    tests = [(re.compile(pattern), test) for pattern, test in make.named(parts["patternProperties"]).items()]

    def test(value: Any) -> bool:
        return not isinstance(value, dict) or all(
            test(item) for pattern, test in tests for name, item in value.items() if pattern.search(name)
        )

    return test


def _additional_properties(make: _Maker, parts: dict[str, Any]) -> Predicate:
    other, known = make.test(parts["additionalProperties"]), an_object(parts.get("properties", {})).keys()
    patterns = "|".join(an_object(parts.get("patternProperties", {})))  # as jsonschema joins them
    search = re.compile(patterns).search if patterns else None

    def test(value: Any) -> bool:
        if not isinstance(value, dict) or value.keys() <= known:
            return True
        names = (name for name in value if name not in known)
        return all(other(value[name]) for name in names if not (search and search(name)))

    return test


def _prefix_items(make: _Maker, parts: dict[str, Any]) -> Predicate:
    tests = make.several(parts["prefixItems"])

    def test(value: Any) -> bool:
        return not isinstance(value, list) or all(fits(item) for fits, item in zip(tests, value, strict=False))

    return test


def _items(make: _Maker, parts: dict[str, Any]) -> Predicate:
    fits, first = make.test(parts["items"]), len(a_list(parts.get("prefixItems", [])))
    return lambda value: not isinstance(value, list) or all(map(fits, value[first:]))


def _if(make: _Maker, parts: dict[str, Any]) -> Predicate:
    condition, then, otherwise = (make.test(parts.get(key, True)) for key in ("if", "then", "else"))
    return lambda value: then(value) if condition(value) else otherwise(value)


def _branch(key: str) -> Callable[[_Maker, dict[str, Any]], None]:
    """A branch, of which `if` makes the test; without an `if` it only has to be a schema."""

    def make(maker: _Maker, parts: dict[str, Any]) -> None:
        if "if" not in parts:
            maker.test(parts[key])

    return make


def _all_of(make: _Maker, parts: dict[str, Any]) -> Predicate:
    tests = make.several(parts["allOf"])
    return lambda value: all(test(value) for test in tests)


def _any_of(make: _Maker, parts: dict[str, Any]) -> Predicate:
    tests = make.several(parts["anyOf"])
    return lambda value: any(test(value) for test in tests)


def _one_of(make: _Maker, parts: dict[str, Any]) -> Predicate:
    tests = make.several(parts["oneOf"])
    return lambda value: sum(test(value) for test in tests) == 1


def _not(make: _Maker, parts: dict[str, Any]) -> Predicate:
    test = make.test(parts["not"])
    return lambda value: not test(value)


_NESTED: dict[str, Callable[[_Maker, dict[str, Any]], Predicate | None]] = {
    "$ref": _reference,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "prefixItems": _prefix_items,
    "items": _items,
    "if": _if,
    "then": _branch("then"),
    "else": _branch("else"),
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
}
"""Keywords that hold schemas, or go by the keywords beside them."""
