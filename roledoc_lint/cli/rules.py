"""`roledoc-lint rules`: list the rules in a table, or explain one."""

from __future__ import annotations

import click

from roledoc_lint.cli.common import PROJECT, config_for, rule_names
from roledoc_lint.reports.options import terminal_width


@click.command()
@click.argument("rule", required=False, shell_complete=rule_names)
@PROJECT
def rules(rule: str | None, project: str | None) -> None:
    """List the rules, or explain one RULE."""
    from roledoc_lint.lint.registry import all_rules
    from roledoc_lint.reports import rules as report

    config = config_for(project, None)
    known = all_rules(config)
    width = terminal_width()
    click.echo(report.explained(rule, known, width) if rule else report.listed(known, config, width), nl=False)
