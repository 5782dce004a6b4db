"""`roledoc-lint diff`: report what changed between two states of the roles."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from roledoc_lint.cli.common import OUTPUT, PROJECT, SCHEMA, Reporting, config_for, split_at_dashes
from roledoc_lint.errors import FINDINGS, OK, WRONG_USE, UsageError
from roledoc_lint.reports.formats import CHANGES, names
from roledoc_lint.reports.sinks import changes_as, destinations, emit

if TYPE_CHECKING:
    from roledoc_lint.changes.comparison import Gate
    from roledoc_lint.changes.kinds.kind import Impact
    from roledoc_lint.project.config import Config

IMPACTS = click.Choice(["substantive", "wording", "editorial"])
NEVER = "never"


class _WithPaths(Reporting):
    """A command whose arguments after `--` are paths. Click alone does not keep them apart from those before it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        args, ctx.meta["paths"] = split_at_dashes(args)
        return super().parse_args(ctx, args)


@click.command(cls=_WithPaths, options_metavar="[OPTIONS]")
@click.argument("states", nargs=-1, metavar="[BASE [HEAD]] [-- PATHS]")
@click.option("--staged", is_flag=True, help="Compare with what is staged for the next commit.")
@click.option("--pushed", is_flag=True, help="Compare what is about to be pushed with what the remote has. For hooks.")
@click.option("--summary", is_flag=True, help="Only count the changes of each role.")
@click.option("--impact", type=IMPACTS, help="List only changes of this impact or a higher one.")
@click.option(
    "--fail-on",
    type=click.Choice(["substantive", "attention", "wording", "editorial", NEVER]),
    default=NEVER,
    show_default=True,
    help="Exit with 1 if a change has this impact or a higher one. 'attention' also counts changes to look at closely.",
)
@click.option(
    "--approvals",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A file of agreed changes, each with its reason. They are not failures for --fail-on.",
)
@click.option(
    "--format",
    multiple=True,
    type=click.Choice(names(CHANGES)),
    help="The format of the report; by default a table. Can be repeated, each with an --output of its own.",
)
@OUTPUT
@PROJECT
@SCHEMA
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
    project: str | None,
    schema: str | None,
) -> NoReturn:
    """Report what changed in the roles between two git revisions, or between two folders.

    Without BASE, your files are compared with the last commit (HEAD); with BASE alone, with that revision. A..B
    compares two revisions. A...B compares B with the commit where it branched off from A. PATHS limit the report to
    some files and folders.
    """
    from roledoc_lint.changes import run as diffing
    from roledoc_lint.progress import progress

    reports = destinations(context.meta["reports"], CHANGES[0].name)
    if summary:
        _refuse_without_summary([destination.format for destination in reports])
    paths = context.meta["paths"]
    config = _config(project, schema, paths)
    _refuse_unknown_rules(config)
    show_progress = partial(progress, label="comparing roles")
    comparison = diffing.diff(config, states, staged=staged, pushed=pushed, approvals=approvals, progress=show_progress)
    comparison = diffing.below(comparison, config, states, paths)._replace(fail_on=_gate(fail_on))
    least = _impact(impact)
    emit(changes_as(comparison.at_least(least) if least else comparison, summary=summary), reports, sys.stdout)
    if comparison.not_compared and fail_on != NEVER:
        sys.exit(WRONG_USE)
    sys.exit(FINDINGS if any(map(comparison.must_be_approved, comparison.changes)) else OK)


def _config(project: str | None, schema: str | None, paths: list[str]) -> Config:
    """The configuration of the project; if the current folder is in none, of the one that the first path is in."""
    from roledoc_lint.project.discovery import is_project

    config = config_for(project, schema)
    if project is None and paths and not is_project(config):
        return config_for(None, schema, Path(paths[0]))
    return config


def _refuse_unknown_rules(config: Config) -> None:
    """Raise UsageError if the configuration names rules or plugins that do not exist, as a check does."""
    if config.severity or config.per_file_ignores or config.plugins:
        from roledoc_lint.lint.registry import active_rules  # all rules, which take longer to import than a comparison

        active_rules(config)


def _refuse_without_summary(given: list[str]) -> None:
    """Raise UsageError if a format has no summary."""
    able = [found.name for found in CHANGES if found.load_summary]
    if not set(given) <= set(able):
        raise UsageError(f"--summary is only possible with the formats {' and '.join(able)}")


def _impact(word: str | None) -> Impact | None:
    from roledoc_lint.changes.kinds.kind import Impact

    return Impact[word.upper()] if word else None


def _gate(word: str) -> Gate | None:
    from roledoc_lint.changes.comparison import Gate

    return Gate[word.upper()] if word != NEVER else None
