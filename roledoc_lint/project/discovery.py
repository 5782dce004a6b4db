"""Find the project of a file or folder, by what is in the folders above it and never by where the command is run."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from roledoc_lint.project.config import SETTINGS, Config, read_settings
from roledoc_lint.project.files import display_path

ROLES = "roles"
SCHEMA = "schema/role.schema.json"
MAX_PROJECTS = 100
"""How many projects of a repository are looked for, at most, to name one."""

_STICKY_AND_WORLD_WRITABLE = 0o1002


def find_config(start: Path, otherwise: Path | None = None, *, schema: Path | None = None) -> Config:
    """Return the configuration of the project that the folder `start` is in.

    The project is the nearest folder, from `start` upward, with `roledoc-lint.toml`, a `pyproject.toml` with a table
    `[tool.roledoc-lint]`, or `schema/role.schema.json`. Without any, it is the nearest folder with a folder `roles`;
    then the top of the repository; then `otherwise` or else `start`. Folders above the repository, of other users, and
    in which every user may write are not looked at. `schema` is a folder that takes the place of the setting. Raises
    UsageError if a configuration is wrong or cannot be read.
    """
    start = Path(os.path.abspath(start))
    folders, top = _looked_at(start)
    own_schema: Path | None = None
    for folder in folders:
        config = read_settings(folder, top or folder, schema_is_named=schema is not None)
        if config and (own_schema is None or config.schema_folder == own_schema / "schema"):
            return config._replace(top=top, named_schema=schema)
        if config and own_schema:
            break
        if own_schema is None and os.path.isfile(folder / SCHEMA):
            own_schema = folder
    root = own_schema or next((folder for folder in folders if (folder / ROLES).is_dir()), None)
    return Config(root=root or top or Path(os.path.abspath(otherwise or start)), top=top, named_schema=schema)


def is_project(config: Config) -> bool:
    """Whether something in the folder shows that it is a project; if not, `find_config` found nothing better."""
    return config.file is not None or (config.root / SCHEMA).is_file() or config.roles_folder.is_dir()


def only_project_below(config: Config) -> Path | None:
    """Return the folder of the only project of a repository whose top is none; None if there is not exactly one."""
    if config.top is None or is_project(config):
        return None
    below = _projects_below(config.root)
    return below[0] if len(below) == 1 else None


def where_roles_are(config: Config) -> str:
    """Return what a message advises if the project has no folder of roles: to name a project below, if there is one."""
    below = _projects_below(config.root)
    if not below:
        return "name the files to check, or create the folder"
    name = display_path(below[0], config.root)
    return f"there is a project in {name}: run the command there, or add --project {name}"


def _projects_below(root: Path) -> list[Path]:
    """The projects in a folder and the folders in it, the nearest first, without hidden folders and links."""
    return [folder for pattern in ("*", "*/*") for folder in _projects(root, pattern)]


def _projects(root: Path, pattern: str) -> list[Path]:
    names = (f"{pattern}/{name}" for name in (SETTINGS, SCHEMA))
    files = (file for name in names for file in islice(sorted(root.glob(name)), MAX_PROJECTS))
    folders = {file.parent if file.name == SETTINGS else file.parent.parent for file in files}
    return sorted(folder for folder in folders if _is_ordinary(folder, root))


def _is_ordinary(folder: Path, root: Path) -> bool:
    within = [folder, *folder.parents][: len(folder.relative_to(root).parts)]
    return not any(part.name.startswith(".") or part.is_symlink() for part in within)


def _looked_at(start: Path) -> tuple[list[Path], Path | None]:
    """The folders that may have the project's configuration, the nearest first, and the top of the repository."""
    folders = []
    for folder in _of_same_owner(start):
        folders.append(folder)
        if os.path.lexists(folder / ".git"):
            return folders, folder
    return folders, None


def _of_same_owner(start: Path) -> Iterator[Path]:
    """Yield a folder and those above it, up to the first that others may have put files into."""
    yield start
    owner = _owner(start)
    for folder in start.parents:
        try:
            status = folder.stat()
        except FileNotFoundError:  # the name of a file that is only in an editor may be in a new folder
            continue
        except OSError:
            return
        shared = status.st_mode & _STICKY_AND_WORLD_WRITABLE == _STICKY_AND_WORLD_WRITABLE
        if shared or owner not in (None, status.st_uid):
            return
        yield folder


def _owner(folder: Path) -> int | None:
    """The user who owns a folder, or the nearest folder above it that exists."""
    for existing in (folder, *folder.parents):
        try:
            return existing.stat().st_uid
        except OSError:
            continue
    return None
