"""`roledoc-lint init`: sets a repository up."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from roledoc_lint.cli.common import complain, config_for

if TYPE_CHECKING:
    from roledoc_lint.project.config import Config


@click.command()
@click.option("--git", is_flag=True, help="Only have git diff, git log -p and git show tell what changed in a role.")
def init(git: bool) -> None:
    """Start a repository of roles here: schema, catalogue, an example role, hooks, CI.

    What is there already is never overwritten.
    """
    config = config_for(())
    if git:
        _set_git_up(config)
    else:
        _start(config)


def _start(config: Config) -> None:
    from roledoc_lint.lint.results import FixMode
    from roledoc_lint.lint.run import check
    from roledoc_lint.project.config import Config
    from roledoc_lint.project.scaffold import scaffold

    started = scaffold(config)
    if started.example:
        check(Config(config.root, roles=config.roles), [started.example], fixing=FixMode())
    for word, names in (("wrote", started.written), ("kept", started.kept)):
        for name in names:
            click.echo(f"{word} {name}")
    click.echo("Now: roledoc-lint check; in a git repository also: roledoc-lint init --git")


def _set_git_up(config: Config) -> None:
    from roledoc_lint.project.git_drivers import attributes, configure, settings

    left = configure(config)
    lines = attributes(config)
    for line in lines:
        click.echo(f".gitattributes: {line}")
    click.echo("Commit .gitattributes." if lines else ".gitattributes has these lines already.")
    click.echo("Set for this clone; in every other one, run this command, or:")
    for name, value in settings().items():
        click.echo(f"  git config {name} {shlex.quote(value)}")
    click.echo("To undo it in a clone: git config --remove-section diff.roledoc")
    for name, value in left.items():
        complain(f"{name} was set already, and is left as it was: {value}")
