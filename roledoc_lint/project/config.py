"""The configuration: `[tool.roledoc-lint]` in `pyproject.toml`, or `roledoc-lint.toml`."""

import os
import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from roledoc_lint.errors import UsageError
from roledoc_lint.finding import Severity
from roledoc_lint.project.files import read_file
from roledoc_lint.project.link_guard import is_within
from roledoc_lint.text.similarity import suggestion

SETTINGS = "roledoc-lint.toml"
FILES = (SETTINGS, "pyproject.toml")
"""The files that have the configuration. The first one is for nothing else."""

PACKAGE = Path(__file__).resolve().parent.parent
MAX_FILE_SIZE = 1024 * 1024
MAX_CONFIGURATION = 1024 * 1024
MAX_KEY_PARTS = 100
"""The most parts of a key: the standard TOML parser takes quadratic time in their number."""

_TEXT_OR_COMMENT = (
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:""")?'
    r"|'''(?:[^']|'(?!''))*+(?:''')?"
    r'|"(?:[^"\\\n]|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
)
"""Quoted text or a comment in TOML. What is not closed is matched too, so that no part of the file is read twice."""

SEVERITIES = {severity.word: severity for severity in Severity}


MAX_ATTENTION_WORDS = 1000
"""The most words that a configuration can add to those that a change report looks for."""

_CLASS = re.compile(r"[a-z][a-z0-9 -]{0,39}")
_ATTENTION_WORD = re.compile(r"[^\W_]+\*?(?:[ '’-][^\W_]+\*?)*")


class DiffSettings(NamedTuple):
    """What the table `diff` sets: how states are compared."""

    attention: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Further words that carry duty or degree, by the name of their class."""
    date_of_change: bool = True
    """Whether a substantive change without a newer date of change is reported."""


class Config(NamedTuple):
    """The settings of a project. Paths are absolute."""

    root: Path
    """The project's folder."""
    top: Path | None = None
    """The top of the repository that the project is in."""
    file: Path | None = None
    roles: Path | None = None
    schema: Path | None = None
    named_schema: Path | None = None
    """The folder that whoever runs the program names instead, which may be anywhere."""
    severity: Mapping[str, Severity] = MappingProxyType({})
    per_file_ignores: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    plugins: tuple[str, ...] = ()
    """Rules that installed packages offer, each by its name or its module."""
    max_role_age: int | None = None
    max_file_size: int = MAX_FILE_SIZE
    """The largest role in bytes."""
    packaged_catalogue: bool = False
    """Whether a project without a catalogue of its own has agreed to the one in the package, fixes included."""
    diff: DiffSettings = DiffSettings()
    """How states are compared."""
    rule_modules: tuple[str, ...] = ()
    """Modules with rules that need not be installed. Only a program can name them: a configuration cannot."""

    @property
    def base(self) -> Path:
        """The folder that the paths of findings and changes are relative to."""
        return self.top or self.root

    @property
    def roles_folder(self) -> Path:
        return self.roles or self.root / "roles"

    @property
    def schema_folder(self) -> Path:
        """The folder of the project's own schema and catalogue, or else of those in the package."""
        named = self.named_schema or self.schema
        own = self.root / "schema"
        return named or (own if os.path.lexists(own / "role.schema.json") else packaged_schema())

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
        return bool(self.named_schema or self.schema) or self.schema_folder == self.root / "schema"


def packaged_schema() -> Path:
    """Return the schema folder of the package: inside an installed wheel, or beside the package in a clone."""
    shipped = PACKAGE / "_schema"
    return shipped if shipped.is_dir() else PACKAGE.parent / "schema"


def read_settings(folder: Path, top: Path, *, schema_is_named: bool = False) -> Config | None:
    """Return the configuration in a folder, or None if there is none. No link is followed out of `top`.

    If `schema_is_named` by whoever runs the program, the setting may lead anywhere, as it is not used. Raises
    UsageError if the configuration cannot be read or has an error.
    """
    for name in FILES:
        file = folder / name
        if os.path.lexists(file):
            content = read_file(file, top, MAX_CONFIGURATION)
            if isinstance(content, str):
                raise UsageError(f"{file}: {content}")
            table = _table(file, content)
            if table is not None:
                return _config(file, table, top, schema_is_named=schema_is_named)
    return None


def table_of(name: str, content: bytes) -> dict[str, Any] | None:
    """Return what a file of the configuration sets; None if it is not valid, or has no table for this program."""
    try:
        table = _table(Path(name), content)
    except UsageError:
        return None
    return table if isinstance(table, dict) else None


def _table(file: Path, content: bytes) -> object:
    """Return what a file sets: the whole of it or, in pyproject.toml, the table of this program."""
    document = _parse(file, content)
    if file.name == SETTINGS:
        return document
    tool = document.get("tool")
    return tool.get("roledoc-lint") if isinstance(tool, dict) else None


def _parse(file: Path, content: bytes) -> dict[str, Any]:
    try:
        text = content.removeprefix(BOM_UTF8).decode()
        if len(content) > MAX_CONFIGURATION:
            raise UsageError(f"{file}: the file is too large for a configuration")
        if all(line.lstrip()[:1] in ("", "#") for line in text.split("\n")):
            return {}  # the file only marks the folder of the project: to import tomllib takes longer than a check
        if _has_long_key(text):
            raise UsageError(f"{file}: a key has more than {MAX_KEY_PARTS} parts: it has too many dots")
        import tomllib

        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file}: this is not valid TOML: {error}") from error


def _has_long_key(text: str) -> bool:
    """Whether a key has more than MAX_KEY_PARTS parts. A key is on one line, its parts are words or texts in quotes."""
    if all(line.count(".") < MAX_KEY_PARTS for line in text.split("\n")):
        return False
    words = re.compile(_TEXT_OR_COMMENT, re.DOTALL).sub(lambda match: "" if match[0][0] == "#" else "x", text)
    parts = 0
    for part in words.split("."):
        parts = parts + 1 if re.fullmatch(r"[ \t]*[\w-]+[ \t]*", part) else 0
        if parts >= MAX_KEY_PARTS:
            return True
    return False


def _config(file: Path, table: object, top: Path, *, schema_is_named: bool) -> Config:
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
        "packaged-catalogue": _yes_or_no,
        "diff": _diff,
    }
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in readers:
            raise UsageError(f"{file}: unknown key {key!r}{suggestion(key, readers)}")
        values[key.replace("-", "_")] = readers[key](file, key, value)
    config = Config(root=file.parent, file=file)._replace(**values)
    for key, folder in (("roles", config.roles), ("schema", None if schema_is_named else config.schema)):
        if folder and not is_within(folder, top):
            remedy = "" if key == "roles" else ", or name it with --schema when you run roledoc-lint"
            raise UsageError(f"{file}: {key}: {table[key]!r} is outside {top}: move it into the project{remedy}")
    return config


def _folder(file: Path, key: str, value: object) -> Path:
    if not isinstance(value, str) or not value:
        raise UsageError(f"{file}: {key} must be the path of a folder")
    folder = Path(os.path.normpath(file.parent / value))
    if len(value) > 1000 or "\0" in value or not folder.is_dir():
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


def diff_settings(value: object) -> DiffSettings:
    """Return what the table `diff` of a state sets; of one with an error, the usual settings."""
    try:
        return _diff(Path(), "diff", value)
    except UsageError:
        return DiffSettings()


def _diff(file: Path, key: str, value: object) -> DiffSettings:
    if not isinstance(value, dict):
        raise UsageError(f"{file}: {key} must be a table")
    readers = {"attention": _attention, "date-of-change": _yes_or_no}
    values: dict[str, Any] = {}
    for name, item in value.items():
        if name not in readers:
            raise UsageError(f"{file}: unknown key {f'{key}.{name}'!r}{suggestion(name, readers)}")
        values[name.replace("-", "_")] = readers[name](file, f"{key}.{name}", item)
    return DiffSettings(**values)


def _attention(file: Path, key: str, value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise UsageError(f"{file}: {key} must be a table of classes and lists of words")
    for name, words in value.items():
        if not _CLASS.fullmatch(name):
            raise UsageError(f"{file}: {key}: {name[:50]!r} must be a name in small letters, such as shift")
        for word in _texts(file, f"{key}.{name}", words):
            if len(word) > 100 or not _ATTENTION_WORD.fullmatch(word) or word.count("*") > 1:
                raise UsageError(
                    f"{file}: {key}.{name}: {word[:50]!r} must be words, such as nights; after a verb, a star stands "
                    "for its endings, such as patrol*"
                )
    if sum(map(len, value.values())) > MAX_ATTENTION_WORDS:
        raise UsageError(f"{file}: {key} has more than {MAX_ATTENTION_WORDS:,} words")
    return {name: tuple(words) for name, words in value.items()}


def _yes_or_no(file: Path, key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise UsageError(f"{file}: {key} must be true or false")
    return value


def _years(file: Path, key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 100:
        raise UsageError(f"{file}: {key} must be a whole number of years, 1 to 100")
    return value


def _bytes(file: Path, key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 64 * MAX_FILE_SIZE:
        raise UsageError(f"{file}: {key} must be a number of bytes, 1 to {64 * MAX_FILE_SIZE}")
    return value
