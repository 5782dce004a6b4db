"""Compile a JSON Schema into a fast test of whether data fits it.

The test only answers yes or no, for data as JSON has it, and only schemas that are understood to the last keyword are
compiled: jsonschema explains every no, and decides about all other schemas. A keyword with an invalid value is not
understood either, so a schema that compiles is valid.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from roledoc_lint.model.schema_keywords import (
    ANNOTATIONS,
    SIMPLE,
    NotUnderstoodError,
    Predicate,
    as_list,
    as_object,
    as_str,
    expect,
)
from roledoc_lint.text.patterns import Pattern, PatternError, TimeLimit

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DEFINITIONS = "#/$defs/"
OWN_ANNOTATION = "x-"
"""What the names of annotations begin with that JSON Schema leaves to programs: they test nothing."""

MAX_SIZE = 2000
"""The most keywords that are tried on one value, with those that references lead to. Others are left to jsonschema,
which is slower, but ends when its time is over."""


def compile_schema(schema: object, limit: TimeLimit) -> Predicate | None:
    """The test of whether a value fits the schema; None if the schema is not understood, or takes too long.

    The test raises TooSlowError if a pattern needs more time than the limit has left.
    """
    try:
        whole = _whole(schema, limit)
    except (NotUnderstoodError, RecursionError, PatternError):
        return None

    def test(value: Any) -> bool:
        try:
            return whole(value)
        except RecursionError:  # a key of a value that is nested too deeply
            return False

    return test


def _whole(schema: object, limit: TimeLimit) -> Predicate:
    """The test of a whole schema with its definitions."""
    parts = dict(as_object(schema))
    expect(parts.pop("$schema", DIALECT) == DIALECT)
    address = as_str(parts.pop("$id", "https:"))
    expect(address.startswith(("https:", "http:")) and "#" not in address and address.isascii() and " " not in address)
    compiler = _Compiler(limit)
    for name, part in as_object(parts.pop("$defs", {})).items():
        compiler.add(DEFINITIONS + name, part)
    compiler.add("#", parts)
    sizes: dict[str, int] = {}
    expect(all(_size(compiler, name, sizes) <= MAX_SIZE for name in compiler.tests))
    return compiler.tests["#"]


def _size(compiler: _Compiler, name: str, known: dict[str, int]) -> int:
    """The number of keywords in a part, with those that its references lead to.

    Raises NotUnderstoodError if a reference cannot be found, RecursionError if it leads back.
    """
    expect(name in compiler.tests)
    if name not in known:
        part = compiler.parts[name]
        known[name] = part.keywords + sum(_size(compiler, target, known) for target in part.references)
    return known[name]


class _Part:
    """How large a part of a schema is that a reference can name."""

    def __init__(self) -> None:
        self.keywords = 0
        self.references: list[str] = []


class _Compiler:
    """Compile the parts of one schema. `tests` are those that a reference can name."""

    def __init__(self, limit: TimeLimit) -> None:
        self.limit = limit
        self.tests: dict[str, Predicate] = {}
        self.parts: dict[str, _Part] = {}
        self.part = _Part()

    def add(self, name: str, schema: object) -> None:
        """Compile a part that references can name."""
        self.parts[name] = self.part = _Part()
        self.tests[name] = self.test(schema)

    def test(self, schema: object) -> Predicate:
        """The test of one part of the schema, with every keyword in it."""
        if isinstance(schema, bool):
            return lambda value: schema
        parts = as_object(schema)
        self.part.keywords += len(parts)
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
        is_own = key.startswith(OWN_ANNOTATION)
        expect(is_own or (key in ANNOTATIONS and isinstance(parts[key], ANNOTATIONS[key])))
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
    compiler.part.references.append(target)
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


def _pattern(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    search = Pattern(as_str(parts["pattern"]), compiler.limit).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _pattern_properties(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    named = compiler.named(parts["patternProperties"]).items()
    tests = [(Pattern(pattern, compiler.limit).search, test) for pattern, test in named]

    def test(value: Any) -> bool:
        return not isinstance(value, dict) or all(
            test(item) for search, test in tests for name, item in value.items() if search(name)
        )

    return test


def _additional_properties(compiler: _Compiler, parts: dict[str, Any]) -> Predicate:
    other, known = compiler.test(parts["additionalProperties"]), as_object(parts.get("properties", {})).keys()
    searches = [Pattern(pattern, compiler.limit).search for pattern in as_object(parts.get("patternProperties", {}))]

    def test(value: Any) -> bool:
        if not isinstance(value, dict) or value.keys() <= known:
            return True
        names = (name for name in value if name not in known)
        return all(other(value[name]) for name in names if not any(search(name) for search in searches))

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
    "pattern": _pattern,
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
