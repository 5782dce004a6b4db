"""What is about to be pushed, which pre-commit gives to a pre-push hook in environment variables."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from roledoc_lint.changes.states.revisions import between_revisions
from roledoc_lint.changes.states.snapshots import Snapshots
from roledoc_lint.errors import UsageError
from roledoc_lint.project.config import Config
from roledoc_lint.project.git import Git

REMOTE_BRANCHES = ("@{upstream}", *(f"refs/remotes/origin/{name}" for name in ("HEAD", "main", "master")))
"""Names that the remote's own branch may have, the likeliest first."""


def before_and_after_push(config: Config, environment: Mapping[str, str]) -> Snapshots:
    """What the remote has, and what is about to be pushed to it.

    `environment` holds the variables that pre-commit sets; without them, HEAD would be pushed. If there is no earlier
    revision, as in the first push of a branch, the base is the merge base with the upstream or the remote's default
    branch, and nothing if neither is known. Raises UsageError if a revision is unknown.
    """
    # Pushing a whole history sets no PRE_COMMIT_TO_REF, but it sets the branch.
    head = _revision(environment, "PRE_COMMIT_TO_REF") or _revision(environment, "PRE_COMMIT_LOCAL_BRANCH") or "HEAD"
    base = _revision(environment, "PRE_COMMIT_FROM_REF") or _merge_base(Git(config.root), head)
    snapshots = between_revisions(config, base, head)
    return snapshots._replace(base="what the remote has", head="what is about to be pushed", description="")


def _revision(environment: Mapping[str, str], name: str) -> str:
    """The revision in a variable; empty if there is none, for which git writes only zeros."""
    revision = environment.get(name, "")
    return revision if revision.strip("0") else ""


def _merge_base(git: Git, head: str) -> str:
    """The merge base of a branch and what the remote has, or the empty tree."""
    for branch in REMOTE_BRANCHES:
        with suppress(UsageError):
            return git.merge_base(branch, head)
    return git.empty_tree()
