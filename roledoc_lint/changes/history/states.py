"""The states of roles that git has, each read when it is needed."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from roledoc_lint.changes.name_resolver import NameResolver
from roledoc_lint.changes.normalised_role import Role, normalised_role
from roledoc_lint.changes.unreadable import Problem, problem_of
from roledoc_lint.project.files import printable_path
from roledoc_lint.project.git import FILE, LINK, BlobReader
from roledoc_lint.project.git_log import FileState
from roledoc_lint.source.document import Document, load

MAX_KEPT = 64
"""How many states are kept: neighbours are compared with each other, and a role has 100 kB in memory."""


class Unreadable(NamedTuple):
    """A state that cannot be read as a role, and why."""

    path: str
    problem: Problem


class RoleStates:
    """Reads states of roles. Names mean what they mean in the project's catalogue as it is now."""

    def __init__(self, blobs: BlobReader, names: NameResolver, max_size: int) -> None:
        """`max_size` is how many bytes a role may have."""
        self.names = names
        self._blobs = blobs
        self._max_size = max_size
        self.read = lru_cache(maxsize=MAX_KEPT)(self._read)
        """The role in a state of a file, or why it cannot be read."""

    def content(self, file: FileState) -> bytes:
        """The content of an ordinary file, up to one byte more than a role may have."""
        return self._blobs.read(file.blob, self._max_size)

    def code(self, file: FileState) -> str | None:
        """The code of the role in a file; None if it cannot be read, or has none."""
        role = self.read(file)
        return role.code if isinstance(role, Role) else None

    def _read(self, file: FileState) -> Role | Unreadable:
        path = printable_path(file.path)
        if not file.mode.startswith(FILE):
            what = "is a link, and is not followed" if file.mode == LINK else "is a submodule, which is not followed"
            return Unreadable(path, Problem(1, what))
        document = load(path, self.content(file), self._max_size)
        problem = problem_of(document)
        return Unreadable(path, problem) if problem else normalised_role(document, self.names)


def nothing_in(role: Role) -> Role:
    """A role without any value, with which the first state of a role is compared."""
    empty = Document(role.document.path, "{}\n", [])
    return Role(empty, {}, role.names)
