"""Errors that stop a run: wrong use, or a failure of the program itself. A bad role file is a finding instead."""

from __future__ import annotations

OK = 0
FINDINGS = 1
WRONG_USE = 2
FAILURE = 3


class RoledocError(Exception):
    """An error that is shown as one line. `exit_code` is the exit code of the program."""

    exit_code = FAILURE


class UsageError(RoledocError):
    """The command line, the configuration, the schema or the catalogue is wrong, or there is nothing to check."""

    exit_code = WRONG_USE
