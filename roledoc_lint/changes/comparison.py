"""What a comparison found, from which the reports of changes are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from roledoc_lint.changes.change import Change, RoleRef
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.groups import members
from roledoc_lint.changes.kinds.kind import Impact
from roledoc_lint.changes.kinds.roles import FILE, ROLE
from roledoc_lint.changes.kinds.settings import APPROVAL
from roledoc_lint.changes.rewritten import Rewritten
from roledoc_lint.model.profile import Profile
from roledoc_lint.project.git import Commits, no_commits


class Gate(IntEnum):
    """Which changes must be approved: those of an impact or a higher one, and perhaps those to look at closely."""

    EDITORIAL = 1
    WORDING = 2
    ATTENTION = 3
    """Substantive changes, and others that a reader should look at closely."""
    SUBSTANTIVE = 4

    def stops(self, change: Change) -> bool:
        """Whether a change must be approved."""
        if self is Gate.ATTENTION and change.attention:
            return True
        least = {Gate.EDITORIAL: Impact.EDITORIAL, Gate.WORDING: Impact.WORDING}.get(self, Impact.SUBSTANTIVE)
        return change.impact >= least


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


class StaleApproval(NamedTuple):
    """An approval that matches no change: what it was given for, and what there is now, as approvals say it."""

    fingerprint: str
    reason: str
    given_for: Mapping[str, str]
    """Empty if the file has only the reason."""
    now: Mapping[str, str]
    """The change of the same thing in the same role; empty if there is none."""
    now_fingerprint: str


class Comparison(NamedTuple):
    """Two states, what each is called, and the changes between them: the catalogue's, then those of each role."""

    base: str
    head: str
    changes: Sequence[Change]
    """Those to show."""
    summary: Summary
    """The counts of all changes, shown or not."""
    kinds: DeclaredKinds
    """The kinds of change of the fields that are declared."""
    formatting_only: tuple[str, ...] = ()
    """The files in which only wrapping, comments or the order of fields differ."""
    unmatched: tuple[str, ...] = ()
    """The fingerprints of approvals that do not match any change."""
    stale: tuple[StaleApproval, ...] = ()
    """The same approvals, with what they were given for."""
    fail_on: Gate | None = None
    """From which changes on each must be approved, or None."""
    not_compared: tuple[str, ...] = ()
    """A line for each thing that differs and was not compared. If there is one, nothing may pass."""
    remarks: tuple[str, ...] = ()
    """What a reader should know of the two states, a line for each."""
    compared: str = ""
    """What was compared, in words for people, if the names of the states do not say it."""
    undated: tuple[RoleRef, ...] = ()
    """The roles with a substantive change, but without a newer date of change."""
    rewritten: tuple[Rewritten, ...] = ()
    """The roles of which most paragraphs were replaced, with their texts."""
    commits: Callable[[], Commits] = no_commits
    """Asks git for the commits of the two states, which takes a moment; only the page shows them."""

    @property
    def profile(self) -> Profile:
        """What is declared of the roles."""
        return self.kinds.profile

    @property
    def description(self) -> str:
        """What was compared, in words for people."""
        return self.compared or f"from {self.base} to {self.head}"

    def must_be_approved(self, change: Change) -> bool:
        """Whether a change fails until it is approved."""
        if change.definition in members(APPROVAL):
            return False
        return self.fail_on is not None and self.fail_on.stops(change) and not change.approved

    @property
    def left_out(self) -> int:
        """How many changes are not shown."""
        return self.summary.changes - len(self.changes)

    def at_least(self, impact: Impact) -> Comparison:
        """The same, showing only changes of this impact or a higher one, and those that must be approved."""
        shown = [change for change in self.changes if change.impact >= impact or self.must_be_approved(change)]
        return self._replace(changes=shown)

    def below(self, paths: Sequence[str]) -> Comparison:
        """The same for some files and folders only, as if there were no others."""
        changes = [kept for change in self.changes for kept in _below(change, paths)]
        formatting_only = tuple(path for path in self.formatting_only if _is_below(path, paths))
        undated = tuple(role for role in self.undated if _is_below(role.path, paths))
        rewritten = tuple(role for role in self.rewritten if _is_below(role.subject.path, paths))
        kept = self._replace(changes=changes, formatting_only=formatting_only, undated=undated, rewritten=rewritten)
        return kept._replace(summary=summary(changes, self.profile))


def _below(change: Change, paths: Sequence[str]) -> list[Change]:
    """A change if it is in one of these files and folders, of the catalogue and affects a role there, or a setting."""
    affected = tuple(role for role in change.affected if _is_below(role.subject.path, paths))
    own_paths = [location.path for location in (change.base, change.head) if location]
    if affected or change.is_setting or any(_is_below(path, paths) for path in own_paths):
        return [change._replace(affected=affected)]
    return []


def _is_below(path: str, folders: Sequence[str]) -> bool:
    return any(folder in (".", path) or path.startswith(f"{folder}/") for folder in folders)


def summary(changes: Sequence[Change], profile: Profile) -> Summary:
    """How many roles and changes there are among some changes."""
    identity = profile.by_name.get(profile.code)
    renames = (FILE.renamed.name, f"{identity.slug}-changed" if identity else "")
    renamed, changed = set(), set()
    for change in changes:
        if change.subject and change.kind in renames:
            renamed.add(change.subject.path)
        elif change.subject and change.kind not in (ROLE.added.name, ROLE.removed.name):
            changed.add(change.subject.path)
        changed.update(role.subject.path for role in change.affected if role.pointer is not None)
    kinds = [change.kind for change in changes]
    impacts = [change.impact for change in changes]
    return Summary(
        kinds.count(ROLE.added.name),
        kinds.count(ROLE.removed.name),
        len(renamed),
        len(changed),
        *(impacts.count(impact) for impact in sorted(Impact, reverse=True)),
    )
