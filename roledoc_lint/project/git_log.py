"""Commits as `git log` lists them: who made each, when, and which files differ from its first parent."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

START = "\x01"
"""What a commit begins with. A path cannot be mistaken for it, as paths follow a line of raw data."""

FORMAT = "%x01" + "%x00".join(("%H", "%P", "%aI", "%aN", "%aE", "%s"))
OPTIONS = (
    "-z",
    "--topo-order",
    "--full-history",
    "--parents",
    "--diff-merges=first-parent",
    "--root",
    "--raw",
    "--no-renames",
    "--no-relative",
    "--abbrev=64",
    "--no-color",
    "--no-notes",
    "--no-show-signature",
    "--no-ext-diff",
    "--encoding=UTF-8",
    "--ignore-submodules=dirty",
    f"--format={FORMAT}",
)
"""Every setting that could change the answer is given. With --parents, no merge is left out."""

WITHOUT_FILES = (
    "-z",
    "--no-walk=unsorted",
    "--no-patch",
    "--no-color",
    "--no-notes",
    "--no-show-signature",
    "--encoding=UTF-8",
    f"--format={FORMAT}",
)
"""The same for the named commits alone."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:Z|[+-][0-9]{2}:[0-9]{2})")


class FileState(NamedTuple):
    """A file in one state of the repository: its path from the top, and its mode and blob."""

    path: str
    mode: str
    blob: str


class Difference(NamedTuple):
    """A file that differs between a commit and its first parent; None on a side that does not have it."""

    before: FileState | None
    after: FileState | None


class Commit(NamedTuple):
    """A commit, and the files that differ between it and its first parent, by their paths."""

    name: str
    """Its id."""
    parents: tuple[str, ...]
    """The ids of its parents, or of the nearest commits before them that are listed."""
    date: str
    """When its author made it, such as 2026-03-05T10:00:00+00:00; empty if git has no such date."""
    author: str
    email: str
    subject: str
    """The first line of its message."""
    files: dict[str, Difference]

    @property
    def day(self) -> str:
        """The day on which its author made it."""
        return self.date[:10]


def commits(answer: bytes) -> Iterator[Commit]:
    """Yield the commits in an answer of `git log` with OPTIONS or WITHOUT_FILES, in its order."""
    fields = answer.split(b"\0")
    place = 0
    while place < len(fields) and fields[place].startswith(START.encode()):
        name, parents, date, author, email, subject = (
            field.decode("utf-8", "replace") for field in fields[place : place + 6]
        )
        place += 6
        files = {}
        while place + 1 < len(fields) and fields[place].lstrip(b"\n").startswith(b":"):
            path = os.fsdecode(fields[place + 1])
            files[path] = _difference(fields[place].decode().lstrip("\n"), path)
            place += 2
        known_date = date if _DATE.fullmatch(date) else ""
        yield Commit(name[1:], tuple(parents.split()), known_date, author, email, subject, files)


def _difference(meta: str, path: str) -> Difference:
    modes_and_blobs: Sequence[str] = meta[1:].split(" ")
    sides = zip(modes_and_blobs[:2], modes_and_blobs[2:4], strict=True)
    return Difference(*(FileState(path, mode, blob) if mode != "000000" else None for mode, blob in sides))
