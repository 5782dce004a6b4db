"""Decide which schema violations another rule reports, because it explains them better."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from roledoc_lint.lint.context import Context
from roledoc_lint.lint.rules import date_format, date_value, level_range, vocabulary
from roledoc_lint.source.document import Document

if TYPE_CHECKING:
    from roledoc_lint.model.schema_violation import SchemaViolation

BETTER = (vocabulary, date_format, date_value, level_range)


def is_reported_elsewhere(document: Document, context: Context, violation: SchemaViolation) -> bool:
    """Whether one of the rules in BETTER has a finding on the same value, or none is needed.

    If it has none, the schema asks for more than the catalogue does. A rule that is off still has its findings: what
    somebody does not want to hear of must not come back under another name.
    """
    if document.kind != "role":
        return False
    return any(violation.pointer in places(rule, document, context) for rule in BETTER) or _is_due(context, violation)


def _is_due(context: Context, violation: SchemaViolation) -> bool:
    """Whether the schema only lacks a word that the vocabulary has: the next check of the whole project adds it."""
    if violation.keyword != "enum":
        return False
    from roledoc_lint.lint.schema_update import due_choices

    field = violation.pointer.split("/")[1]
    due = due_choices(context.session.schemas["role"], context.catalogue)
    return any(violation.value in words for pointer, words in due.items() if pointer.split("/")[2] == field)


def places(rule: Any, document: Document, context: Context) -> Iterable[str]:
    """The JSON Pointers of the findings of a rule, on or off, suppressed or not."""
    name, check = rule.NAME, rule.check
    if name not in context.places:
        context.places[name] = frozenset(finding.pointer for finding in check(document, context))
    return context.places[name]
