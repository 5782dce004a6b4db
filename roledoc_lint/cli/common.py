"""What several commands share: configuration, options in the order given, error lines, shell completion."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from roledoc_lint.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from roledoc_lint.project.config import Config

PROGRAM = "roledoc-lint"
OUTPUT = click.option(
    "--output", multiple=True, metavar="FILE", help="Write the --format before it to FILE instead of standard output."
)
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Reporting(click.Command):
    """A command that pairs each --format with the --output after it. Click alone loses their order."""

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


def split_at_dashes(args: list[str]) -> tuple[list[str], list[str]]:
    """Return the arguments before `--` and those after it."""
    place = args.index("--") if "--" in args else len(args)
    return args[:place], args[place + 1 :]


def rule_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the names of rules that a shell offers as completions."""
    from roledoc_lint.lint.registry import RULES

    return [rule.name for rule in RULES if rule.name.startswith(begun)]


def config_for(paths: tuple[Path, ...]) -> Config:
    """Return the configuration nearest to the folder that holds all the paths. Raises UsageError if it is wrong."""
    from pathlib import Path

    from roledoc_lint.project.config import find_config

    try:
        here = Path.cwd()
        folders = [os.path.abspath(path if path.is_dir() else path.parent) for path in paths]
    except OSError as error:
        raise UsageError(f"{error.filename or 'the current folder'}: {error.strerror}") from error
    start = Path(os.path.commonpath(folders)) if folders else here
    return find_config(start, otherwise=here if start.is_relative_to(here) else start)


def print_error(line: str) -> None:
    """Print an error as one line on standard error, with characters that a terminal would obey as escapes."""
    line = line.replace("\n", " ")
    safe = "".join(character if character.isprintable() else f"\\x{ord(character):02x}" for character in line)
    click.echo(f"{PROGRAM}: {safe}", err=True)
