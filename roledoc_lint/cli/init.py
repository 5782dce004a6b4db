"""`roledoc-lint init`: set up a repository of roles."""

from __future__ import annotations

import os
import shlex

import click

from roledoc_lint.cli.common import PROJECT, config_for, print_error
from roledoc_lint.errors import UsageError
from roledoc_lint.project.config import Config
from roledoc_lint.project.scaffold import PROFILES, SHIPPED, scaffold
from roledoc_lint.text.display import in_one_line


@click.command()
@click.option("--git", is_flag=True, help="Only set up git, so that git diff, log -p and show report changes in roles.")
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default=SHIPPED,
    show_default=True,
    help="Whose fields, catalogue and example roles to start with.",
)
@PROJECT
def init(git: bool, profile: str, project: str | None) -> None:
    """Start a repository of roles here: schema, catalogue, example roles, hooks, CI.

    Files that exist are never overwritten.
    """
    if git:
        _set_git_up(config_for(project, None))
    else:
        _start(_here(project), profile)


def _here(project: str | None) -> Config:
    """The project to start, in the folder that is named or else the current one. Raises UsageError if it is in another.

    A folder below the top of a project can become a project of its own, but only if that is said.
    """
    from pathlib import Path

    named = os.curdir if project is None else project
    folder = Path(os.path.abspath(named))
    found = config_for(named, None)
    if found.root == folder:
        return found
    if project is None and (found.file or found.has_own_schema):
        raise UsageError(
            f"this folder belongs to the project {found.root}: run init there, or start another one here with "
            "--project ."
        )
    return Config(root=folder, top=found.top)


def _start(config: Config, profile: str) -> None:
    from roledoc_lint.lint.results import FixMode
    from roledoc_lint.lint.run import check

    started = scaffold(config, profile)
    if started.examples:
        plain = Config(config.root, top=config.top, roles=config.roles, schema=config.schema)
        check(plain, () if started.has_new_schema else started.examples, fixing=FixMode())
    for word, names in (("wrote", started.written), ("kept", started.kept)):
        for name in names:
            click.echo(f"{word} {in_one_line(name)}")
    for note in started.notes:
        click.echo(in_one_line(note))
    click.echo("Next, run: roledoc-lint check\nIn a git repository, also run: roledoc-lint init --git")


def _set_git_up(config: Config) -> None:
    from roledoc_lint.project.git_drivers import attributes, configure, settings

    lines = attributes(config)
    settled = configure(config)
    for line in lines:
        click.echo(f".gitattributes: {in_one_line(line)}")
    click.echo("Commit .gitattributes." if lines else ".gitattributes already has these lines.")
    for name in settled.replaced:
        click.echo(f"{name} ran another program or was set by an earlier version: it now runs this program.")
    click.echo("git is set up in this clone. In every other clone, run the same command, or:")
    for name, value in settings().items():
        click.echo(f"  git config {name} {shlex.quote(value)}")
    click.echo("To undo this in a clone, run: git config --remove-section diff.roledoc")
    for name, value in settled.kept.items():
        print_error(f"{name} already has another value, which was kept: {value}")
