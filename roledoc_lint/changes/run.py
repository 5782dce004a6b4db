"""Two states of a project compared, whether revisions or folders, and limited to the paths asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from roledoc_lint.changes import approvals as agreed
from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.comparison import Comparison, summary
from roledoc_lint.changes.setting_diff import compare_approvals
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.changes.states.push import before_and_after_push
from roledoc_lint.changes.states.revisions import between_revisions
from roledoc_lint.changes.states.snapshots import Snapshots
from roledoc_lint.errors import UsageError
from roledoc_lint.progress import Progress, silent
from roledoc_lint.project.config import Config
from roledoc_lint.project.files import display_path, printable_path
from roledoc_lint.project.link_guard import is_within


def diff(
    config: Config,
    states: Sequence[str] = (),
    *,
    staged: bool = False,
    pushed: bool = False,
    approvals: Path | None = None,
    progress: Progress = silent,
) -> Comparison:
    """Compare two states; by default the last commit and the work tree.

    `states` are up to two revisions, `A..B` or `A...B`, or two folders. `staged` compares with the index instead of
    the work tree, `pushed` with what pre-commit says is about to be pushed. `approvals` is a file of agreed changes.
    `progress` shows how many roles are done. Raises UsageError for wrong arguments, and RoledocError if git fails.
    """
    reasons = agreed.read(approvals) if approvals else {}
    snapshots = _snapshots(config, states, staged=staged, pushed=pushed)
    comparison = compare_snapshots(snapshots, config.diff, progress=progress)
    if approvals is None:
        return comparison
    before = _earlier_approvals(approvals, snapshots)
    found = (
        []
        if before is None
        else compare_approvals(
            display_path(approvals, snapshots.root),
            {name: each.plain for name, each in before.items()},
            {name: each.plain for name, each in reasons.items()},
        )
    )
    comparison = agreed.approve(comparison, reasons)
    changes = [*found, *comparison.changes]
    return comparison._replace(changes=changes, summary=summary(changes, comparison.profile))


def _earlier_approvals(file: Path, snapshots: Snapshots) -> dict[str, agreed.Approval] | None:
    """The approvals in the earlier state; None if git does not track the file in the two states."""
    if snapshots.others is None or not is_within(file, snapshots.root):
        return None
    path = display_path(file.resolve(), snapshots.root.resolve())
    before, after = (read([path]) for read in snapshots.others)
    if not before and not after:
        return None
    try:
        return agreed.parse(file, before.get(path, b""))
    except UsageError:  # a file that was not valid before had no approvals
        return {}


def _snapshots(config: Config, states: Sequence[str], *, staged: bool, pushed: bool) -> Snapshots:
    if pushed:
        if states or staged:
            raise UsageError("--pushed already knows what to compare: leave out revisions and --staged")
        return before_and_after_push(config, os.environ)
    if len(states) > 2:
        raise UsageError(f"{len(states)} states to compare, but only two can be: put paths after --")
    if not all(states):
        raise UsageError("one of the revisions is empty: give its name, or leave it out")
    if len(states) == 2 and all(map(os.path.isdir, states)) and not staged:
        return between_folders(config, Path(states[0]), Path(states[1]))
    base, head = (*states, None, None)[:2]
    try:
        return between_revisions(config, base, head, staged=staged)
    except UsageError as error:
        if any(os.path.lexists(state) or os.sep in state for state in states):
            raise UsageError(f"{error}. To compare two folders, both must exist; put other paths after --") from error
        raise


def below(comparison: Comparison, config: Config, states: Sequence[str], paths: Sequence[str]) -> Comparison:
    """The comparison limited to some files and folders; all of it if there are none.

    Between two folders, paths are those that the report shows. Raises UsageError for a path that does not exist and
    has no changes.
    """
    if not paths:
        return comparison
    if not all(paths):
        raise UsageError("one of the paths after -- is empty: name a file or folder, or leave it out")
    folders = states if len(states) == 2 and all(map(os.path.isdir, states)) else ()
    display_paths = [printable_path(os.path.normpath(path)) if folders else _in_project(config, path) for path in paths]
    for path, folder in zip(paths, display_paths, strict=True):
        exists = any(map(os.path.lexists, [os.path.join(state, path) for state in folders] if folders else [path]))
        if not exists and not comparison.below([folder]).changes:
            raise UsageError(f"{path}: there is no such file or folder, and nothing was changed there")
    return comparison.below(display_paths)


def _in_project(config: Config, path: str) -> str:
    """A path as changes show it, with links followed. A folder that contains the project is all of it."""
    is_folder = os.path.isdir(path)
    # The file itself may be a link in place of a role, which is reported as a link.
    real = Path(os.path.realpath(path if is_folder else os.path.dirname(path) or os.curdir))
    real = real if is_folder else real / os.path.basename(path)
    root, base = (Path(os.path.realpath(folder)) for folder in (config.root, config.base))
    if root.is_relative_to(real):
        return "."
    if not real.is_relative_to(root):
        raise UsageError(f"{path}: this is outside the project {config.root}")
    return printable_path(os.path.relpath(real, base))
