"""`roledoc-lint init`: sets a repository up."""

from __future__ import annotations

import shlex

import click

from roledoc_lint.cli.common import complain, config_for
from roledoc_lint.errors import UsageError


@click.command()
@click.option("--git", is_flag=True, help="Have git diff, git log -p and git show tell what changed in a role.")
def init(git: bool) -> None:
    """Set this repository up. What is there already is never overwritten."""
    if not git:
        raise UsageError("say what is to be set up: --git")
    from roledoc_lint.git_setup import attributes, configure, settings

    config = config_for(())
    left = configure(config)
    lines = attributes(config)
    for line in lines:
        click.echo(f".gitattributes: {line}")
    click.echo("Commit .gitattributes." if lines else ".gitattributes has these lines already.")
    click.echo("Set for this clone; in every other one, run this command, or:")
    for name, value in settings().items():
        click.echo(f"  git config {name} {shlex.quote(value)}")
    for name, value in left.items():
        complain(f"{name} was set already, and is left as it was: {value}")
