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

roledoc-lint does not fix this, because the same line can be a slip of the keyboard or belong to another field.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.schema_errors import is_reported_elsewhere
from roledoc_lint.model.labels import described
from roledoc_lint.model.schema import SchemaViolation
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted

NAME = "field-type"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True

KINDS = {
    "string": ("text", "write text behind the colon"),
    "integer": ("a whole number", "write a whole number such as 1"),
    "array": ("a list", "write each item on a line of its own that begins with a dash"),
    "object": ("fields", "write fields, each on a line of its own: name: text"),
}


DASHES = tuple("-–—•*·▪")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for error in context.schema_violations:
        if error.keyword == "type" and not is_reported_elsewhere(document, error):
            wanted = error.expected if isinstance(error.expected, str) else error.expected[0]
            kind, usual = KINDS.get(wanted, (wanted, error.description))
            written = _written(document, error)
            message = f"{described(document, error.pointer)} must be {kind}, not {_kind(error.value, written)}"
            hint = _choice(document, context, error, wanted) or _hint(wanted, error.value, written) or usual
            yield document.finding(error.pointer, message, hint)


def _choice(document: Document, context: Context, error: SchemaViolation, wanted: str) -> str | None:
    """What to write in a field with a fixed choice."""
    field = error.pointer.split("/")[1] if error.pointer else ""
    known = context.catalogue.vocabulary.get(field) if document.kind == "role" and wanted == "string" else None
    return f"write one of: {', '.join(known.names)}" if known else None


def _written(document: Document, error: SchemaViolation) -> str:
    span = document.spans[error.pointer]
    return document.text[span.start : span.end]


def _kind(value: object, written: str) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"the truth value {quoted(written)}"
    if isinstance(value, int | float):
        return f"the number {quoted(written)[1:-1]}"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    return "a list" if isinstance(value, list) else "fields"


def _hint(wanted: str, value: object, written: str) -> str | None:
    if value is None:
        return "write something behind the colon or the dash; a field that is not needed can be deleted"
    if wanted == "string":
        return _hint_for_text(value, written)
    if wanted == "integer" and isinstance(value, str) and value.strip().isdecimal():
        return f"write {int(value.strip()[:9])} without quotes"
    if wanted == "array" and isinstance(value, str) and value[:1] in DASHES:
        return "begin each item on a line of its own, with a dash and a space"
    if wanted == "array" and isinstance(value, str):
        return f"write it on the next line, behind a dash: - {quoted(value)[1:-1]}"
    return None


def _hint_for_text(value: object, written: str) -> str | None:
    if isinstance(value, int | float):
        return f'put it in quotes: "{written[:60]}"'
    if isinstance(value, dict):
        return "a colon makes it a field: write the text as a block, >- and the text indented on the next line"
    return None
