"""What a comparison found: what the reports of changes are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from roledoc_lint.changes.change import Change
from roledoc_lint.changes.kinds import Impact

RENAMES = ("file-renamed", "role-code-changed", "role-code-added", "role-code-removed")


class Summary(NamedTuple):
    """How many roles and changes there are. A role that was only renamed is not counted as changed."""

    roles_added: int
    roles_removed: int
    roles_renamed: int
    roles_changed: int
    substantive: int
    wording: int
    editorial: int


class Comparison(NamedTuple):
    """Two states, what each is called, and the changes between them: the catalogue's, then those of each role."""

    base: str
    head: str
    changes: Sequence[Change]
    left_out: int = 0
    """How many changes there are beside these, of less impact than is to be shown."""
    unmatched: tuple[str, ...] = ()
    """The fingerprints of approvals that match no change."""

    @property
    def summary(self) -> Summary:
        """The counts."""
        return summary(self.changes)


def summary(changes: Sequence[Change]) -> Summary:
    """How many roles and changes there are among some changes."""
    renamed, changed = set(), set()
    for change in changes:
        if change.subject and change.kind in RENAMES:
            renamed.add(change.subject.path)
        elif change.subject and change.kind not in ("role-added", "role-removed"):
            changed.add(change.subject.path)
        changed.update(touched.subject.path for touched in change.touched if touched.pointer is not None)
    kinds = [change.kind for change in changes]
    impacts = [change.impact for change in changes]
    return Summary(
        kinds.count("role-added"),
        kinds.count("role-removed"),
        len(renamed),
        len(changed),
        *(impacts.count(impact) for impact in sorted(Impact, reverse=True)),
    )
