"""Set up git to show roles in its own diffs: lines in `.gitattributes`, and settings of a clone."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

from roledoc_lint.errors import UsageError
from roledoc_lint.project.atomic_write import write_file
from roledoc_lint.project.config import Config
from roledoc_lint.project.git import Git

DRIVER = "roledoc"
SECTION = r"^([A-Za-z].*|  - (name: .*|.*, level [^ ]+))$"
"""The line that git shows above a hunk: a field or the name of an entry, in the file and in its plain text."""


def attributes(config: Config) -> list[str]:
    """Add the role files to `.gitattributes` at the top of the repository. Returns the lines that were added.

    A pattern that the file already has is not changed. Raises UsageError if the file cannot be read or written.
    """
    top = Git(config.root).top.resolve()
    file = top / ".gitattributes"
    folders = [config.roles_folder, *([config.schema_folder / "catalogue"] if config.has_own_schema else [])]
    below = [folder.resolve().relative_to(top).as_posix() for folder in folders if folder.resolve().is_relative_to(top)]
    patterns = [_pattern(folder, suffix) for folder in below for suffix in ("yaml", "yml")]
    try:
        before = file.read_bytes() if file.exists() else b""
        known = [line.lstrip() for line in before.decode("utf-8", "surrogateescape").splitlines()]
        new = [pattern for pattern in patterns if not any(line.startswith(f"{pattern} ") for line in known)]
        lines = [f"{pattern} diff={DRIVER}" for pattern in new]
        if lines:
            gap = b"" if not before or before.endswith(b"\n") else b"\n"
            write_file(file, before + gap + "".join(f"{line}\n" for line in lines).encode())
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from error
    return lines


def _pattern(folder: str, suffix: str) -> str:
    """Return the pattern of the files in a folder, as git reads it there, with quotes if it needs them."""
    name = re.sub(r'([*?\[\]\\"])', r"\\\1", folder)
    pattern = f"**/*.{suffix}" if folder == "." else f"{name}/**/*.{suffix}"
    return f'"{pattern}"' if re.search(r'[\s"#!\\]', pattern) else pattern


def settings(program: str = "roledoc-lint") -> dict[str, str]:
    """Return the settings that a clone needs, each with its value. `program` is the command that runs this program."""
    return {
        f"diff.{DRIVER}.command": f"{program} git-diff",
        f"diff.{DRIVER}.textconv": f"{program} textconv",
        f"diff.{DRIVER}.xfuncname": SECTION,
    }


def _this_program() -> str:
    """Return a shell command that runs this very program, independent of the search path that git uses."""
    running = Path(sys.argv[0]).absolute()
    if running.stem == "roledoc-lint":
        return shlex.quote(running.as_posix())
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m roledoc_lint"


def configure(config: Config) -> dict[str, str]:
    """Make the settings that this clone lacks. Returns the settings that had another value, which is kept."""
    git = Git(config.root)
    other: dict[str, str] = {}
    for name, value in settings(_this_program()).items():
        present = git.config(name)
        if present is None:
            git.set_config(name, value)
        elif present != value:
            other[name] = present
    return other
