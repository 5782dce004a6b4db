"""What a violation of a JSON Schema is called in a finding: the message with the limit, and what to write."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from math import floor
from typing import Any

from roledoc_lint.model.schema_keywords import key_of
from roledoc_lint.model.schema_violation import SchemaViolation
from roledoc_lint.text.display import counted, cut, quoted

Words = tuple[str, str | None]
"""A message, and a hint or None."""

FORMATS = {
    "date": ("a date", "write the year, the month and the day, such as 2019-03-31"),
    "time": ("a time with its time zone", "write it like 09:30:00Z"),
    "date-time": ("a date and time", "write it like 2019-03-31T09:30:00Z"),
    "email": ("an email address", "write an address such as name@example.org"),
    "idn-email": ("an email address", "write an address such as name@example.org"),
    "uri": ("a web address", "write an address such as https://example.org"),
}
"""What a message calls a format, and what to write."""

TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of fields",
    "null": "nothing",
}
"""What a message calls a type of JSON Schema."""

MAX_CHOICES = 40
"""The most choices that a hint lists."""

SHOWN = 80
"""How much of a part of a schema a message shows."""


def words(subject: str, error: SchemaViolation) -> Words:
    """The message and the hint about a violation. `subject` is what they call the value."""
    explain = _KEYWORDS.get(error.keyword)
    if explain:
        return explain(subject, error)
    # A keyword of a later version of JSON Schema.
    message = f"{subject} is not allowed by {error.keyword} of the schema: {quoted(error.text, 200)[1:-1]}"
    return message, error.description or None


def _size(error: SchemaViolation, noun: str, *, least: bool) -> tuple[str, str]:
    """How large a value is and may be, such as: 6 characters, at least 10 are needed; and the limit with its noun."""
    verb = "is" if error.expected == 1 else "are"
    limit = f"at {'least' if least else 'most'} {error.expected:,}"
    number = len(error.value) if isinstance(error.value, str | list | dict) else 0
    return f"{counted(number, noun)}, {limit} {verb} {'needed' if least else 'allowed'}", f"{limit} {noun}"


def _at_least(noun: str) -> Callable[[str, SchemaViolation], Words]:
    def explain(subject: str, error: SchemaViolation) -> Words:
        if not error.value and error.expected == 1:
            return f"{subject} is empty", "write something, or delete the field"
        size, limit = _size(error, noun, least=True)
        return f"{subject} has {size}", f"write {limit}{'' if error.expected == 1 else 's'}"

    return explain


def _at_most(noun: str) -> Callable[[str, SchemaViolation], Words]:
    def explain(subject: str, error: SchemaViolation) -> Words:
        size, limit = _size(error, noun, least=False)
        return f"{subject} has {size}", f"write {limit}{'' if error.expected == 1 else 's'}"

    return explain


def _minimum(subject: str, error: SchemaViolation) -> Words:
    return f"{subject} is {_shown(error.value)}, which is lower than {error.expected}", (
        f"write {error.expected} or a higher number"
    )


def _maximum(subject: str, error: SchemaViolation) -> Words:
    return f"{subject} is {_shown(error.value)}, which is higher than {error.expected}", (
        f"write {error.expected} or a lower number"
    )


def _exclusive_minimum(subject: str, error: SchemaViolation) -> Words:
    message = f"{subject} is {_shown(error.value)}, which is not higher than {error.expected}"
    return message, f"write a number higher than {error.expected}"


def _exclusive_maximum(subject: str, error: SchemaViolation) -> Words:
    message = f"{subject} is {_shown(error.value)}, which is not lower than {error.expected}"
    return message, f"write a number lower than {error.expected}"


def _multiple_of(subject: str, error: SchemaViolation) -> Words:
    message = f"{subject} is {_shown(error.value)}, which is not a multiple of {error.expected}"
    return message, f"write a multiple of {error.expected}{_nearest_multiples(error)}"


def _nearest_multiples(error: SchemaViolation) -> str:
    from fractions import Fraction

    try:
        step = Fraction(repr(error.expected))
        below = floor(Fraction(repr(error.value)) / step) * step
    except (ValueError, OverflowError):  # .inf and .nan, and whole numbers of thousands of digits
        return ""
    near = [f"{float(number):g}" for number in (below, below + step)]
    return f", such as {' or '.join(near)}" if all(Fraction(number) % step == 0 for number in near) else ""


def _choice(subject: str, error: SchemaViolation) -> Words:
    allowed = error.expected if error.keyword == "enum" else [error.expected]
    shown = [_written(value) for value in allowed[:MAX_CHOICES]]
    more = f", and {len(allowed) - MAX_CHOICES:,} more" if len(allowed) > MAX_CHOICES else ""
    return f"{subject} is {_shown(error.value)}, which is not allowed", f"write one of: {', '.join(shown)}{more}"


def _pattern(subject: str, error: SchemaViolation) -> Words:
    hint = error.description or f"It must match the pattern {cut(error.expected, SHOWN)}."
    return f"{subject} {_shown(error.value)} is not in the right format", hint


def _format(subject: str, error: SchemaViolation) -> Words:
    name, hint = FORMATS.get(error.expected, (f'in the format "{error.expected[:SHOWN]}"', None))
    return f"{subject} {_shown(error.value)} is not {name}", hint or error.description or None


def _unique_items(subject: str, error: SchemaViolation) -> Words:
    items = error.value if isinstance(error.value, list) else []
    counts = Counter(map(key_of, items))
    twice = next((item for item in items if counts[key_of(item)] > 1), None)
    return f"{subject} has the item {_shown(twice)} twice", "delete one of the two"


def _contains(subject: str, error: SchemaViolation) -> Words:
    return f"{subject} has no item that the schema asks for", f"add an item that is {_described(error.expected)}"


def _contains_at_least(subject: str, error: SchemaViolation) -> Words:
    message = f"{subject} has too few of the items that the schema asks for, at least {error.expected} are needed"
    return message, error.description or None


def _contains_at_most(subject: str, error: SchemaViolation) -> Words:
    message = f"{subject} has too many of the items that the schema limits, at most {error.expected} are allowed"
    return message, error.description or None


def _alternatives(subject: str, error: SchemaViolation) -> Words:
    number = counted(len(error.expected), "alternative")
    if error.keyword == "oneOf" and not error.text.endswith("is not valid under any of the given schemas"):
        message = f"{subject} fits more than one of {number} in the schema, exactly one is allowed"
    else:
        message = f"{subject} fits none of {number} in the schema"
    described = [_described(part) for part in error.expected[:MAX_CHOICES]]
    return message, f"write something that is {'; or '.join(dict.fromkeys(described))}"


def _not(subject: str, error: SchemaViolation) -> Words:
    if error.expected in ({}, True):
        return _never(subject, error)
    message = f"{subject} must not be {_described(error.expected)}"
    return message, error.description or "write something else, or delete the field"


def _never(subject: str, error: SchemaViolation) -> Words:
    return f"{subject} must not be there", "delete it"


def _unevaluated(subject: str, error: SchemaViolation) -> Words:
    """Name the fields or items that no part of the schema mentions: only the message of jsonschema has them."""
    named = re.search(r"\((.*) (?:was|were) unexpected\)", error.text, re.DOTALL)
    what = "fields" if error.keyword == "unevaluatedProperties" else "items"
    shown = f": {quoted(named[1], 200)[1:-1]}" if named else ""
    return (
        f"{subject} has {what} that the schema does not allow{shown}",
        f"delete the {what}, or add them to the schema",
    )


_KEYWORDS: dict[str, Callable[[str, SchemaViolation], Words]] = {
    "minLength": _at_least("character"),
    "maxLength": _at_most("character"),
    "minItems": _at_least("item"),
    "maxItems": _at_most("item"),
    "minProperties": _at_least("field"),
    "maxProperties": _at_most("field"),
    "minimum": _minimum,
    "maximum": _maximum,
    "exclusiveMinimum": _exclusive_minimum,
    "exclusiveMaximum": _exclusive_maximum,
    "multipleOf": _multiple_of,
    "enum": _choice,
    "const": _choice,
    "pattern": _pattern,
    "format": _format,
    "uniqueItems": _unique_items,
    "contains": _contains,
    "minContains": _contains_at_least,
    "maxContains": _contains_at_most,
    "anyOf": _alternatives,
    "oneOf": _alternatives,
    "not": _not,
    "None": _never,  # a part of the schema that is `false`
    "unevaluatedProperties": _unevaluated,
    "unevaluatedItems": _unevaluated,
}


def _shown(value: object) -> str:
    return quoted(_written(value))


def _written(value: object) -> str:
    """A value as somebody writes it in a role."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


_PARTS: dict[str, Callable[[Any], str]] = {
    "const": _shown,
    "enum": lambda values: f"one of {', '.join(_written(value) for value in values[:MAX_CHOICES])}",
    "type": lambda names: " or ".join(TYPES.get(str(name), str(name)) for name in _listed(names)),
    "format": lambda name: FORMATS.get(str(name), (f"in the format {name}",))[0],
    "pattern": lambda pattern: f"in the format {pattern}",
    "minLength": lambda number: f"of at least {counted(number, 'character')}",
    "maxLength": lambda number: f"of at most {counted(number, 'character')}",
    "minItems": lambda number: f"of at least {counted(number, 'item')}",
    "maxItems": lambda number: f"of at most {counted(number, 'item')}",
    "minimum": lambda number: f"at least {number}",
    "maximum": lambda number: f"at most {number}",
    "required": lambda names: f"with {' and '.join(map(quoted, names))}",
}
"""How a message describes what a keyword asks for."""


def _described(schema: object) -> str:
    """What a part of a schema asks for, such as: text of at least 10 characters."""
    if isinstance(schema, dict) and schema and all(keyword in _PARTS for keyword in schema):
        ordered = [_PARTS[keyword](schema[keyword]) for keyword in _PARTS if keyword in schema]
        return cut(" ".join(ordered), 2 * SHOWN)
    if isinstance(schema, dict) and isinstance(title := schema.get("title"), str):
        return f"{quoted(title)} as the schema describes it"
    return f"as the schema says: {cut(json.dumps(schema, ensure_ascii=False), SHOWN)}"


def _listed(names: object) -> list[object]:
    return names if isinstance(names, list) else [names]
