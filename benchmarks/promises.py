"""What is promised of the program's speed, and what was measured.

Most promises are ratios, so that they can be measured on any machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from benchmarks.figures import Figures, counted

COLD, WARM = "check, cold", "check, warm"
ONE_PROCESS = "check, cold, one process"
WITH_CLIB, SOURCEMETA = "check-jsonschema with clib", "sourcemeta jsonschema"


class Promise(NamedTuple):
    """A bound, and what was measured, which is None if the run did not include it."""

    text: str
    most: float
    measured: float | None
    unit: str = ""

    @property
    def kept(self) -> str:
        if self.measured is None:
            return "not measured"
        return "yes" if self.measured <= self.most else "no"


def promises(figures: Figures) -> Iterator[Promise]:
    """Yield all promises of the program's speed."""
    size = figures.compared
    cold = figures.ratio(COLD, WITH_CLIB, size)
    yield Promise(f"{counted(size)}, cold: of check-jsonschema with clib", 0.13, cold)
    yield Promise("the same: the goal", 0.078, cold)
    yield Promise("cost of a further role, highest to lowest, from 100 roles", 1.25, _spread(figures))
    at_size = figures.at(COLD, size)
    yield Promise(f"peak memory at {counted(size)}", 300, at_size.mib if at_size else None, "MiB")
    yield Promise(f"memory for each role above {size:,}", 2, _growth(figures, size), "kB")
    yield Promise(f"{counted(size)}, warm: of sourcemeta jsonschema", 0.3, figures.ratio(WARM, SOURCEMETA, size))
    yield Promise("one role: of check-jsonschema with clib", 0.35, figures.ratio(COLD, WITH_CLIB, 1))
    yield Promise("one role: of yamllint", 1, figures.ratio(COLD, "yamllint", 1))
    for option in ("--help", "--version"):
        yield Promise(f"{option}: of a bare Python start", 5, figures.ratio(option, "python -c pass", 1))


def _spread(figures: Figures) -> float | None:
    """Return the highest cost of a further role, divided by the lowest.

    Work that is done once, such as the start, does not count. Only runs with one process are compared.
    """
    measured = [found for size in figures.sizes if size >= 100 and (found := figures.at(ONE_PROCESS, size))]
    costs = [(many.wall - few.wall) / (many.roles - few.roles) for few, many in pairwise(measured)]
    return max(costs) / min(costs) if len(costs) > 1 and min(costs) > 0 else None


def _growth(figures: Figures, size: int) -> float | None:
    """Return kilobytes for each further role, between `size` roles and the most that were measured."""
    few, many = figures.at(COLD, size), figures.at(COLD, figures.sizes[-1])
    if not few or not many or few is many:
        return None
    return (many.mib - few.mib) * 1024 * 1.024 / (many.roles - few.roles)
