"""Which files git ignores. Imported only where a folder of a repository is searched."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from roledoc_lint.errors import RoledocError

IGNORE = ".gitignore"
EXCLUDE = Path("info", "exclude")


def ignored_paths(folders: Iterable[Path], top: Path) -> frozenset[str]:
    """The real paths of files and folders below `folders` that git ignores; none if git cannot say.

    `top` is the top of the repository. git is run once, and only if there is a list of what it ignores.
    """
    real_top = Path(os.path.realpath(top))
    real = [Path(os.path.realpath(folder)) for folder in folders]
    inside = [folder for folder in real if folder.is_relative_to(real_top) and _has_lists(folder, real_top)]
    if not inside:
        return frozenset()
    from roledoc_lint.project.git import Git

    try:
        found = Git.at_top(real_top).ignored(folder.relative_to(real_top).as_posix() for folder in inside)
    except (RoledocError, OSError):
        return frozenset()
    return frozenset(os.path.join(real_top, path.rstrip("/")) for path in found)


def _has_lists(folder: Path, top: Path) -> bool:
    """Whether git has a list of files to ignore that can apply to a folder of a repository."""
    above = [parent for parent in (folder, *folder.parents) if parent.is_relative_to(top)]
    if any((parent / IGNORE).exists() for parent in above):
        return True
    try:
        lines = (top / ".git" / EXCLUDE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # in a work tree or a submodule it is somewhere else: let git look
        return (top / ".git").is_file()
    return any(line.strip() and not line.startswith("#") for line in lines) or _is_in_folders(folder)


def _is_in_folders(folder: Path) -> bool:
    return any(IGNORE in names for _, _, names in os.walk(folder))
