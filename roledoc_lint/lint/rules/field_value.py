"""A value of the right kind that is not allowed, such as empty text or a role code in the wrong format.

## What it finds

Empty text, an empty list, a number that is too small, a role code that is not in the format of role codes.

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

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.schema_errors import is_reported_elsewhere
from roledoc_lint.model.labels import described
from roledoc_lint.model.schema import SchemaViolation
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted

NAME = "field-value"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True

REPORTED_BY_OTHERS = ("type", "required", "dependentRequired", "additionalProperties")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for error in context.schema_violations:
        if error.keyword not in REPORTED_BY_OTHERS and not is_reported_elsewhere(document, error):
            message, hint = _words(described(document, error.pointer), error)
            if error.keyword == "pattern" and document.kind == "role":
                hint = f"{hint or ''} The format is set in {context.schema_path('role.schema.json')}.".strip()
            yield document.finding(error.pointer, message, hint)


def _words(subject: str, error: SchemaViolation) -> tuple[str, str | None]:
    if error.keyword in ("minLength", "minItems", "minProperties"):
        return f"{subject} is empty", "write something, or delete the field"
    if error.keyword in ("enum", "const"):
        allowed = error.expected if error.keyword == "enum" else [error.expected]
        return (
            f"{subject} is {quoted(str(error.value))}, which is not allowed",
            f"write one of: {', '.join(map(str, allowed))}",
        )
    if error.keyword == "minimum":
        return (
            f"{subject} is {quoted(str(error.value))}, which is too low",
            f"write {error.expected} or a higher number",
        )
    if error.keyword == "pattern":
        return f"{subject} {quoted(str(error.value))} is not in the right format", error.description or None
    text = quoted(error.text, 200)[1:-1]
    return f"{subject} is not allowed by {error.keyword} of the schema: {text}", error.description or None
