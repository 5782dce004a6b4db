"""Two states of a project to compare: which of its files differ, and what they contain.

A state is a git revision, the index, the work tree, or a folder. Only roles that differ are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.changes.states.settings import Read, Settings
from roledoc_lint.model.profile import Profile
from roledoc_lint.project.config import MAX_FILE_SIZE
from roledoc_lint.project.files import read_file
from roledoc_lint.project.git import Commits, Git, no_commits
from roledoc_lint.source.document import Document, Kind, load
from roledoc_lint.source.parser import SyntaxProblem

NOT_READ = "not-read"
"""The problem of a file whose content cannot be read."""


class VersionedFile(NamedTuple):
    """A file in one of the two states: the path that reports show, and where its content is."""

    path: str
    blob: str
    """The name of its blob in git; empty if it is on disk."""
    disk: Path
    is_link: bool = False


class FilePair(NamedTuple):
    """The file at one path in both states; None if there is none."""

    base: VersionedFile | None
    head: VersionedFile | None


class Snapshots(NamedTuple):
    """Two states of a project and their names."""

    base: str
    head: str
    roles: list[FilePair]
    """The roles that differ."""
    catalogue: list[FilePair]
    """The whole catalogue. A file that is the same in both states is there twice."""
    every_role: Callable[[], Iterable[VersionedFile]]
    """All roles of the later state, to find those that a change of the catalogue affects."""
    root: Path
    """Links to files outside this folder are not followed."""
    git: Git | None
    max_file_size: int
    """How many bytes a role may have."""
    profile: Profile
    """What the schema declares of roles, in the later state, and what only the earlier one does."""
    settings: tuple[Settings, Settings]
    """The configuration of both states."""
    others: tuple[Read, Read] | None = None
    """How to read other files of the two states, if they are in git. The work tree has only those that git tracks."""
    not_compared: tuple[str, ...] = ()
    """A line for each entry that differs and cannot be compared."""
    remarks: tuple[str, ...] = ()
    """What a reader should know of the two states, a line for each."""
    description: str = ""
    """What is compared, in words for people, if the names of the states do not say it."""
    commits: Callable[[], Commits] = no_commits
    """Asks git for the commits of the two states."""

    def documents(self, files: Iterable[VersionedFile], kind: Kind = "role") -> Iterator[Document]:
        """Read files as documents. A file that cannot be read gives a document with the problem that says why."""
        wanted = list(files)
        for file, content in zip(wanted, self.contents(wanted, kind), strict=True):
            if isinstance(content, str):
                yield Document(file.path, "", [SyntaxProblem(NOT_READ, "", 0, 0, (content,))], kind)
            else:
                yield load(file.path, content, self._max_size(kind), kind)

    def contents(self, files: Iterable[VersionedFile], kind: Kind = "role") -> Iterator[bytes | str]:
        """Read files one after the other; for a file that cannot be read, give the reason as text instead."""
        wanted = list(files)
        # One process reads all blobs: starting git for each would take far longer.
        blobs = [file.blob for file in wanted if file.blob and not file.is_link]
        contents = self.git.blobs(blobs, self._max_size(kind)) if self.git and blobs else iter(())
        for file in wanted:
            if file.is_link:
                yield "is a link, and is not followed"
            else:
                yield next(contents) if file.blob else read_file(file.disk, self.root, self._max_size(kind))

    def _max_size(self, kind: Kind) -> int:
        """How many bytes a file may have. The configured size is for roles; a catalogue is larger."""
        return self.max_file_size if kind == "role" else max(self.max_file_size, MAX_FILE_SIZE)
