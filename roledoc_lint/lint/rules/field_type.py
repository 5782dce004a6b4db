"""A value of the wrong kind, such as a number in place of text, or text in place of a list.

## What it finds

A number, `true` or `false`, a list or fields where there must be text; text where there must be a list; a field with
nothing after its name.

## Why it matters

A number may lose what it was written with: `0206` becomes 206. Text in place of a list cannot be compared item by
item.

## Example

Fails:

    grades: SCALE 5

Passes:

    grades:
      - SCALE 5

## How to fix

Put a number that is meant as text in quotes: `"0206"`. Begin each item of a list on its own line with a dash and a
space.

## Fix safety

`--fix` writes an item with a colon, such as `- Three tasks: prepare, check.`, as text on its own indented line after
`>-`. That is safe, because no word changes. Nothing else is fixed, because the same line can be a slip of the keyboard
or belong to another field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.schema_errors import is_reported_elsewhere
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import as_hint, block_of_line
from roledoc_lint.text.display import quoted

if TYPE_CHECKING:
    from roledoc_lint.model.schema_violation import SchemaViolation

NAME = "field-type"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True
FIX = "safe"

KINDS = {
    "string": ("text", "write the text after the colon or the dash, without brackets"),
    "integer": ("a whole number", "write a whole number such as 1"),
    "number": ("a number", "write a number such as 37.5, without words"),
    "boolean": ("true or false", "write true or false"),
    "array": ("a list", "write each item on its own line, after a dash and a space"),
    "object": ("a group of fields", "write each field on its own line, with its name and a colon, such as name: text"),
}
"""What a message calls a type of JSON Schema, and what to write."""

_NUMBER = re.compile(r"[£$€]?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})")
"""A number as text, perhaps of money, with commas."""

BULLETS = tuple("-–—•*·▪")

MAX_SHOWN_CHARS = 60
"""A longer value is not shown in a hint: a shortened one, copied from there, would lose text."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    for error in context.schema_violations:
        if error.keyword == "type" and not error.key and not is_reported_elsewhere(document, context, error):
            wanted = error.expected if isinstance(error.expected, str) else error.expected[0]
            kind, usual = KINDS.get(wanted, (wanted, error.description))
            written = _written(document, error)
            subject = context.described(error.pointer)
            message = f"{subject} must be {kind}, not {_kind(error.value, written)}"
            if error.value is None:
                message = f"{subject} is empty, and must be {kind}"
            hint = _choice(document, context, error, wanted) or _hint(context, wanted, error, written) or usual
            fix = block_of_line(document, error.pointer) if _is_sentence(error, wanted) else None
            yield document.finding(error.pointer, message, hint, fix=fix)


def _is_sentence(error: SchemaViolation, wanted: str) -> bool:
    """Whether an item is text that a colon has turned into a field: the name of a field has no space in it."""
    value = error.value
    if wanted != "string" or not isinstance(value, dict) or len(value) != 1 or not _is_item(error.pointer):
        return False
    return all(" " in key and not isinstance(text, dict | list) for key, text in value.items())


def _choice(document: Document, context: Context, error: SchemaViolation, wanted: str) -> str | None:
    """What to write in a field with a fixed choice."""
    field = error.pointer.split("/")[1] if error.pointer else ""
    known = context.catalogue.vocabulary.get(field) if document.kind == "role" and wanted == "string" else None
    where = "the dash" if _is_item(error.pointer) else field
    return f"write one of these after {where}: {', '.join(map(as_hint, known.names))}" if known else None


def _is_item(pointer: str) -> bool:
    """Whether a value is an item of a list."""
    return pointer.rpartition("/")[2].isdecimal()


def _written(document: Document, error: SchemaViolation) -> str:
    span = document.spans[error.pointer]
    return document.text[span.start : span.end]


def _kind(value: object, written: str) -> str:
    if isinstance(value, bool):
        return f"the value {quoted(written)}, which means yes or no"
    if isinstance(value, int | float):
        return f"the number {quoted(written)[1:-1]}"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    return "a list" if isinstance(value, list) else "a group of fields"


def _hint(context: Context, wanted: str, error: SchemaViolation, written: str) -> str | None:
    value = error.value
    if value is None:
        return "write a value after the colon or the dash; or delete the line, if it is not needed"
    if wanted == "string":
        return _hint_for_text(error, written)
    if wanted in ("integer", "number") and isinstance(value, str) and (number := _NUMBER.fullmatch(value[:40].strip())):
        others = "" if value.strip().isdecimal() else " or other characters"
        return f"write {int(number[1].replace(',', ''))} without quotes{others}"
    if wanted == "array" and isinstance(value, str):
        return _hint_for_list(value)
    return _hint_for_fields(context, error) if wanted == "object" else None


def _hint_for_text(error: SchemaViolation, written: str) -> str | None:
    if isinstance(error.value, int | float):
        return f'put it in quotes: "{written}"' if len(written) < MAX_SHOWN_CHARS else "put it in quotes"
    if isinstance(error.value, dict):
        where = "the dash" if _is_item(error.pointer) else f"{error.pointer.rpartition('/')[2]}:"
        return (
            f"a colon within text makes it a field: write >- after {where} and the text on its own indented lines below"
        )
    return None


def _hint_for_fields(context: Context, error: SchemaViolation) -> str | None:
    if isinstance(error.value, list):
        return "write each field on its own line, without a dash before it, such as name: text"
    field = context.profile.by_name.get(error.pointer[1:].partition("/")[0])
    if isinstance(error.value, str) and field and field.key and _is_item(error.pointer):
        shown = f", such as {field.key}: {as_hint(error.value)}" if len(error.value) < MAX_SHOWN_CHARS else ""
        return f"write {field.key}: before it{shown}"
    if field and field.kind == "range":
        ends = " and ".join(f"{part}:" for part in field.parts)
        return f"write {ends} below {field.name}:, each on its own line, with a number after the colon"
    return None


def _hint_for_list(value: str) -> str:
    if value[:1] in BULLETS:
        return "begin each item on its own line, with a dash and a space"
    item = f": - {as_hint(value)}" if len(value) < MAX_SHOWN_CHARS and "\n" not in value else ""
    return f"write it on the next line, after a dash and a space{item}"
