"""Roles that changed in substance, while their date of the last change did not."""

from __future__ import annotations

from collections.abc import Sequence

from roledoc_lint.changes.change import Change
from roledoc_lint.changes.kinds.kind import Impact
from roledoc_lint.changes.normalised_role import Role


def is_undated(before: Role, after: Role, changes: Sequence[Change]) -> bool:
    """Whether a role has a substantive change, and its date of change is missing or not newer than before."""
    field = after.profile.date_of_change
    if not field or all(change.impact < Impact.SUBSTANTIVE for change in changes):
        return False
    old, new = before.text(field), after.text(field)
    # Dates are compared as they are normalised: a year, perhaps a month, perhaps a day.
    return not new or (old is not None and new <= old)
