"""`roledoc-lint diff`: what changed between two states of the roles."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from roledoc_lint.cli.common import OUTPUT, Reporting, config_for, paths_behind
from roledoc_lint.errors import FINDINGS, OK, UsageError
from roledoc_lint.reports.sinks import CHANGE_FORMATS, SUMMARY_FORMATS, changes_as, destinations, emit

if TYPE_CHECKING:
    from roledoc_lint.changes.kinds.kind import Impact

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
@OUTPUT
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
    from roledoc_lint.changes import approvals as agreed
    from roledoc_lint.changes import run as diffing
    from roledoc_lint.progress import progress

    to = destinations(context.meta["reports"], "table")
    if summary and not {form for form, _ in to} <= set(SUMMARY_FORMATS):
        raise UsageError(f"--summary goes with the formats {' and '.join(SUMMARY_FORMATS)}")
    config = config_for(())
    reasons = agreed.read(approvals) if approvals else None
    tell = partial(progress, label="comparing roles")
    comparison = diffing.diff(config, states, staged=staged, pushed=pushed, progress=tell)
    if reasons is not None:
        comparison = agreed.approve(comparison, reasons)
    comparison = diffing.below(comparison, config, states, context.meta["paths"])._replace(fail_on=_impact(fail_on))
    least = _impact(impact)
    emit(changes_as(comparison.at_least(least) if least else comparison, summary=summary), to, sys.stdout)
    sys.exit(FINDINGS if any(map(comparison.must_be_approved, comparison.changes)) else OK)


def _impact(word: str | None) -> Impact | None:
    from roledoc_lint.changes.kinds.kind import Impact

    return Impact[word.upper()] if word and word != NEVER else None
