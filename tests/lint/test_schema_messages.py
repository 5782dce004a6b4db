"""Every keyword that jsonschema knows has a message that names its limit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft201909Validator, Draft202012Validator

from roledoc_lint import check
from tests.support.schemas import changed_schema, found, schema_project

LISTED = "extra: [a, b, a]\n"
MAPPED = "extra: {a: 1, b: 2}\n"

# Keyword, what the schema says of the field `extra`, the field, and what is said.
MESSAGES: list[tuple[str, Any, str, str]] = [
    ("minLength", {"minLength": 10}, "extra: abcdef\n", "extra has 6 characters, at least 10 are needed"),
    ("maxLength", {"maxLength": 1}, "extra: abcdef\n", "extra has 6 characters, at most 1 is allowed"),
    ("minItems", {"minItems": 4}, LISTED, "extra has 3 items, at least 4 are needed"),
    ("maxItems", {"maxItems": 2}, LISTED, "extra has 3 items, at most 2 are allowed"),
    ("minProperties", {"minProperties": 3}, MAPPED, "extra has 2 fields, at least 3 are needed"),
    ("maxProperties", {"maxProperties": 1}, MAPPED, "extra has 2 fields, at most 1 is allowed"),
    ("minimum", {"minimum": 5}, "extra: 4\n", 'extra is "4", which is lower than 5'),
    ("maximum", {"maximum": 5}, "extra: 6\n", 'extra is "6", which is higher than 5'),
    ("exclusiveMinimum", {"exclusiveMinimum": 5}, "extra: 5\n", 'extra is "5", which is not higher than 5'),
    ("exclusiveMaximum", {"exclusiveMaximum": 5}, "extra: 5\n", 'extra is "5", which is not lower than 5'),
    ("multipleOf", {"multipleOf": 0.1}, "extra: 0.55\n", 'extra is "0.55", which is not a multiple of 0.1'),
    ("multipleOf", {"multipleOf": 0.1}, "extra: .nan\n", 'extra is "NaN", which is not a multiple of 0.1'),
    ("enum", {"enum": ["x", 1, True]}, "extra: y\n", "write one of: x, 1, true"),
    ("const", {"const": "x"}, "extra: y\n", "write one of: x"),
    ("pattern", {"pattern": "^x$"}, "extra: y\n", "It must match the pattern ^x$."),
    ("format", {"format": "date"}, "extra: 2026-02-30\n", 'extra "2026-02-30" is not a date'),
    ("format", {"format": "email"}, "extra: x\n", 'extra "x" is not an email address'),
    ("format", {"format": "uri"}, "extra: x y\n", 'extra "x y" is not a web address'),
    ("format", {"format": "time"}, "extra: '25:00:00Z'\n", 'extra "25:00:00Z" is not a time with its time zone'),
    ("format", {"format": "date-time"}, "extra: 2026-02-28\n", 'extra "2026-02-28" is not a date and time'),
    ("format", {"format": "ipv4"}, "extra: 1.2.3\n", 'extra "1.2.3" is not in the format "ipv4"'),
    ("format", {"format": "regex"}, "extra: (\n", 'extra "(" is not in the format "regex"'),
    ("uniqueItems", {"uniqueItems": True}, LISTED, 'extra has the item "a" twice'),
    ("contains", {"contains": {"const": "x"}}, LISTED, 'add an item that is "x"'),
    ("minContains", {"contains": {"const": "a"}, "minContains": 3}, LISTED, "at least 3 are needed"),
    ("maxContains", {"contains": {"const": "a"}, "maxContains": 1}, LISTED, "at most 1 are allowed"),
    ("required", {"required": ["c"]}, MAPPED, 'extra has no "c"'),
    ("dependentRequired", {"dependentRequired": {"a": ["c"]}}, MAPPED, 'extra has no "c"'),
    ("dependentSchemas", {"dependentSchemas": {"a": {"maxProperties": 1}}}, MAPPED, "at most 1 is allowed"),
    ("properties", {"properties": {"a": {"minimum": 5}}}, MAPPED, "which is lower than 5"),
    ("patternProperties", {"patternProperties": {"^a": {"minimum": 5}}}, MAPPED, "which is lower than 5"),
    (
        "additionalProperties",
        {"properties": {"a": {}}, "additionalProperties": False},
        MAPPED,
        '"b" is not a known field',
    ),
    ("additionalProperties", {"additionalProperties": {"minimum": 2}}, MAPPED, "which is lower than 2"),
    (
        "unevaluatedProperties",
        {"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": False},
        MAPPED,
        "extra has fields that the schema does not allow: 'b'",
    ),
    (
        "unevaluatedItems",
        {"allOf": [{"prefixItems": [{}, {}]}], "unevaluatedItems": False},
        "extra: [a, b, c]\n",
        "extra has items that the schema does not allow: 'c'",
    ),
    (
        "propertyNames",
        {"propertyNames": {"minLength": 2}},
        MAPPED,
        'the name "a" has 1 character, at least 2 are needed',
    ),
    ("propertyNames", {"propertyNames": {"enum": ["a"]}}, MAPPED, 'the name "b" is "b", which is not allowed'),
    ("items", {"items": {"maxLength": 0}}, "extra: [a]\n", "has 1 character, at most 0 are allowed"),
    ("items", {"prefixItems": [{}], "items": False}, LISTED, "extra has 3 items, at most 1 is allowed"),
    ("prefixItems", {"prefixItems": [{"const": "x"}]}, LISTED, "write one of: x"),
    ("allOf", {"allOf": [{"maxLength": 1}]}, "extra: ab\n", "extra has 2 characters, at most 1 is allowed"),
    ("anyOf", {"anyOf": [{"const": "x"}, {"const": "y"}]}, "extra: z\n", 'write something that is "x"; or "y"'),
    ("oneOf", {"oneOf": [{"const": "x"}, {"type": "integer"}]}, "extra: z\n", 'that is "x"; or a whole number'),
    ("oneOf", {"oneOf": [{"minLength": 1}, {"maxLength": 9}]}, "extra: z\n", "fits more than one of 2 alternatives"),
    ("not", {"not": {"const": "x"}}, "extra: x\n", 'extra must not be "x"'),
    ("not", {"not": {}}, "extra: x\n", "extra must not be there"),
    ("if", {"if": {"minLength": 1}, "then": {"minLength": 5}}, "extra: x\n", "1 character, at least 5 are needed"),
    ("if", {"if": {"minLength": 2}, "else": {"minLength": 5}}, "extra: x\n", "1 character, at least 5 are needed"),
    ("type", {"type": "integer"}, "extra: x\n", "extra must be a whole number"),
    ("$ref", {"$ref": "#/$defs/short"}, "extra: ab\n", "extra has 2 characters, at most 1 is allowed"),
    ("$dynamicRef", {"$dynamicRef": "#/$defs/short"}, "extra: ab\n", "extra has 2 characters, at most 1 is allowed"),
]
OF_2019_09: list[tuple[str, Any, str, str]] = [
    ("$recursiveRef", {"items": {"$recursiveRef": "#"}}, "extra: [{}]\n", 'has no "job_title"'),
    ("items", {"items": [{"const": "x"}]}, LISTED, "write one of: x"),
]
OF_DRAFT_07: list[tuple[str, Any, str, str]] = [
    ("dependencies", {"dependencies": {"a": ["c"]}}, MAPPED, 'extra has no "c"'),
    ("dependencies", {"dependencies": {"a": {"maxProperties": 1}}}, MAPPED, "at most 1 is allowed"),
    ("additionalItems", {"items": [{}], "additionalItems": False}, LISTED, "extra has 3 items, at most 1 is allowed"),
    ("contains", {"contains": {"const": "x"}}, LISTED, 'add an item that is "x"'),
]
ALL = {
    "https://json-schema.org/draft/2020-12/schema": MESSAGES,
    "https://json-schema.org/draft/2019-09/schema": OF_2019_09,
    "http://json-schema.org/draft-07/schema#": OF_DRAFT_07,
}


@pytest.mark.parametrize(
    ("version", "part", "role", "said"),
    [(version, *row[1:]) for version, rows in ALL.items() for row in rows],
    ids=[f"{row[0]} {number}" for rows in ALL.values() for number, row in enumerate(rows)],
)
def test_a_message_names_the_limit(tmp_path: Path, version: str, part: Any, role: str, said: str) -> None:
    schema = changed_schema({"properties/extra": part, "$defs/short": {"maxLength": 1}, "": {"$schema": version}})
    findings = [finding for finding in found(schema_project(tmp_path, schema, role)) if "extra" in finding.pointer]
    assert any(said in f"{finding.message} | {finding.hint}" for finding in findings), findings
    assert not any("of the schema:" in finding.message for finding in findings)


def test_every_keyword_has_a_message() -> None:
    known = {keyword for validator in CLASSES for keyword in validator.VALIDATORS}
    assert known <= {row[0] for rows in ALL.values() for row in rows}


CLASSES = (Draft7Validator, Draft201909Validator, Draft202012Validator)


@pytest.mark.parametrize("name", ["uri-template", "textarea", "hostname"])
def test_a_format_that_is_not_checked_is_named_once(tmp_path: Path, name: str) -> None:
    schema = changed_schema({"properties/extra": {"format": name}, "properties/other": {"format": name}})
    config = schema_project(tmp_path, schema, "extra: x\nother: x\n")
    line = f'the format "{name}" in schema/role.schema.json is not checked'
    assert [line for line in check(config).notes if "format" in line] == [line]
