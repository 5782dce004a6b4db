"""`roledoc-lint compare`: two different roles side by side."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from roledoc_lint.cli.common import PROJECT, SCHEMA, config_for

FORMATS = ("table", "markdown", "html", "json")


@click.command(options_metavar="[OPTIONS]")
@click.argument("first", metavar="ROLE")
@click.argument("second", metavar="ROLE")
@click.option("--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True, help="The format.")
@PROJECT
@SCHEMA
def compare(first: str, second: str, form: str, project: str | None, schema: str | None) -> None:
    """Show two different roles side by side: what both have, what only one has, and which is higher.

    Each ROLE is what identifies a role, such as a code, or a file, or a title that only one role has. Levels and ranks
    are beside each other, for job evaluation and equal pay.
    """
    from roledoc_lint.changes.named_roles import compare as compared
    from roledoc_lint.reports.options import render_options
    from roledoc_lint.reports.sinks import print_to

    found = compared(config_for(project, schema), first, second)
    render = import_module(f"roledoc_lint.reports.compare.{form}").render
    print_to(sys.stdout, render(found, render_options(sys.stdout)), utf8=form != FORMATS[0])
