"""The command line: one function a command. It parses, calls, prints and exits; heavy imports wait until used."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from roledoc_lint import __version__
from roledoc_lint.errors import FAILURE, FINDINGS, OK, WRONG_USE, RoledocError, UsageError
from roledoc_lint.output import FORMATS, destinations, emit, print_to, terminal_width

if TYPE_CHECKING:
    from roledoc_lint.baseline import Baseline
    from roledoc_lint.config import Config
    from roledoc_lint.output import Destination
    from roledoc_lint.result import Fixing, Result

PROGRAM = "roledoc-lint"
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
STANDARD_INPUT = Path("-")


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where the program failed, if it fails.")
def cli(debug: bool) -> None:
    """Role profiles as reviewed, versioned, checked data."""


class _Reporting(click.Command):
    """A command whose --format and --output belong together in the order given, which click alone does not keep."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta["reports"] = list(_formats_and_outputs(args))
        return super().parse_args(ctx, args)


def _formats_and_outputs(args: list[str]) -> Iterator[tuple[str, str]]:
    waiting = iter(args)
    for argument in waiting:
        if argument == "--":
            return
        option, separator, value = argument.partition("=")
        if option in ("--format", "--output"):
            yield option[2:], value if separator else next(waiting, "")


def _rule_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """What a shell offers for the name of a rule."""
    from roledoc_lint.rules import RULES

    return [rule.NAME for rule in RULES if rule.NAME.startswith(begun)]


@cli.command(cls=_Reporting)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply the unsafe fixes too: look at the change.")
@click.option("--diff", is_flag=True, help="Print the fixes as a patch, and write no file.")
@click.option(
    "--select", multiple=True, metavar="RULE", shell_complete=_rule_names, help="Run only this rule. Can be repeated."
)
@click.option(
    "--ignore", multiple=True, metavar="RULE", shell_complete=_rule_names, help="Do not run this rule. Can be repeated."
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
@click.option(
    "--output", multiple=True, metavar="FILE", help="Write the format named before to a file, not to standard output."
)
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
) -> NoReturn:
    """Check role files, folders of them, or the whole project where no PATHS are given."""
    from roledoc_lint.checking import check as run
    from roledoc_lint.progress import progress
    from roledoc_lint.result import Fixing

    to = destinations(context.meta["reports"])
    if write_baseline and (select or ignore):
        raise UsageError("--write-baseline records all findings: leave --select and --ignore out")
    fixing = Fixing(unsafe_fixes, write=not diff) if fix or unsafe_fixes or diff else None
    paths, buffers = _with_standard_input(paths, stdin_filename)
    result = run(
        _config(paths),
        paths,
        select=select,
        ignore=ignore,
        fixing=fixing,
        baseline=_baseline(baseline, write_baseline),
        buffers=buffers,
        progress=progress,
    )
    if write_baseline:
        _write_baseline(baseline, result, whole=not paths)
    for line in result.unreadable:
        _complain(line)
    if fixing and (diff or buffers):
        _print_fixed(result, fixing, buffers)
        emit(result, to, sys.stderr)
    else:
        emit(result, to, sys.stdout)
    if statistics:
        _print_statistics(result, to, apart=diff or bool(buffers))
    sys.exit(_exit_code(result, "never" if write_baseline else fail_level))


@cli.command()
@click.argument("rule", required=False, shell_complete=_rule_names)
def rules(rule: str | None) -> None:
    """List the rules, or explain one RULE."""
    from roledoc_lint.registry import all_rules
    from roledoc_lint.reports import rules as report

    config = _config(())
    known = all_rules(config.plugins)
    click.echo(report.explained(rule, known) if rule else report.listed(known, config, terminal_width()), nl=False)


def _config(paths: tuple[Path, ...]) -> Config:
    """The configuration nearest to the files: to the folder that holds them all."""
    from roledoc_lint.config import find_config

    try:
        here = Path.cwd()
        folders = [os.path.abspath(path if path.is_dir() else path.parent) for path in paths]
    except OSError as error:
        raise UsageError(f"{error.filename or 'the current folder'}: {error.strerror}") from error
    start = Path(os.path.commonpath(folders)) if folders else here
    return find_config(start, otherwise=here if start.is_relative_to(here) else start)


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
    from roledoc_lint.baseline import read

    return read(file) if file and not is_written else None


def _write_baseline(file: Path | None, result: Result, *, whole: bool) -> None:
    from roledoc_lint.baseline import DEFAULT, write

    path = file or Path(DEFAULT)
    number = write(path, result.findings, None if whole else result.checked)
    click.echo(f"{path}: {number} findings recorded", err=True)


def _print_statistics(result: Result, to: list[Destination], *, apart: bool) -> None:
    """Print the counts behind a report for people; where standard output holds data, on standard error."""
    from roledoc_lint.reports.table import statistics

    for_people = any(form in ("text", "table") and file is None for form, file in to)
    print_to(sys.stdout if for_people and not apart else sys.stderr, statistics(result))


def _print_fixed(result: Result, fixing: Fixing, buffers: dict[Path, bytes]) -> None:
    """Print the patch, or the text that came from standard input as it is after the fixes."""
    from roledoc_lint.patch import patch

    if not fixing.write:
        below = _below_here(result)
        print_to(sys.stdout, "".join(patch(below + file.path, file.before, file.after) for file in result.fixed))
        return
    after = [file.after.encode() for file in result.fixed]
    for content in after or buffers.values():
        sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _below_here(result: Result) -> str:
    """How the project's folder is called from the current one, with a slash behind it, where it is below it."""
    here = Path.cwd()
    return f"{result.root.relative_to(here).as_posix()}/" if here in result.root.parents else ""


def _exit_code(result: Result, fail_level: str) -> int:
    from roledoc_lint.finding import Severity

    if result.unreadable or result.roles_left_out:
        return WRONG_USE
    least = Severity[fail_level.upper()] if fail_level != "never" else Severity.ERROR + 1
    return FINDINGS if any(finding.severity >= least for finding in result.findings) else OK


def _complain(line: str) -> None:
    line = line.replace("\n", " ")
    safe = "".join(character if character.isprintable() else f"\\x{ord(character):02x}" for character in line)
    click.echo(f"{PROGRAM}: {safe}", err=True)


def main() -> NoReturn:
    """Run the command line and exit. Whatever goes wrong is told in one line, with the right exit code."""
    if sys.stdout is None or sys.stderr is None:
        sys.exit(WRONG_USE)
    try:
        cli.main(prog_name=PROGRAM, standalone_mode=False)
        sys.exit(OK)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(WRONG_USE)
    except click.ClickException as error:
        _complain(f"{error.format_message()} (roledoc-lint --help tells more)")
        sys.exit(WRONG_USE)
    except RoledocError as error:
        _debug()
        _complain(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read the output has had enough, as `head` does: nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FINDINGS)
    except OSError as error:
        _debug()
        _complain(f"{error.filename or 'standard output'}: {error.strerror}")
        sys.exit(WRONG_USE)
    except Exception as error:
        _debug()
        _complain(f"failed: {type(error).__name__}: {error}; {PROGRAM} --debug {' '.join(sys.argv[1:2])} … shows where")
        sys.exit(FAILURE)


def _debug() -> None:
    """Show where the program failed, where that was asked for."""
    if "--debug" in sys.argv[1:2]:
        import traceback

        traceback.print_exc()
