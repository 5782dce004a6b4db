"""Writes a file so that it is never half: whoever reads it sees the old content or the new one."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def replace(path: Path, before: bytes, after: bytes) -> None:
    """Put new content in place of a file's. Its mode is kept.

    Raises OSError where the file is read-only, is not as it was (`before`), or cannot be written.
    """
    import tempfile

    target = path.resolve(strict=True)
    mode = target.stat().st_mode
    if not mode & 0o222:
        raise OSError(errno.EACCES, "it is read-only")
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent)
    try:
        with open(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode & 0o7777)
        if target.read_bytes() != before:
            raise OSError(errno.EBUSY, "it was changed while it was being fixed: run again")
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
