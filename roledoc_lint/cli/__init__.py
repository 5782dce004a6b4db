"""The command line: one module a command. It parses, calls, prints and exits; heavy imports wait until used."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

import click

from roledoc_lint import __version__
from roledoc_lint.cli.common import CONTEXT, PROGRAM, complain
from roledoc_lint.errors import FAILURE, FINDINGS, OK, WRONG_USE, RoledocError

_COMMANDS = {
    "check": "check.check",
    "diff": "diff.diff",
    "git-diff": "drivers.git_diff",
    "import": "import_.import_",
    "init": "init.init",
    "rules": "rules.rules",
    "textconv": "drivers.textconv",
}
"""The commands, and where they are; one is imported when it is called, or listed with its help."""


class _Commands(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        from importlib import import_module

        module, _, name = _COMMANDS[cmd_name].partition(".")
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), name)
        return command


@click.group(cls=_Commands, context_settings=CONTEXT)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where the program failed, if it fails.")
def cli(debug: bool) -> None:
    """Role profiles as reviewed, versioned, checked data."""


def main() -> NoReturn:
    """Run the command line and exit. Whatever goes wrong is told in one line, with the right exit code."""
    if sys.stdout is None or sys.stderr is None:
        sys.exit(WRONG_USE)
    try:
        cli.main(prog_name=PROGRAM, standalone_mode=False)
        sys.exit(OK)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(WRONG_USE)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        complain(f"{error.format_message()} ({context.command_path if context else PROGRAM} --help tells more)")
        sys.exit(WRONG_USE)
    except RoledocError as error:
        _debug()
        complain(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read the output has had enough, as `head` does: nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FINDINGS)
    except OSError as error:
        _debug()
        complain(f"{error.filename or 'standard output'}: {error.strerror}")
        sys.exit(WRONG_USE)
    except Exception as error:
        _debug()
        complain(f"failed: {type(error).__name__}: {error}; {PROGRAM} --debug {' '.join(sys.argv[1:2])} … shows where")
        sys.exit(FAILURE)
    finally:
        gc.freeze()  # the end of the process frees everything: Python need not look for what nobody uses


def _debug() -> None:
    """Show where the program failed, where that was asked for."""
    if "--debug" in sys.argv[1:2]:
        import traceback

        traceback.print_exc()
