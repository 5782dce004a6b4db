"""`roledoc-lint schema`: list the fields that the project's schema declares."""

from __future__ import annotations

import click

from roledoc_lint.cli.common import PROJECT, SCHEMA, config_for
from roledoc_lint.reports.options import terminal_width


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    show_default=True,
    help="How the list is written.",
)
@PROJECT
@SCHEMA
def schema(form: str, project: str | None, schema: str | None) -> None:
    """List the fields that the schema declares, and what it declares of them."""
    from roledoc_lint.model.profile_files import profile_of
    from roledoc_lint.project.own_schema import refuse_missing_schema
    from roledoc_lint.reports import schema as report

    config = config_for(project, schema)
    refuse_missing_schema(config)
    profile = profile_of(config)
    if form == "json":
        click.echo(report.as_json(profile), nl=False)
    elif form == "markdown":
        click.echo(report.as_markdown(profile), nl=False)
    else:
        click.echo(report.as_text(profile, terminal_width()), nl=False)
