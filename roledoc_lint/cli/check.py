"""`roledoc-lint check`: check roles against the rules."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from roledoc_lint.cli.common import OUTPUT, PROJECT, SCHEMA, Reporting, configs_for, print_error, rule_names
from roledoc_lint.errors import FINDINGS, OK, WRONG_USE, UsageError
from roledoc_lint.reports.formats import FINDINGS as FORMATS
from roledoc_lint.reports.formats import by_name, names
from roledoc_lint.reports.sinks import Destination, destinations, emit, encoded, findings_as, print_exact, print_to
from roledoc_lint.text.display import in_one_line

if TYPE_CHECKING:
    from roledoc_lint.lint.baseline import Baseline
    from roledoc_lint.lint.results import CheckResult, FixMode
    from roledoc_lint.project.config import Config

STANDARD_INPUT = Path("-")


class Options(NamedTuple):
    """What the user gave on the command line, option by option."""

    paths: tuple[Path, ...]
    fix: bool
    unsafe_fixes: bool
    diff: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_level: str
    format: tuple[str, ...]
    output: tuple[str, ...]
    baseline: Path | None
    write_baseline: bool
    statistics: bool
    stdin_filename: str | None
    jobs: int | None
    no_cache: bool
    clear_cache: bool
    project: str | None
    schema: str | None
    packaged_catalogue: bool


@click.command(cls=Reporting)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="Also apply the unsafe fixes: check what they change.")
@click.option("--diff", is_flag=True, help="Print the fixes as a patch, and change no file.")
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
    help="Exit with 1 if a finding has this severity or a higher one.",
)
@click.option(
    "--format",
    multiple=True,
    type=click.Choice(names(FORMATS)),
    help="The format of the report; by default text. Can be repeated, each with an --output of its own.",
)
@OUTPUT
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Leave out the findings recorded in FILE."
)
@click.option("--write-baseline", is_flag=True, help="Record today's findings in the baseline file.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option(
    "--stdin-filename",
    type=click.Path(),
    metavar="FILE",
    help="The path to report for a role that is read from standard input (PATHS is -).",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="The number of processes that check roles; by default as many as make the check faster.",
)
@click.option("--no-cache", is_flag=True, help="Check every role again, and keep no results.")
@click.option("--clear-cache", is_flag=True, help="Delete the results of earlier checks first.")
@PROJECT
@SCHEMA
@click.option(
    "--packaged-catalogue",
    is_flag=True,
    help="Fix wording too by the catalogue that comes with roledoc-lint, in a project that has none of its own.",
)
@click.pass_context
def check(context: click.Context, /, **given: Any) -> NoReturn:
    """Check role files, folders of them, or the whole project if no PATHS are given."""
    reports = destinations(context.meta["reports"])
    options = Options(**given)
    fixing = _fix_mode(options)
    paths, buffers = _with_standard_input(options.paths, options.stdin_filename)
    result = _run(options, fixing, paths, buffers)
    if options.write_baseline and result.left_out:
        raise UsageError(
            f"there are more than {len(result.findings):,} findings, too many for a baseline: correct what is the same "
            "in many roles first, or turn its rule off in the configuration"
        )
    if options.write_baseline:
        _write_baseline(options.baseline, result)
    _print(options, fixing, result, buffers, reports)
    sys.exit(_exit_code(result, "never" if options.write_baseline else options.fail_level))


def _fix_mode(options: Options) -> "FixMode | None":
    """Return which fixes to apply and whether to write them, or None if fixes were not asked for."""
    from roledoc_lint.lint.results import FixMode

    asked = options.fix or options.unsafe_fixes or options.diff
    return FixMode(options.unsafe_fixes, write=not options.diff) if asked else None


def _with_standard_input(paths: tuple[Path, ...], name: str | None) -> tuple[tuple[Path, ...], dict[Path, bytes]]:
    """Return the paths with a name in place of `-`, and the content that was read for that name."""
    if Path() in paths and "" in sys.argv:
        raise UsageError("a path is empty")
    if name == "":
        raise UsageError("--stdin-filename is empty: give the path that the role has")
    if STANDARD_INPUT not in paths:
        if name is not None:
            raise UsageError("--stdin-filename only goes with standard input: give - as the path")
        return paths, {}
    if len(paths) > 1:
        raise UsageError("standard input cannot be checked together with other files: give only -")
    stdin_path = Path(name or "roles/stdin.yaml")
    if sys.stdin is None:
        raise UsageError("standard input is closed: give the role there, or name a file in place of -")
    return (stdin_path,), {stdin_path: sys.stdin.buffer.read()}


def _run(
    options: Options, fixing: "FixMode | None", paths: tuple[Path, ...], buffers: dict[Path, bytes]
) -> "CheckResult":
    """Check the paths, each under the configuration of its project."""
    from roledoc_lint.lint.results import merged

    projects = configs_for(options.project, options.schema, paths)
    baseline = _read_baseline(options)
    return merged([_run_one(options, fixing, config, given, buffers, baseline) for config, given in projects])


def _run_one(
    options: Options,
    fixing: "FixMode | None",
    config: "Config",
    paths: tuple[Path, ...],
    buffers: dict[Path, bytes],
    baseline: "Baseline | None",
) -> "CheckResult":
    """Check the paths that are in one project."""
    from roledoc_lint.lint.run import check as run
    from roledoc_lint.progress import progress

    if options.packaged_catalogue:
        config = config._replace(packaged_catalogue=True)
    if options.clear_cache:
        from roledoc_lint.lint.cache.store import clear

        clear(config.root)
    return run(
        config,
        paths,
        select=options.select,
        ignore=options.ignore,
        fixing=fixing,
        baseline=baseline,
        buffers=buffers,
        progress=partial(progress, label="checking roles"),
        jobs=options.jobs,
        cached=not options.no_cache,
    )


def _read_baseline(options: Options) -> "Baseline | None":
    """Return the baseline to compare with, or None if there is none or a new one is to be written."""
    if not options.baseline or options.write_baseline:
        return None
    from roledoc_lint.lint.baseline import read

    return read(options.baseline)


def _write_baseline(file: Path | None, result: "CheckResult") -> None:
    from roledoc_lint.lint.baseline import DEFAULT, write

    path = file or Path(DEFAULT)

    def kept(entry: str, rule: str) -> bool:
        return not result.looked(entry, rule) and (entry in result.checked or not result.checked_all)

    number = write(path, result.findings, kept, replaces=result.checked_all)
    click.echo(in_one_line(f"{path}: {number} findings recorded"), err=True)


def _print(
    options: Options,
    fixing: "FixMode | None",
    result: "CheckResult",
    buffers: dict[Path, bytes],
    reports: list[Destination],
) -> None:
    """Print the errors, the fixes and the reports. Where fixes fill standard output, reports go to standard error."""
    for line in (*result.unreadable, *filter(None, [result.schema_update]), *_left_out(result, reports)):
        print_error(line)
    if not any(file is None and by_name(FORMATS, name).for_people for name, file in reports):
        for line in result.notes:  # a report for people has them itself
            print_error(line)
    if fixing and (options.diff or buffers):
        _print_fixes(result, fixing, buffers)
        emit(findings_as(result), reports, sys.stderr)
    else:
        emit(findings_as(result), reports, sys.stdout)
    if options.statistics:
        _print_statistics(result, reports, mixed=options.diff or bool(buffers))


def _left_out(result: "CheckResult", reports: list[Destination]) -> Iterator[str]:
    """Yield a line for each reason why findings are not in a report."""
    if result.left_out:
        yield f"the {result.left_out.total():,} least severe findings are left out of all reports: they are too many"
    if any(destination.format == "sarif" for destination in reports):
        from roledoc_lint.reports.findings.sarif import MAX_RESULTS

        if len(result.findings) > MAX_RESULTS:
            number = len(result.findings) - MAX_RESULTS
            yield f"the {number:,} least severe findings are left out of SARIF, of which GitHub takes {MAX_RESULTS:,}"


def _print_fixes(result: "CheckResult", fixing: "FixMode", buffers: dict[Path, bytes]) -> None:
    """Print the patch, or the text from standard input with its fixes applied."""
    from roledoc_lint.source.patch import patch

    if not fixing.write:
        folder = _folder_from_here(result)
        for file in result.fixed:
            text = patch(folder + (file.name or file.path), file.before, file.after)
            if "##[" in text:  # nothing in a patch can be written in another way
                print_error(f"{file.path}: left out of the patch: GitHub Actions would obey the ##[ in its lines")
            else:
                print_exact(encoded(text))
        return
    after = [file.after.encode() for file in result.fixed]
    for content in after or buffers.values():
        print_exact(content)


def _folder_from_here(result: "CheckResult") -> str:
    """Return the project's folder relative to the current one, with a slash at the end; empty if it is not below it."""
    here = Path.cwd()
    return f"{result.root.relative_to(here).as_posix()}/" if here in result.root.parents else ""


def _print_statistics(result: "CheckResult", reports: list[Destination], *, mixed: bool) -> None:
    """Print the counts after a report for people, or on standard error if standard output is read by a program."""
    from roledoc_lint.reports.findings.table import statistics

    for_people = any(by_name(FORMATS, name).for_people and file is None for name, file in reports)
    print_to(sys.stdout if for_people and not mixed else sys.stderr, statistics(result))


def _exit_code(result: "CheckResult", fail_level: str) -> int:
    from roledoc_lint.finding import Severity

    if result.unreadable or result.roles_left_out or result.looked_at_nothing:
        return WRONG_USE
    lowest = Severity[fail_level.upper()] if fail_level != "never" else Severity.ERROR + 1
    severities = (*(finding.severity for finding in result.findings), *result.left_out)
    return FINDINGS if any(severity >= lowest for severity in severities) else OK
