"""Set up git to show roles in its own diffs: lines in `.gitattributes`, and settings of a clone."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.errors import UsageError
from roledoc_lint.project.atomic_write import replace_file, write_file
from roledoc_lint.project.config import MAX_FILE_SIZE, Config
from roledoc_lint.project.files import read_file
from roledoc_lint.project.git import Git

DRIVER = "roledoc"
SECTION = r"^([A-Za-z].*|  - (name: .*|.*, level [^ ]+))$"
"""The line that git shows above a hunk: a field or the name of an entry, in the file and in its plain text."""

_REPORT = (
    'command -v FIRST >/dev/null && PROGRAM git-diff "$@" || [ $# -lt 5 ] || '
    'git diff --no-index --no-ext-diff --no-textconv -- "$2" "$5" || :; }; f'
)
_COMMAND = 'f() { case $GIT_EXTERNAL_DIFF in *git-difftool*) exec $GIT_EXTERNAL_DIFF "$@";; esac; ' + _REPORT
_TEXTCONV = 'f() { command -v FIRST >/dev/null && PROGRAM textconv "$1" || cat -- "$1"; }; f'
"""What git runs. If the program is not there any more, the lines of the file are shown as they are.

git difftool asks for its tool by a variable, which git itself does not look at where a file has a command of its own.
"""

_EARLIER = ("PROGRAM git-diff", "PROGRAM textconv", "f() { " + _REPORT)
"""What earlier versions set: without the program, git diff and git log stop with an error; git difftool has no tool."""


class Configured(NamedTuple):
    """The settings that had another value, and were kept, with that value; and those that were made again."""

    kept: dict[str, str]
    replaced: list[str]


def attributes(config: Config) -> list[str]:
    """Add the role files to `.gitattributes` at the top of the repository. Returns the lines that were added.

    A pattern that the file already has is not changed. Raises UsageError if the file cannot be read or written.
    """
    top = Git(config.root).top.resolve()
    file = top / ".gitattributes"
    folders = [config.roles_folder, *([config.schema_folder / "catalogue"] if config.has_own_schema else [])]
    below = [folder.resolve().relative_to(top).as_posix() for folder in folders if folder.resolve().is_relative_to(top)]
    patterns = [_pattern(folder, suffix) for folder in below for suffix in ("yaml", "yml")]
    before = _content(file)
    known = [line.lstrip() for line in os.fsdecode(before).split("\n")]
    new = [pattern for pattern in patterns if not any(line.startswith(f"{pattern} ") for line in known)]
    lines = [f"{pattern} diff={DRIVER}" for pattern in new]
    if lines:
        gap = b"" if not before or before.endswith(b"\n") else b"\n"
        _write(file, before, before + gap + os.fsencode("".join(f"{line}\n" for line in lines)))
    return lines


def _content(file: Path) -> bytes:
    """Return what `.gitattributes` holds; nothing if it does not exist."""
    if not os.path.lexists(file):
        return b""
    if file.is_symlink():
        raise UsageError(f"{file}: this is a link, which git does not follow: put a file in its place")
    content = read_file(file, file.parent, MAX_FILE_SIZE)
    if isinstance(content, str):
        raise UsageError(f"{file}: {content}")
    if len(content) > MAX_FILE_SIZE:
        raise UsageError(f"{file}: is larger than {MAX_FILE_SIZE:,} bytes, and is not read")
    return content


def _write(file: Path, before: bytes, after: bytes) -> None:
    try:
        if os.path.lexists(file):
            replace_file(file, before, after)
        else:
            write_file(file, after, overwrite=False)
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}") from error


def _pattern(folder: str, suffix: str) -> str:
    """Return the pattern of the files in a folder, as git reads it there, with quotes if it needs them."""
    # Even in quotes, git ignores a pattern that begins with an exclamation mark.
    name = re.sub(r"([*?\[\]\\]|^!)", r"\\\1", folder)
    pattern = f"**/*.{suffix}" if folder == "." else f"{name}/**/*.{suffix}"
    return f'"{_in_quotes(pattern)}"' if re.search(r'[\s"#\\\x00-\x1f\x7f]', pattern) else pattern


def _in_quotes(pattern: str) -> str:
    """Return a pattern as git writes it in quotes, where a line end is an escape and ends no line."""
    escaped = re.sub(r'(["\\])', r"\\\1", pattern)
    return re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\{ord(match[0]):03o}", escaped)


def settings(program: str = "roledoc-lint") -> dict[str, str]:
    """Return the settings that a clone needs, each with its value. `program` is the command that runs this program."""
    first = shlex.quote(shlex.split(program)[0])
    return {
        f"diff.{DRIVER}.command": _COMMAND.replace("FIRST", first).replace("PROGRAM", program),
        f"diff.{DRIVER}.textconv": _TEXTCONV.replace("FIRST", first).replace("PROGRAM", program),
        f"diff.{DRIVER}.xfuncname": SECTION,
    }


def _this_program() -> str:
    """Return a shell command that runs this very program, independent of the search path that git uses."""
    running = Path(sys.argv[0]).absolute()
    if running.stem == "roledoc-lint":
        return shlex.quote(running.as_posix())
    # Without -P, Python would run a folder `roledoc_lint` of the repository that git shows.
    return f"{shlex.quote(Path(sys.executable).as_posix())} -P -m roledoc_lint"


def configure(config: Config) -> Configured:
    """Make the settings that this clone lacks.

    A setting that another program or an earlier version of this one made is made again, as that program may not be
    there any more. Any other value is kept.
    """
    git = Git(config.root)
    done = Configured({}, [])
    for name, value in settings(_this_program()).items():
        present = git.config(name)
        if present == value:
            continue
        if present is None or _is_ours(present):
            git.set_config(name, value)
            done.replaced.extend([name] if present else [])
        else:
            done.kept[name] = present
    return done


def _is_ours(value: str) -> bool:
    """Return whether a setting is one that this program makes, of any version and in any place."""
    for template in (_COMMAND, _TEXTCONV, *_EARLIER):
        pattern = re.escape(template).replace("FIRST", ".+").replace("PROGRAM", ".*roledoc[-_]lint.*")
        if re.fullmatch(pattern, value):
            return True
    return False
