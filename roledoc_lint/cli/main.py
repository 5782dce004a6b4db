"""Run the command line: turn every error into one line and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from roledoc_lint.errors import FAILURE, FINDINGS, OK, WRONG_USE, RoledocError

MANY_OBJECTS = 40_000
"""How many new objects start Python's search for unused ones. A short run creates fewer and so skips the search."""


def main() -> NoReturn:
    """Run the command line and end the process."""
    try:
        run()
    except SystemExit as stop:
        if not isinstance(stop.code, int):
            raise
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with suppress(OSError, ValueError):  # by now reports are written, or their errors reported
                stream.flush()
        # Python would free each object before it exits, a fifteenth of a short run; the system frees them all at once.
        os._exit(stop.code)


def run() -> NoReturn:
    """Run the command line and exit. An error is reported in one line and sets the exit code."""
    if sys.stdout is None or sys.stderr is None:
        sys.exit(WRONG_USE)
    gc.set_threshold(MANY_OBJECTS)
    import click

    from roledoc_lint.cli.commands import cli
    from roledoc_lint.cli.common import PROGRAM, print_error

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
        print_error(f"{error.format_message()} (see {context.command_path if context else PROGRAM} --help)")
        sys.exit(WRONG_USE)
    except RoledocError as error:
        _print_traceback()
        print_error(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of the output has closed it, as `head` does, so nobody would see an error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FINDINGS)
    except OSError as error:
        _print_traceback()
        print_error(f"{error.filename or 'standard output'}: {error.strerror}")
        sys.exit(WRONG_USE)
    except Exception as error:
        _print_traceback()
        print_error(f"failed: {type(error).__name__}: {error}; see {PROGRAM} --debug {' '.join(sys.argv[1:2])} …")
        sys.exit(FAILURE)


def _print_traceback() -> None:
    """Print the traceback of the current error if `--debug` was given."""
    if "--debug" in sys.argv[1:2]:
        import traceback

        from roledoc_lint.text.display import printable, without_commands

        # What a role holds can be in the message of an error.
        lines = map(printable, traceback.format_exc().splitlines())
        sys.stderr.write(without_commands("\n".join(lines) + "\n"))
