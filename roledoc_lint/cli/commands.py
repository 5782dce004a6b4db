"""The list of commands. A command is imported when it is called, not when it is listed."""

import click

from roledoc_lint.cli.common import CONTEXT, PROGRAM
from roledoc_lint.version import __version__

COMMANDS = {
    "check": ("check.check", "Check role files, folders of them, or the whole project if no PATHS are given."),
    "compare": (
        "compare.compare",
        "Show two different roles side by side: what both have, what only one has, and which is higher.",
    ),
    "diff": ("diff.diff", "Report what changed in the roles between two git revisions, or between two folders."),
    "git-diff": ("drivers.git_diff", ""),
    "history": ("history.history", "Show when and by whom the values of a role were set, over renames."),
    "import": (
        "import_.import_",
        "Make role files from published documents: Word (.docx), PDF, saved web pages and text.",
    ),
    "init": ("init.init", "Start a repository of roles here: schema, catalogue, example roles, hooks, CI."),
    "rules": ("rules.rules", "List the rules, or explain one RULE."),
    "schema": ("schema.schema", "List the fields that the schema declares, and what it declares of them."),
    "textconv": ("drivers.textconv", ""),
}
"""The function of each command, and its line in the list of commands, which is empty for a hidden one."""


class _Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        place, line = COMMANDS[cmd_name]
        module, _, name = place.partition(".")
        command: click.Command = getattr(import_module(f"roledoc_lint.cli.{module}"), name)
        command.help = command.help or line  # with PYTHONOPTIMIZE=2, Python keeps no docstrings
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them, which would take longer than the rest of the help."""
        listed = {name: click.Command(name, help=line) for name, (_, line) in COMMANDS.items() if line}
        click.Group(commands=listed).format_commands(ctx, formatter)


@click.group(cls=_Commands, context_settings=CONTEXT)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="If the program fails, show where.")
def cli(debug: bool) -> None:
    """Check role profiles, report their changes, and import published ones."""
