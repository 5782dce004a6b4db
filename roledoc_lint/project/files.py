"""Find and read files. No link is followed out of the project, and what cannot be read is said, not raised."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.project.link_guard import leads_out

SUFFIXES = (".yaml", ".yml")


class SourceFile(NamedTuple):
    """A file, and what findings call it."""

    display_path: str
    path: str

    @property
    def folder(self) -> str:
        """The path of its folder, with the slash behind it; empty for the current one."""
        return self.path[: self.path.rfind(os.sep) + 1]


def yaml_files(top: Path, complain: Callable[[OSError], None]) -> Iterator[Path]:
    """The YAML files under a folder, hidden ones left out. What cannot be opened is told to `complain`."""
    return (Path(folder, name) for folder, names in yaml_folders(top, complain) for name in names)


def yaml_folders(top: Path, complain: Callable[[OSError], None]) -> Iterator[tuple[str, list[str]]]:
    """Each folder under a folder, with the names of the YAML files in it."""
    for folder, folders, files in os.walk(top, onerror=complain):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield folder, [name for name in sorted(files) if is_yaml(name)]


def is_yaml(path: str) -> bool:
    """Whether a path within a folder is that of a YAML file, with no part of it hidden."""
    return path.lower().endswith(SUFFIXES) and not path.startswith(".") and "/." not in path


def printable_path(path: str) -> str:
    """A path as it is shown: with slashes, and bytes that are no UTF-8 as escapes."""
    path = path.replace(os.sep, "/")
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")


def read_file(path: Path, root: Path, bound: int) -> bytes | str:
    """The content of a file, up to one byte more than the bound; or, as text, why it must not or cannot be read.

    No link is followed out of `root`.
    """
    try:
        if leads_out(path, root):
            return "is a link out of the project, and is not followed"
        # Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return "is no ordinary file"
            return file.read(bound + 1)
    except (OSError, RuntimeError) as error:
        return f"cannot be read: {error.strerror if isinstance(error, OSError) else error}"


def read_plain(path: str, bound: int) -> tuple[bytes, os.stat_result] | None:
    """The content and the state of an ordinary file that is no link; None where it is anything else, or too large."""
    if not hasattr(os, "O_NOFOLLOW"):
        return None
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > bound:
            return None
        content = os.read(handle, status.st_size + 1)
        return (content, status) if len(content) == status.st_size else None
    except OSError:
        return None
    finally:
        os.close(handle)
