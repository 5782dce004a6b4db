"""The cache key: a hash of everything that results depend on beside the roles."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from roledoc_lint.lint.context import Session
from roledoc_lint.lint.linter import Linter
from roledoc_lint.lint.registry import plugin_modules
from roledoc_lint.project.config import PACKAGE
from roledoc_lint.project.files import display_path, read_file, yaml_files
from roledoc_lint.version import __version__

MAX_FILE_BYTES = 16 * 1024 * 1024
MAX_PLUGIN_FILES = 2000
"""The most files of a plugin's package that are read."""


def key_of(linter: Linter) -> str | None:
    """A hash of the program, Python, the installed packages, configuration, schema, catalogue, rules and date.

    None if any of it cannot be read: then the cache cannot be used.
    """
    session = linter.session
    config = session.config
    rules = [rule.name for rule in linter.rules]
    settings = (__version__, sys.version, config, rules, session.today.isoformat())
    try:
        parts = [*_program(), *_installed(), *_schema_and_catalogue(session), *_plugins(plugin_modules(config))]
    except OSError:
        return None
    return sha256(repr((settings, parts)).encode("utf-8", "backslashreplace")).hexdigest()


def _program() -> Iterator[object]:
    """Yield the state of the program's own modules: they change without a new version during development."""
    for folder, _, names in os.walk(PACKAGE):
        for name in sorted(names):
            if name.endswith(".py"):
                status = os.stat(os.path.join(folder, name))
                yield folder, name, status.st_size, status.st_mtime_ns


def _installed() -> list[str]:
    """The installed packages with their versions, such as parsers and lists of misspellings."""
    folders = [folder for folder in map(os.path.abspath, sys.path) if os.path.isdir(folder)]
    names = (name for folder in folders for name in os.listdir(folder))
    return sorted({name for name in names if name.endswith((".dist-info", ".egg-info"))})


def _schema_and_catalogue(session: Session) -> Iterator[object]:
    """Yield the hashes of the schema's and the catalogue's files."""
    config = session.config
    schemas = [str(path) for kind in ("role", "catalogue") for path in session.schemas[kind].paths]
    catalogue = sorted(map(str, yaml_files(config.schema_folder / "catalogue", lambda error: None)))
    for path in (*schemas, *catalogue):
        yield display_path(path, config.base), _hash(path, config.base)


def _plugins(modules: Sequence[str]) -> Iterator[object]:
    """Yield the hashes of all files of the plugins' packages, and of loaded modules that are not installed."""
    if not modules:
        return
    for name in dict.fromkeys(module.partition(".")[0] for module in modules):
        file = getattr(sys.modules.get(name), "__file__", None)
        if not file:
            raise FileNotFoundError(name)
        files = list(_files(os.path.dirname(file))) if os.path.basename(file) == "__init__.py" else [file]
        if len(files) > MAX_PLUGIN_FILES:
            raise OSError(f"{name} has too many files")
        yield name, [(path, _hash(path)) for path in files]
    installed = (sys.prefix, sys.base_prefix, str(PACKAGE))
    loose = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
    yield [(path, _hash(path)) for path in sorted(loose) if path and not path.startswith(installed)]


def _files(top: str) -> Iterator[str]:
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (os.path.join(folder, name) for name in sorted(names))


def _hash(path: str, root: Path | None = None) -> str:
    """The hash of a file's content. Raises OSError if it cannot be read, or is too large."""
    content = read_file(Path(path), root or Path(Path(path).anchor), MAX_FILE_BYTES)
    if isinstance(content, str) or len(content) > MAX_FILE_BYTES:
        raise OSError(f"{path}: cannot be read, or is too large")
    return sha256(content).hexdigest()
