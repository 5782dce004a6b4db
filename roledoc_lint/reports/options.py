"""How wide a report may be and whether it has colours, which depends on where it goes."""

import os
from typing import NamedTuple, TextIO

WIDTH = 100
"""How many columns text may have where it does not go to a terminal."""


class RenderOptions(NamedTuple):
    """How wide text may be, in columns, and whether it has colours."""

    width: int = WIDTH
    colour: bool = False


def render_options(stream: TextIO | None) -> RenderOptions:
    """How a report looks on a stream, or in a file if there is none. Git's pager counts as a terminal."""
    if stream is None:
        return RenderOptions()
    terminal = stream.isatty() or os.environ.get("GIT_PAGER_IN_USE") == "true"
    return RenderOptions(terminal_width() if terminal else WIDTH, _has_colour(terminal=terminal))


def _has_colour(*, terminal: bool) -> bool:
    """Whether a report has colours, by the variables that many programs obey: no-color.org, force-color.org."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def terminal_width() -> int:
    """How many columns the terminal has."""
    import shutil

    return shutil.get_terminal_size((WIDTH, 24)).columns
