"""Refuse a project whose own schema and catalogue should be there and are not, rather than use those of the package."""

from __future__ import annotations

import os

from roledoc_lint.errors import RoledocError, UsageError
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import display_path

ROLE_SCHEMA = "role.schema.json"
CATALOGUE = "catalogue"


def refuse_missing_schema(config: Config) -> None:
    """Raise UsageError if the project's schema folder is named, begun or known to git, but not complete on disk."""
    named = config.named_schema or config.schema
    folder = named or config.root / "schema"
    shown = display_path(folder, config.base)
    if not os.path.lexists(folder):
        if config.top and _is_in_git(config):
            raise UsageError(
                f"{shown} is in git but not on disk: get it with git restore {shown}, or in a sparse checkout with "
                f"git sparse-checkout add {shown}"
            )
        return
    names = set(os.listdir(folder)) if folder.is_dir() else set()
    if not names:
        raise UsageError(
            f"{shown} is empty: if it is a submodule, get it with git submodule update --init; if not, delete the "
            "folder and create it with roledoc-lint init"
        )
    missing = {ROLE_SCHEMA, CATALOGUE} - names
    if missing and (len(missing) == 1 or named):
        name = min(missing)
        raise UsageError(f"{shown} has no {name}: get it back, such as with git restore {shown}/{name}")


def _is_in_git(config: Config) -> bool:
    """Whether git tracks the project's default schema folder. Without git, it is not known to be missing."""
    from roledoc_lint.project.git import Git

    try:
        git = Git(config.root)
        folder = os.path.relpath(os.path.realpath(config.root / "schema"), os.path.realpath(git.top))
        return any(entry for entry in git.index([folder.replace(os.sep, "/")]))
    except (RoledocError, OSError):
        return False
