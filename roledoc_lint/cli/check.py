"""`roledoc-lint check`: holds roles against the rules."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from roledoc_lint.cli.common import OUTPUT, Reporting, complain, config_for, rule_names
from roledoc_lint.errors import FINDINGS, OK, WRONG_USE, UsageError
from roledoc_lint.reports.sinks import FORMATS, destinations, emit, print_to

if TYPE_CHECKING:
    from roledoc_lint.lint.baseline import Baseline
    from roledoc_lint.lint.results import CheckResult, FixMode
    from roledoc_lint.reports.sinks import Destination

STANDARD_INPUT = Path("-")


@click.command(cls=Reporting)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply the unsafe fixes too: look at the change.")
@click.option("--diff", is_flag=True, help="Print the fixes as a patch, and write no file.")
@click.option(
    "--select", multiple=True, metavar="RULE", shell_complete=rule_names, help="Run only this rule. Can be repeated."
)
@click.option(
    "--ignore", multiple=True, metavar="RULE", shell_complete=rule_names, help="Do not run this rule. Can be repeated."
)
@click.option(
    "--fail-level",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 where a finding weighs as much.",
)
@click.option(
    "--format",
    multiple=True,
    type=click.Choice(FORMATS),
    help="How findings are told; text without it. Can be repeated, each with an --output of its own.",
)
@OUTPUT
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Leave out the findings that FILE records."
)
@click.option("--write-baseline", is_flag=True, help="Record today's findings in the baseline.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option(
    "--stdin-filename",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What a role is called that is read from standard input (PATHS is -).",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Check roles in so many processes; by default in as many as pay.",
)
@click.option("--no-cache", is_flag=True, help="Check every role anew, and keep no results.")
@click.option("--clear-cache", is_flag=True, help="Forget the results of earlier runs first.")
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_level: str,
    format: tuple[str, ...],  # noqa: A002  the option's name
    output: tuple[str, ...],
    baseline: Path | None,
    write_baseline: bool,
    statistics: bool,
    stdin_filename: Path | None,
    jobs: int | None,
    no_cache: bool,
    clear_cache: bool,
) -> NoReturn:
    """Check role files, folders of them, or the whole project where no PATHS are given."""
    from roledoc_lint.lint.results import FixMode
    from roledoc_lint.lint.run import check as run
    from roledoc_lint.progress import progress
    from roledoc_lint.reports.sinks import findings_as

    to = destinations(context.meta["reports"])
    if write_baseline and (select or ignore):
        raise UsageError("--write-baseline records all findings: leave --select and --ignore out")
    fixing = FixMode(unsafe_fixes, write=not diff) if fix or unsafe_fixes or diff else None
    paths, buffers = _with_standard_input(paths, stdin_filename)
    config = config_for(paths)
    if clear_cache:
        from roledoc_lint.lint.cache.store import clear

        clear(config.root)
    result = run(
        config,
        paths,
        select=select,
        ignore=ignore,
        fixing=fixing,
        baseline=_baseline(baseline, write_baseline),
        buffers=buffers,
        progress=partial(progress, label="checking roles"),
        jobs=jobs,
        cached=not no_cache,
    )
    if write_baseline:
        _write_baseline(baseline, result, whole=not paths)
    for line in result.unreadable:
        complain(line)
    if fixing and (diff or buffers):
        _print_fixed(result, fixing, buffers)
        emit(findings_as(result), to, sys.stderr)
    else:
        emit(findings_as(result), to, sys.stdout)
    if statistics:
        _print_statistics(result, to, apart=diff or bool(buffers))
    sys.exit(_exit_code(result, "never" if write_baseline else fail_level))


def _with_standard_input(paths: tuple[Path, ...], name: Path | None) -> tuple[tuple[Path, ...], dict[Path, bytes]]:
    """The paths with what `-` is called in its place, and the content of that file."""
    if Path() in paths and "" in sys.argv:
        raise UsageError("a path is empty")
    if STANDARD_INPUT not in paths:
        if name is not None:
            raise UsageError("--stdin-filename names standard input: give - as the path")
        return paths, {}
    if len(paths) > 1:
        raise UsageError("standard input cannot be checked together with other files")
    called = name or Path("roles", "stdin.yaml")
    return (called,), {called: sys.stdin.buffer.read()}


def _baseline(file: Path | None, is_written: bool) -> Baseline | None:
    """The baseline to compare with; none where it is to be written anew."""
    if not file or is_written:
        return None
    from roledoc_lint.lint.baseline import read

    return read(file)


def _write_baseline(file: Path | None, result: CheckResult, *, whole: bool) -> None:
    from roledoc_lint.lint.baseline import DEFAULT, write

    path = file or Path(DEFAULT)
    number = write(path, result.findings, None if whole else result.checked)
    click.echo(f"{path}: {number} findings recorded", err=True)


def _print_statistics(result: CheckResult, to: list[Destination], *, apart: bool) -> None:
    """Print the counts behind a report for people; where standard output holds data, on standard error."""
    from roledoc_lint.reports.findings.table import statistics

    for_people = any(form in ("text", "table") and file is None for form, file in to)
    print_to(sys.stdout if for_people and not apart else sys.stderr, statistics(result))


def _print_fixed(result: CheckResult, fixing: FixMode, buffers: dict[Path, bytes]) -> None:
    """Print the patch, or the text that came from standard input as it is after the fixes."""
    from roledoc_lint.source.patch import patch

    if not fixing.write:
        below = _below_here(result)
        print_to(sys.stdout, "".join(patch(below + file.path, file.before, file.after) for file in result.fixed))
        return
    after = [file.after.encode() for file in result.fixed]
    for content in after or buffers.values():
        sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _below_here(result: CheckResult) -> str:
    """How the project's folder is called from the current one, with a slash behind it, where it is below it."""
    here = Path.cwd()
    return f"{result.root.relative_to(here).as_posix()}/" if here in result.root.parents else ""


def _exit_code(result: CheckResult, fail_level: str) -> int:
    from roledoc_lint.finding import Severity

    if result.unreadable or result.roles_left_out:
        return WRONG_USE
    least = Severity[fail_level.upper()] if fail_level != "never" else Severity.ERROR + 1
    return FINDINGS if any(finding.severity >= least for finding in result.findings) else OK
