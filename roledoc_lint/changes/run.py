"""Compares two states of a project, however they are named, and keeps the report to what was asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.changes.states.push import before_and_after_push
from roledoc_lint.changes.states.revisions import between_revisions
from roledoc_lint.changes.states.snapshots import Snapshots
from roledoc_lint.errors import UsageError
from roledoc_lint.progress import Progress, silent
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import printable_path


def diff(
    config: Config,
    states: Sequence[str] = (),
    *,
    staged: bool = False,
    pushed: bool = False,
    progress: Progress = silent,
) -> Comparison:
    """Compare two states: of none named, the last commit and the work tree.

    `states` are up to two revisions, `A..B` or `A...B`, or two folders. `staged` takes the index in place of the work
    tree, `pushed` what pre-commit says is about to be pushed. `progress` shows how far the work is. Raises
    UsageError for what is wrong with the call, and RoledocError where git fails.
    """
    return compare_snapshots(_snapshots(config, states, staged=staged, pushed=pushed), progress=progress)


def _snapshots(config: Config, states: Sequence[str], *, staged: bool, pushed: bool) -> Snapshots:
    if pushed:
        if states or staged:
            raise UsageError("--pushed knows what to compare: name no revision, and leave --staged out")
        return before_and_after_push(config, os.environ)
    if len(states) > 2:
        raise UsageError("two states are compared: name a base and a head; paths go behind --")
    if not all(states):
        raise UsageError("a revision is empty")
    if len(states) == 2 and all(map(os.path.isdir, states)) and not staged:
        return between_folders(config, Path(states[0]), Path(states[1]))
    base, head = (*states, None, None)[:2]
    try:
        return between_revisions(config, base, head, staged=staged)
    except UsageError as error:
        if any(os.path.lexists(state) or os.sep in state for state in states):
            raise UsageError(f"{error}; of two folders both must be there; other paths go behind --") from error
        raise


def below(comparison: Comparison, config: Config, states: Sequence[str], paths: Sequence[str]) -> Comparison:
    """The comparison of some files and folders alone; all of it, where none is named.

    Between two folders, paths are those that the report shows. Raises UsageError for a path that is not there and has
    no change in it.
    """
    if not paths:
        return comparison
    if not all(paths):
        raise UsageError("a path is empty")
    folders = states if len(states) == 2 and all(map(os.path.isdir, states)) else ()
    shown = [printable_path(os.path.normpath(path)) if folders else _in_project(config, path) for path in paths]
    for path, folder in zip(paths, shown, strict=True):
        there = any(map(os.path.lexists, [os.path.join(state, path) for state in folders] if folders else [path]))
        if not there and not comparison.below([folder]).changes:
            raise UsageError(f"{path}: there is no such file or folder, and no change in one")
    return comparison.below(shown)


def _in_project(config: Config, path: str) -> str:
    """A path as changes show it, whatever links lead to it; a folder that holds the project is all of it."""
    is_folder = os.path.isdir(path)
    # The last part of a file's path may itself be a link that stands for a role.
    real = Path(os.path.realpath(path if is_folder else os.path.dirname(path) or os.curdir))
    real = real if is_folder else real / os.path.basename(path)
    root = Path(os.path.realpath(config.root))
    if root.is_relative_to(real):
        return "."
    if not real.is_relative_to(root):
        raise UsageError(f"{path}: this is outside of the project {config.root}")
    return printable_path(os.path.relpath(real, root))
