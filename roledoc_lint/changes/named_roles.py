"""The roles that a user names for a comparison: by code, file or title."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from roledoc_lint.changes.find_role import RoleFile, find_role, no_such_role
from roledoc_lint.changes.name_resolver import NameResolver
from roledoc_lint.changes.normalised_role import Role, normalised_role
from roledoc_lint.changes.side_by_side import SideBySide, side_by_side
from roledoc_lint.changes.unreadable import problem_of
from roledoc_lint.errors import UsageError
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import display_path, is_yaml, read_file, yaml_files
from roledoc_lint.project.named_files import read_named
from roledoc_lint.source.document import load


def compare(config: Config, first: str, second: str) -> SideBySide:
    """Compare two roles as they are on disk, each named by its code, its file, or a title that no other role has.

    Raises UsageError if there is no such role, both are the same, or one cannot be read.
    """
    catalogue = read_catalogue(config)
    names = NameResolver(catalogue, catalogue, catalogue)
    roles = [_role(config, name, names) for name in (first, second)]
    if roles[0].document.path == roles[1].document.path:
        called = roles[0].code or roles[0].document.path
        raise UsageError(f"both names mean {called}: name two roles; roledoc-lint history shows how one changed")
    return side_by_side(*roles)


def _role(config: Config, name: str, names: NameResolver) -> Role:
    if is_yaml(os.path.basename(name)) or os.path.isfile(name):
        return _in_file(config, Path(name), names)

    def files() -> Iterator[RoleFile]:
        for path in yaml_files(config.roles_folder, lambda error: None):
            content = read_file(path, config.base, config.max_file_size)
            if isinstance(content, bytes):
                yield RoleFile(display_path(path, config.base), content)

    limit = config.max_file_size
    role = find_role(name, files(), names, limit)
    if role is None:
        raise no_such_role(name, files(), names, limit)
    return role


def _in_file(config: Config, path: Path, names: NameResolver) -> Role:
    content = read_named(path, config.max_file_size)
    if isinstance(content, str):
        raise UsageError(f"{path}: {content}")
    document = load(display_path(path, config.base), content, config.max_file_size)
    problem = problem_of(document)
    if problem:
        raise UsageError(f"{path}:{problem.line}: {problem.text}")
    return normalised_role(document, names)
