"""Decide which schema violations another rule reports, because it explains them better."""

from roledoc_lint.lint.context import Context
from roledoc_lint.model.schema_violation import SchemaViolation

BETTER = ("vocabulary", "date-format", "date-value", "level-range")
"""The rules that report a wrong value with what to write instead. The rules that report violations run after them."""


def is_reported_elsewhere(context: Context, violation: SchemaViolation) -> bool:
    """Whether one of the rules in BETTER has a finding on the same value in this run.

    If it has none, the schema asks for more than the catalogue does, or the rule is off.
    """
    return any(violation.pointer in context.reported.get(rule, ()) for rule in BETTER)
