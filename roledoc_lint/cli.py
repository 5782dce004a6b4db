"""The command line: one function a command. It parses, calls, prints and exits; heavy imports wait until used."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from roledoc_lint import __version__
from roledoc_lint.errors import FAILURE, FINDINGS, OK, WRONG_USE, RoledocError

if TYPE_CHECKING:
    from roledoc_lint.checking import Result
    from roledoc_lint.config import Config

PROGRAM = "roledoc-lint"
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where the program failed, if it fails.")
def cli(debug: bool) -> None:
    """Role profiles as reviewed, versioned, checked data."""


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--select", "-s", multiple=True, metavar="RULE", help="Run only this rule. Can be repeated.")
@click.option("--ignore", "-i", multiple=True, metavar="RULE", help="Do not run this rule. Can be repeated.")
@click.option(
    "--fail-level",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 where a finding weighs as much.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file.")
def check(
    paths: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_level: str,
    form: str,
    output: Path | None,
) -> NoReturn:
    """Check role files, folders of them, or the whole project where no PATHS are given."""
    from roledoc_lint.checking import check as run

    result = run(_config(paths), paths, select=select, ignore=ignore)
    _write(_rendered(result, form, output), output)
    for line in result.unreadable:
        _complain(line)
    sys.exit(_exit_code(result, fail_level))


@cli.command()
@click.argument("rule", required=False)
def rules(rule: str | None) -> None:
    """List the rules, or explain one RULE."""
    from roledoc_lint.plugins import all_rules
    from roledoc_lint.reports import rules as report

    config = _config(())
    known = all_rules(config.plugins)
    click.echo(report.explained(rule, known) if rule else report.listed(known, config), nl=False)


def _config(paths: tuple[Path, ...]) -> Config:
    """The configuration nearest to the files: to the folder that holds them all."""
    from roledoc_lint.config import find_config

    here = Path.cwd()
    folders = [os.path.abspath(path if path.is_dir() else path.parent) for path in paths]
    start = Path(os.path.commonpath(folders)) if folders else here
    return find_config(start, otherwise=here if start.is_relative_to(here) else start)


def _rendered(result: Result, form: str, output: Path | None) -> str:
    if form == "json":
        from roledoc_lint.reports import json

        return json.render(result)
    from roledoc_lint.reports import text

    terminal = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else 100
    return text.render(result, width=width, colour=terminal and not os.environ.get("NO_COLOR"))


def _write(text: str, output: Path | None) -> None:
    if output is None:
        # Never fails on a character that the terminal's encoding lacks.
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise RoledocError(f"{output}: cannot be written: {error.strerror}") from error


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
    try:
        cli.main(prog_name=PROGRAM, standalone_mode=False)
        sys.exit(OK)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(WRONG_USE)
    except RoledocError as error:
        _debug()
        _complain(str(error))
        sys.exit(error.exit_code)
    except Exception as error:
        _debug()
        _complain(
            f"failed: {type(error).__name__}: {error}; roledoc-lint --debug {' '.join(sys.argv[1:2])} … shows where"
        )
        sys.exit(FAILURE)


def _debug() -> None:
    """Show where the program failed, where that was asked for."""
    if "--debug" in sys.argv[1:2]:
        import traceback

        traceback.print_exc()
