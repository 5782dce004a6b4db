"""The kinds of change of what decides how roles are checked and compared."""

from __future__ import annotations

from roledoc_lint.changes.kinds.groups import ValueKinds
from roledoc_lint.changes.kinds.kind import Impact, Kind

EDITORIAL, SUBSTANTIVE = Impact.EDITORIAL, Impact.SUBSTANTIVE

SETTING = ValueKinds(
    "setting",
    "setting",
    added=Kind("setting-added", "setting added", SUBSTANTIVE, mirror="setting-removed"),
    removed=Kind("setting-removed", "setting removed", SUBSTANTIVE, mirror="setting-added"),
    changed=Kind("setting-changed", "setting changed", SUBSTANTIVE),
)
APPROVAL = ValueKinds(
    "approval",
    "approval",
    added=Kind("approval-added", "approval added", EDITORIAL, mirror="approval-removed"),
    removed=Kind("approval-removed", "approval removed", EDITORIAL, mirror="approval-added"),
    changed=Kind("approval-changed", "approval changed", EDITORIAL),
)
"""An approval itself is never an obstacle: it would have to be approved in turn."""
