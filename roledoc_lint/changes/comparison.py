"""What a comparison found: what the reports of changes are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from roledoc_lint.changes.change import Change
from roledoc_lint.changes.kinds import Impact

RENAMES = ("file-renamed", "role-code-changed")


class Summary(NamedTuple):
    """How many roles and changes there are. A role that was only renamed is not counted as changed."""

    roles_added: int
    roles_removed: int
    roles_renamed: int
    roles_changed: int
    substantive: int
    wording: int
    editorial: int

    @property
    def changes(self) -> int:
        """How many changes there are of any impact."""
        return self.substantive + self.wording + self.editorial


class Comparison(NamedTuple):
    """Two states, what each is called, and the changes between them: the catalogue's, then those of each role."""

    base: str
    head: str
    changes: Sequence[Change]
    """Those that are to be shown."""
    summary: Summary
    """The counts of all changes, shown or not."""
    formatting_only: tuple[str, ...] = ()
    """The files that differ in nothing that the roles say: text wrapped in another way, comments, order of fields."""
    unmatched: tuple[str, ...] = ()
    """The fingerprints of approvals that match no change."""
    fail_on: Impact | None = None
    """From which impact on a change must be approved; None where none must be."""

    def must_be_approved(self, change: Change) -> bool:
        """Whether a change fails until it is approved."""
        return self.fail_on is not None and change.impact >= self.fail_on and not change.approved

    @property
    def left_out(self) -> int:
        """How many changes are not to be shown."""
        return self.summary.changes - len(self.changes)

    def at_least(self, impact: Impact) -> Comparison:
        """The same with only the changes to be shown of an impact, of higher ones, or that must be approved."""
        shown = [change for change in self.changes if change.impact >= impact or self.must_be_approved(change)]
        return self._replace(changes=shown)

    def below(self, paths: Sequence[str]) -> Comparison:
        """The same for some files and folders alone, as if there were no others."""
        changes = [kept for change in self.changes for kept in _below(change, paths)]
        formatting_only = tuple(path for path in self.formatting_only if _is_below(path, paths))
        return self._replace(changes=changes, summary=summary(changes), formatting_only=formatting_only)


def _below(change: Change, paths: Sequence[str]) -> list[Change]:
    """A change, if it is in one of some files and folders; of the catalogue, also if it touches a role there."""
    touched = tuple(touched for touched in change.affected if _is_below(touched.subject.path, paths))
    places = [place.path for place in (change.base, change.head) if place]
    if touched or any(_is_below(path, paths) for path in places):
        return [change._replace(affected=touched)]
    return []


def _is_below(path: str, folders: Sequence[str]) -> bool:
    return any(folder in (".", path) or path.startswith(f"{folder}/") for folder in folders)


def summary(changes: Sequence[Change]) -> Summary:
    """How many roles and changes there are among some changes."""
    renamed, changed = set(), set()
    for change in changes:
        if change.subject and change.kind in RENAMES:
            renamed.add(change.subject.path)
        elif change.subject and change.kind not in ("role-added", "role-removed"):
            changed.add(change.subject.path)
        changed.update(touched.subject.path for touched in change.affected if touched.pointer is not None)
    kinds = [change.kind for change in changes]
    impacts = [change.impact for change in changes]
    return Summary(
        kinds.count("role-added"),
        kinds.count("role-removed"),
        len(renamed),
        len(changed),
        *(impacts.count(impact) for impact in sorted(Impact, reverse=True)),
    )
