"""Two states of a project as git has them: revisions, the index, the work tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.changes.states.snapshots import FilePair, Snapshots, VersionedFile
from roledoc_lint.errors import UsageError
from roledoc_lint.project.config import Config
from roledoc_lint.project.discovery import where_roles_are
from roledoc_lint.project.files import display_path, is_yaml, printable_path, yaml_files
from roledoc_lint.project.git import FILE, LINK, Git, TreeEntry
from roledoc_lint.project.link_guard import is_within


def between_revisions(config: Config, base: str | None, head: str | None, *, staged: bool = False) -> Snapshots:
    """What differs between two revisions; without `head`, between one and the work tree or the index.

    `base` may be `A..B`, or `A...B` for what changed on B since its merge base with A. Raises UsageError if a
    revision is unknown, or the project is not in a git repository.
    """
    git = Git(config.root)
    ends = _ends(base, head)
    if staged and ends.head:
        raise UsageError("--staged compares one revision with what is staged: leave out the second revision")
    base_tree, head_commit = _base(git, ends), git.commit(ends.head) if ends.head else None
    trees = _Trees(git, config, base_tree.name, head_commit, staged=staged)
    if not config.roles_folder.is_dir() and not trees.has_roles():
        shown = display_path(config.roles_folder, config.base)
        raise UsageError(f"there is no folder {shown}: {where_roles_are(config)}")
    head_name = ends.head or ("what is staged" if staged else "the work tree")
    return Snapshots(
        f"{ends.base} (where {head_name} parted from it)" if ends.from_merge_base else ends.base or "HEAD",
        head_name,
        [trees.pair(entry) for entry in trees.differing if trees.is_role(entry)],
        trees.catalogue(),
        trees.every_role,
        git.top,
        git,
        config.max_file_size,
        _description(ends, base_tree, staged=staged),
    )


class _Ends(NamedTuple):
    """The revisions as the user named them, and whether to compare with their merge base."""

    base: str | None
    head: str | None
    from_merge_base: bool


def _ends(base: str | None, head: str | None) -> _Ends:
    """The two ends of `A..B` and `A...B`. An end that is left out is HEAD."""
    for dots in ("...", ".."):
        if base and dots in base:
            if head:
                raise UsageError(f"{base} already names two revisions: leave out {head}")
            before, _, after = base.partition(dots)
            return _Ends(before or "HEAD", after or "HEAD", dots == "...")
    return _Ends(base, head, from_merge_base=False)


class _Base(NamedTuple):
    """The earlier state: the name of a commit, or of the tree without files."""

    name: str
    is_empty: bool = False


def _base(git: Git, ends: _Ends) -> _Base:
    """The earlier state; the empty tree before the first commit, and where the user names that tree."""
    if ends.from_merge_base:
        return _Base(git.merge_base(ends.base or "HEAD", ends.head or "HEAD"))
    try:
        return _Base(git.commit(ends.base or "HEAD"))
    except UsageError:
        nothing = git.empty_tree()
        if ends.base == nothing or (ends.base is None and not git.has_commits()):
            return _Base(nothing, is_empty=True)
        raise


def _description(ends: _Ends, base: _Base, *, staged: bool) -> str:
    """What is compared, in words for readers who do not know git."""
    if ends.from_merge_base:
        branch, start = ("the current branch" if end == "HEAD" else end for end in (ends.head, ends.base))
        return f"what has changed on {branch} since it started from {start} (commit {base.name[:7]})"
    earlier = "nothing" if base.is_empty else "the last commit" if ends.base in (None, "HEAD") else ends.base
    if ends.head:
        return f"from {earlier} to {'the last commit' if ends.head == 'HEAD' else ends.head}"
    if staged:
        return f"what you have staged compared with {earlier}"
    if ends.base in (None, "HEAD"):
        return f"what you have not committed yet compared with {earlier}"
    return f"from {earlier} to your files as they are now"


class _Trees:
    """The files of the project in both states, by their paths from the top of the repository."""

    def __init__(self, git: Git, config: Config, base: str, head: str | None, *, staged: bool) -> None:
        self.git = git
        self.head = head
        self.staged = staged
        self.roles = _below(git.top, config.roles_folder)
        catalogue = (config.schema or config.root / "schema") / "catalogue"
        self.schema = _below(git.top, catalogue) if is_within(catalogue, git.top) else ""
        """The folder of the catalogue; empty if it is outside the repository, where it is the same in both states."""
        self._catalogue_outside = [] if self.schema else sorted(yaml_files(catalogue, lambda error: None))
        self.differing = git.differing(base, head, [self.roles, *filter(None, [self.schema])], staged=staged)

    def is_role(self, entry: TreeEntry) -> bool:
        return _is_in(entry.path, self.roles) and not self._is_catalogue(entry)

    def _is_catalogue(self, entry: TreeEntry) -> bool:
        return bool(self.schema) and _is_in(entry.path, self.schema)

    def pair(self, entry: TreeEntry) -> FilePair:
        return FilePair(
            self._file(entry.path, entry.base_mode, entry.base_blob),
            self._file(entry.path, entry.head_mode, entry.head_blob),
        )

    def _file(self, path: str, mode: str, blob: str) -> VersionedFile | None:
        if not mode.startswith(FILE) and mode != LINK:
            return None
        disk = self.git.top / path
        return VersionedFile(printable_path(path), blob, disk, is_link=mode == LINK or (not blob and disk.is_symlink()))

    def has_roles(self) -> bool:
        """Whether either state has a role."""
        return any(map(self.is_role, self.differing)) or any(map(self.is_role, self._later(self.roles)))

    def catalogue(self) -> list[FilePair]:
        """All files of the catalogue, those that differ first."""
        if not self.schema:
            outside = [VersionedFile(str(path), "", path) for path in self._catalogue_outside]
            return [FilePair(file, file) for file in outside]
        differing = [entry for entry in self.differing if self._is_catalogue(entry)]
        paths = {entry.path for entry in differing}
        same = (entry for entry in self._later(self.schema) if entry.path not in paths)
        return [self.pair(entry) for entry in (*differing, *(entry for entry in same if self._is_catalogue(entry)))]

    def every_role(self) -> Iterator[VersionedFile]:
        for entry in self._later(self.roles):
            file = self._file(entry.path, entry.head_mode, entry.head_blob)
            if file and self.is_role(entry):
                yield file

    def _later(self, folder: str) -> Iterator[TreeEntry]:
        """The files below a folder in the later state. Those of the work tree are on disk, whatever is in the index."""
        if self.head:
            yield from self.git.files(self.head, [folder])
            return
        differing = {entry.path for entry in self.differing}
        for entry in self.git.index([folder]):
            if entry.path not in differing:
                yield entry if self.staged else entry._replace(base_blob="", head_blob="")
        yield from self.differing


def _below(top: Path, folder: Path) -> str:
    """A folder's path from the top of the repository."""
    resolved, top = folder.resolve(), top.resolve()
    if not resolved.is_relative_to(top):
        raise UsageError(f"{folder} is not in the repository {top}")
    return resolved.relative_to(top).as_posix()


def _is_in(path: str, folder: str) -> bool:
    """Whether this is the path of a YAML file below a folder, with no hidden part."""
    inside = path if folder == "." else path.removeprefix(f"{folder}/")
    return (folder == "." or inside != path) and is_yaml(inside)
