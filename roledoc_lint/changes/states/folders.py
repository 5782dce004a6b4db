"""Two states of a project as two folders: the project's, or those that hold the roles themselves."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.changes.states.snapshots import FilePair, Snapshots, VersionedFile
from roledoc_lint.errors import UsageError
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import printable_path, read_file, yaml_files


class _Folder(NamedTuple):
    """The role and catalogue files of one state by the paths that they have in both."""

    roles: dict[str, VersionedFile]
    catalogue: dict[str, VersionedFile]


def between_folders(config: Config, base: Path, head: Path) -> Snapshots:
    """What differs between two folders. Raises UsageError where neither has a role, or one cannot be opened."""
    before, after = _folder(config, base), _folder(config, head)
    if not before.roles and not after.roles:
        raise UsageError(f"no role file found in {base} or {head}: a role is a file that ends in .yaml")
    common = Path(os.path.commonpath([os.path.abspath(base), os.path.abspath(head)]))
    bound = config.max_file_size
    return Snapshots(
        str(base),
        str(head),
        [pair for pair in _pairs(before.roles, after.roles) if _differ(pair, common, bound)],
        [_once(pair, common, bound) for pair in _pairs(before.catalogue, after.catalogue)],
        after.roles.values,
        common,
        None,
        bound,
    )


def _folder(config: Config, folder: Path) -> _Folder:
    called = os.path.relpath(config.roles_folder, config.root)
    roles = folder / called if (folder / called).is_dir() else folder
    schema = folder / os.path.relpath(config.schema or config.root / "schema", config.root) / "catalogue"
    schema = schema if schema.is_dir() else config.schema_folder / "catalogue"
    return _Folder(_files(roles, called), _files(schema, os.path.relpath(schema, schema.parent.parent)))


def _files(top: Path, called: str) -> dict[str, VersionedFile]:
    """The YAML files below a folder, by the paths that they would have in the project: the folder is `called` so."""

    def complain(error: OSError) -> None:
        raise UsageError(f"{error.filename}: cannot be opened: {error.strerror}") from error

    shown = {
        path: printable_path(os.path.join(called, os.path.relpath(path, top))) for path in yaml_files(top, complain)
    }
    return {name: VersionedFile(name, "", path) for path, name in shown.items()}


def _pairs(before: dict[str, VersionedFile], after: dict[str, VersionedFile]) -> list[FilePair]:
    return [FilePair(before.get(path), after.get(path)) for path in sorted({**before, **after})]


def _differ(pair: FilePair, root: Path, bound: int) -> bool:
    """Whether the two files differ, as far as they are read."""
    if pair.base is None or pair.head is None:
        return True
    return read_file(pair.base.disk, root, bound) != read_file(pair.head.disk, root, bound)


def _once(pair: FilePair, root: Path, bound: int) -> FilePair:
    """A pair of two files that are the same as the same file twice."""
    return pair if _differ(pair, root, bound) else FilePair(pair.head, pair.head)


def of_one_file(config: Config, base: tuple[str, Path | None], head: tuple[str, Path | None]) -> Snapshots:
    """What differs between two files that are a role, or a part of the catalogue, at two times.

    Each is given with the path that it has in the project; None is a file that is not there.
    """
    pair = FilePair(*(VersionedFile(path, "", disk) if disk else None for path, disk in (base, head)))
    schema = config.schema_folder / "catalogue"
    own = os.path.abspath(head[0])
    is_catalogue = os.path.dirname(own) == os.path.abspath(schema)
    files = _files(schema, os.path.relpath(schema, config.root))
    others = [file for file in files.values() if os.path.abspath(file.disk) != own]
    catalogue = [*([pair] if is_catalogue else []), *(FilePair(file, file) for file in others)]
    roles = [] if is_catalogue else [pair]
    return Snapshots(base[0], head[0], roles, catalogue, tuple, Path(config.root.anchor), None, config.max_file_size)
