"""A field that must be there and is not.

## What it finds

A role without a job title, force, status, grade or main purpose; a role of Essex or Kent Police without its role code;
a role that lists behaviours or values without the edition of the framework that they are from; an entry without its
name, or without its level where its section has levels.

## Why it matters

These fields are needed to find, compare and publish a role.

## Example

Fails:

    behaviours:
      - name: Collaborative

Passes:

    behaviours:
      - name: Collaborative
        level: 3

## How to fix

Add the line that the message names, with its value.

## Fix safety

roledoc-lint does not fix this, because it does not know the value.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.labels import described
from roledoc_lint.model.role import entry_at
from roledoc_lint.model.schema import MISSING, SchemaViolation
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted

NAME = "missing-field"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for error in context.schema_violations:
        if error.keyword in MISSING and not _is_of_another_edition(document, context, error):
            message = f"{described(document, error.pointer)} has no {quoted(error.key)}"
            yield document.finding(error.pointer, message, f"add a line that begins with {error.key}:")


def _is_of_another_edition(document: Document, context: Context, error: SchemaViolation) -> bool:
    """Whether the level is missing of a value that `framework-edition` tells of: its own edition may have none."""
    steps = error.pointer.split("/")
    if document.kind != "role" or error.key != "level" or len(steps) < 3 or steps[1] != "values":
        return False
    entry = entry_at(document, "values", int(steps[2]))
    return entry is not None and context.role.find(entry) is None
