"""jsonschema with a time limit: for schemas that anybody may have written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import attrs
from jsonschema import Draft7Validator, Draft201909Validator, Draft202012Validator, ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7, DRAFT201909, DRAFT202012

from roledoc_lint.errors import UsageError
from roledoc_lint.model.schema_files import SchemaFiles
from roledoc_lint.model.schema_formats import format_checker
from roledoc_lint.model.schema_keywords import are_unique, is_multiple
from roledoc_lint.text.patterns import Pattern, PatternError, TimeLimit, is_plain

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

Keyword = Callable[[Any, Any, Any, Any], Iterator[ValidationError] | None]
"""How jsonschema checks a keyword: of the validator, the keyword's value, the data, and the schema around it."""

CLASSES: dict[str, Any] = {
    "draft-07": (Draft7Validator, DRAFT7),
    "2019-09": (Draft201909Validator, DRAFT201909),
    "2020-12": (Draft202012Validator, DRAFT202012),
}


def new_validator(files: SchemaFiles, limit: TimeLimit, *, is_valid: bool) -> Validator:
    """A validator for a schema. It raises TooSlowError when the limit is over.

    Unless it is known that it `is_valid`, raises UsageError if a file is not a valid schema.
    """
    standard, specification = CLASSES[files.draft]
    keywords = {**standard.VALIDATORS, **_Keywords(_patterns(files, limit), limit).own}
    bounded = cast("Any", extend)(standard, {name: _bounded(check, limit) for name, check in keywords.items()})
    # jsonschema's own would change to another class where a part of a schema names its version.
    bounded.evolve = attrs.evolve
    addresses = list(files.contents)
    for path, address in () if is_valid else zip(files.paths, addresses, strict=True):
        _refuse_invalid(path, files.contents[address], bounded)
    resources = [(address, cast("Any", Resource)(files.contents[address], specification)) for address in addresses]
    registry = cast("Any", Registry)().with_resources(resources)
    validator: Validator = bounded(
        files.contents[addresses[0]], registry=registry, format_checker=format_checker(limit)
    )
    return validator


def _patterns(files: SchemaFiles, limit: TimeLimit) -> dict[str, Pattern]:
    """The compiled patterns of a schema. Raises UsageError if one is not valid."""
    for pattern in files.patterns_of_keys if files.finds_unevaluated else ():
        if not is_plain(pattern):  # for these keywords jsonschema searches with Python's own `re`, without a limit
            raise UsageError(
                f"{files.paths[0]}: the pattern {pattern[:80]!r} cannot be used with unevaluatedProperties: "
                "write one for keys that repeats nothing without end"
            )
    compiled = {}
    for pattern in sorted(files.patterns):
        limit.left()
        try:
            compiled[pattern] = Pattern(pattern, limit)
        except PatternError as error:
            raise UsageError(f"{files.paths[0]}: the pattern {pattern[:80]!r} cannot be used: {error}") from error
    return compiled


def _refuse_invalid(path: Path, schema: dict[str, Any], bounded: Any) -> None:
    """Raise UsageError if a schema is not valid."""
    for error in bounded(bounded.META_SCHEMA, registry=Registry()).iter_errors(schema):
        raise UsageError(f"{path}: at {error.json_path[:200]}: {error.message[:200]}")


def _bounded(check: Keyword, limit: TimeLimit) -> Keyword:
    """The check of a keyword, until the limit is over."""

    def bounded(validator: Any, value: Any, data: Any, schema: Any) -> Iterator[ValidationError] | None:
        limit.left()
        return check(validator, value, data, schema)

    return bounded


class _Keywords:
    """The keywords that jsonschema checks without a limit on their time, or with numbers that are not decimal."""

    def __init__(self, patterns: dict[str, Pattern], limit: TimeLimit) -> None:
        self._patterns = patterns
        self._limit = limit
        self.own: dict[str, Keyword] = {
            "pattern": self._pattern,
            "patternProperties": self._pattern_properties,
            "additionalProperties": self._additional_properties,
            "multipleOf": _multiple_of,
            "uniqueItems": _unique_items,
        }

    def _fits(self, pattern: str, text: str) -> bool:
        # The patterns of the schema for schemas are not among those of the schema.
        compiled = self._patterns.get(pattern) or self._patterns.setdefault(pattern, Pattern(pattern, self._limit))
        return compiled.search(text) is not None

    def _pattern(self, validator: Any, pattern: str, data: object, schema: object) -> Iterator[ValidationError]:
        if isinstance(data, str) and not self._fits(pattern, data):
            yield ValidationError(f"{data[:100]!r} does not match {pattern[:100]!r}")

    def _pattern_properties(
        self, validator: Any, patterns: dict[str, Any], data: object, schema: object
    ) -> Iterator[ValidationError]:
        for key, value in data.items() if isinstance(data, dict) else ():
            self._limit.left()
            for pattern, part in patterns.items():
                if self._fits(pattern, key):
                    yield from validator.descend(value, part, path=key, schema_path=pattern)

    def _additional_properties(
        self, validator: Any, other: Any, data: object, schema: dict[str, Any]
    ) -> Iterator[ValidationError]:
        """The value of the keyword in each error is the key that is not known."""
        known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
        for key, value in data.items() if isinstance(data, dict) else ():
            self._limit.left()
            if key in known or any(self._fits(pattern, key) for pattern in patterns):
                continue
            if isinstance(other, dict):
                yield from validator.descend(value, other, path=key)
            elif not other:
                message = f"{key[:100]!r} is not a known key"
                yield ValidationError(message, validator="additionalProperties", validator_value=key)


def _multiple_of(validator: Any, step: float, data: object, schema: object) -> Iterator[ValidationError]:
    if isinstance(data, int | float) and not isinstance(data, bool) and not is_multiple(data, step):
        yield ValidationError(f"{str(data)[:100]} is not a multiple of {step}")


def _unique_items(validator: Any, unique: object, data: object, schema: object) -> Iterator[ValidationError]:
    if unique and isinstance(data, list) and not are_unique(data):
        yield ValidationError("an item is there twice")
