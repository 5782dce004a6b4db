"""The only module that starts git. Arguments go in lists; names from outside never stand where options do."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple, cast

from roledoc_lint.errors import RoledocError, UsageError

LINK = "120000"
"""The mode of a symbolic link; its content is where it leads."""

FILE = "100"
"""How the mode of an ordinary file begins."""

_ENVIRONMENT = {
    "LC_ALL": "C",  # messages are compared
    "GIT_OPTIONAL_LOCKS": "0",  # reading never writes
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
}
_LEFT_OUT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX")
"""What git sets for its hooks. With them it takes any folder that it is started in for the top of the work tree."""

_CHUNK = 1 << 16


class TreeEntry(NamedTuple):
    """A file that differs: its path from the top of the repository, and its mode and blob on each side.

    A mode is empty where the file is not there. A blob is empty there too, and where only the work tree has it.
    """

    path: str
    base_mode: str
    head_mode: str
    base_blob: str
    head_blob: str


class Git:
    """A repository. Raises UsageError where a folder is in none."""

    def __init__(self, folder: Path) -> None:
        self.top = folder
        """The folder that all paths are relative to: that of the work tree, once it is known."""
        try:
            self.top = Path(os.fsdecode(self._run("rev-parse", "--show-toplevel").rstrip(b"\n")))
        except _FailedError as error:
            raise UsageError(f"{folder}: {error.reason}") from error

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names. Raises UsageError where there is none."""
        try:
            name = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            found = self._run(*name).decode().strip()
        except _FailedError as error:
            raise UsageError(f"there is no revision {revision!r}{self._what_to_fetch(revision)}") from error
        if found.startswith("^"):
            raise UsageError(f"{revision!r} is no revision, but what is to be left out of a list of them")
        return found

    def merge_base(self, one: str, other: str) -> str:
        """The commit from which two revisions parted. Raises UsageError where none is known."""
        try:
            found = self._run("merge-base", self.commit(one), self.commit(other))
        except _FailedError as error:
            why = self._what_to_fetch(one)
            raise UsageError(f"{one} and {other} have no commit in common{why}") from error
        return found.decode().split()[0]

    def has_commits(self) -> bool:
        """Whether anything has been committed on this branch yet."""
        try:
            self._run("rev-parse", "--verify", "--quiet", "HEAD")
        except _FailedError:
            return False
        return True

    def empty_tree(self) -> str:
        """The id of a tree without files, which a first commit is compared with."""
        return self._run("hash-object", "-t", "tree", "--stdin").decode().strip()

    def _what_to_fetch(self, revision: str) -> str:
        """How to get a revision that is missing because only a part of the history is here."""
        if self._run("rev-parse", "--is-shallow-repository").strip() != b"true":
            return "" if self.has_commits() else ": nothing has been committed yet"
        fetch = "git fetch --unshallow origin"
        return (
            f": this clone has only the latest commits, and {revision!r} may be an older one or another branch. Fetch "
            f"the rest with: {fetch}; in CI, set fetch-depth: 0 for actions/checkout (GitHub) or GIT_DEPTH: 0 (GitLab)"
        )

    def differing(
        self, base: str, head: str | None, folders: Sequence[str], *, staged: bool = False
    ) -> list[TreeEntry]:
        """The files below some folders that differ between two trees; `head` None is the work tree, or the index.

        Files of the work tree that are not yet known to git belong to it, ignored ones do not.
        """
        options = ["--raw", "-z", "--no-renames", "--abbrev=64", "--no-ext-diff", "--ignore-submodules=none"]
        trees = ["--cached", base] if staged else [base] if head is None else [base, head]
        fields = self._paths("diff", *options, *trees, "--", *folders)
        entries = {}
        for meta, path in zip(fields[::2], fields[1::2], strict=True):
            base_mode, head_mode, base_blob, head_blob, status = meta[1:].split(" ")
            if status == "U":
                # In the middle of a merge the index has no one content: the work tree shows the conflict.
                head_mode, head_blob = f"{FILE}644", ""
            entries[path] = TreeEntry(path, _mode(base_mode), _mode(head_mode), _blob(base_blob), _blob(head_blob))
        if head is None and not staged:
            listed = self._paths("ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", *folders)
            for path in listed:
                # The base may have it all the same, where it was taken out of the index alone.
                known = entries.get(path, TreeEntry(path, "", "", "", ""))
                entries[path] = known._replace(head_mode=f"{FILE}644", head_blob="")
        return [entries[path] for path in sorted(entries)]

    def files(self, tree: str, folders: Sequence[str]) -> Iterator[TreeEntry]:
        """The files below some folders of a tree, as entries that are the same on both sides."""
        for line in self._paths("ls-tree", "-r", "-z", "--full-tree", tree, "--", *folders):
            meta, path = line.split("\t", 1)
            mode, _, blob = meta.split(" ")
            yield TreeEntry(path, mode, mode, blob, blob)

    def index(self, folders: Sequence[str]) -> Iterator[TreeEntry]:
        """The files below some folders of the index, as entries that are the same on both sides."""
        for line in self._paths("ls-files", "-z", "--stage", "--full-name", "--", *folders):
            meta, path = line.split("\t", 1)
            mode, blob, stage = meta.split(" ")
            if stage == "0":
                yield TreeEntry(path, mode, mode, blob, blob)

    def blobs(self, names: Iterable[str], bound: int) -> Iterator[bytes]:
        """The content of blobs, in order, up to one byte more than the bound; all are read by one process."""
        asked = answered = 0
        with tempfile.TemporaryFile() as wanted:
            # From a file: a pipe would have to be filled while the answers are read.
            for name in names:
                asked += wanted.write(f"{name}\n".encode()) > 0
            wanted.seek(0)
            with self._start("cat-file", "--batch", stdin=wanted.fileno()) as process:
                answers = cast("IO[bytes]", process.stdout)
                try:
                    while header := answers.readline():
                        name, kind, *size = header.decode().split()
                        if not size:
                            raise RoledocError(f"git does not have the blob {name}: {kind}")
                        length = int(size[0])
                        content = answers.read(min(length, bound + 1))
                        _skip(answers, length - len(content) + 1)
                        answered += 1
                        yield content
                    if answered < asked:
                        raise RoledocError("git could not read every file: does this clone lack some of its content?")
                finally:
                    answers.close()
                    process.kill()

    def config(self, name: str) -> str | None:
        """A setting, or None where it is not set."""
        try:
            return self._run("config", "--get", name).decode("utf-8", "replace").rstrip("\n")
        except _FailedError:
            return None

    def set_config(self, name: str, value: str) -> None:
        """Set something for this clone."""
        try:
            self._run("config", "--local", name, value)
        except _FailedError as error:
            raise RoledocError(f"git config {name}: {error.reason}") from error

    def _paths(self, *arguments: str) -> list[str]:
        """The fields of an answer that NUL bytes end."""
        try:
            return [os.fsdecode(field) for field in self._run(*arguments).split(b"\0")[:-1]]
        except _FailedError as error:
            raise RoledocError(f"git {arguments[0]} failed: {error.reason}") from error

    def _run(self, *arguments: str) -> bytes:
        with self._start(*arguments, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            output, complaint = process.communicate()
        if process.returncode:
            raise _FailedError(complaint.decode("utf-8", "replace"))
        return output

    def _start(self, *arguments: str, stdin: int, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                ["git", *arguments],
                cwd=self.top,
                env={name: value for name, value in os.environ.items() if name not in _LEFT_OUT} | _ENVIRONMENT,
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=stderr,
            )
        except FileNotFoundError as error:
            raise RoledocError("git is not installed: name two folders to compare without it") from error


class _FailedError(Exception):
    """git ended with an error."""

    def __init__(self, complaint: str) -> None:
        super().__init__(complaint)
        lines = [line for line in complaint.splitlines() if line.strip()]
        self.reason = lines[0].removeprefix("fatal: ").removeprefix("error: ")[:300] if lines else "no reason is given"


def _mode(mode: str) -> str:
    return "" if mode == "000000" else mode


def _blob(blob: str) -> str:
    return blob if blob.strip("0") else ""


def _skip(answers: IO[bytes], length: int) -> None:
    """Read past what is left of a blob, and the line end behind it."""
    while length > 0:
        length -= len(answers.read(min(length, _CHUNK))) or length
