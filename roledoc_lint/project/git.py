"""The only module that runs git. Arguments go in lists, and names from outside never go where git expects options."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple, Self, cast

from roledoc_lint.errors import RoledocError, UsageError
from roledoc_lint.project.git_log import OPTIONS, WITHOUT_FILES, Commit, commits

LINK = "120000"
"""The mode of a symbolic link. Its content is the path of its target."""

SUBMODULE = "160000"
"""The mode of a submodule. Its content is a commit of another repository."""

FILE = "100"
"""The beginning of the mode of an ordinary file."""

_ENVIRONMENT = {
    "LC_ALL": "C",  # the text of messages is compared
    "GIT_OPTIONAL_LOCKS": "0",  # so that reading never writes
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
}
_LEFT_OUT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX")
"""Variables that git sets for its hooks. With them, git takes the current folder for the top of the work tree."""

_SETTINGS = ("-c", "safe.bareRepository=explicit")
"""A folder of the work tree can look like a repository of its own, whose settings name programs to run."""

_TRUST = "\tgit config --global --add safe.directory "

_CHUNK = 1 << 16


class TreeEntry(NamedTuple):
    """A file that differs: its path from the top of the repository, and its mode and blob on each side.

    Mode and blob are empty on a side that does not have the file. A blob is also empty if only the work tree has it.
    """

    path: str
    base_mode: str
    head_mode: str
    base_blob: str
    head_blob: str


Commits = tuple[Commit | None, Commit | None]
"""The commits of two states; None for a state that is none, such as a folder or what is not committed yet."""


def no_commits() -> Commits:
    """Return the commits of two states that are none."""
    return None, None


class Git:
    """A repository. Raises UsageError if the folder is not in one."""

    def __init__(self, folder: Path) -> None:
        self.top = folder
        """The folder that all paths are relative to: the top of the work tree, once it is known."""
        try:
            self.top = Path(os.fsdecode(self._run("rev-parse", "--show-toplevel").rstrip(b"\n")))
        except _FailedError as error:
            raise UsageError(f"{folder}: {error.reason}") from error

    @classmethod
    def at_top(cls, top: Path) -> Self:
        """A repository whose top is known, so that git need not be asked for it."""
        git = cls.__new__(cls)
        git.top = top
        return git

    def commit(self, revision: str) -> str:
        """Return the id of the commit that a revision names. Raises UsageError if there is none."""
        try:
            name = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            found = self._run(*name).decode().strip()
        except _FailedError as error:
            raise UsageError(f"there is no revision {revision!r}{self._what_to_fetch(revision)}") from error
        if found.startswith("^"):
            raise UsageError(f"{revision!r} excludes commits and does not name one: name a single commit or branch")
        return found

    def commits(self, names: Sequence[str]) -> dict[str, Commit]:
        """Return who made some commits, and when, by their ids. What names something else is left out."""
        if not names:
            return {}
        try:
            output = self._run("log", *WITHOUT_FILES, "--end-of-options", *names)
        except _FailedError:  # a tree is none
            return {}
        return {commit.name: commit for commit in commits(output)}

    def merge_base(self, one: str, other: str) -> str:
        """Return the last commit that two revisions share. Raises UsageError if none is known."""
        return self.merge_bases(one, other)[0]

    def merge_bases(self, one: str, other: str) -> list[str]:
        """Return the last commits that two revisions share: several if each was merged into the other.

        The first one is that which git compares with. Raises UsageError if none is known.
        """
        try:
            found = self._run("merge-base", "--all", self.commit(one), self.commit(other))
        except _FailedError as error:
            why = self._what_to_fetch(one)
            raise UsageError(f"{one} and {other} have no commit in common{why}") from error
        return found.decode().split()

    def number_without(self, commit: str, other: str, folders: Sequence[str]) -> tuple[int, int]:
        """Return how many commits that changed something in some folders only the one, and only the other has."""
        options = ("--left-right", "--count", "--no-merges")
        found = self._run("rev-list", *options, f"{commit}...{other}", "--", *folders)
        left, right = found.decode().split()[:2]
        return int(left), int(right)

    def has_commits(self) -> bool:
        """Return whether this branch has any commit yet."""
        try:
            self._run("rev-parse", "--verify", "--quiet", "HEAD")
        except _FailedError:
            return False
        return True

    def empty_tree(self) -> str:
        """Return the id of a tree without files, with which a first commit is compared."""
        return self._run("hash-object", "-t", "tree", "--stdin").decode().strip()

    def _what_to_fetch(self, revision: str) -> str:
        """Return how to get a revision that is missing because this clone has only part of the history."""
        if self._run("rev-parse", "--is-shallow-repository").strip() != b"true":
            return "" if self.has_commits() else ": nothing has been committed yet"
        fetch = "git fetch --unshallow origin"
        return (
            f": this clone has only the latest commits, and {revision!r} may be an older one or another branch. To get "
            f"the rest, run: {fetch}; in CI, set fetch-depth: 0 for actions/checkout (GitHub) or GIT_DEPTH: 0 (GitLab)"
        )

    def differing(
        self, base: str, head: str | None, folders: Sequence[str], *, staged: bool = False
    ) -> list[TreeEntry]:
        """Return the files in some folders that differ between two trees.

        If `head` is None, the other side is the work tree, or with `staged` the index. The work tree includes files
        that git does not track yet, but not ignored ones.
        """
        # git would run commands in the work trees of submodules, and with them what their settings name.
        options = ["--raw", "-z", "--no-renames", "--abbrev=64", "--no-ext-diff", "--ignore-submodules=dirty"]
        trees = ["--cached", base] if staged else [base] if head is None else [base, head]
        fields = self._paths("diff", *options, *trees, "--", *folders)
        entries = {}
        for meta, path in zip(fields[::2], fields[1::2], strict=True):
            base_mode, head_mode, base_blob, head_blob, status = meta[1:].split(" ")
            if status == "U":
                # During a merge, the index has several versions of a file; the work tree shows the conflict.
                head_mode, head_blob = f"{FILE}644", ""
            entries[path] = TreeEntry(path, _mode(base_mode), _mode(head_mode), _blob(base_blob), _blob(head_blob))
        if head is None and not staged:
            listed = self._paths("ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", *folders)
            for path in listed:
                # The base can also have the file, if it was only removed from the index.
                known = entries.get(path, TreeEntry(path, "", "", "", ""))
                entries[path] = known._replace(head_mode=f"{FILE}644", head_blob="")
        return [entries[path] for path in sorted(entries)]

    def files(self, tree: str, folders: Sequence[str]) -> Iterator[TreeEntry]:
        """Yield the files in some folders of a tree, as entries that are the same on both sides."""
        for line in self._paths("ls-tree", "-r", "-z", "--full-tree", tree, "--", *folders):
            meta, path = line.split("\t", 1)
            mode, _, blob = meta.split(" ")
            yield TreeEntry(path, mode, mode, blob, blob)

    def index(self, folders: Sequence[str]) -> Iterator[TreeEntry]:
        """Yield the files in some folders of the index, as entries that are the same on both sides."""
        for line in self._paths("ls-files", "-z", "--stage", "--full-name", "--", *folders):
            meta, path = line.split("\t", 1)
            mode, blob, stage = meta.split(" ")
            if stage == "0":
                yield TreeEntry(path, mode, mode, blob, blob)

    def ignored(self, folders: Iterable[str]) -> list[str]:
        """Return the files and folders below some folders that git ignores. A folder ends in a slash."""
        options = ("--others", "--ignored", "--exclude-standard", "--directory", "-z")
        return self._paths("ls-files", *options, "--", *folders)

    def blobs(self, names: Iterable[str], bound: int) -> Iterator[bytes]:
        """Yield the content of blobs in order, each up to one byte more than `bound`. One process reads them all."""
        asked = answered = 0
        with tempfile.TemporaryFile() as wanted:
            # A file, because a pipe would have to be filled while the answers are read.
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
                        raise RoledocError("git could not read every file: this clone may lack some of its content")
                finally:
                    answers.close()
                    process.kill()

    def open_blobs(self) -> BlobReader:
        """Return a reader of one blob after another, where which one is next depends on what is in those before."""
        return BlobReader(self._start("cat-file", "--batch", stdin=subprocess.PIPE))

    def history(self, commit: str, folders: Sequence[str]) -> list[Commit]:
        """Return the commits that lead to a commit and differ in some folders from their first parent, newest first.

        Without folders, all commits count. Merges are always among them.
        """
        try:
            return list(commits(self._run("log", *OPTIONS, commit, "--", *folders)))
        except _FailedError as error:
            raise RoledocError(f"git log failed: {error.reason}") from error

    def shallow(self) -> frozenset[str]:
        """Return the ids of the commits whose parents this clone does not have."""
        is_shallow, path = self._run("rev-parse", "--is-shallow-repository", "--git-path", "shallow").splitlines()[:2]
        if is_shallow != b"true":
            return frozenset()
        try:
            return frozenset((self.top / os.fsdecode(path)).read_text(encoding="ascii").split())
        except (OSError, ValueError) as error:
            raise RoledocError(f"{os.fsdecode(path)} cannot be read: {error}") from error

    def config(self, name: str) -> str | None:
        """Return a setting, or None if it is not set."""
        try:
            return self._run("config", "--get", name).decode("utf-8", "replace").rstrip("\n")
        except _FailedError:
            return None

    def set_config(self, name: str, value: str) -> None:
        """Change a setting of this clone."""
        try:
            self._run("config", "--local", "--replace-all", name, value)
        except _FailedError as error:
            raise RoledocError(f"git config {name}: {error.reason}") from error

    def _paths(self, *arguments: str) -> list[str]:
        """Return the fields of an answer, which end in NUL bytes."""
        try:
            return [os.fsdecode(field) for field in self._run(*arguments).split(b"\0")[:-1]]
        except _FailedError as error:
            raise RoledocError(f"git {arguments[0]} failed: {error.reason}") from error

    def _run(self, *arguments: str) -> bytes:
        with self._start(*arguments, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            output, stderr = process.communicate()
        if process.returncode:
            raise _FailedError(stderr.decode("utf-8", "replace"))
        return output

    def _start(self, *arguments: str, stdin: int, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                ["git", *_SETTINGS, *arguments],
                cwd=self.top,
                env={name: value for name, value in os.environ.items() if name not in _LEFT_OUT} | _ENVIRONMENT,
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=stderr,
            )
        except FileNotFoundError as error:
            raise RoledocError("git is not installed: install it. Without it, diff can compare two folders") from error


class BlobReader:
    """Reads blobs one after the other, all by one process of git. To be closed, as by `with`."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                cast("IO[bytes]", stream).close()
        self._process.kill()
        self._process.wait()

    def read(self, blob: str, bound: int) -> bytes:
        """Return the content of a blob, up to one byte more than `bound`. Raises RoledocError if git does not have it.

        One question is asked at a time, so that neither side waits for the other.
        """
        questions, answers = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        try:
            questions.write(f"{blob}\n".encode())
            questions.flush()
            header = answers.readline().decode("utf-8", "replace").split()
        except OSError as error:
            raise RoledocError(f"git could not read a file: {error.strerror}") from error
        if len(header) != 3:
            raise RoledocError("git could not read every file: this clone may lack some of its content")
        length = int(header[2])
        content = answers.read(min(length, bound + 1))
        _skip(answers, length - len(content) + 1)
        return content


class _FailedError(Exception):
    """git exited with an error."""

    def __init__(self, stderr: str) -> None:
        super().__init__(stderr)
        lines = [line for line in stderr.splitlines() if line.strip()]
        self.reason = lines[0].removeprefix("fatal: ").removeprefix("error: ")[:300] if lines else "git gave no reason"
        # Where a folder belongs to somebody else, git says below what to run.
        if remedy := next((line.strip() for line in lines if line.startswith(_TRUST)), ""):
            self.reason += f": if you trust it, run: {remedy}"


def _mode(mode: str) -> str:
    return "" if mode == "000000" else mode


def _blob(blob: str) -> str:
    return blob if blob.strip("0") else ""


def _skip(answers: IO[bytes], length: int) -> None:
    """Skip the rest of a blob, and the line end after it."""
    while length > 0:
        length -= len(answers.read(min(length, _CHUNK))) or length
