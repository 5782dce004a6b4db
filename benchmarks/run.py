"""`make bench`: measure the program and its peers, print the figures, and write them into the documentation.

`python -m benchmarks.run 1 100 1000` measures with these numbers of roles. The documentation is only written if 10,000
is one of them. The exit code is always 0: people judge the figures.
"""

from __future__ import annotations

import json
import sys

from benchmarks.figures import COMPARED, Figure, Figures
from benchmarks.generate import DATA
from benchmarks.measuring import measured
from benchmarks.page import FIGURES, save, section, write
from benchmarks.tools import own_commands, peers, versions

SIZES = (1, 100, 1_000, 10_000, 100_000)


def main() -> None:
    sizes = sorted(map(int, sys.argv[1:])) or SIZES
    DATA.mkdir(exist_ok=True)
    _tell("installing what is not there yet")
    tools = [*own_commands(), *peers()]
    figures: list[Figure] = []
    for size in sizes:
        due = [tool for tool in tools if size == 1 or not tool.is_start]
        figures += measured(size, due, figures, _tell)
        save(figures, versions())
    found = json.loads(FIGURES.read_text(encoding="utf-8"))
    print(section(found["about"], Figures(figures)))  # noqa: T201  it is for people
    if COMPARED in sizes:
        write(found)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201  it is for people


if __name__ == "__main__":
    main()
