"""Measure commands in turns, A B C A B C, so that a slow moment of the machine affects all of them."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.figures import Figure, counted
from benchmarks.generate import clean_environment, repository
from benchmarks.tools import Tool

LONGEST = 60.0
"""A command that takes more seconds is run once, and left out for more roles."""

TOO_LONG = 300.0
"""A command is left out if it would take more seconds, judged by its time for fewer roles."""

FEWEST, MOST, BRIEFEST = 3, 7, 15
_PATIENCE = 3600
_TOO_MANY_NAMES = -1000
"""Used in place of an exit code if there is none."""


def measured(size: int, tools: Sequence[Tool], smaller: Sequence[Figure], tell: Callable[[str], None]) -> list[Figure]:
    """Return the figures of all commands for `size` roles. Figures for fewer roles show which would take too long."""
    tell(counted(size))
    folder = repository(size)
    found = {tool.name: Figure(tool.name, size, note=too_slow(tool.name, size, smaller)) for tool in tools}
    in_turns(tools, folder, found, tell)
    return list(found.values())


def too_slow(name: str, size: int, smaller: Sequence[Figure]) -> str:
    """Return why a command is left out, or an empty string."""
    before = [figure for figure in smaller if figure.tool == name]
    if not before:
        return ""
    last = before[-1]
    if not last.seconds:
        return last.note
    expected = last.wall * size / last.roles if last.roles > 1 else 0
    return f"left out: about {expected / 60:.0f} minutes" if expected > TOO_LONG or last.wall > LONGEST else ""


def in_turns(tools: Sequence[Tool], folder: Path, found: dict[str, Figure], tell: Callable[[str], None]) -> None:
    """Run each command once a round. The first round measures memory and lets Python write its bytecode."""
    for tool in tools:
        figure = found[tool.name]
        if not figure.note:
            first = _run(tool, folder, "--memory")
            figure.mib = first["kib"] / 1024
            figure.note = _fault(tool, first)
            if first["seconds"] > LONGEST:
                figure.seconds, figure.cpu = [first["seconds"]], [first["cpu"]]
            taken = f"{first['seconds']:.2f} s, {figure.mib:.0f} MiB"
            tell(f"  {tool.name}: {figure.note or taken}")
    for turn in range(BRIEFEST):
        for tool in tools:
            figure = found[tool.name]
            if not figure.note and turn < rounds(figure.seconds):
                once = _run(tool, folder)
                figure.seconds.append(once["seconds"])
                figure.cpu.append(once["cpu"])


def _fault(tool: Tool, once: dict[str, float]) -> str:
    """Return what is wrong with a run, or an empty string."""
    if once["code"] == _TOO_MANY_NAMES:
        return "the system does not take so many names of files in one command"
    return "" if once["code"] in tool.good_codes else f"failed with exit code {once['code']:.0f}"


def rounds(seconds: Sequence[float]) -> int:
    """Return how often to run a command: more often, the quicker it is."""
    if not seconds:
        return FEWEST
    if min(seconds) > LONGEST:
        return 0
    return BRIEFEST if min(seconds) < 0.5 else MOST if min(seconds) < 5 else FEWEST


def _run(tool: Tool, folder: Path, *options: str) -> dict[str, float]:
    tool.before(folder)
    once = [sys.executable, "-I", "-S", str(Path(__file__).with_name("once.py")), *options, *tool.command(folder)]
    try:
        result = subprocess.run(  # noqa: S603
            once, cwd=folder, env=clean_environment(), capture_output=True, check=True, timeout=_PATIENCE
        )
    except (OSError, subprocess.SubprocessError) as error:
        too_many = isinstance(error, OSError) and error.errno == errno.E2BIG
        return {"seconds": 0, "cpu": 0, "kib": 0, "code": _TOO_MANY_NAMES if too_many else -1}
    finally:
        tool.after(folder)
    found: dict[str, float] = json.loads(result.stdout)
    return found
