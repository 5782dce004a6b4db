"""Two states of a project as git has them: revisions, the index, the work tree."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.changes.states.declared import declared_in
from roledoc_lint.changes.states.settings import settings_in
from roledoc_lint.changes.states.snapshots import FilePair, Snapshots, VersionedFile
from roledoc_lint.errors import UsageError
from roledoc_lint.project.config import MAX_CONFIGURATION, Config
from roledoc_lint.project.discovery import where_roles_are
from roledoc_lint.project.files import display_path, is_yaml, printable_path, read_file, yaml_files
from roledoc_lint.project.git import FILE, LINK, SUBMODULE, Commits, Git, TreeEntry
from roledoc_lint.project.link_guard import is_within
from roledoc_lint.text.display import counted

OUTSIDE = "//"
"""In place of a folder that is not in the repository: no path of git begins with it."""

MAX_NAMED = 5
"""How many of the files that are not compared are named."""


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
    base_name = f"{ends.base} (where {head_name} parted from it)" if ends.from_merge_base else ends.base or "HEAD"
    return Snapshots(
        base_name,
        head_name,
        [trees.pair(entry) for entry in trees.differing if trees.is_role(entry)],
        trees.catalogue(),
        trees.every_role,
        git.top,
        git,
        config.max_file_size,
        declared_in(config, trees.settings, (base_name, head_name)),
        trees.settings,
        (_Contents(git, base_tree.name).read, _Contents(git, head_commit, staged=head_commit is None).read),
        tuple(trees.not_compared()),
        (*_remarks(git, ends, base_tree, head_commit, trees.folders), *trees.other_files()),
        _description(ends, base_tree, staged=staged),
        partial(_commits, git, None if base_tree.is_empty else base_tree.name, head_commit),
    )


def _commits(git: Git, base: str | None, head: str | None) -> Commits:
    """Who made the two states, and when. git is asked once for both."""
    known = git.commits([name for name in (base, head) if name])
    return known.get(base or ""), known.get(head or "")


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
    others: tuple[str, ...] = ()
    """Further commits that both revisions share, if each was merged into the other."""


def _base(git: Git, ends: _Ends) -> _Base:
    """The earlier state; the empty tree before the first commit, and where the user names that tree."""
    if ends.from_merge_base:
        first, *others = git.merge_bases(ends.base or "HEAD", ends.head or "HEAD")
        return _Base(first, others=tuple(others))
    try:
        return _Base(git.commit(ends.base or "HEAD"))
    except UsageError:
        nothing = git.empty_tree()
        if ends.base == nothing or (ends.base is None and not git.has_commits()):
            return _Base(nothing, is_empty=True)
        raise


def _remarks(git: Git, ends: _Ends, base: _Base, head: str | None, folders: Sequence[str]) -> Iterator[str]:
    """What a reader should know of the commits that are compared."""
    if base.others:
        names = ", ".join(name[:7] for name in base.others)
        yield (
            f"{ends.base} and {ends.head} were merged into each other, so they have started from several commits: this "
            f"compares with {base.name[:7]}, and not with {names}; a change that one merged from the other can be shown"
        )
    if ends.from_merge_base or base.is_empty or ends.base in (None, "HEAD"):
        return
    only_base, only_head = git.number_without(base.name, head or "HEAD", folders)
    if only_base and only_head:
        later = ends.head or "the current branch"
        yield (
            f"{ends.base} has {counted(only_base, 'commit')} that {later} does not have: what they changed is shown as "
            f"undone. To see only what {later} changes, compare {ends.base}...{ends.head or ''}"
        )


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
    """The files of the project in both states, by their paths from the top of the repository.

    Roles and catalogue are those of both configurations: moving a folder and its setting hides nothing.
    """

    def __init__(self, git: Git, config: Config, base: str, head: str | None, *, staged: bool) -> None:
        self.git = git
        self.base = base
        self.head = head
        self.staged = staged
        project = _below(git.top, config.root)
        contents = _Contents(git, head, staged=staged)
        self.settings = settings_in(_Contents(git, base).read, project), settings_in(contents.read, project)
        self.roles = [_real(git.top, state.roles) for state in self.settings]
        self.schemas = [f"{_real(git.top, state.schema)}/catalogue" for state in self.settings]
        self._catalogue = git.top / self.schemas[1]
        if config.named_schema:
            self._catalogue = config.named_schema / "catalogue"
            self.schemas = [_below(git.top, self._catalogue) if is_within(self._catalogue, git.top) else OUTSIDE] * 2
        self.folders = sorted({*self.roles, *self.schemas} - {OUTSIDE})
        self.differing = git.differing(base, head, sorted({*self.folders, *self._holders(self.folders)}), staged=staged)

    def _holders(self, folders: Iterable[str]) -> Iterator[str]:
        """The folders above those of roles and catalogue that may be submodules. git says nothing of them by itself."""
        top = self.git.top
        parents = {above for folder in folders for above in (top / folder).parents}
        for above in (above for above in parents if above.is_relative_to(top)):
            has_own_git, is_empty = os.path.lexists(above / ".git"), above.is_dir() and not any(above.iterdir())
            if above != top and (has_own_git or is_empty):
                yield above.relative_to(top).as_posix()

    def is_role(self, entry: TreeEntry) -> bool:
        return any(_is_in(entry.path, folder) for folder in self.roles) and not self._is_catalogue(entry)

    def _is_catalogue(self, entry: TreeEntry) -> bool:
        return any(_is_in(entry.path, folder) for folder in self.schemas)

    def not_compared(self) -> Iterator[str]:
        """A line for each entry that differs and whose content is in another repository."""
        for entry in self.differing:
            what = "the catalogue" if any(_holds(entry.path, folder) for folder in self.schemas) else "its roles"
            if SUBMODULE in (entry.base_mode, entry.head_mode):
                yield f"{printable_path(entry.path)} is a submodule: {what} cannot be compared"
            elif entry.path.endswith("/"):
                yield f"{printable_path(entry.path[:-1])} is a repository of its own: {what} cannot be compared"
            elif self._is_other_link(entry):
                yield f"{printable_path(entry.path)} is a link: what it leads to cannot be compared"

    def other_files(self) -> Iterator[str]:
        """A line with the files that differ among the roles and are not role files, if there are any."""
        names = [
            printable_path(entry.path)
            for entry in self.differing
            if any(entry.path.startswith(f"{folder}/") for folder in self.folders)
            and not (self.is_role(entry) or self._is_catalogue(entry) or self._is_other_link(entry))
            and SUBMODULE not in (entry.base_mode, entry.head_mode)
            and not entry.path.endswith("/")
        ]
        if names:
            more = f" and {len(names) - MAX_NAMED:,} more" if len(names) > MAX_NAMED else ""
            what = "not a role file, and is" if len(names) == 1 else "not role files, and are"
            files = f"{counted(len(names), 'changed file')} {'is' if len(names) == 1 else 'are'} {what} not compared"
            yield f"{files}: {', '.join(names[:MAX_NAMED])}{more}"

    def _is_other_link(self, entry: TreeEntry) -> bool:
        """Whether this is a link that can lead to a folder of roles. One to a file has the name of a file."""
        if self.is_role(entry) or self._is_catalogue(entry) or os.path.splitext(entry.path)[1]:
            return False
        is_new = entry.head_mode and not entry.head_blob and (self.git.top / entry.path).is_symlink()
        return LINK in (entry.base_mode, entry.head_mode) or bool(is_new)

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
        """All files of the catalogue. One that is not in this repository is the same in both states."""
        earlier, later = self.schemas
        known = self._later([later]) if later != OUTSIDE else ()
        entries = {entry.path: entry for entry in (*known, *self.differing)}
        before = {entry.path: entry for entry in self.git.files(self.base, [earlier])} if earlier != later else entries
        bases = {_from(path, earlier): self.pair(entry).base for path, entry in before.items() if _is_in(path, earlier)}
        heads = {_from(path, later): self.pair(entry).head for path, entry in entries.items() if _is_in(path, later)}
        if any([*bases.values(), *heads.values()]):
            return [FilePair(bases.get(name), heads.get(name)) for name in sorted({**bases, **heads})]
        files = [VersionedFile(display_path(path, self.git.top), "", path) for path in self._catalogue_on_disk()]
        return [FilePair(file, file) for file in files]

    def _catalogue_on_disk(self) -> list[Path]:
        return sorted(yaml_files(self._catalogue, lambda error: None))

    def every_role(self) -> Iterator[VersionedFile]:
        for entry in self._later(self.roles):
            file = self._file(entry.path, entry.head_mode, entry.head_blob)
            if file and self.is_role(entry):
                yield file

    def _later(self, folders: Sequence[str]) -> Iterator[TreeEntry]:
        """The files below some folders in the later state. Those of the work tree are on disk."""
        if self.head:
            yield from self.git.files(self.head, folders)
            return
        differing = {entry.path for entry in self.differing}
        for entry in self.git.index(folders):
            if entry.path not in differing:
                yield entry if self.staged else entry._replace(base_blob="", head_blob="")
        yield from self.differing


class _Contents:
    """Reads files of one state: of a tree, the index, or the work tree."""

    def __init__(self, git: Git, tree: str | None, *, staged: bool = False) -> None:
        self._git = git
        self._tree = tree
        self._staged = staged

    def read(self, paths: Sequence[str]) -> dict[str, bytes]:
        """The content of those of the files that are there and ordinary files."""
        if self._tree is None and not self._staged:
            found = {path: read_file(self._git.top / path, self._git.top, MAX_CONFIGURATION) for path in paths}
            return {path: content for path, content in found.items() if isinstance(content, bytes)}
        entries = list(self._git.files(self._tree, paths) if self._tree else self._git.index(paths))
        links = [entry for entry in entries if entry.head_mode == LINK]
        return self._blobs(entry for entry in entries if entry.head_mode.startswith(FILE)) | self._linked(links)

    def _linked(self, links: Sequence[TreeEntry]) -> dict[str, bytes]:
        """The content of the files that links lead to. A link to another link leads to nothing."""
        found = {path: _target(path, content) for path, content in self._blobs(links).items()}
        targets = {path: target for path, target in found.items() if target}
        if not targets:
            return {}
        files = self._git.files(self._tree, [*targets.values()]) if self._tree else self._git.index([*targets.values()])
        contents = self._blobs(entry for entry in files if entry.head_mode.startswith(FILE))
        return {path: contents[target] for path, target in targets.items() if target in contents}

    def _blobs(self, entries: Iterable[TreeEntry]) -> dict[str, bytes]:
        blobs = {entry.path: entry.head_blob for entry in entries}
        return dict(zip(blobs, self._git.blobs(blobs.values(), MAX_CONFIGURATION), strict=True)) if blobs else {}


def _target(path: str, link: bytes) -> str:
    """Where a link leads, from the top; empty if that is not in the repository."""
    target = os.path.normpath(os.path.join(os.path.dirname(path), os.fsdecode(link)))
    return "" if target.startswith(("/", "..")) or "\0" in target else target


def _real(top: Path, folder: str) -> str:
    """A folder's path from the top with links followed, as git does not follow them."""
    real = (top / folder).resolve()
    return real.relative_to(top.resolve()).as_posix() if real.is_relative_to(top.resolve()) else folder


def _holds(path: str, folder: str) -> bool:
    """Whether a path is a folder, one above it, or one in it."""
    return f"{folder}/".startswith(f"{path.rstrip('/')}/") or path.startswith(f"{folder}/")


def _below(top: Path, folder: Path) -> str:
    """A folder's path from the top of the repository."""
    resolved, top = folder.resolve(), top.resolve()
    if not resolved.is_relative_to(top):
        raise UsageError(f"{folder} is not in the repository {top}")
    return resolved.relative_to(top).as_posix()


def _from(path: str, folder: str) -> str:
    """The path of a file from a folder that it is in."""
    return path if folder == "." else path.removeprefix(f"{folder}/")


def _is_in(path: str, folder: str) -> bool:
    """Whether this is the path of a YAML file below a folder, with no hidden part."""
    inside = path if folder == "." else path.removeprefix(f"{folder}/")
    return (folder == "." or inside != path) and is_yaml(inside)
