"""Has git show roles in its own diffs: the lines of `.gitattributes`, and the settings of a clone."""

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
"""What a hunk of a diff stands under: a field, or the name of an entry; in the file and in its plain text."""


def attributes(config: Config) -> list[str]:
    """Add to `.gitattributes`, at the top of the repository, which files are roles. Returns the lines that were added.

    A pattern that the file has already is left as it is. Raises UsageError where the file cannot be read or written.
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
    """The pattern of the files below a folder, as git reads it there: with quotes where it must have some."""
    name = re.sub(r'([*?\[\]\\"])', r"\\\1", folder)
    pattern = f"**/*.{suffix}" if folder == "." else f"{name}/**/*.{suffix}"
    return f'"{pattern}"' if re.search(r'[\s"#!\\]', pattern) else pattern


def settings(program: str = "roledoc-lint") -> dict[str, str]:
    """The settings that a clone needs, each with its value; `program` is how a shell starts this one."""
    return {
        f"diff.{DRIVER}.command": f"{program} git-diff",
        f"diff.{DRIVER}.textconv": f"{program} textconv",
        f"diff.{DRIVER}.xfuncname": SECTION,
    }


def _this_program() -> str:
    """How a shell starts this very program, whatever its search path is when git starts it."""
    running = Path(sys.argv[0]).absolute()
    if running.stem == "roledoc-lint":
        return shlex.quote(running.as_posix())
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m roledoc_lint"


def configure(config: Config) -> dict[str, str]:
    """Set what is not yet set in this clone. Returns what was set to something else before, and was left so."""
    git = Git(config.root)
    other: dict[str, str] = {}
    for name, value in settings(_this_program()).items():
        present = git.config(name)
        if present is None:
            git.set_config(name, value)
        elif present != value:
            other[name] = present
    return other
