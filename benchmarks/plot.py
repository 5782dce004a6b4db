"""The time of each command against the number of roles, both on logarithmic scales, as SVG."""

from __future__ import annotations

import math
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Figures, counted
from benchmarks.promises import COLD, WARM

_WIDTH, _HEIGHT = 860, 500
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 216, 72, 52
_LINE = 17
"""The height of a label, which is the least distance between two labels."""

NAMES = {COLD: "roledoc-lint, cold", WARM: "roledoc-lint, warm"}
PEERS = (
    "yamllint",
    "check-jsonschema",
    "check-jsonschema with clib",
    "ajv-cli",
    "sourcemeta jsonschema",
    "ryl",
)


class Line(NamedTuple):
    """A command's points from left to right, and its label."""

    name: str
    kind: str
    points: list[tuple[float, float]]
    label_y: float

    @property
    def path(self) -> str:
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.points)


class Scale(NamedTuple):
    """A logarithmic scale: the position of a value in pixels."""

    first: float
    last: float
    start: float
    end: float

    def at(self, value: float) -> float:
        share = (math.log10(value) - self.first) / (self.last - self.first)
        return self.start + share * (self.end - self.start)

    @property
    def decades(self) -> list[float]:
        return [10.0**power for power in range(math.ceil(self.first), math.floor(self.last) + 1)]


def plot(figures: Figures) -> str:
    """Return the figures as a plot, for light and dark pages."""
    from jinja2 import Environment, FileSystemLoader

    taken = {name: _taken(figures, name) for name in (*PEERS, WARM, COLD)}
    taken = {name: points for name, points in taken.items() if points}
    seconds = [seconds for points in taken.values() for _, seconds in points]
    roles = Scale(0, max(1, math.log10(figures.sizes[-1])), _LEFT, _WIDTH - _RIGHT)
    time = Scale(math.floor(math.log10(min(seconds))), math.log10(max(seconds) * 1.5), _HEIGHT - _BOTTOM, _TOP)
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return (
        environment.get_template("plot.svg.j2").render(
            width=_WIDTH,
            height=_HEIGHT,
            left=_LEFT,
            right=_WIDTH - _RIGHT,
            top=_TOP,
            bottom=_HEIGHT - _BOTTOM,
            columns=[(roles.at(value), f"{value:,.0f}") for value in roles.decades],
            rows=[(time.at(value), _duration(value)) for value in time.decades],
            lines=_lines(taken, roles, time),
            described=_described(figures),
        )
        + "\n"
    )


def _taken(figures: Figures, tool: str) -> list[tuple[int, float]]:
    return [(size, found.wall) for size in figures.sizes if (found := figures.at(tool, size))]


def _lines(taken: dict[str, list[tuple[int, float]]], roles: Scale, time: Scale) -> list[Line]:
    lines = []
    for name, points in taken.items():
        drawn = [(roles.at(size), time.at(seconds)) for size, seconds in points]
        lines.append(Line(NAMES.get(name, name), "own" if name in NAMES else "peer", drawn, drawn[-1][1]))
    return _apart(lines)


def _apart(lines: list[Line]) -> list[Line]:
    """Return the lines with their labels, which are next to the plot and moved apart so that each can be read."""
    ordered = sorted(lines, key=_would_end)
    places = dict(zip((line.name for line in ordered), spread([line.label_y for line in ordered]), strict=True))
    return [line._replace(label_y=places[line.name]) for line in lines]


def _would_end(line: Line) -> float:
    """Return where a line would reach the right edge, so that the label of a shorter line is in the right order."""
    x, y = line.points[-1]
    if len(line.points) == 1:
        return y
    before_x, before_y = line.points[-2]
    return y + (y - before_y) / (x - before_x) * (_WIDTH - _RIGHT - x)


def spread(wanted: list[float]) -> list[float]:
    """Return positions at least a line apart, in the same order and as near as possible to those wanted."""
    groups: list[list[float]] = []
    for place in wanted:
        groups.append([place])
        while len(groups) > 1 and _first(groups[-1]) < _first(groups[-2]) + len(groups[-2]) * _LINE:
            groups[-2:] = [groups[-2] + groups[-1]]
    return [_first(group) + index * _LINE for group in groups for index in range(len(group))]


def _first(group: list[float]) -> float:
    """Return the position of the first of some neighbours whose middle is the middle of the positions they want."""
    return sum(group) / len(group) - (len(group) - 1) * _LINE / 2


def _duration(seconds: float) -> str:
    return f"{seconds:,.0f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def _described(figures: Figures) -> str:
    """Return what the plot shows, for people who cannot see it."""
    size = figures.compared
    found = [(figure.wall, name) for name in (COLD, WARM, *PEERS) if (figure := figures.at(name, size))]
    told = ", ".join(f"{NAMES.get(name, name)} {seconds:.2g} s" for seconds, name in sorted(found))
    return f"With {counted(size)}, from fast to slow: {told}."
