"""The history of one role: each value that a commit set, with who made the commit and when."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.changes.change import RoleRef
from roledoc_lint.changes.find_role import RoleFile, find_role, no_such_role
from roledoc_lint.changes.history.line import Line
from roledoc_lint.changes.history.states import RoleStates
from roledoc_lint.changes.history.steps import Step, Steps
from roledoc_lint.changes.history.subject import Asked, asked_for, meanings, names_in, no_such_item
from roledoc_lint.changes.history.versions import Follower, Version
from roledoc_lint.changes.kinds.roles import ROLE
from roledoc_lint.changes.name_resolver import NameResolver
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.role_diff import role_ref
from roledoc_lint.errors import UsageError
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.model.profile import Profile
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import is_yaml, printable_path
from roledoc_lint.project.git import FILE, Git
from roledoc_lint.project.git_log import FileState
from roledoc_lint.text.dates import parse_date
from roledoc_lint.text.display import counted, quoted

ENDS = (ROLE.removed, ROLE.unreadable)
"""What happens to a role as a whole that is shown among the values of one field, which end with it."""


class History(NamedTuple):
    """What a role was, commit by commit."""

    role: RoleRef
    asked: Asked
    steps: list[Step]
    """The newest first."""
    notes: list[str]
    """What is not known, a line for each."""
    profile: Profile


def history(config: Config, role: str, field: str | None = None, since: str | None = None) -> History:
    """The history of a role in the commits that lead to HEAD, along their first parents.

    `role` is a code, a file, or a title that no other role has; `field` is FIELD or FIELD/ITEM; `since` is a day,
    a month or a year. Raises UsageError if there is no such thing, and RoledocError if git fails.
    """
    first_day = _day(since)
    catalogue = read_catalogue(config)
    git = Git(config.root)
    head = git.commit("HEAD")
    project = os.path.relpath(config.root.resolve(), git.top.resolve())
    line = Line(git.history(head, [] if project == os.curdir else [project.replace(os.sep, "/")]))
    names = NameResolver(catalogue, catalogue, catalogue)
    with git.open_blobs() as blobs:
        states = RoleStates(blobs, names, config.max_file_size)
        path = _Search(config, git, line, states).find(role, head)
        versions = list(Follower(states, line.commits).versions(path))
        return _history(line, states, versions, field, first_day, git.shallow())


def _history(
    line: Line,
    states: RoleStates,
    versions: Sequence[Version],
    field: str | None,
    first_day: str,
    shallow: frozenset[str],
) -> History:
    files = [file for version in versions for file in (version.after, version.before) if file]
    roles = [role for role in map(states.read, files) if isinstance(role, Role)]
    subject = role_ref(roles[0]) if roles else _unreadable(files[0])
    asked = asked_for(field, states.names.own.profile, {name for role in roles for name in role.values})
    found = list(Steps(states, line, shallow).of(versions))
    kept = _kept(found, asked, roles)
    if asked.item and all(step.is_whole for step in kept):
        of_field = [step for step in found if asked._replace(item="").concerns(step.change)]
        raise no_such_item(asked, subject.role, (name for step in of_field for name in names_in(step.change)))
    shown = [step for step in kept if step.day >= first_day]
    return History(subject, asked, shown, [*_notes(asked, kept, shown, first_day)], states.names.own.profile)


def _kept(found: Sequence[Step], asked: Asked, roles: Sequence[Role]) -> list[Step]:
    """The steps of what is asked for. What came with the role is one step of it, or a step of each field."""
    if not asked.field:
        return [step for step in found if not step.is_first]
    wanted = meanings(asked, roles)
    return [
        step
        for step in found
        if (step.change.definition in ENDS if step.is_whole else asked.concerns(step.change, wanted))
    ]


def _notes(asked: Asked, kept: Sequence[Step], shown: Sequence[Step], first_day: str) -> Iterator[str]:
    """What is not known or not shown, in lines."""
    if all(step.is_whole for step in kept) and asked.field:
        yield f"the role has never had {asked.label}"
    if first_day and len(shown) < len(kept):
        yield f"{counted(len(kept) - len(shown), 'change')} before {first_day} not shown"
    if any(not step.is_known for step in kept):
        yield (
            "this clone has only the latest commits, so who set the first values here is not known. To get the rest, "
            "run: git fetch --unshallow origin"
        )


def _unreadable(file: FileState) -> RoleRef:
    path = printable_path(file.path)
    return RoleRef(path, "", None, path)


def _day(since: str | None) -> str:
    """The first day that is shown; empty for all. Raises UsageError if it is not a date."""
    if since is None:
        return ""
    date = parse_date(f"{since}-01" if since.isascii() and since.isdecimal() and len(since) == 4 else since)
    if not date or not date.exists:
        raise UsageError(f"--since {quoted(since)}: give a date such as 2026-03-05, 2026-03 or 2026")
    return f"{date.year:04}-{date.month:02}-{date.day or 1:02}"


class _Search:
    """Finds where a role is in the history."""

    def __init__(self, config: Config, git: Git, line: Line, states: RoleStates) -> None:
        self._config = config
        self._git = git
        self._line = line
        self._states = states

    def find(self, name: str, head: str) -> str:
        """The path of a role in the newest commit, or the last one that it had. Raises UsageError if it never was."""
        if is_yaml(name.rpartition("/")[2]) or os.path.isfile(name):
            return self._now(self._path(name))
        folder = self._below_top(self._config.roles_folder)
        entries = [entry for entry in self._git.files(head, [folder]) if self._is_role(entry.path, entry.head_mode)]
        limit = self._config.max_file_size
        paths = {printable_path(entry.path): entry.path for entry in entries}
        names = self._states.names

        def files() -> Iterator[RoleFile]:
            contents = self._git.blobs((entry.head_blob for entry in entries), limit)
            return map(RoleFile, paths, contents)

        role = find_role(name, files(), names, limit)
        if role:
            return paths[role.document.path]
        for commit in self._line.commits:
            for path, (before, after) in commit.files.items():
                if before and after is None and self._is_role(path, before.mode):
                    removed = RoleFile(path, self._states.content(before))
                    if find_role(name, [removed], names, limit):
                        return path
        raise no_such_role(name, files(), names, limit)

    @staticmethod
    def _is_role(path: str, mode: str) -> bool:
        return is_yaml(path) and mode.startswith(FILE)

    def _path(self, name: str) -> str:
        """The path of a file that the user names, from the top of the repository, links in its folders followed."""
        file = Path(name)
        path = self._below_top(Path(os.path.realpath(file.parent)) / file.name)
        if any(path in commit.files for commit in self._line.commits):
            return path
        why = "has not been committed yet" if os.path.lexists(name) else "there is no such file, and there was none"
        raise UsageError(f"{name}: {why}, so it has no history")

    def _below_top(self, path: Path) -> str:
        top = self._git.top.resolve()
        if not path.is_relative_to(top):
            path = path.resolve()
        if not path.is_relative_to(top):
            raise UsageError(f"{path}: is not in the repository {top}")
        return path.relative_to(top).as_posix()

    def _now(self, path: str) -> str:
        """The path that a role has now, if this is one that it had. A file that was removed keeps its own."""
        follower = Follower(self._states, self._line.commits)
        for commit in self._line.commits:
            if path in commit.files:
                break
        else:
            return path
        for later, (before, after) in commit.files.items():
            if commit.files[path].after is None and before is None and after and is_yaml(later):
                origin = follower.origin(commit, later)
                if origin and origin.path == path:
                    return self._now(later)
        return path
