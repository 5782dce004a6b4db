"""Write the figures into `docs/speed.md`, `docs/speed.svg` and README: `python -m benchmarks.page`."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from textwrap import fill
from typing import Any

from tabulate import tabulate

from benchmarks.figures import Figure, Figures, counted
from benchmarks.generate import DATA
from benchmarks.measuring import LONGEST
from benchmarks.plot import plot
from benchmarks.profiles import ROOT
from benchmarks.promises import COLD, WARM, WITH_CLIB, promises
from roledoc_lint.version import __version__

FIGURES = DATA / "figures.json"
PAGE, PLOT, README = ROOT / "docs/speed.md", ROOT / "docs/speed.svg", ROOT / "README.md"

_SECTION = re.compile(r"(?<=<!-- figures: written by `make bench` -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)
_OTHERS = {WITH_CLIB: "check-jsonschema", "yamllint": "yamllint"}
_STARTS = ("--help", "--version", "python -c pass")


def save(figures: Sequence[Figure], versions: dict[str, str]) -> None:
    """Save everything that was measured, on which machine and with which versions."""
    found = {"about": about(versions), "figures": [asdict(figure) for figure in figures]}
    FIGURES.write_text(json.dumps(found, indent=1), encoding="utf-8")


def about(versions: dict[str, str]) -> dict[str, Any]:
    """Return the day, the machine, and the versions."""
    return {
        "date": f"{datetime.now(UTC):%-d %B %Y}",
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "system": platform.system(),
        "versions": {"roledoc-lint": __version__, "Python": platform.python_version(), **versions},
    }


def write(found: dict[str, Any]) -> None:
    """Write what was measured into the pages, and draw the plot."""
    figures = Figures([Figure(**figure) for figure in found["figures"]])
    for file, text in ((PAGE, section(found["about"], figures)), (README, in_short(found["about"], figures))):
        file.write_text(with_section(file.read_text(encoding="utf-8"), text), encoding="utf-8")
    PLOT.write_text(plot(figures), encoding="utf-8")


def with_section(page: str, text: str) -> str:
    """Return a page with its generated section replaced."""
    return _SECTION.sub(lambda _: f"\n{text}\n", page)


def section(about: dict[str, Any], figures: Figures) -> str:
    """Return the generated section: the machine, the promises, the tables."""
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    size = figures.compared
    parts = [
        f"Measured on {about['date']}: {about['cores']} cores of {about['processor']}, {about['system']}; {versions}.",
        "### The promises",
        promises_table(figures),
        "### Seconds",
        seconds_table(figures),
        f"### {counted(size)}",
        one_size_table(figures, size),
        "### The start",
        starts_table(figures),
        "### Memory",
        memory_table(figures),
    ]
    if figures.notes:
        parts.append("\n".join(["Left out:", "", *dict.fromkeys(map(_note, figures.notes))]))
    return "\n\n".join(parts) + "\n"


def in_short(about: dict[str, Any], figures: Figures) -> str:
    """Return the summary in the README: the times for one role and for many, with this program and others."""
    size = figures.compared

    def took(tool: str, roles: int) -> str:
        figure = figures.at(tool, roles)
        return _number(figure.wall) if figure else "–"

    others = [f"{name} takes {took(tool, 1)} and {took(tool, size)} seconds" for tool, name in _OTHERS.items()]
    text = (
        f"Measured on {about['date']} with {about['cores']} cores of {about['processor']}. A check with all rules "
        f"takes {took(COLD, 1)} seconds for one role and {took(COLD, size)} seconds for {size:,}, or "
        f"{took(WARM, size)} seconds if none has changed. For the same roles, {' and '.join(others)}. These two check "
        "only the schema or the YAML."
    )
    return fill(text, 120, break_long_words=False, break_on_hyphens=False) + "\n"


def promises_table(figures: Figures) -> str:
    rows = [
        (promise.text, _exactly(promise.most, promise.unit), _exactly(promise.measured, promise.unit), promise.kept)
        for promise in promises(figures)
    ]
    return _table(rows, ["promise", "at most", "measured", "kept"])


def seconds_table(figures: Figures) -> str:
    """Return medians of wall-clock time, or the time of a single run if it takes long."""
    return _by_size(figures, lambda figure: f"{_number(figure.wall)}{' (once)' if figure.wall > LONGEST else ''}")


def memory_table(figures: Figures) -> str:
    """Return the peak memory in MiB."""
    return _by_size(figures, lambda figure: f"{figure.mib:.0f}")


def one_size_table(figures: Figures, size: int) -> str:
    """Return time, processor time and memory for `size` roles, compared with the program's own cold check."""
    rows = [
        (
            tool,
            _number(figure.wall),
            _number(figure.work),
            _or_dash(figures.ratio(tool, COLD, size)),
            f"{figure.mib:.0f}",
        )
        for tool in figures.tools
        if tool not in _STARTS and (figure := figures.at(tool, size))
    ]
    return _table(rows, ["", "seconds", "processor seconds", "of check, cold", "MiB"])


def starts_table(figures: Figures) -> str:
    """Return milliseconds for one role, or for none."""
    rows = [
        (tool, f"{figure.wall * 1000:.0f}", _or_dash(figures.ratio(tool, "python -c pass", 1)))
        for tool in figures.tools
        if (figure := figures.at(tool, 1))
    ]
    return _table(rows, ["one role", "milliseconds", "of a bare Python start"])


def _by_size(figures: Figures, shown: Any) -> str:
    rows = [
        (tool, *(shown(figure) if (figure := figures.at(tool, size)) else "–" for size in figures.sizes))
        for tool in figures.tools
        if tool not in _STARTS
    ]
    return _table(rows, ["", *map(counted, figures.sizes)])


def _table(rows: Sequence[Sequence[str]], headers: list[str]) -> str:
    sides = ["left", *["right"] * (len(headers) - 1)]
    return tabulate(rows, headers, tablefmt="pipe", colalign=sides, disable_numparse=True)


def _or_dash(value: float | None) -> str:
    return "–" if value is None else _number(value)


def _exactly(value: float | None, unit: str) -> str:
    """Return a value with three significant figures, which show on which side of its bound it is."""
    return "–" if value is None else f"{value:.3g} {unit}".rstrip()


def _number(value: float) -> str:
    """Return a value with two significant figures, or all those before the decimal point."""
    if value >= 10:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def _note(figure: Figure) -> str:
    return f"- {figure.tool}, {counted(figure.roles)}: {figure.note.removeprefix('left out: ')}"


def _processor() -> str:
    """Return the name of the processor."""
    cpuinfo = Path("/proc/cpuinfo")
    text = cpuinfo.read_text(encoding="utf-8") if cpuinfo.exists() else ""
    match = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    return match[1] if match else platform.processor() or platform.machine()


if __name__ == "__main__":
    write(json.loads(FIGURES.read_text(encoding="utf-8")))
