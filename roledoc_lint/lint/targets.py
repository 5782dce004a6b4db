"""The files that a check looks at, found from paths."""

import os
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.errors import UsageError
from roledoc_lint.project.config import Config
from roledoc_lint.project.discovery import where_roles_are
from roledoc_lint.project.files import SourceFile, display_path, printable_path, yaml_folders
from roledoc_lint.project.git_ignore import ignored_paths
from roledoc_lint.project.link_guard import is_within


class Targets(NamedTuple):
    """The role and catalogue files of a check, each in the order of their paths."""

    roles: tuple[SourceFile, ...]
    project_roles: tuple[SourceFile, ...]
    """All roles that the others are compared with, checked or not; empty if no role is checked."""
    catalogue_files: tuple[SourceFile, ...]
    catalogue: tuple[SourceFile, ...]
    """All files of the project's catalogue, checked or not."""
    checks_all: bool
    """Whether the whole project is checked, and not only paths that were given."""
    checks_catalogue: bool
    """Whether all files of the catalogue are checked too."""
    unreadable: tuple[str, ...]
    """A message for each folder that cannot be opened."""


def find_targets(
    config: Config, paths: Sequence[Path] = (), buffers: Collection[str] = (), *, may_be_empty: bool = False
) -> Targets:
    """The files at `paths`, files or folders; without any, the roles folder and the project's own catalogue.

    A folder that contains the roles folder means the same as no path. `buffers` are files that need not be on disk.
    Raises UsageError if a path does not exist or, unless it `may_be_empty`, no file is found.
    """
    search = _Search(config)
    others = [path for path in paths if not _is_whole_project(path, config)]
    checks_all = len(others) < len(paths) or not paths
    # A catalogue outside, which several organisations may share, is used and not checked.
    checks_catalogue = checks_all and config.has_own_schema and is_within(config.schema_folder, config.base)
    catalogue = search.catalogue()
    if not checks_catalogue:
        search.unreadable.clear()  # a catalogue that is only used is refused later if it is not whole
    checked = [*catalogue] if checks_catalogue else []
    roles: list[SourceFile] = []
    if others or config.roles_folder.is_dir() or not may_be_empty:
        found = search.files([*([_roles_folder(config)] if checks_all else []), *others], buffers)
        roles, in_catalogue = _separated(found, config)
        known = {os.path.realpath(file.path) for file in checked}
        checked += [file for file in in_catalogue if os.path.realpath(file.path) not in known]
    if not may_be_empty and not roles and not (others and checked) and not search.unreadable:
        where = ", ".join(display_path(path, config.base) for path in paths or [config.roles_folder])
        raise UsageError(f"no role file found in {where}: a role is a file that ends in .yaml")
    compared = search.walk(config.roles_folder) if roles and not checks_all and config.roles_folder.is_dir() else ()
    return Targets(
        tuple(roles),
        tuple(sorted({file.display_path: file for file in (*compared, *roles)}.values())),
        tuple(checked),
        tuple(catalogue),
        checks_all,
        checks_catalogue,
        tuple(dict.fromkeys(search.unreadable)),
    )


def _is_whole_project(path: Path, config: Config) -> bool:
    """Whether a folder contains all roles of the project."""
    roles = config.roles_folder
    if not path.is_dir() or not roles.is_dir():
        return False
    folder = Path(os.path.realpath(path))
    is_roles_folder = os.path.realpath(roles) == str(folder)
    return os.path.realpath(config.root) == str(folder) if is_roles_folder else is_within(roles, folder)


class _Search:
    """A search for files, and the folders in which it failed."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._base = config.base
        self._usual = (config.roles_folder, config.schema_folder / "catalogue")
        self.unreadable: list[str] = []

    def files(self, paths: Sequence[Path], buffers: Collection[str]) -> list[SourceFile]:
        """The files at some paths, each once, in the order of their paths."""
        found: dict[str, SourceFile] = {}
        for path in paths:
            shown = display_path(path, self._base)
            if not os.path.lexists(path) and str(path) not in buffers:
                raise UsageError(f"{shown}: no such file or folder")
            for file in self.walk(path) if path.is_dir() else [SourceFile(shown, str(path))]:
                found.setdefault(file.display_path, file)
        return _each_once(found.values())

    def catalogue(self) -> list[SourceFile]:
        return sorted(self.walk(self._usual[1]), key=lambda file: Path(file.path))

    def walk(self, top: Path) -> Iterator[SourceFile]:
        """Yield the YAML files under a folder, without hidden ones and those that git ignores."""
        ignored = self._ignored_in(top)
        for folder, names in yaml_folders(top, self._record):
            # The display path of a folder is computed once, not for each of its files.
            shown = display_path(folder, self._base).removesuffix("/")
            prefix = "" if shown == "." else f"{shown}/"
            real = os.path.realpath(folder) if ignored else ""
            if ignored and _is_in(real, ignored):
                continue
            for name in names:
                if not ignored or os.path.join(real, name) not in ignored:
                    yield SourceFile(prefix + printable_path(name), os.path.join(folder, name))

    def _ignored_in(self, top: Path) -> frozenset[str]:
        if self._config.top is None:
            return frozenset()
        return (
            self._usual_ignored if Path(os.path.abspath(top)) in self._usual else ignored_paths([top], self._config.top)
        )

    @cached_property
    def _usual_ignored(self) -> frozenset[str]:
        """What git ignores in the folders that nearly every check searches: git is asked once for both."""
        return ignored_paths(self._usual, self._config.top) if self._config.top else frozenset()

    def _record(self, error: OSError) -> None:
        self.unreadable.append(f"{display_path(error.filename, self._base)}: cannot be opened: {error.strerror}")


def _is_in(path: str, folders: Collection[str]) -> bool:
    return any(str(folder) in folders for folder in (path, *Path(path).parents))


def _each_once(files: Collection[SourceFile]) -> list[SourceFile]:
    """Each file once, whatever links lead to it, and rather by its own path than by that of a link."""
    folders = {folder: os.path.realpath(folder) for folder in {file.folder for file in files}}
    by_links: list[tuple[bool, bool, SourceFile, str]] = []
    for file in files:
        is_link, folder = os.path.islink(file.path), folders[file.folder]
        target = os.path.realpath(file.path) if is_link else os.path.join(folder, os.path.basename(file.path))
        by_links.append((is_link, folder != os.path.abspath(file.folder), file, target))
    found: dict[str, SourceFile] = {}
    for _, _, file, target in sorted(by_links):
        found.setdefault(target, file)
    return sorted(found.values())


def _roles_folder(config: Config) -> Path:
    folder = config.roles_folder
    if not folder.is_dir():
        shown = display_path(folder, config.base)
        raise UsageError(f"there is no folder {shown}: {where_roles_are(config)}")
    return folder


def _separated(files: Sequence[SourceFile], config: Config) -> tuple[list[SourceFile], list[SourceFile]]:
    """Roles, and files in the catalogue's folder."""
    catalogue = os.path.realpath(config.schema_folder / "catalogue")
    in_catalogue = {folder: os.path.realpath(folder) == catalogue for folder in {file.folder for file in files}}
    roles = [file for file in files if not in_catalogue[file.folder]]
    return roles, [file for file in files if in_catalogue[file.folder]]
