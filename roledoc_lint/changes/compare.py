"""Compares two snapshots: matches roles, compares each pair, and gathers the changes in the order they are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from roledoc_lint.changes.catalogue_impact import ImpactTracker
from roledoc_lint.changes.catalogue_states import CatalogueStates, catalogue_states
from roledoc_lint.changes.change import Change, Location, RoleRef
from roledoc_lint.changes.comparison import Comparison, summary
from roledoc_lint.changes.normalised_role import NameResolver, Role, role
from roledoc_lint.changes.recorder import place
from roledoc_lint.changes.role_diff import compare, subject
from roledoc_lint.changes.role_matching import match
from roledoc_lint.changes.states.snapshots import FilePair, Snapshots
from roledoc_lint.changes.unreadable import Problem, problem
from roledoc_lint.progress import Progress, silent
from roledoc_lint.source.document import Document

T = TypeVar("T")


def compare_snapshots(snapshots: Snapshots, *, progress: Progress = silent) -> Comparison:
    """Every change between two states."""
    catalogue = catalogue_states(snapshots)
    touching = ImpactTracker(catalogue.changes, catalogue.after)
    comparing = _Comparing(snapshots, catalogue, touching)
    for pair in progress(iter(snapshots.roles), len(snapshots.roles)):
        comparing.add(pair)
    comparing.match_the_rest()
    if touching.touch_roles:
        files = [file for file in snapshots.every_role() if file.path not in comparing.compared]
        contents = progress(snapshots.contents(files), len(files))
        for file, content in zip(files, contents, strict=True):
            if isinstance(content, bytes):
                touching.scan(content, file.path, snapshots.max_file_size)
    changes = list(_numbered([*touching.told(), *sorted(comparing.changes, key=_order)]))
    return Comparison(snapshots.base, snapshots.head, changes, summary(changes), tuple(comparing.formatting_only))


def _numbered(changes: Iterable[Change]) -> Iterator[Change]:
    """Changes with a number for those that are the same, so that one approval is not taken for two."""
    times: Counter[str] = Counter()
    for change in changes:
        fingerprint = change.fingerprint
        times[fingerprint] += 1
        yield change._replace(nth=times[fingerprint]) if times[fingerprint] > 1 else change


def _order(change: Change) -> tuple[str, str, int]:
    """Changes of one role together, the gravest first."""
    subject = change.subject
    return (subject.path, subject.role, -change.impact) if subject else ("", "", -change.impact)


class _Unread(NamedTuple):
    """A role file that cannot be compared, and why."""

    document: Document
    problem: Problem

    @property
    def place(self) -> Location:
        return Location(self.document.path, self.problem.line, "")


class _Comparing:
    """The changes found so far, and the roles that are still to be matched."""

    def __init__(self, snapshots: Snapshots, catalogue: CatalogueStates, touching: ImpactTracker) -> None:
        self._documents = snapshots.documents(file for pair in snapshots.roles for file in pair if file)
        self._catalogue = catalogue
        self._touching = touching
        self._before: list[Role] = []
        self._after: list[Role] = []
        self._unread_before: dict[str, _Unread] = {}
        self._unread_after: dict[str, _Unread] = {}
        self.changes: list[Change] = []
        self.formatting_only: list[str] = []
        self.compared: set[str] = set()

    def add(self, pair: FilePair) -> None:
        """Compare the files of one path, if they are one role; else they are matched when all are read."""
        before = self._read(self._catalogue.before) if pair.base else None
        after = self._read(self._catalogue.after) if pair.head else None
        if isinstance(before, Role) and isinstance(after, Role) and before.code == after.code:
            self._compare(before, after)
            return
        for state, roles, unread in (
            (before, self._before, self._unread_before),
            (after, self._after, self._unread_after),
        ):
            if isinstance(state, Role):
                roles.append(state)
            elif state:
                unread[state.document.path] = state

    def _read(self, meanings: NameResolver) -> Role | _Unread:
        document = next(self._documents)
        wrong = problem(document)
        return _Unread(document, wrong) if wrong else role(document, meanings)

    def _compare(self, before: Role, after: Role) -> None:
        paths = before.document.path, after.document.path
        if paths[0] != paths[1]:
            places = place(before.document, ""), place(after.document, "")
            self.changes.append(Change("file-renamed", "", None, *paths, *places, subject(after)))
        found = compare(before, after)
        self.compared.add(paths[1])
        self.changes += [change for change in found if not self._touching.absorb(change, after)]
        if self._touching.touch_roles:
            self._touching.note(after)
        if not found and paths[0] == paths[1] and before.document.text != after.document.text:
            self.formatting_only.append(paths[0])

    def match_the_rest(self) -> None:
        """Match the roles that are not where they were, and tell those that came, went, or cannot be read."""
        matching = match(self._before, self._after)
        for before, after in matching.pairs:
            self._compare(before, after)
        for gone in matching.removed:
            self._record_one_side(gone, self._unread_after.pop(gone.document.path, None), "removed", "unreadable")
        for new in matching.added:
            self._record_one_side(new, self._unread_before.pop(new.document.path, None), "added", "readable")
        for path in sorted({**self._unread_before, **self._unread_after}):
            self._record_unread(path, self._unread_before.get(path), self._unread_after.get(path))

    def _record_one_side(self, found: Role, unread: _Unread | None, alone: str, beside: str) -> None:
        """Tell a role that is in one state only, or that cannot be read in the other."""
        sides: list[tuple[object, Location | None]] = [
            (found.values, place(found.document, "")),
            (unread.problem.text, unread.place) if unread else (None, None),
        ]
        before, after = sides if alone == "removed" else reversed(sides)
        kind = f"role-{beside if unread else alone}"
        self.changes.append(Change(kind, "", None, before[0], after[0], before[1], after[1], subject(found)))

    def _record_unread(self, path: str, before: _Unread | None, after: _Unread | None) -> None:
        """Tell a file that cannot be read, and that no role was in."""
        was, now = (state.problem.text if state else None for state in (before, after))
        places = before.place if before else None, after.place if after else None
        kind = "role-unreadable" if after else "role-removed"
        self.changes.append(Change(kind, "", None, was, now, *places, RoleRef(path, "", None, path)))
