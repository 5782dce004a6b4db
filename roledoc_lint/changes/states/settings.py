"""The configuration in one of the two states: where its roles and catalogue are, and what it sets."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from roledoc_lint.model.profile_files import FILE
from roledoc_lint.project.config import FILES, DiffSettings, diff_settings, table_of

Read = Callable[[Sequence[str]], dict[str, bytes]]
"""Return the content of those of the files that this state has, by their paths from the top."""


_NESTED = ("diff.attention",)
"""The tables within a table whose values are settings of their own."""


class Settings(NamedTuple):
    """What the configuration of one state says. Paths are those from the top, with slashes."""

    path: str
    """The path of its file; empty if there is none."""
    text: str
    values: dict[str, object]
    """Each setting by its name, such as `roles` or `severity.spelling`."""
    roles: str
    schema: str
    role_schema: bytes | None = None
    """The schema of roles; None if there is none."""
    diff: DiffSettings = DiffSettings()
    """How states are compared."""

    def line_of(self, name: str) -> int:
        """The line that sets something, from 1; the first line if it is written in an unusual way."""
        key = re.escape(name.partition(".")[2] or name)
        found = re.search(rf"""^\s*(?:[\w.-]+\.)?["']?{key}["']?\s*=""", self.text, re.MULTILINE)
        return self.text.count("\n", 0, found.start()) + found[0].count("\n") + 1 if found else 1


def settings_in(read: Read, project: str, roles: str = "roles", schema: str = "schema") -> Settings:
    """The configuration of a project in one state: in its folder, or in the nearest one above it.

    A configuration that cannot be read counts as none: what it says is not known. `project` is the folder's path from
    the top; `roles` and `schema` are folders of the project where there is no configuration.
    """
    paths = [str(folder / name) for folder in _upward(project) for name in FILES]
    found = Settings("", "", {}, str(PurePosixPath(project, roles)), str(PurePosixPath(project, schema)))
    usual = str(PurePosixPath(found.schema, FILE))
    contents = read([*paths, usual])
    for path in filter(contents.__contains__, paths):
        table = table_of(path, contents[path])
        if table is not None:
            found = _settings(path, contents[path], table, str(PurePosixPath(path).parent))
            break
    own = str(PurePosixPath(found.schema, FILE))
    return found._replace(role_schema=(contents if own == usual else read([own])).get(own))


def _upward(folder: str) -> list[PurePosixPath]:
    path = PurePosixPath(folder)
    return [path, *path.parents]


def _settings(path: str, content: bytes, table: dict[str, Any], folder: str) -> Settings:
    return Settings(
        path,
        content.decode("utf-8-sig", "replace"),
        dict(_flattened(table)),
        _folder(table, "roles", folder),
        _folder(table, "schema", folder),
        diff=diff_settings(table.get("diff", {})),
    )


def _flattened(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict) and (not prefix or f"{prefix}{key}" in _NESTED):
            yield from _flattened(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value if isinstance(value, str | int | bool) else _plain(value)


def _plain(value: object) -> object:
    return [_plain(item) for item in value] if isinstance(value, list) else str(value)


def _folder(table: dict[str, Any], key: str, folder: str) -> str:
    """A folder that the configuration names; the usual one if it leads out of the top, which is refused elsewhere."""
    value = table.get(key)
    named = os.path.normpath(os.path.join(folder, value)) if isinstance(value, str) and value else None
    if named is None or named.startswith(("..", "/")) or len(named) > 1000:
        return str(PurePosixPath(folder, key))
    return named.replace(os.sep, "/")
