"""A value of the right kind that is not allowed, such as empty text or a code in the wrong format.

## What it finds

Empty text, an empty list, a number that is too small, a code that is not in the format of the codes of roles.

## Why it matters

An empty field looks as if somebody had filled it in. A code in another format is not found by the systems that know
the role by its code.

## Example

Fails:

    role_code: EQ-450

Passes:

    role_code: EQ0450

## How to fix

Write the value in the format that the hint describes, or delete the field. The formats are set in
`schema/role.schema.json`.

## Fix safety

roledoc-lint does not fix this, because it does not know the right value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.own_hints import with_own_hint
from roledoc_lint.lint.schema_errors import is_reported_elsewhere
from roledoc_lint.model.schema_keywords import MISSING
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted
from roledoc_lint.text.json_pointer import escape

if TYPE_CHECKING:
    from roledoc_lint.model.schema_violation import SchemaViolation

NAME = "field-value"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True

REPORTED_BY_OTHERS = (*MISSING, "type", "additionalProperties")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for error in context.schema_violations:
        if not _is_reported_by_others(error) and not is_reported_elsewhere(document, context, error):
            yield _finding(document, context, error)


def _is_reported_by_others(error: SchemaViolation) -> bool:
    # Any other keyword that names a key says that the key itself is wrong.
    return error.keyword in REPORTED_BY_OTHERS and not (error.keyword == "type" and error.key)


def _finding(document: Document, context: Context, error: SchemaViolation) -> Finding:
    from roledoc_lint.lint.schema_messages import words

    subject = f"the name {quoted(error.key)}" if error.key else context.described(error.pointer)
    message, hint = words(subject, error)
    if document.kind == "role":
        hint = _with_file(hint or "", error, context.schema_path("role.schema.json"))
        hint = with_own_hint(hint or "", context.profile.by_name.get(error.pointer[1:])) or None
    pointer = f"{error.pointer}/{escape(error.key)}" if error.key else error.pointer
    return document.finding(pointer, message, hint, on_key=bool(error.key))


def _with_file(hint: str, error: SchemaViolation, file: str) -> str | None:
    """The hint with the file in which an organisation can allow the value."""
    if error.keyword == "pattern":
        return f"{hint} The format is set in {file}.".strip()
    if error.keyword == "enum":
        return f"{hint}; or add yours to {file}"
    return hint or None
