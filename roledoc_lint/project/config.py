"""The configuration: `[tool.roledoc-lint]` in `pyproject.toml`, or `roledoc-lint.toml`, in this folder or one above."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from roledoc_lint.errors import UsageError
from roledoc_lint.finding import Severity
from roledoc_lint.text.similarity import suggestion

PACKAGE = Path(__file__).resolve().parent.parent
MAX_FILE_SIZE = 1024 * 1024
MAX_CONFIGURATION = 1024 * 1024
# The standard TOML parser takes quadratic time in the number of parts of a key.
_MANY_DOTS = r"(?:[^\s.]{1,99}[ \t]*\.[ \t]*){100}"
SEVERITIES = {severity.word: severity for severity in Severity}


class Config(NamedTuple):
    """The settings of a project. Paths are absolute; the paths of findings are relative to `root`."""

    root: Path
    file: Path | None = None
    roles: Path | None = None
    schema: Path | None = None
    severity: Mapping[str, Severity] = MappingProxyType({})
    per_file_ignores: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    plugins: tuple[str, ...] = ()
    max_role_age: int | None = None
    max_file_size: int = MAX_FILE_SIZE
    """The largest role in bytes."""

    @property
    def roles_folder(self) -> Path:
        return self.roles or self.root / "roles"

    @property
    def schema_folder(self) -> Path:
        """The folder of the project's own schema and catalogue, or else of those in the package."""
        if self.schema is not None:
            return self.schema
        own = self.root / "schema"
        return own if (own / "role.schema.json").exists() else packaged_schema()

    @property
    def max_catalogue_size(self) -> int:
        """The largest file of the catalogue in bytes. A smaller limit for roles does not apply to it."""
        return max(self.max_file_size, MAX_FILE_SIZE)

    @property
    def ignored_rules(self) -> tuple[str, ...]:
        """The names of all rules that are ignored for some files."""
        return tuple(name for names in self.per_file_ignores.values() for name in names)

    @property
    def has_own_schema(self) -> bool:
        """Whether the schema and catalogue belong to the project."""
        return self.schema is not None or self.schema_folder == self.root / "schema"


def packaged_schema() -> Path:
    """Return the schema folder of the package: inside an installed wheel, or beside the package in a clone."""
    shipped = PACKAGE / "_schema"
    return shipped if shipped.is_dir() else PACKAGE.parent / "schema"


def find_config(start: Path, otherwise: Path | None = None) -> Config:
    """Return the configuration nearest to the folder `start`: in it, or in one above it.

    If there is none, return the defaults, with `otherwise` or else `start` as root. Raises UsageError if the file
    cannot be read or has an error.
    """
    start = Path(os.path.abspath(start))
    for folder in (start, *start.parents):
        own = folder / "roledoc-lint.toml"
        if own.is_file():
            return _config(own, _read_toml(own))
        project = folder / "pyproject.toml"
        if project.is_file():
            tool = _read_toml(project).get("tool")
            table = tool.get("roledoc-lint") if isinstance(tool, dict) else None
            if table is not None:
                return _config(project, table)
    return Config(root=Path(os.path.abspath(otherwise)) if otherwise else start)


def _read_toml(file: Path) -> dict[str, object]:
    try:
        with file.open("rb") as stream:
            text = stream.read(MAX_CONFIGURATION + 1).decode()
        if len(text) > MAX_CONFIGURATION or re.search(_MANY_DOTS, text):
            raise UsageError(f"{file}: the file is too large for a configuration")
        if not text.strip():  # an empty file only marks the folder of the project
            return {}
        import tomllib

        return tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file}: this is not valid TOML: {error}") from error


def _config(file: Path, table: object) -> Config:
    if not isinstance(table, dict):
        raise UsageError(f"{file}: [tool.roledoc-lint] must be a table")
    readers = {
        "roles": _folder,
        "schema": _folder,
        "severity": _severities,
        "per-file-ignores": _ignores,
        "plugins": _texts,
        "max-role-age": _years,
        "max-file-size": _bytes,
    }
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in readers:
            raise UsageError(f"{file}: unknown key {key!r}{suggestion(key, readers)}")
        values[key.replace("-", "_")] = readers[key](file, key, value)
    return Config(root=file.parent, file=file)._replace(**values)


def _folder(file: Path, key: str, value: object) -> Path:
    if not isinstance(value, str) or not value:
        raise UsageError(f"{file}: {key} must be the path of a folder")
    folder = file.parent / value
    if len(value) > 1000 or not folder.is_dir():
        raise UsageError(f"{file}: {key}: there is no folder {value[:200]!r}")
    return folder


def _severities(file: Path, key: str, value: object) -> dict[str, Severity]:
    if not isinstance(value, dict):
        raise UsageError(f"{file}: {key} must be a table of rules and severities")
    for rule, word in value.items():
        if not isinstance(word, str) or word not in SEVERITIES:
            raise UsageError(f"{file}: {key}.{rule}: must be one of {', '.join(SEVERITIES)}, not {word!r}")
    return {rule: SEVERITIES[word] for rule, word in value.items()}


def _ignores(file: Path, key: str, value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise UsageError(f"{file}: {key} must be a table of file patterns and lists of rules")
    return {pattern: _texts(file, f"{key}.{pattern}", rules) for pattern, rules in value.items()}


def _texts(file: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise UsageError(f"{file}: {key} must be a list of strings")
    return tuple(value)


def _years(file: Path, key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 100:
        raise UsageError(f"{file}: {key} must be a whole number of years, 1 to 100")
    return value


def _bytes(file: Path, key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 64 * MAX_FILE_SIZE:
        raise UsageError(f"{file}: {key} must be a number of bytes, 1 to {64 * MAX_FILE_SIZE}")
    return value
