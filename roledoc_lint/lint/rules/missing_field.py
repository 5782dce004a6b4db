"""A field that must be there and is not.

## What it finds

A role without a field that the schema requires of every role, such as its title, or of roles like this one, such as a
code in the roles of one organisation; a role that lists entries of a framework without the edition that they are from;
an entry without its name, or without its level where its section has levels.

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

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.own_hints import with_own_hint
from roledoc_lint.lint.rules import framework_edition, unknown_name
from roledoc_lint.lint.schema_errors import places
from roledoc_lint.model.role import RoleEntry, entry_at
from roledoc_lint.model.schema_keywords import MISSING
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted

if TYPE_CHECKING:
    from roledoc_lint.model.schema_violation import SchemaViolation

NAME = "missing-field"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for error in context.schema_violations:
        if error.keyword in MISSING and not _is_of_another_edition(document, context, error):
            message = f"{context.described(error.pointer)} has no {quoted(error.key)}"
            hint = f"add the line {error.key}: {_value(document, context, error)}"
            field = context.profile.by_name.get(error.key) if document.kind == "role" and not error.pointer else None
            yield document.finding(error.pointer, message, with_own_hint(hint, field))


def _value(document: Document, context: Context, error: SchemaViolation) -> str:
    """What to write after the field's name."""
    known = context.catalogue.vocabulary.get(error.key) if document.kind == "role" and not error.pointer else None
    if known and error.key in context.profile.word_lists:
        return f"and below it, after a dash and a space, one of these: {', '.join(known.names)}"
    choices = known.names if known else _levels(document, context, error)
    if len(choices) == 1:
        return choices[0]
    return f"with one of these after the colon: {', '.join(choices)}" if choices else "with its value after the colon"


def _levels(document: Document, context: Context, error: SchemaViolation) -> list[str]:
    """The levels that an entry without one may have."""
    entry = _entry(document, context, error) if error.pointer else None
    competency = context.role.find(entry) if entry else None
    return (
        [str(level) for level in competency.levels] if entry and competency and error.key == entry.field.level else []
    )


def _entry(document: Document, context: Context, error: SchemaViolation) -> RoleEntry | None:
    """The entry of a role that lacks a field, if it has a name."""
    steps = error.pointer.split("/")
    is_entry = document.kind == "role" and len(steps) == 3 and steps[1] in context.profile.sections
    return entry_at(document, context.profile.by_name[steps[1]], int(steps[2])) if is_entry else None


def _is_of_another_edition(document: Document, context: Context, error: SchemaViolation) -> bool:
    """Whether another rule reports the name of a value without a level: its own edition may have no levels."""
    entry = _entry(document, context, error)
    if entry is None or not entry.field.edition or error.key != entry.field.level or context.role.find(entry):
        return False
    # `framework-edition` reports the edition of the role, if most names are of another, and each name once.
    return any(places(rule, document, context) for rule in (framework_edition, unknown_name))
