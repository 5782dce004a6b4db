"""The errors of jsonschema as violations: one for each mistake in a document, in the order of its text."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, cast

from roledoc_lint.model.schema_keywords import MISSING
from roledoc_lint.model.schema_violation import SchemaViolation
from roledoc_lint.source.document import Document
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import loose
from roledoc_lint.text.similarity import nearest

if TYPE_CHECKING:
    from jsonschema import ValidationError


def violations_of(errors: Iterable[ValidationError], document: Document) -> list[SchemaViolation]:
    """The violations in a document, the first of each value or key, in the order of the text."""
    found: dict[tuple[str, str, str], SchemaViolation] = {}
    for error in errors:
        for violation in _violations(error, document):
            keyword = "required" if violation.keyword in MISSING else violation.keyword
            found.setdefault((violation.pointer, keyword, violation.key), violation)
    return sorted(_one_for_each_value(found.values()), key=lambda violation: _offset(document, violation))


def _one_for_each_value(found: Collection[SchemaViolation]) -> Iterable[SchemaViolation]:
    """The first violation of each value or key. A key that is misspelt is not reported as missing too."""
    wrong_types = {violation.pointer for violation in found if violation.keyword == "type"}
    misspelt = {(violation.pointer, violation.near) for violation in found if violation.near}
    kept: dict[tuple[str, str], SchemaViolation] = {}
    for violation in found:
        if violation.keyword in MISSING and (violation.pointer, violation.key) in misspelt:
            continue
        if violation.keyword == "type" or violation.pointer not in wrong_types:
            kept.setdefault((violation.pointer, violation.key), violation)
    return kept.values()


def _near_key(key: str, known: tuple[str, ...], present: dict[str, object]) -> str | None:
    """The known key, not present, that an unknown key is probably a misspelling of; None if there is none."""
    absent = [name for name in known if name not in present]
    near = nearest(key, absent, cutoff=75.0)
    if near:
        return near[0]
    words = set(loose(key).split())
    longer = [name for name in absent if words and words < set(loose(name).split())]
    return longer[0] if len(longer) == 1 else None


def _offset(document: Document, violation: SchemaViolation) -> int:
    pointer = f"{violation.pointer}/{escape(violation.key)}" if violation.key else violation.pointer
    span = document.spans.get(pointer) or document.spans.get(violation.pointer)
    return span.start if span else 0


def _violations(error: ValidationError, document: Document) -> list[SchemaViolation]:
    """An error of jsonschema as violations, one for each missing or unknown key."""
    pointer = "".join(f"/{escape(str(step))}" for step in error.absolute_path)
    keyword, expected = str(error.validator), cast("Any", error.validator_value)
    value = cast("Any", error.instance)
    schema = error.schema if isinstance(error.schema, dict) else {}
    known, description = tuple(schema.get("properties", ())), str(schema.get("description", ""))
    violation = SchemaViolation(pointer, keyword, expected, value, "", known, None, description, error.message)
    if keyword == "required":
        return [violation._replace(key=key) for key in expected if key not in value]
    if keyword in ("dependentRequired", "dependencies"):
        lists = [keys for given, keys in expected.items() if given in value and isinstance(keys, list)]
        return [violation._replace(key=key) for keys in lists for key in keys if key not in value]
    if keyword == "additionalProperties":
        # The value of this keyword is the unknown key: see schema_validator.
        return [violation._replace(key=expected, near=_near_key(expected, known, value))]
    if keyword in ("items", "additionalItems"):
        # The keyword is false: it allows no item after those that the one beside it describes.
        first = schema.get("prefixItems" if keyword == "items" else "items", ())
        return [violation._replace(keyword="maxItems", expected=len(first))]
    container = document.value(pointer)
    if isinstance(value, str) and isinstance(container, dict) and value in container:
        # `propertyNames` compares the keys of an object, under the place of the object.
        return [violation._replace(key=value)]
    return [violation]
