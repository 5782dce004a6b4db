"""Write a file atomically: a reader sees either the old content or the new."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Replace the content of a file. Its mode is kept, and its owner if that is allowed.

    The file is read again right before it is replaced, so what another program writes is lost only if it is written
    between these two steps (less than a millisecond), or later by a program that opened the file before them.

    Raises OSError if the file is read-only, if its content is no longer `before`, or if it cannot be written.
    """
    target = path.resolve(strict=True)
    mode = target.stat().st_mode
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, "it is read-only")
    with _undisturbed(), _temporary(target, after) as temporary:
        _refuse_change(target, before)
        os.replace(temporary, target)


def write_file(path: Path, content: bytes, *, overwrite: bool = True) -> None:
    """Write a file atomically. Raises OSError if that fails; the file then keeps its old content.

    A link is replaced, and not followed. Without `overwrite`, it fails if the file exists, even if another program has
    only just created it.
    """
    with _undisturbed(), _temporary(path, content) as temporary:
        if overwrite:
            os.replace(temporary, path)
        else:
            _add(temporary, path)


def _refuse_change(file: Path, before: bytes) -> None:
    if not file.is_file() or file.read_bytes() != before:
        raise OSError(errno.EBUSY, "it was changed while it was being fixed: run the command again")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals that end the process wait: a process that ended now would leave a temporary file."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _temporary(path: Path, content: bytes) -> Iterator[str]:
    """Write a temporary file beside `path`, with its mode and owner. It is deleted if it cannot take its place."""
    import tempfile

    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".tmp", dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _take_over(path, temporary)
        yield temporary
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
    if path.is_symlink() or not path.exists():
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)
        return
    status = path.stat()
    os.chmod(temporary, status.st_mode & 0o7777)
    with suppress(OSError, AttributeError):  # it may not be allowed, nor even known here who the owner is
        os.chown(temporary, status.st_uid, status.st_gid)
