"""Write a file atomically: a reader sees either the old content or the new."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Replace the content of a file. Its mode is kept, and its owner if that is allowed.

    Raises OSError if the file is read-only, if its content is no longer `before`, or if it cannot be written.
    """
    target = path.resolve(strict=True)
    mode = target.stat().st_mode
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, "it is read-only")
    if target.read_bytes() != before:
        raise OSError(errno.EBUSY, "it was changed while it was being fixed: run the command again")
    write_file(target, after)


def write_file(path: Path, content: bytes, *, overwrite: bool = True) -> None:
    """Write a file atomically. Raises OSError if that fails; the file then keeps its old content.

    Without `overwrite`, it fails if the file exists, even if another program has only just created it.
    """
    import tempfile

    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".tmp", dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _take_over(path, temporary)
        if overwrite:
            os.replace(temporary, path)
        else:
            _add(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _add(temporary: str, path: Path) -> None:
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):  # not every file system, or build of Python, has hard links
        os.replace(temporary, path)
    else:
        os.unlink(temporary)


def _take_over(path: Path, temporary: str) -> None:
    """Give a temporary file the mode and owner of the file that it will replace, or those of a new file."""
    if not path.exists():
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)
        return
    status = path.stat()
    os.chmod(temporary, status.st_mode & 0o7777)
    with suppress(OSError, AttributeError):  # it may not be allowed, nor even known here who the owner is
        os.chown(temporary, status.st_uid, status.st_gid)
