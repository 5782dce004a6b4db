"""What stops a run: wrong use or a failure of the program itself. Bad role files never do, they give findings."""

from __future__ import annotations

OK = 0
FINDINGS = 1
WRONG_USE = 2
FAILURE = 3


class RoledocError(Exception):
    """An error told to the user in one line. `exit_code` is what the program ends with."""

    exit_code = FAILURE


class UsageError(RoledocError):
    """The command line, the configuration, the schema or the catalogue is wrong, or there is nothing to check."""

    exit_code = WRONG_USE
