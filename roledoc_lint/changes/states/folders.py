"""Two states of a project in two folders: each a project, or a folder of role files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.changes.states.declared import declared_in
from roledoc_lint.changes.states.settings import Settings, settings_in
from roledoc_lint.changes.states.snapshots import FilePair, Snapshots, VersionedFile
from roledoc_lint.errors import UsageError
from roledoc_lint.model.profile_files import profile_of
from roledoc_lint.project.config import MAX_CONFIGURATION, Config
from roledoc_lint.project.files import printable_path, read_file, yaml_files


class _Folder(NamedTuple):
    """The role and catalogue files of one state, by the paths that they are compared under."""

    roles: dict[str, VersionedFile]
    catalogue: dict[str, VersionedFile]


def between_folders(config: Config, base: Path, head: Path) -> Snapshots:
    """What differs between two folders. Raises UsageError if neither has a role, or one cannot be opened."""
    settings = _settings(config, base), _settings(config, head)
    before, after = _folder(config, base, settings[0]), _folder(config, head, settings[1])
    if not before.roles and not after.roles:
        raise UsageError(f"there are no role files in {base} or {head}: the name of a role file ends in .yaml")
    common = Path(os.path.commonpath([os.path.abspath(base), os.path.abspath(head)]))
    max_size = config.max_file_size
    return Snapshots(
        str(base),
        str(head),
        [pair for pair in _pairs(before.roles, after.roles) if _differ(pair, common, max_size)],
        [_shared(pair, common, max_size) for pair in _pairs(before.catalogue, after.catalogue)],
        after.roles.values,
        common,
        None,
        max_size,
        declared_in(config, settings, (str(base), str(head))),
        settings,
    )


def _settings(config: Config, folder: Path) -> Settings:
    """The configuration in a folder; one without any is searched like the project."""

    def read(paths: Sequence[str]) -> dict[str, bytes]:
        found = {path: read_file(folder / path, folder, MAX_CONFIGURATION) for path in paths}
        return {path: content for path, content in found.items() if isinstance(content, bytes)}

    usual = config.roles_folder, config.schema or config.root / "schema"
    return settings_in(read, ".", *(os.path.relpath(path, config.root) for path in usual))


def _folder(config: Config, folder: Path, settings: Settings) -> _Folder:
    roles = folder / settings.roles if (folder / settings.roles).is_dir() else folder
    schema = folder / settings.schema / "catalogue"
    if config.named_schema or not schema.is_dir():
        schema = config.schema_folder / "catalogue"
    return _Folder(_files(roles, settings.roles), _files(schema, os.path.relpath(schema, schema.parent.parent)))


def _files(top: Path, name: str) -> dict[str, VersionedFile]:
    """The YAML files below a folder, by the paths that they would have in a project where the folder is `name`."""

    def raise_error(error: OSError) -> None:
        raise UsageError(f"{error.filename}: this folder cannot be opened: {error.strerror}") from error

    display_paths = {
        path: printable_path(os.path.join(name, os.path.relpath(path, top))) for path in yaml_files(top, raise_error)
    }
    return {display_path: VersionedFile(display_path, "", path) for path, display_path in display_paths.items()}


def _pairs(before: dict[str, VersionedFile], after: dict[str, VersionedFile]) -> list[FilePair]:
    return [FilePair(before.get(path), after.get(path)) for path in sorted({**before, **after})]


def _differ(pair: FilePair, root: Path, max_size: int) -> bool:
    """Whether the two files differ, in the part that is read."""
    if pair.base is None or pair.head is None:
        return True
    return read_file(pair.base.disk, root, max_size) != read_file(pair.head.disk, root, max_size)


def _shared(pair: FilePair, root: Path, max_size: int) -> FilePair:
    """The same pair, but with one file twice if the two are equal."""
    return pair if _differ(pair, root, max_size) else FilePair(pair.head, pair.head)


def of_one_file(config: Config, base: tuple[str, Path | None], head: tuple[str, Path | None]) -> Snapshots:
    """What differs between two versions of a file, which is a role or a part of the catalogue.

    Each version is the path of the file in the project and where its content is, or None if there is no such version.
    """
    pair = FilePair(*(VersionedFile(path, "", disk) if disk else None for path, disk in (base, head)))
    schema = config.schema_folder / "catalogue"
    own = os.path.abspath(head[0])
    is_catalogue = os.path.dirname(own) == os.path.abspath(schema)
    files = _files(schema, os.path.relpath(schema, config.base))
    others = [file for file in files.values() if os.path.abspath(file.disk) != own]
    catalogue = [*([pair] if is_catalogue else []), *(FilePair(file, file) for file in others)]
    roles = [] if is_catalogue else [pair]
    none = settings_in(lambda paths: {}, ".")
    profile = profile_of(config)
    return Snapshots(
        base[0],
        head[0],
        roles,
        catalogue,
        tuple,
        Path(config.base.anchor),
        None,
        config.max_file_size,
        profile,
        (none, none),
    )
