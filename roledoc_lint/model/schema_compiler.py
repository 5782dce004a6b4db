"""Compile a JSON Schema into a fast test of whether data fits it.

The test only answers yes or no, for data as JSON has it, and only schemas that are understood to the last keyword are
compiled: jsonschema explains every no, and decides about all other schemas. A keyword with an invalid value is not
understood either, so a schema that compiles is valid.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from roledoc_lint.model.schema_keywords import (
    ANNOTATIONS,
    SIMPLE,
    NotUnderstoodError,
    Predicate,
    UndecidedError,
    as_list,
    as_object,
    as_str,
    expect,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DEFINITIONS = "#/$defs/"


def compile_schema(schema: object) -> Predicate | None:
    """The test of whether a value fits the schema; None if the schema is not understood."""
    try:
        whole = _whole(schema)
    except (NotUnderstoodError, RecursionError, re.error, OverflowError):  # a pattern raises the last two
        return None

    def test(value: Any) -> bool:
        try:
            return whole(value)
        except (UndecidedError, RecursionError):  # a reference may refer to itself
            return False

    return test


def _whole(schema: object) -> Predicate:
    """The test of a whole schema with its definitions."""
    parts = dict(as_object(schema))
    expect(parts.pop("$schema", DIALECT) == DIALECT)
    address = as_str(parts.pop("$id", "https:"))
    expect(address.startswith(("https:", "http:")) and "#" not in address and address.isascii() and " " not in address)
    compiler = _Compiler()
    for name, part in as_object(parts.pop("$defs", {})).items():
        compiler.tests[DEFINITIONS + name] = compiler.test(part)
    compiler.tests["#"] = compiler.test(parts)
    expect(compiler.references <= compiler.tests.keys())
    return compiler.tests["#"]


class _Compiler:
    """Compile the parts of one schema. `tests` are those that a reference can name."""

    def __init__(self) -> None:
        self.tests: dict[str, Predicate] = {}
        self.references: set[str] = set()

    def test(self, schema: object) -> Predicate:
        """The test of one part of the schema, with every keyword in it."""
        if isinstance(schema, bool):
            return lambda value: schema
        parts = as_object(schema)
        tests = [test for key in parts if (test := self._keyword(key, parts))]
        if len(tests) == 1:
            return tests[0]

        def every(value: Any) -> bool:
            for test in tests:  # noqa: SIM110  faster than all()
                if not test(value):
                    return False
            return True

        return every

    def _keyword(self, key: str, parts: dict[str, Any]) -> Predicate | None:
        """The test of a keyword; None if the keyword tests nothing."""
        if key in SIMPLE:
            return SIMPLE[key](parts[key])
        if key in _NESTED:
            return _NESTED[key](self, parts)
        expect(key in ANNOTATIONS and isinstance(parts[key], ANNOTATIONS[key]))
        return None

    def several(self, parts: object) -> list[Predicate]:
        expect(bool(parts))
        return [self.test(part) for part in as_list(parts)]

    def named(self, parts: object) -> dict[str, Predicate]:
        return {name: self.test(part) for name, part in as_object(parts).items()}


def _reference(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    target, tests = as_str(parts["$ref"]), compiler.tests
    name = target.removeprefix(DEFINITIONS)
    # Other characters may have to be escaped in a reference.
    expect(target == "#" or (name != target and name.replace("_", "").replace("-", "").isalnum()))
    compiler.references.add(target)
    return lambda value: bool(tests[target](value))  # the target may not be compiled yet


def _properties(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    tests = compiler.named(parts["properties"])

    def test(value: Any) -> bool:
        if isinstance(value, dict):
            for name, item in value.items():
                if name in tests and not tests[name](item):
                    return False
        return True

    return test


def _pattern_properties(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    tests = [(re.compile(pattern), test) for pattern, test in compiler.named(parts["patternProperties"]).items()]

    def test(value: Any) -> bool:
        return not isinstance(value, dict) or all(
            test(item) for pattern, test in tests for name, item in value.items() if pattern.search(name)
        )

    return test


def _additional_properties(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    other, known = compiler.test(parts["additionalProperties"]), as_object(parts.get("properties", {})).keys()
    patterns = "|".join(as_object(parts.get("patternProperties", {})))  # as jsonschema joins them
    search = re.compile(patterns).search if patterns else None

    def test(value: Any) -> bool:
        if not isinstance(value, dict) or value.keys() <= known:
            return True
        names = (name for name in value if name not in known)
        return all(other(value[name]) for name in names if not (search and search(name)))

    return test


def _prefix_items(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    tests = compiler.several(parts["prefixItems"])

    def test(value: Any) -> bool:
        return not isinstance(value, list) or all(fits(item) for fits, item in zip(tests, value, strict=False))

    return test


def _items(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    fits, first = compiler.test(parts["items"]), len(as_list(parts.get("prefixItems", [])))
    return lambda value: not isinstance(value, list) or all(map(fits, value[first:]))


def _if(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    condition, then, otherwise = (compiler.test(parts.get(key, True)) for key in ("if", "then", "else"))
    return lambda value: then(value) if condition(value) else otherwise(value)


def _branch(key: str) -> Callable[[_Compiler, dict[str, Any]], None]:
    """A branch: `if` compiles its test; without an `if` it only has to be a schema."""

    def compile_branch(compiler: _Compiler, parts: dict[str, Any]) -> None:
        if "if" not in parts:
            compiler.test(parts[key])

    return compile_branch


def _all_of(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    tests = compiler.several(parts["allOf"])
    return lambda value: all(test(value) for test in tests)


def _any_of(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    tests = compiler.several(parts["anyOf"])
    return lambda value: any(test(value) for test in tests)


def _one_of(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    tests = compiler.several(parts["oneOf"])
    return lambda value: sum(test(value) for test in tests) == 1


def _not(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    test = compiler.test(parts["not"])
    return lambda value: not test(value)


_NESTED: dict[str, Callable[[_Compiler, dict[str, Any]], Predicate | None]] = {
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
"""Keywords that hold schemas, or depend on the keywords beside them."""
