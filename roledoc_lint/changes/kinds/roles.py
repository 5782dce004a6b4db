"""The kinds of change of a role as a whole, and of its file."""

from __future__ import annotations

from roledoc_lint.changes.kinds.groups import RenameKinds, RoleKinds
from roledoc_lint.changes.kinds.kind import Impact, Kind, Values

EDITORIAL, SUBSTANTIVE = Impact.EDITORIAL, Impact.SUBSTANTIVE
PROBLEM = Values.PROBLEM

ROLE = RoleKinds(
    "role",
    "role",
    added=Kind("role-added", "role added", SUBSTANTIVE, mirror="role-removed"),
    removed=Kind("role-removed", "role removed", SUBSTANTIVE, mirror="role-added"),
    unreadable=Kind("role-unreadable", "role cannot be read", SUBSTANTIVE, mirror="role-readable", values=PROBLEM),
    readable=Kind("role-readable", "role can be read again", SUBSTANTIVE, mirror="role-unreadable", values=PROBLEM),
)
FILE = RenameKinds(
    "file",
    "file",
    renamed=Kind("file-renamed", "file renamed", EDITORIAL),
)
