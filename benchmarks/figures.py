"""What was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

COMPARED = 10_000
"""The number of roles that most promises are about."""


@dataclass
class Figure:
    """The times and memory of one command for a number of roles. If not run, lists are empty, and `note` says why."""

    tool: str
    roles: int
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    mib: float = 0.0
    note: str = ""

    @property
    def wall(self) -> float:
        return median(self.seconds)

    @property
    def work(self) -> float:
        return median(self.cpu)


class Figures:
    """Figures by command and number of roles."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = {(figure.tool, figure.roles): figure for figure in figures if figure.seconds}
        self.sizes = sorted({figure.roles for figure in figures})
        self.notes = [figure for figure in figures if figure.note]
        self.tools = list(dict.fromkeys(figure.tool for figure in figures))

    @property
    def compared(self) -> int:
        """The number of roles that most promises are about, or the largest measured number below it."""
        return max((size for size in self.sizes if size <= COMPARED), default=self.sizes[0])

    def at(self, tool: str, size: int) -> Figure | None:
        return self._figures.get((tool, size))

    def ratio(self, tool: str, other: str, size: int) -> float | None:
        """Return the time of a command, divided by that of another."""
        one, two = self.at(tool, size), self.at(other, size)
        return one.wall / two.wall if one and two else None


def counted(size: int) -> str:
    return "1 role" if size == 1 else f"{size:,} roles"
