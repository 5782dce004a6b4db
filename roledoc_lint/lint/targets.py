"""The files that a check looks at, found from paths."""

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.errors import UsageError
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import SourceFile, display_path, printable_path, yaml_folders


class Targets(NamedTuple):
    """The role and catalogue files of a check, each in the order of their paths."""

    roles: tuple[SourceFile, ...]
    project_roles: tuple[SourceFile, ...]
    """All roles that the others are compared with, checked or not; empty if no role is checked."""
    catalogue_files: tuple[SourceFile, ...]
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

    `buffers` are files that need not be on disk. Raises UsageError if a path does not exist or, unless it
    `may_be_empty`, no file is found.
    """
    search = _Search(config.root)
    checks_catalogue = not paths and config.has_own_schema
    catalogue = search.catalogue(config) if checks_catalogue else []
    roles: list[SourceFile] = []
    if paths or config.roles_folder.is_dir() or not may_be_empty:
        found = search.files(paths or [_roles_folder(config)], buffers)
        roles, in_catalogue = _separated(found, config)
        known = {os.path.realpath(file.path) for file in catalogue}
        catalogue += [file for file in in_catalogue if os.path.realpath(file.path) not in known]
    if not may_be_empty and not roles and not (paths and catalogue) and not search.unreadable:
        where = ", ".join(display_path(path, config.root) for path in paths or [config.roles_folder])
        raise UsageError(f"no role file found in {where}: a role is a file that ends in .yaml")
    others = search.walk(config.roles_folder) if paths and roles and config.roles_folder.is_dir() else ()
    return Targets(
        tuple(roles),
        tuple(sorted({file.display_path: file for file in (*others, *roles)}.values())),
        tuple(catalogue),
        not paths,
        checks_catalogue,
        tuple(dict.fromkeys(search.unreadable)),
    )


def find_catalogue_files(config: Config) -> list[SourceFile]:
    """The files of the project's catalogue, as they are on disk now. Folders that cannot be opened are left out."""
    return _Search(config.root).catalogue(config)


class _Search:
    """A search for files, and the folders in which it failed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.unreadable: list[str] = []

    def files(self, paths: Sequence[Path], buffers: Collection[str]) -> list[SourceFile]:
        """The files at some paths, each once, in the order of their paths."""
        found: dict[str, SourceFile] = {}
        for path in paths:
            shown = display_path(path, self._root)
            if not os.path.lexists(path) and str(path) not in buffers:
                raise UsageError(f"{shown}: no such file or folder")
            for file in self.walk(path) if path.is_dir() else [SourceFile(shown, str(path))]:
                found.setdefault(file.display_path, file)
        return sorted(found.values())

    def catalogue(self, config: Config) -> list[SourceFile]:
        return sorted(self.walk(config.schema_folder / "catalogue"), key=lambda file: Path(file.path))

    def walk(self, top: Path) -> Iterator[SourceFile]:
        """Yield the YAML files under a folder, without hidden ones."""
        for folder, names in yaml_folders(top, self._record):
            # The display path of a folder is computed once, not for each of its files.
            shown = display_path(folder, self._root).removesuffix("/")
            prefix = "" if shown == "." else f"{shown}/"
            yield from (SourceFile(prefix + printable_path(name), os.path.join(folder, name)) for name in names)

    def _record(self, error: OSError) -> None:
        self.unreadable.append(f"{display_path(error.filename, self._root)}: cannot be opened: {error.strerror}")


def _roles_folder(config: Config) -> Path:
    folder = config.roles_folder
    if not folder.is_dir():
        shown = display_path(folder, config.root)
        raise UsageError(f"there is no folder {shown}: name the files to check, or create the folder")
    return folder


def _separated(files: Sequence[SourceFile], config: Config) -> tuple[list[SourceFile], list[SourceFile]]:
    """Roles, and files in the catalogue's folder."""
    catalogue = os.path.realpath(config.schema_folder / "catalogue")
    in_catalogue = {folder: os.path.realpath(folder) == catalogue for folder in {file.folder for file in files}}
    roles = [file for file in files if not in_catalogue[file.folder]]
    return roles, [file for file in files if in_catalogue[file.folder]]
