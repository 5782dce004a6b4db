"""Keep links from leading out of the project."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def leads_out(path: Path, root: Path) -> bool:
    """Return whether a path inside the project ends outside it, because any part of the path is a link.

    A path outside the project is the user's own choice, unless it is itself a link. Raises OSError if the path does not
    exist.
    """
    target = _resolved(path)
    if target.is_relative_to(root.resolve()):
        return False
    return Path(os.path.abspath(path)).is_relative_to(root) or path.is_symlink()


def _resolved(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except RuntimeError as error:  # what Python up to 3.12 says of links that lead to each other
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def is_within(path: Path, root: Path) -> bool:
    """Return whether a path is inside `root` after links are resolved."""
    return path.resolve().is_relative_to(root.resolve())
