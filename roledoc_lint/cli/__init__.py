"""The command line: one module a command. It parses, calls, prints and exits; heavy imports wait until used."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from roledoc_lint.errors import FAILURE, FINDINGS, OK, WRONG_USE, RoledocError

MANY_OBJECTS = 40_000
"""After how many more objects Python looks for those that nobody uses: a short run has fewer, and is over first."""


def main() -> NoReturn:
    """Run the command line, and end the process."""
    try:
        run()
    except SystemExit as stop:
        if not isinstance(stop.code, int):
            raise
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with suppress(OSError, ValueError):  # reports are written by now, and it was told where they could not be
                stream.flush()
        # The system frees in one go what Python would take apart object by object: a fifteenth of a short run.
        os._exit(stop.code)


def run() -> NoReturn:
    """Run the command line and exit. Whatever goes wrong is told in one line, with the right exit code."""
    if sys.stdout is None or sys.stderr is None:
        sys.exit(WRONG_USE)
    gc.set_threshold(MANY_OBJECTS)
    import click

    from roledoc_lint.cli.commands import cli
    from roledoc_lint.cli.common import PROGRAM, complain

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


def _debug() -> None:
    """Show where the program failed, where that was asked for."""
    if "--debug" in sys.argv[1:2]:
        import traceback

        traceback.print_exc()
