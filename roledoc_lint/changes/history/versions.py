"""The versions of one role along the line of a branch, over renames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from roledoc_lint.changes.history.states import RoleStates
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.role_matching import match_roles
from roledoc_lint.project.files import is_yaml
from roledoc_lint.project.git_log import Commit, FileState

MAX_MATCHED = 200
"""In how many files of one commit a role is searched by its text, as each of them has to be parsed."""

MAX_SEARCHED = 2000
"""In how many files, removed in other commits, a role is searched by its code."""


class Version(NamedTuple):
    """What a commit made of a role. None on a side where there is no such role."""

    commit: Commit
    before: FileState | None
    after: FileState | None


class Follower:
    """Follows a role from its newest version to its first."""

    def __init__(self, states: RoleStates, line: Sequence[Commit]) -> None:
        """`line` are the commits of a branch, the newest first."""
        self._states = states
        self._line = line

    def versions(self, path: str, first: int = 0) -> Iterator[Version]:
        """Yield what each commit from `first` on made of the role at a path, the newest first."""
        index = first
        while index < len(self._line):
            commit = self._line[index]
            if path not in commit.files:
                index += 1
                continue
            after = commit.files[path].after
            origin, earlier = self.origin(commit, path), (index + 1, path)
            if origin:
                earlier = index + 1, origin.path
            elif after:
                origin, earlier = self._elsewhere(index, after)
            yield Version(commit, origin, after)
            index, path = earlier

    def origin(self, commit: Commit, path: str) -> FileState | None:
        """The file in which a role was before a commit; None if it was in none."""
        before, after = commit.files[path]
        if after is None or (before and self._is_one_role(before, after)):
            return before
        if not any(each.before for each in commit.files.values()):
            return None
        others = [each.before for name, each in commit.files.items() if each.before and name != path and is_yaml(name)]
        same = [file for file in others if file.blob == after.blob and commit.files[file.path].after is None]
        return (
            (same[0] if len(same) == 1 else None)
            or self._by_code(after, others)
            or self._by_text(commit, after, is_small=len(commit.files) <= MAX_MATCHED)
        )

    def _is_one_role(self, before: FileState, after: FileState) -> bool:
        """Whether a file has the same role without doubt, or nobody can know."""
        was, now = self._states.read(before), self._states.read(after)
        if not isinstance(was, Role) or not isinstance(now, Role):
            return True
        return was.code == now.code and (was.code is not None or bool(match_roles([was], [now]).pairs))

    def _by_code(self, after: FileState, others: Iterable[FileState]) -> FileState | None:
        """The file of which only one has the role's code; None if the role has no code."""
        code = self._states.code(after)
        if not code:
            return None
        # Most files need not be parsed to know that they do not have the code.
        word = max(code.split(), key=len).strip(",").encode()
        found = [file for file in others if file.mode.startswith("100") and word in self._states.content(file)]
        found = [file for file in found if self._states.code(file) == code]
        return found[0] if len(found) == 1 else None

    def _by_text(self, commit: Commit, after: FileState, *, is_small: bool) -> FileState | None:
        """The file that a comparison of the two states pairs with a role. In a large commit only its own is looked at.

        Files that have the same role in both states are left out, as there.
        """
        given = commit.files.items() if is_small else [(after.path, commit.files[after.path])]
        befores: dict[str, tuple[Role, FileState]] = {}
        afters: list[Role] = []
        for path, (old, new) in given:
            if not is_yaml(path):
                continue
            was, now = (self._states.read(file) if file else None for file in (old, new))
            if isinstance(was, Role) and isinstance(now, Role) and was.code == now.code and path != after.path:
                continue
            if isinstance(was, Role) and old:
                befores[was.document.path] = was, old
            afters += [now] if isinstance(now, Role) else []
        role = self._states.read(after)
        for one, other in match_roles([was for was, _ in befores.values()], afters).pairs:
            if isinstance(role, Role) and other.document.path == role.document.path:
                return befores[one.document.path][1]
        return None

    def _elsewhere(self, index: int, after: FileState) -> tuple[FileState | None, tuple[int, str]]:
        """Where a role was before a commit that added its file: its state, if it had a file, and where to go on.

        An earlier commit can have removed it, or a later one its earlier file.
        """
        for place, file in islice(self._removed(index), MAX_SEARCHED):
            state = self._state_at(index, file.path) if place < index else None
            if (place < index and state is None) or not self._is_pair(file, after):
                continue
            return state, ((index + 1) if state else place, file.path)
        return None, (len(self._line), "")

    def _is_pair(self, before: FileState, after: FileState) -> bool:
        """Whether two files of different commits have one role."""
        if before.blob != after.blob and not self._by_code(after, [before]):
            return False
        was, now = self._states.read(before), self._states.read(after)
        return isinstance(was, Role) and isinstance(now, Role) and bool(match_roles([was], [now]).pairs)

    def _state_at(self, index: int, path: str) -> FileState | None:
        """A file as it was before the commit at a place; None if it was not there, or is the one that was added."""
        for newer in self._line[index::-1]:
            if path in newer.files:
                return newer.files[path].before
        return None

    def _removed(self, index: int) -> Iterator[tuple[int, FileState]]:
        """The files that other commits removed, each with the place of its commit, the nearest first."""
        for place in self._by_distance(index):
            for path, (before, after) in self._line[place].files.items():
                if before and after is None and is_yaml(path):
                    yield place, before

    def _by_distance(self, index: int) -> Iterator[int]:
        """The places of all other commits, those nearest to one first, the older one before the newer."""
        for distance in range(1, len(self._line)):
            for place in (index + distance, index - distance):
                if 0 <= place < len(self._line):
                    yield place
