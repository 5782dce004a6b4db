"""The roles of two states, paired and compared."""

from __future__ import annotations

from typing import NamedTuple

from roledoc_lint.changes.catalogue_impact import ImpactTracker
from roledoc_lint.changes.catalogue_states import CatalogueStates
from roledoc_lint.changes.change import Change, Location, RoleRef, location
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.roles import FILE, ROLE
from roledoc_lint.changes.meaning import Meaning
from roledoc_lint.changes.name_resolver import NameResolver
from roledoc_lint.changes.normalised_role import Role, normalised_role
from roledoc_lint.changes.rewritten import Rewritten, rewritten
from roledoc_lint.changes.role_diff import compare_roles, role_ref
from roledoc_lint.changes.role_matching import is_one_role, match_roles
from roledoc_lint.changes.states.snapshots import FilePair, Snapshots
from roledoc_lint.changes.undated import is_undated
from roledoc_lint.changes.unreadable import Problem, problem_of
from roledoc_lint.source.document import Document


class _Unreadable(NamedTuple):
    """A role file that cannot be compared, and why."""

    document: Document
    problem: Problem

    @property
    def location(self) -> Location:
        return Location(self.document.path, self.problem.line, "")


class RolePairs:
    """The changes found so far, and the roles that are still to be paired."""

    def __init__(
        self,
        snapshots: Snapshots,
        catalogue: CatalogueStates,
        impact: ImpactTracker,
        kinds: DeclaredKinds,
        meaning: Meaning,
    ) -> None:
        self._documents = snapshots.documents(file for pair in snapshots.roles for file in pair if file)
        self._catalogue = catalogue
        self._impact = impact
        self._kinds = kinds
        self._meaning = meaning
        self._before: list[Role] = []
        self._after: list[Role] = []
        self._unreadable_before: dict[str, _Unreadable] = {}
        self._unreadable_after: dict[str, _Unreadable] = {}
        self.changes: list[Change] = []
        self.rewritten: list[Rewritten] = []
        """The roles of which most paragraphs were replaced."""
        self.formatting_only: list[str] = []
        """The files that differ, though what the role says is the same."""
        self.compared: set[str] = set()
        """The paths, in the later state, of all roles that were compared."""
        self.undated: list[RoleRef] = []
        """The roles with a substantive change, but without a newer date of change."""

    def compare_files(self, files: FilePair) -> None:
        """Compare the files at one path if they hold one role. Otherwise they wait until all files are read."""
        before = self._read(self._catalogue.before) if files.base else None
        after = self._read(self._catalogue.after) if files.head else None
        if isinstance(before, Role) and isinstance(after, Role) and is_one_role(before, after):
            self._compare(before, after)
            return
        for state, roles, unreadable in (
            (before, self._before, self._unreadable_before),
            (after, self._after, self._unreadable_after),
        ):
            if isinstance(state, Role):
                roles.append(state)
            elif state:
                unreadable[state.document.path] = state

    def compare_unpaired(self) -> None:
        """Pair the roles that moved, and record those that were added, removed, or cannot be read."""
        matching = match_roles(self._before, self._after)
        for before, after in matching.pairs:
            self._compare(before, after)
        for role in matching.removed:
            self._record_removed(role, self._unreadable_after.pop(role.document.path, None))
        for role in matching.added:
            self._record_added(role, self._unreadable_before.pop(role.document.path, None))
        for path in sorted({**self._unreadable_before, **self._unreadable_after}):
            self._record_unreadable(path, self._unreadable_before.get(path), self._unreadable_after.get(path))

    def _read(self, names: NameResolver) -> Role | _Unreadable:
        document = next(self._documents)
        problem = problem_of(document)
        return _Unreadable(document, problem) if problem else normalised_role(document, names)

    def _compare(self, before: Role, after: Role) -> None:
        old_path, new_path = before.document.path, after.document.path
        if old_path != new_path:
            locations = location(before.document, ""), location(after.document, "")
            renamed = Change(FILE.renamed, "", None, old_path, new_path, *locations, role_ref(after))
            self.changes.append(renamed)
        found = compare_roles(before, after, self._kinds, self._meaning)
        if is_undated(before, after, found):
            self.undated.append(role_ref(after))
        self.compared.add(new_path)
        if whole := rewritten(before, after, role_ref(after), found, self._kinds):
            self.rewritten.append(whole)
        self.changes += [change for change in found if not self._impact.absorb(change, after)]
        is_following = False
        if self._impact.may_affect_roles:
            is_following = self._impact.note_followed(before, after)
            self._impact.note_uses(after)
        if not found and not is_following and old_path == new_path and before.document.text != after.document.text:
            self.formatting_only.append(old_path)

    def _record_removed(self, role: Role, unreadable: _Unreadable | None) -> None:
        """Record a role that only the earlier state has, or that cannot be read in the later one."""
        kind = ROLE.unreadable if unreadable else ROLE.removed
        after = (unreadable.problem.text, unreadable.location) if unreadable else (None, None)
        base = location(role.document, "")
        self.changes.append(Change(kind, "", None, role.values, after[0], base, after[1], role_ref(role)))

    def _record_added(self, role: Role, unreadable: _Unreadable | None) -> None:
        """Record a role that only the later state has, or that could not be read in the earlier one."""
        kind = ROLE.readable if unreadable else ROLE.added
        before = (unreadable.problem.text, unreadable.location) if unreadable else (None, None)
        head = location(role.document, "")
        self.changes.append(Change(kind, "", None, before[0], role.values, before[1], head, role_ref(role)))

    def _record_unreadable(self, path: str, before: _Unreadable | None, after: _Unreadable | None) -> None:
        """Record a file that cannot be read in the states that have it."""
        kind = ROLE.unreadable if after else ROLE.removed
        was, now = (state.problem.text if state else None for state in (before, after))
        base, head = (state.location if state else None for state in (before, after))
        self.changes.append(Change(kind, "", None, was, now, base, head, RoleRef(path, "", None, path)))
