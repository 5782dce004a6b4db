"""`roledoc-lint history`: show how the values of a role came to be, with dates, authors and commits."""

from __future__ import annotations

import sys

import click

from roledoc_lint.cli.common import PROJECT, SCHEMA, config_for

FORMATS = ("table", "markdown", "json")


@click.command(options_metavar="[OPTIONS]")
@click.argument("role")
@click.argument("field", required=False)
@click.option("--since", metavar="DATE", help="Only show changes from this day, month or year on, such as 2026-03-05.")
@click.option("--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True, help="The format.")
@PROJECT
@SCHEMA
def history(
    role: str, field: str | None, since: str | None, form: str, project: str | None, schema: str | None
) -> None:
    """Show when and by whom the values of a role were set, over renames.

    ROLE is what identifies a role, such as a code, or a file, or a title that only one role has. FIELD is a field, by
    its name in the file or a word for it, or one thing in it, such as "values/Public Service". Without FIELD, every
    change of the role is shown. The newest commit comes first.
    """
    from roledoc_lint.changes.history.run import history as history_of
    from roledoc_lint.reports.history import FORMATS as RENDERERS
    from roledoc_lint.reports.options import render_options
    from roledoc_lint.reports.sinks import print_to

    found = history_of(config_for(project, schema), role, field, since)
    print_to(sys.stdout, RENDERERS[form](found, render_options(sys.stdout)), utf8=form != FORMATS[0])
