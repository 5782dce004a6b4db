"""What each version of a role changed, and who made the change: the commit itself, or one that a merge brought in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from roledoc_lint.changes.change import Change, Location, RoleRef, location
from roledoc_lint.changes.history.line import Line
from roledoc_lint.changes.history.states import RoleStates, Unreadable, nothing_in
from roledoc_lint.changes.history.versions import Follower, Version
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.groups import members
from roledoc_lint.changes.kinds.roles import FILE, ROLE
from roledoc_lint.changes.meaning_words import meaning_of
from roledoc_lint.changes.normalised_role import Role, same
from roledoc_lint.changes.role_diff import compare_roles, role_ref
from roledoc_lint.project.git_log import Commit, FileState


class Step(NamedTuple):
    """A change of a role, and the commit that made it."""

    change: Change
    commit: Commit
    merge: Commit | None = None
    """The merge that brought the commit to the branch; None if it was made there."""
    is_first: bool = False
    """Whether the value came with the role itself."""
    is_known: bool = True
    """Whether the commit made the change. The first commit of a shallow clone has what earlier ones made."""

    @property
    def is_whole(self) -> bool:
        """Whether it is about the role as a whole."""
        return self.change.definition in members(ROLE)

    @property
    def day(self) -> str:
        """The day on which the branch got the change."""
        return (self.merge or self.commit).day


class Steps:
    """Finds what versions changed."""

    def __init__(self, states: RoleStates, line: Line, shallow: Set[str]) -> None:
        """`shallow` are the ids of the commits whose parents the clone does not have."""
        self._states = states
        self._line = line
        self._shallow = shallow
        catalogue = states.names.own
        self._kinds = DeclaredKinds(catalogue.profile)
        self._meaning = meaning_of(catalogue.profile, [catalogue], ())

    def of(self, versions: Sequence[Version]) -> Iterator[Step]:
        """Yield what the versions of a role changed. Both are newest first."""
        bases = [*self._readable(versions)]
        for version, base in zip(versions, bases, strict=True):
            is_known = version.commit.name not in self._shallow
            own = [*self._changes(version, base, is_known=is_known)]
            if len(version.commit.parents) > 1 and version.after:
                yield from self._with_authors(version, own)
            else:
                yield from own

    def _readable(self, versions: Sequence[Version]) -> Iterator[FileState | None]:
        """What each version is compared with: the state before it, or before that if it cannot be read."""
        for index, version in enumerate(versions):
            older = (version.before, *(each.before for each in versions[index + 1 :] if each.after))
            yield next((file for file in older if file and isinstance(self._states.read(file), Role)), version.before)

    def _changes(self, version: Version, base: FileState | None, *, is_known: bool) -> Iterator[Step]:
        commit = version.commit
        was = self._states.read(base) if base else None
        now = self._states.read(version.after) if version.after else None
        if version.before and version.after and version.before.path != version.after.path:
            yield Step(self._renamed(version.before, version.after, now), commit)
        if not isinstance(now, Role):
            yield Step(_ended(was, now), commit, is_known=is_known)
        elif isinstance(was, Role):
            yield from (Step(change, commit) for change in compare_roles(was, now, self._kinds, self._meaning))
        else:
            yield Step(_began(was, now), commit, is_known=is_known)
            first = compare_roles(nothing_in(now), now, self._kinds, self._meaning)
            yield from (Step(change, commit, is_first=True, is_known=is_known) for change in first)

    def _renamed(self, before: FileState, after: FileState, now: Role | Unreadable | None) -> Change:
        states = self._states.read(before), now
        paths = [state.document.path if isinstance(state, Role) else state.path for state in states if state]
        subject = role_ref(now) if isinstance(now, Role) else RoleRef(paths[1], "", None, paths[1])
        locations = [Location(path, 1, "") for path in paths]
        return Change(FILE.renamed, "", None, paths[0], paths[1], locations[0], locations[1], subject)

    def _with_authors(self, version: Version, own: Sequence[Step]) -> Iterator[Step]:
        """What a merge changed: the steps of the commits that it brought in, and what is left of its own."""
        merge = version.commit
        keys = {_key(step) for step in own}
        brought = [
            step._replace(merge=merge)
            for step in self._of_branch(self._line.brought(merge), version)
            if _key(step) in keys
        ]
        left = [step for step in own if not any(_explains(one, step) for one in brought)]
        yield from left
        yield from brought

    def _of_branch(self, commits: Sequence[Commit], version: Version) -> Iterator[Step]:
        """What the commits of a branch made of the role, each compared with its own parent."""
        follower = Follower(self._states, commits)
        found = [*follower.versions(version.after.path)] if version.after else []
        for each in found:
            yield from self._changes(each, each.before, is_known=each.commit.name not in self._shallow)


def _key(step: Step) -> tuple[str, str | None, bool]:
    """What a step is about: a field, or an item of it."""
    change = step.change
    field = "/".join(change.pointer.split("/")[:2])
    return (field or change.kind, change.item if field else None, step.is_first)


def _explains(one: Step, step: Step) -> bool:
    """Whether a commit of a branch made what its merge has."""
    before, after = one.change, step.change
    is_same = same(before.after, after.after) and (after.after is not None or same(before.before, after.before))
    return _key(one) == _key(step) and is_same


def _ended(was: Role | Unreadable | None, now: Unreadable | None) -> Change:
    """The change of a role that was removed, or can no longer be read."""
    path = was.document.path if isinstance(was, Role) else was.path if was else now.path if now else ""
    subject = role_ref(was) if isinstance(was, Role) else RoleRef(path, "", None, path)
    base = location(was.document, "") if isinstance(was, Role) else None
    if now is None:
        before = was.values if isinstance(was, Role) else was.problem.text if was else None
        return Change(ROLE.removed, "", None, before, None, base, None, subject)
    head = Location(now.path, now.problem.line, "")
    return Change(ROLE.unreadable, "", None, None, now.problem.text, base, head, subject)


def _began(was: Unreadable | None, now: Role) -> Change:
    """The change of a role that was added, or can be read for the first time."""
    head = location(now.document, "")
    if was is None:
        return Change(ROLE.added, "", None, None, now.values, None, head, role_ref(now))
    base = Location(was.path, was.problem.line, "")
    return Change(ROLE.readable, "", None, was.problem.text, now.values, base, head, role_ref(now))
