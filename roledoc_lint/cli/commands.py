"""The commands as click knows them: each is imported when it is called, none to be listed."""

import click

from roledoc_lint.cli.common import CONTEXT, PROGRAM
from roledoc_lint.version import __version__

COMMANDS = {
    "check": ("check.check", "Check role files, folders of them, or the whole project where no PATHS are given."),
    "diff": (
        "diff.diff",
        "Report what changed between two git revisions, two folders, or a revision and the work tree.",
    ),
    "git-diff": ("drivers.git_diff", ""),
    "import": (
        "import_.import_",
        "Make role files from published documents: Word (.docx), PDF, saved web pages and text.",
    ),
    "init": ("init.init", "Start a repository of roles here: schema, catalogue, an example role, hooks, CI."),
    "rules": ("rules.rules", "List the rules, or explain one RULE."),
    "textconv": ("drivers.textconv", ""),
}
"""Where each command is, and its line in the list of commands; a hidden one has none."""


class _Commands(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        module, _, name = COMMANDS[cmd_name][0].partition(".")
        command: click.Command = getattr(import_module(f"roledoc_lint.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by their lines alone: to import them all takes longer than the rest of the help."""
        listed = {name: click.Command(name, help=line) for name, (_, line) in COMMANDS.items() if line}
        click.Group(commands=listed).format_commands(ctx, formatter)


@click.group(cls=_Commands, context_settings=CONTEXT)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where the program failed, if it fails.")
def cli(debug: bool) -> None:
    """Role profiles as reviewed, versioned, checked data."""
