"""Two states of a project to compare: which of its files differ, and what stands in them.

A state is a git revision, the index, the work tree, or a folder. Of the roles, only what differs is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.project.config import MAX_FILE_SIZE
from roledoc_lint.project.files import read_file
from roledoc_lint.project.git import Git
from roledoc_lint.source.document import Document, Kind, load
from roledoc_lint.source.parser import SyntaxProblem

NOT_READ = "not-read"
"""The problem of a file whose content could not be had."""


class VersionedFile(NamedTuple):
    """A file in one of the two states: the path that it is shown by, and where its content is."""

    path: str
    blob: str
    """Its object in git, or empty where it is on disk."""
    disk: Path
    is_link: bool = False


class FilePair(NamedTuple):
    """The files of one path in both states; None where it is not there."""

    base: VersionedFile | None
    head: VersionedFile | None


class Snapshots(NamedTuple):
    """Two states, each with what it is called."""

    base: str
    head: str
    roles: list[FilePair]
    """The roles that differ."""
    catalogue: list[FilePair]
    """The whole catalogue; what is the same in both states is the same file twice."""
    every_role: Callable[[], Iterable[VersionedFile]]
    """All roles of the later state, for finding those that a change of the catalogue touches."""
    root: Path
    """The folder that no link is followed out of."""
    git: Git | None
    max_file_size: int

    def documents(self, files: Iterable[VersionedFile], kind: Kind = "role") -> Iterator[Document]:
        """Read files as documents. One that cannot be had is a document with the problem that says why."""
        wanted = list(files)
        for file, content in zip(wanted, self.contents(wanted, kind), strict=True):
            if isinstance(content, str):
                yield Document(file.path, "", [SyntaxProblem(NOT_READ, "", 0, 0, (content,))], kind)
            else:
                yield load(file.path, content, self._bound(kind), kind)

    def contents(self, files: Iterable[VersionedFile], kind: Kind = "role") -> Iterator[bytes | str]:
        """Read files, one after the other, those from git by one process; or say, as text, why one cannot be read."""
        wanted = list(files)
        blobs = [file.blob for file in wanted if file.blob and not file.is_link]
        contents = self.git.blobs(blobs, self._bound(kind)) if self.git and blobs else iter(())
        for file in wanted:
            if file.is_link:
                yield "is a link, and is not followed"
            else:
                yield next(contents) if file.blob else read_file(file.disk, self.root, self._bound(kind))

    def _bound(self, kind: Kind) -> int:
        """How many bytes a file may have. The configured bound is for roles; a catalogue is larger."""
        return self.max_file_size if kind == "role" else max(self.max_file_size, MAX_FILE_SIZE)
