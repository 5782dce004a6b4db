"""`roledoc-lint diff`: what changed between two states of the roles."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from roledoc_lint.cli.common import Reporting, config_for, paths_behind
from roledoc_lint.errors import FINDINGS, OK, UsageError
from roledoc_lint.output import CHANGE_FORMATS, changes_as, destinations, emit

if TYPE_CHECKING:
    from roledoc_lint.changes.comparison import Comparison
    from roledoc_lint.changes.kinds import Impact
    from roledoc_lint.config import Config
    from roledoc_lint.snapshots import Snapshots

IMPACTS = click.Choice(["substantive", "wording", "editorial"])
NEVER = "never"


class _WithPaths(Reporting):
    """A command whose last arguments, behind `--`, are paths: click alone does not tell them from the others."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        args, ctx.meta["paths"] = paths_behind(args)
        return super().parse_args(ctx, args)


@click.command(cls=_WithPaths, options_metavar="[OPTIONS]")
@click.argument("states", nargs=-1, metavar="[BASE [HEAD]] [-- PATHS]")
@click.option("--staged", is_flag=True, help="Compare with what is staged for the next commit.")
@click.option("--pushed", is_flag=True, help="Compare what is about to be pushed with what the remote has: for hooks.")
@click.option("--summary", is_flag=True, help="Count the changes of each role, and list none.")
@click.option("--impact", type=IMPACTS, help="List only changes of this impact, and of higher ones.")
@click.option(
    "--fail-on",
    type=click.Choice([*IMPACTS.choices, NEVER]),
    default=NEVER,
    show_default=True,
    help="Exit with 1 where a change has this impact, or a higher one.",
)
@click.option(
    "--approvals",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Changes that were agreed, by fingerprint, each with a reason: they do not fail.",
)
@click.option(
    "--format",
    multiple=True,
    type=click.Choice(CHANGE_FORMATS),
    help="How changes are told; a table without it. Can be repeated, each with an --output of its own.",
)
@click.option(
    "--output", multiple=True, metavar="FILE", help="Write the format named before to a file, not to standard output."
)
@click.pass_context
def diff(
    context: click.Context,
    states: tuple[str, ...],
    staged: bool,
    pushed: bool,
    summary: bool,
    impact: str | None,
    fail_on: str,
    approvals: Path | None,
    format: tuple[str, ...],  # noqa: A002  the option's name
    output: tuple[str, ...],
) -> NoReturn:
    """Report what changed between two git revisions, two folders, or a revision and the work tree.

    Without BASE it is what changed in the work tree since the last commit (HEAD). A..B compares two revisions; A...B
    compares B with where it parted from A. PATHS keep the report to some files and folders.
    """
    from roledoc_lint.changes.comparing import compare_snapshots
    from roledoc_lint.progress import progress

    to = destinations(context.meta["reports"], "table")
    config = config_for(())
    agreed = _approvals(approvals)
    snapshots = _pushed(config, states, staged=staged) if pushed else _snapshots(config, states, staged=staged)
    comparison = compare_snapshots(snapshots, progress=partial(progress, label="comparing roles"))
    comparison = _narrowed(_approved(comparison, agreed), config, context.meta["paths"])
    comparison = comparison._replace(fail_on=_impact(fail_on))
    least = _impact(impact)
    emit(changes_as(comparison.at_least(least) if least else comparison, summary=summary), to, sys.stdout)
    sys.exit(FINDINGS if any(map(comparison.must_be_approved, comparison.changes)) else OK)


def _snapshots(config: Config, states: tuple[str, ...], *, staged: bool) -> Snapshots:
    """The two states that are named: folders, where both are, else revisions."""
    from roledoc_lint.folders import between_folders
    from roledoc_lint.revisions import between_revisions

    if len(states) > 2:
        raise UsageError("two states are compared: name a base and a head; paths go behind --")
    if len(states) == 2 and all(map(os.path.isdir, states)) and not staged:
        return between_folders(config, Path(states[0]), Path(states[1]))
    base, head = (*states, None, None)[:2]
    if base == "" or head == "":
        raise UsageError("a revision is empty")
    return between_revisions(config, base, head, staged=staged)


def _pushed(config: Config, states: tuple[str, ...], *, staged: bool) -> Snapshots:
    from roledoc_lint.pushed import before_and_after_push

    if states or staged:
        raise UsageError("--pushed knows what to compare: name no revision, and leave --staged out")
    return before_and_after_push(config, os.environ)


def _approvals(file: Path | None) -> dict[str, str] | None:
    from roledoc_lint.changes.approvals import read

    return read(file) if file else None


def _approved(comparison: Comparison, agreed: dict[str, str] | None) -> Comparison:
    from roledoc_lint.changes.approvals import approve

    return comparison if agreed is None else approve(comparison, agreed)


def _narrowed(comparison: Comparison, config: Config, paths: list[str]) -> Comparison:
    """The comparison of some files and folders alone."""
    from roledoc_lint.repository import printed

    if not paths:
        return comparison
    shown = [printed(os.path.relpath(path, config.root)) for path in paths]
    for path, folder in zip(paths, shown, strict=True):
        if not os.path.lexists(path) and not comparison.below([folder]).changes:
            raise UsageError(f"{path}: there is no such file or folder, and no change in one")
    return comparison.below(shown)


def _impact(word: str | None) -> Impact | None:
    from roledoc_lint.changes.kinds import Impact

    return Impact[word.upper()] if word and word != NEVER else None
