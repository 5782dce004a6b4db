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


PROJECT = click.option(
    "--project",
    metavar="DIR",
    help="The project's folder. Without it, the project is found from each file, or from the current folder.",
)
SCHEMA = click.option(
    "--schema", metavar="DIR", help="The folder of the schema and the catalogue, if it is outside the repository."
)


def config_for(project: str | None, schema: str | None, path: Path | None = None) -> Config:
    """Return the configuration of the project that `path` is in, or else the current folder, or that is named.

    Of a repository without a project at its top, it is the only one below. `project` and `schema` are folders that the
    user named, or None. Raises UsageError if one does not exist, or the configuration is wrong.
    """
    from pathlib import Path

    from roledoc_lint.project.discovery import find_config, only_project_below

    try:
        here = Path.cwd()
    except OSError as error:
        raise UsageError(f"{error.filename or 'the current folder'}: {error.strerror}") from error
    start = here
    if project is not None:
        start = _named_folder("--project", project)
    elif path is not None:
        start = Path(os.path.abspath(path if path.is_dir() else path.parent))
    named = _named_folder("--schema", schema) if schema is not None else None
    otherwise = here if start.is_relative_to(here) and project is None else start
    config = find_config(start, otherwise, schema=named)
    below = only_project_below(config) if project is None and path is None else None
    return find_config(below, schema=named) if below else config


def configs_for(
    project: str | None, schema: str | None, paths: tuple[Path, ...]
) -> list[tuple[Config, tuple[Path, ...]]]:
    """Return the project of each path, each with its own paths. The options are those of `config_for`."""
    if project is not None or not paths:
        return [(config_for(project, schema), paths)]
    by_folder: dict[Path, Config] = {}
    found: dict[Path, tuple[Config, list[Path]]] = {}
    for path in paths:
        folder = path if path.is_dir() else path.parent
        if folder not in by_folder:
            by_folder[folder] = config_for(None, schema, path)
        config = by_folder[folder]
        found.setdefault(config.root, (config, []))[1].append(path)
    bases = sorted({str(config.base) for config, _ in found.values()})
    if len(bases) > 1:
        raise UsageError(f"these files are in different repositories: check them one by one: {', '.join(bases)}")
    return [(config, tuple(given)) for config, given in found.values()]


def _named_folder(option: str, name: str) -> Path:
    from pathlib import Path

    folder = Path(os.path.abspath(name))
    if not name or not folder.is_dir():
        raise UsageError(f"{option}: there is no folder {name!r}")
    return folder


def print_error(line: str) -> None:
    """Print an error as one line on standard error. A terminal or a CI runner obeys nothing in it."""
    from roledoc_lint.text.display import in_one_line

    click.echo(f"{PROGRAM}: {in_one_line(line)}", err=True)
