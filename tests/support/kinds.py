"""The kinds of change of the shipped profile, for tests."""

from __future__ import annotations

from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.groups import members
from roledoc_lint.model.profile_files import shipped_profile

PROFILE = shipped_profile()
DECLARED = DeclaredKinds(PROFILE)
KINDS = {kind.name: kind for group in DECLARED.groups for kind in members(group)}
"""All kinds by their names."""
