"""Which files git ignores. Imported only where a folder of a repository is searched."""

from __future__ import annotations

import os
from pathlib import Path

from roledoc_lint.errors import RoledocError

IGNORE = ".gitignore"
EXCLUDE = Path("info", "exclude")


def ignored_paths(folder: Path, top: Path) -> frozenset[str]:
    """The real paths of files and folders below `folder` that git ignores; none if git cannot say.

    `top` is the top of the repository. git is only run if there is a list of what it ignores.
    """
    real = os.path.realpath(folder)
    if not _has_lists(Path(real), Path(os.path.realpath(top))):
        return frozenset()
    from roledoc_lint.project.git import Git

    try:
        git = Git(top)
        found = git.ignored(os.path.relpath(real, os.path.realpath(git.top)).replace(os.sep, "/"))
    except (RoledocError, OSError):
        return frozenset()
    return frozenset(os.path.join(os.path.realpath(git.top), path.rstrip("/")) for path in found)


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
