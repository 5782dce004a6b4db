"""Which changes readers look for first: those of a whole role, of what is ranked, and of what must agree."""

from __future__ import annotations

from typing import NamedTuple

from roledoc_lint.changes.change import Change
from roledoc_lint.changes.kinds.groups import members
from roledoc_lint.changes.kinds.roles import ROLE
from roledoc_lint.model.profile import Profile
from roledoc_lint.reports.changes.rows import ReportSection, Row
from roledoc_lint.text.json_pointer import unescape

_WHOLE_ROLE = frozenset(kind.name for kind in members(ROLE))


class Priority(NamedTuple):
    """How early a row is read: the lower, the earlier."""

    is_usual: bool
    """What differs from a change that many roles have comes first."""
    impact: int
    is_harmless: bool
    """Whether the reader need not look at it closely."""
    place: int
    """First a whole role, then the leading fields in their order, then everything else."""


def priority(row: Row, profile: Profile) -> Priority:
    """How early a row is read within its role."""
    return Priority(not row.differs, -row.impact, not row.warning, _place(row.change, profile))


def priority_of_role(section: ReportSection, profile: Profile) -> Priority:
    """How early a role is read: as early as the first of its rows. All leading fields count alike."""
    first = min(priority(row, profile) for row in section.rows)
    return first._replace(place=min(first.place, 1) if first.place <= len(profile.leading) else 2)


def field_of(change: Change) -> str:
    """The field that a change is in; empty for a whole role."""
    return unescape(change.pointer.split("/")[1]) if "/" in change.pointer else ""


def _place(change: Change, profile: Profile) -> int:
    if change.kind in _WHOLE_ROLE:
        return 0
    leading = profile.leading
    field = field_of(change)
    return 1 + (leading.index(field) if field in leading else len(leading))
