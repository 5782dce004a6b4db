"""What a result depends on beside the role itself: where any of it changes, no kept result is used."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from roledoc_lint.lint.linter import Linter
from roledoc_lint.lint.targets import Targets
from roledoc_lint.project.config import PACKAGE, Config
from roledoc_lint.project.files import SourceFile, read_file
from roledoc_lint.version import __version__

MAX_FILE = 16 * 1024 * 1024
MOST_FILES = 2000
"""How many files of a plugin's package are read."""


def key_of(linter: Linter) -> str | None:
    """A hash of the program, of Python, of what is installed, of configuration, schema, catalogue, rules and date.

    None where something cannot be read: then it is not known what results depend on.
    """
    session = linter.session
    config, targets = session.config, session.targets
    rules = [rule.name for rule in linter.rules]
    thorough = targets.checks_catalogue
    told = (__version__, sys.version, config, rules, session.today.isoformat(), thorough)
    try:
        parts = [*_program(), *_installed(), *_ground(targets, config), *_plugins(config.plugins)]
    except OSError:
        return None
    return sha256(repr((told, parts)).encode("utf-8", "backslashreplace")).hexdigest()


def _program() -> Iterator[object]:
    """The program's own modules: one that is worked on changes without a new version."""
    for folder, _, names in os.walk(PACKAGE):
        for name in sorted(names):
            if name.endswith(".py"):
                status = os.stat(os.path.join(folder, name))
                yield folder, name, status.st_size, status.st_mtime_ns


def _installed() -> list[str]:
    """What is installed, each with its version: other parsers, other schemas, other lists of misspellings."""
    folders = [folder for folder in map(os.path.abspath, sys.path) if os.path.isdir(folder)]
    names = (name for folder in folders for name in os.listdir(folder))
    return sorted({name for name in names if name.endswith((".dist-info", ".egg-info"))})


def _ground(targets: Targets, config: Config) -> Iterator[object]:
    """Schema and catalogue."""
    folder = config.schema_folder
    schemas = [str(folder / f"{kind}.schema.json") for kind in ("role", "catalogue")]
    for file in (*(SourceFile(targets.display_path(path), path) for path in schemas), *targets.every_catalogue_file()):
        yield file.display_path, _hash(file.path, config.root)


def _plugins(plugins: Sequence[str]) -> Iterator[object]:
    """The packages that rules come from, with all that is in them; and the modules beside the installed ones."""
    if not plugins:
        return
    for name in dict.fromkeys(plugin.partition(".")[0] for plugin in plugins):
        file = getattr(sys.modules.get(name), "__file__", None)
        if not file:
            raise FileNotFoundError(name)
        files = list(_files(os.path.dirname(file))) if os.path.basename(file) == "__init__.py" else [file]
        if len(files) > MOST_FILES:
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
    """The hash of a file's content. Raises OSError where it cannot be read, or is too large."""
    content = read_file(Path(path), root or Path(Path(path).anchor), MAX_FILE)
    if isinstance(content, str) or len(content) > MAX_FILE:
        raise OSError(f"{path}: cannot be read, or is too large")
    return sha256(content).hexdigest()
