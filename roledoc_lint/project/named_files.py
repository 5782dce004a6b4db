"""Read and write files that the command line names. No link of the repository is followed out of it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from roledoc_lint.project.atomic_write import write_file
from roledoc_lint.project.files import read_file
from roledoc_lint.project.link_guard import is_within

_STREAMS = ("/dev/", "/proc/")
"""Where the system keeps files such as /dev/stdout, which nobody can replace."""


def read_named(path: Path, bound: int) -> bytes | str:
    """Return the content of an ordinary file of at most `bound` bytes, or a string that says why it was not read."""
    file = Path(os.path.abspath(path))
    try:
        if _leads_out(file):
            return "is a link to a place outside the project, and is not followed"
    except (OSError, RuntimeError) as error:  # a loop of links
        return f"cannot be read: {error.strerror if isinstance(error, OSError) else error}"
    content = read_file(file, Path(file.anchor), bound)
    if len(content) > bound and isinstance(content, bytes):
        return f"is larger than {bound:,} bytes, and is not read"
    return content


def write_named(path: Path, content: bytes) -> None:
    """Write a file all at once. A link is replaced by the file; named pipes and devices are written to.

    Raises OSError if the folder is a link out of the repository, or if the file cannot be written.
    """
    file = Path(os.path.abspath(path))
    if os.fspath(file).startswith(_STREAMS) or _is_stream(file):
        with open(file, "wb") as stream:
            stream.write(content)
        return
    try:
        leads_out = _leads_out(file.parent)
    except RuntimeError as error:
        raise OSError(errno.ELOOP, str(error)) from error
    if leads_out:
        raise OSError(errno.EPERM, "its folder is a link to a place outside the project")
    write_file(file, content)


def _is_stream(file: Path) -> bool:
    return not file.is_symlink() and (file.is_fifo() or file.is_char_device())


def _leads_out(file: Path) -> bool:
    """Return whether a link on the way to a file leads out of what holds the link: a repository or the current folder.

    A link above these is the user's own. Raises OSError or RuntimeError for a loop of links.
    """
    here, holder = Path.cwd(), None
    for part in (*reversed(file.parents), file):
        if holder and part.is_symlink() and not is_within(file, holder):
            return True
        if (part == here and not holder) or os.path.lexists(part / ".git"):
            holder = part
    return False
