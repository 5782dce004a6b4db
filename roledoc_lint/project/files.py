"""Find and read files. No link is followed out of the project. Files that cannot be read are reported, not raised."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from roledoc_lint.project.link_guard import leads_out

SUFFIXES = (".yaml", ".yml")


class SourceFile(NamedTuple):
    """A file: its path as findings show it, and its path on disk."""

    display_path: str
    path: str

    @property
    def folder(self) -> str:
        """The path of its folder with a slash at the end; empty for the current folder."""
        return self.path[: self.path.rfind(os.sep) + 1]


def yaml_files(top: Path, record_error: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield the YAML files under a folder, without hidden ones. What cannot be opened is passed to `record_error`."""
    return (Path(folder, name) for folder, names in yaml_folders(top, record_error) for name in names)


def yaml_folders(top: Path, record_error: Callable[[OSError], None]) -> Iterator[tuple[str, list[str]]]:
    """Yield each folder under a folder, with the names of its YAML files."""
    for folder, folders, files in os.walk(top, onerror=record_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield folder, [name for name in sorted(files) if is_yaml(name)]


def is_yaml(path: str) -> bool:
    """Return whether a path in a folder is that of a YAML file, with no hidden part."""
    return path.lower().endswith(SUFFIXES) and not path.startswith(".") and "/." not in path


def printable_path(path: str) -> str:
    """Return a path as it is shown: with slashes, and with escapes for bytes that are not UTF-8."""
    path = path.replace(os.sep, "/")
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")


def display_path(path: str | Path, root: Path) -> str:
    """Return a path as findings show it: relative to `root` if it is inside, and printable."""
    absolute, top = os.path.abspath(path), str(root)
    inside = os.path.commonpath([absolute, top]) == top
    return printable_path(os.path.relpath(absolute, top) if inside else absolute)


def path_from(folder: Path, base: Path) -> str:
    """Return what the display paths of files in a folder begin with: empty for the base itself."""
    path = display_path(folder, base)
    return "" if path == "." else f"{path}/"


def read_file(path: Path, root: Path, bound: int) -> bytes | str:
    """Return the content of a file, up to one byte more than `bound`, or a string that says why it was not read.

    No link is followed out of `root`.
    """
    try:
        if leads_out(path, root):
            return "is a link to a place outside the project, and is not followed"
        # Without O_NONBLOCK, opening a named pipe would wait for a writer forever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return "is not an ordinary file"
            return file.read(bound + 1)
    except (OSError, RuntimeError) as error:
        return f"cannot be read: {error.strerror if isinstance(error, OSError) else error}"


def read_plain(path: str, bound: int) -> tuple[bytes, os.stat_result] | None:
    """Return the content and status of an ordinary file, or None for a link, anything else, or a file over `bound`."""
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
