"""Compare the compiled test of a schema with jsonschema: on roles and catalogues damaged in thousands of ways, and on
random schemas."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from roledoc_lint.model.schema_compiler import MAX_SIZE, compile_schema
from roledoc_lint.model.schema_keywords import Predicate
from roledoc_lint.source.document import load
from roledoc_lint.text.patterns import TimeLimit
from tests.support.helpers import REPOSITORY

STRANGE: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    3,
    2.0,
    3.0,
    2.5,
    float("inf"),
    float("nan"),
    "",
    "x",
    "EQ0450",
    [],
    {},
    [1],
)
FILES = [*sorted(REPOSITORY.glob("roles/*.yaml")), *sorted(REPOSITORY.glob("schema/catalogue/*.yaml"))]
DAMAGED_COPIES = 400
"""The number of damaged copies of each file."""


def compiled(schema: object) -> Predicate | None:
    return compile_schema(schema, TimeLimit(60))


def schema_for(file: Path) -> Any:
    kind = "role" if file.parent.name == "roles" else "catalogue"
    return json.loads((REPOSITORY / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))


def data_of(file: Path) -> Any:
    return load(file.name, file.read_bytes(), 1 << 20).data


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_agrees_with_jsonschema_on_a_damaged_file(file: Path) -> None:
    schema, whole, chance = schema_for(file), data_of(file), random.Random(file.name)
    fits, validator = compiled(schema), Draft202012Validator(schema)
    assert fits
    assert fits(whole)
    answers = []
    for _ in range(DAMAGED_COPIES):
        data = copy.deepcopy(whole)
        done = [damage(data, chance) for _ in range(chance.randint(1, 3))]
        answers.append(fits(data))
        assert answers[-1] == validator.is_valid(data), done
    assert 20 < sum(answers) < DAMAGED_COPIES - 20  # both answers are covered


def damage(data: Any, chance: random.Random) -> str:
    """Damage one place of the data. Return what was done."""
    places = list(containers(data))
    container = chance.choice(places)
    other = copy.deepcopy(chance.choice([item for place in places for item in values(place)] or [None]))
    if isinstance(container, list):
        index: Any = chance.randrange(len(container)) if container else 0
        container[index : index + 1] = chance.choice(
            ([], [other], container[index : index + 1] * 2, [chance.choice(STRANGE)])
        )
        return f"item {index} of {str(container)[:200]}"
    key = chance.choice([*container, "name"])
    what = chance.choice(("drop", "rename", "add", "strange", "other", "same", "same", "same"))
    value = container.get(key)
    if what in ("drop", "rename"):
        container.pop(key, None)
    if what in ("rename", "add"):
        container[chance.choice(("nmae", "wording", "level", "job_title", "framework", ""))] = other
    elif what != "drop":
        container[key] = {"strange": chance.choice(STRANGE), "other": other, "same": alike(value, chance)}[what]
    return f"{what} {key} of {str(container)[:200]}"


def alike(value: Any, chance: random.Random) -> Any:
    """A value of the same kind."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return value
    choices = (value, value + 1, -value, float(value), value + 0.5) if isinstance(value, int) else (
        value, f"{value}.", value[:1], value.upper(), f"{value}\n")  # fmt: skip
    return chance.choice(choices)


def containers(data: Any) -> Iterator[Any]:
    if isinstance(data, dict | list):
        yield data
        for item in values(data):
            yield from containers(item)


def values(container: Any) -> list[Any]:
    return list(container.values() if isinstance(container, dict) else container)


NAMES = ("a", "b", "ab", "é")
SCALARS = (None, True, False, 0, 1, 2, -1, 1.0, 0.0, 1.5, "", "a", "ab", "é", "\U0001f600", "1")
TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")
PATTERNS = ("a", "^a", "b$", "^.{2}$", "", "é|1", "^[^b]*$")
PATTERNS_OF_KEYS = tuple(filter(None, PATTERNS))
"""To jsonschema, an empty pattern alone describes no key; in truth it describes all."""

BROKEN: tuple[Any, ...] = (None, True, 1.5, -1, "", "(", "spam", [], {}, [1], ["a", "a"], {"a": 1}, {"a": ["a", "a"]})
COUNTS = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties")
BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
TOGETHER = (
    *((key,) for key in ("type", "enum", "const", "pattern", "uniqueItems", "required", "dependentRequired", "$ref")),
    *((key,) for key in (*COUNTS, *BOUNDS, "title", "multipleOf", "allOf", "anyOf", "oneOf", "not", "then")),
    ("properties", "patternProperties", "additionalProperties"),
    ("properties", "additionalProperties"),
    ("prefixItems", "items"),
    ("items",),
    ("if", "then", "else"),
)
"""Keywords that depend on each other."""


class Generator:
    """Random data and schemas."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.targets: tuple[str, ...] = ()

    def names(self) -> list[str]:
        return self.chance.sample(NAMES, self.chance.randint(0, 2))

    def data(self, depth: int = 2) -> Any:
        kind = self.chance.randint(0, 5) if depth else 0
        if kind < 3:
            return self.chance.choice(SCALARS)
        several = [self.data(depth - 1) for _ in range(self.chance.randint(0, 4))]
        return several if kind < 4 else dict(zip(self.chance.sample(NAMES, 4), several, strict=False))

    def schema(self, depth: int = 2) -> Any:
        if not depth or self.chance.random() < 0.1:
            return self.chance.choice((True, True, False, {"type": self.chance.choice(TYPES)}, {}))
        groups = self.chance.choices(TOGETHER, k=self.chance.randint(1, 2))
        return {key: self.keyword(key, depth - 1) for group in groups for key in group}

    def keyword(self, key: str, depth: int) -> Any:
        """A random value for a keyword."""
        choice, parts = self.chance.choice, [self.schema(depth) for _ in range(self.chance.randint(1, 3))]
        given: dict[str, Callable[[], Any]] = {
            "type": lambda: choice((choice(TYPES), self.chance.sample(TYPES, 2))),
            "enum": lambda: [self.data() for _ in range(4)],
            "const": self.data,
            "pattern": lambda: choice(PATTERNS),
            "uniqueItems": lambda: choice((True, False)),
            "required": self.names,
            "dependentRequired": lambda: {name: self.names() for name in self.names()},
            "properties": lambda: dict(zip(NAMES, parts, strict=False)),
            "patternProperties": lambda: dict(zip(self.chance.sample(PATTERNS_OF_KEYS, 3), parts, strict=False)),
            "$ref": lambda: choice(self.targets),
            "title": lambda: "A title",
            "multipleOf": lambda: choice((1, 2, 0.5, 3)),
            **dict.fromkeys(COUNTS, lambda: self.chance.randint(0, 3)),
            **dict.fromkeys(BOUNDS, lambda: choice((-1, 0, 1, 1.0, 1.5, 2))),
            **dict.fromkeys(("prefixItems", "allOf", "anyOf", "oneOf"), lambda: parts),
        }
        return given[key]() if key in given else parts[0]

    def full(self) -> Any:
        """A random schema that is an object with keywords."""
        self.targets = ("#/$defs/a", "#/$defs/b")
        schema = self.schema()
        return schema if isinstance(schema, dict) and schema else self.full()

    def with_definitions(self) -> Any:
        """A random schema with definitions that do not lead back to themselves."""
        schema, self.targets = self.full(), ("#/$defs/b",)
        definitions, self.targets = {"a": self.schema()}, ("#/$defs/c",)
        return {**schema, "$defs": {**definitions, "b": self.schema(), "c": {"type": "string"}}}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_agrees_with_jsonschema_on_random_schemas(seed: int) -> None:
    generator, answers = Generator(seed), []
    for _ in range(150):
        schema = generator.with_definitions()
        fits, validator = compiled(schema), Draft202012Validator(schema)
        assert fits, schema
        for data in (generator.data() for _ in range(12)):
            answers.append(fits(data))
            assert answers[-1] == validator.is_valid(data), (schema, data)
    assert 300 < sum(answers) < len(answers) - 300


@pytest.mark.parametrize("seed", range(4))
def test_a_schema_that_compiles_is_valid(seed: int) -> None:
    generator, understood = Generator(seed), 0
    keys = [key for group in TOGETHER for key in group] + ["description", "examples", "readOnly", "$id", "$schema"]
    for _ in range(250):
        schema = {
            **generator.full(),
            generator.chance.choice(keys): generator.chance.choice(BROKEN),
            "$defs": {"a": {}, "b": {}},
        }
        if compiled(schema):
            understood += 1
            Draft202012Validator.check_schema(schema)
    assert 20 < understood < 230


@pytest.mark.parametrize(
    "schema",
    [
        True,
        {"contains": {}},
        {"multipleOf": 0},
        {"format": "date"},
        {"unevaluatedProperties": False},
        {"spam": 1},
        {"X-spam": 1},
        {"$anchor": "a"},
        {"$dynamicRef": "#a"},
        {"$ref": "https://example.org/x"},
        {"$ref": "#/$defs/a"},
        {"$ref": "#/properties/a", "properties": {"a": {}}},
        {"$ref": "#/$defs/a~1b", "$defs": {"a/b": {}, "a~1b": {}}},
        {"$schema": "http://json-schema.org/draft-07/schema#"},
        {"$id": "https://example.org/x#y"},
        {"properties": {"a": {"$id": "https://example.org/x"}}},
        {"items": {"$defs": {}}},
        {"then": {"type": "spam"}},
        {"pattern": "("},
    ],
)
def test_a_schema_that_is_not_understood_does_not_compile(schema: Any) -> None:
    assert compiled(schema) is None


def test_annotations_of_programs_test_nothing() -> None:
    annotation = {"x-roledoc": {"type": 1, "$ref": "#/x"}, "x-": [None]}
    fits = compiled({"type": "object", **annotation, "properties": {"a": {"type": "string", **annotation}}})
    assert fits
    assert fits({"a": "x"})
    assert not fits({"a": 1})


def test_a_schema_with_circular_references_or_endless_nesting() -> None:
    assert compiled({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}}) is None
    assert compiled({"properties": {"below": {"$ref": "#"}}}) is None
    nested: Any = {}
    for _ in range(40):  # each branch is compiled once, not again for its condition
        nested = {"if": {}, "then": nested, "else": False}
    assert compiled(nested)
    for _ in range(5000):
        nested = {"not": nested}
    assert compiled(nested) is None


def test_a_schema_whose_references_multiply_is_left_to_jsonschema() -> None:
    few: Any = {"$ref": "#/$defs/a", "$defs": {"a": {"allOf": [{"minLength": 1}] * (MAX_SIZE - 3)}}}
    assert compiled(few)
    many: Any = {"allOf": [{"$ref": "#/$defs/a"}] * 2, **few}
    assert compiled(many) is None


@pytest.mark.parametrize("value", [0, 0.3, 0.7, 1.1, 2.3, 1e22, -0.1, 10**30, 4.35])
def test_a_multiple_is_one_in_decimal(value: float) -> None:
    fits = compiled({"multipleOf": 0.1 if value != 4.35 else 0.05})
    assert fits
    assert fits(value)


@pytest.mark.parametrize("value", [0.05, 0.15, 1e-9, 0.30000000000000004, float("inf"), float("nan")])
def test_what_is_no_multiple_in_decimal(value: float) -> None:
    fits = compiled({"multipleOf": 0.1})
    assert fits
    assert not fits(value)
