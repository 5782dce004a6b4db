"""The commands as click knows them: each is imported when it is called, none to be listed."""

from typing import NamedTuple

import click

from roledoc_lint import __version__
from roledoc_lint.cli.common import CONTEXT, PROGRAM


class _Command(NamedTuple):
    """Where a command is, and its line in the list of commands; a hidden one has none."""

    place: str
    line: str = ""


COMMANDS = {
    "check": _Command(
        "check.check", "Check role files, folders of them, or the whole project where no PATHS are given."
    ),
    "diff": _Command(
        "diff.diff", "Report what changed between two git revisions, two folders, or a revision and the work tree."
    ),
    "git-diff": _Command("drivers.git_diff"),
    "import": _Command(
        "import_.import_", "Make role files from published profiles: text, saved web pages, Word (.docx) and PDF."
    ),
    "init": _Command("init.init", "Start a repository of roles here: schema, catalogue, an example role, hooks, CI."),
    "rules": _Command("rules.rules", "List the rules, or explain one RULE."),
    "textconv": _Command("drivers.textconv"),
}


class _Commands(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        module, _, name = COMMANDS[cmd_name].place.partition(".")
        command: click.Command = getattr(import_module(f"roledoc_lint.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by their lines alone: to import them all takes longer than the rest of the help."""
        listed = {name: click.Command(name, help=command.line) for name, command in COMMANDS.items() if command.line}
        click.Group(commands=listed).format_commands(ctx, formatter)


@click.group(cls=_Commands, context_settings=CONTEXT)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where the program failed, if it fails.")
def cli(debug: bool) -> None:
    """Role profiles as reviewed, versioned, checked data."""
