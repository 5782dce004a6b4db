"""No link is followed out of the project."""

from __future__ import annotations

import os
from pathlib import Path


def leads_out(path: Path, root: Path) -> bool:
    """Whether a path that is named within the project ends elsewhere, by a link at any of its parts.

    A path that is named outside is the user's own choice, unless it is itself a link. Raises OSError where the path
    leads nowhere.
    """
    target = path.resolve(strict=True)
    if target.is_relative_to(root.resolve()):
        return False
    return Path(os.path.abspath(path)).is_relative_to(root) or path.is_symlink()
