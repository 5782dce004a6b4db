"""What is about to be pushed, as pre-commit tells it to a pre-push hook: in variables of the environment."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from roledoc_lint.changes.states.revisions import between_revisions
from roledoc_lint.changes.states.snapshots import Snapshots
from roledoc_lint.errors import UsageError
from roledoc_lint.project.config import Config
from roledoc_lint.project.git import Git

REMOTE_BRANCHES = ("@{upstream}", *(f"refs/remotes/origin/{name}" for name in ("HEAD", "main", "master")))
"""Where the remote's own branch may be known by, the likeliest first."""


def before_and_after_push(config: Config, told: Mapping[str, str]) -> Snapshots:
    """What the remote has, and what it is about to get.

    Where pre-commit tells no earlier revision, as in the first push of all, that is where the branch parted from its
    upstream or the remote's default branch, and nothing where none is known. Outside of a push
    it is what HEAD would bring.
    """
    # A push of a whole history has no PRE_COMMIT_TO_REF, but its branch is named.
    head = _revision(told, "PRE_COMMIT_TO_REF") or _revision(told, "PRE_COMMIT_LOCAL_BRANCH") or "HEAD"
    base = _revision(told, "PRE_COMMIT_FROM_REF") or _parted(Git(config.root), head)
    snapshots = between_revisions(config, base, head)
    return snapshots._replace(base="what the remote has", head="what is about to be pushed")


def _revision(told: Mapping[str, str], name: str) -> str:
    """A revision that is told; git's own way of saying that there is none is a name of zeros."""
    revision = told.get(name, "")
    return revision if revision.strip("0") else ""


def _parted(git: Git, head: str) -> str:
    """Where a branch parted from what the remote has, or the empty tree."""
    for branch in REMOTE_BRANCHES:
        with suppress(UsageError):
            return git.merge_base(branch, head)
    return git.empty_tree()
