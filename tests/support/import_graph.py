"""The imports of the package as a graph: `python -m tests.support.import_graph` prints its levels and its circles.

Every import counts, those within functions and those for types too. A level is one more than the deepest level of
what is imported; what imports nothing of the package is at level 1. A circle has one level.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parent.parent.parent / "roledoc_lint"
MAX_LEVELS = 8

Graph = Mapping[str, set[str]]
"""The names that each name imports."""


def modules() -> dict[str, Path]:
    """The modules of the package by their full names."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


def imports_of_modules() -> Graph:
    """The imports of each module."""
    known = modules()
    return {name: set(_imports(path, known)) - {name} for name, path in known.items()}


def imports_of_packages() -> Graph:
    """The imports of everything in the root: packages as a whole, and single modules."""
    graph: dict[str, set[str]] = {}
    for name, imported in imports_of_modules().items():
        graph.setdefault(_in_root(name), set()).update(map(_in_root, imported))
    return {name: imported - {name} for name, imported in graph.items()}


def _in_root(name: str) -> str:
    return name.split(".")[1] if "." in name else name


def _imports(path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                if full in known or node.module in known:
                    yield full if full in known else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)


def circles(graph: Graph) -> list[set[str]]:
    """The groups of names that import one another, directly or not."""
    reached = {name: _reachable(graph, name) for name in graph}
    groups = {frozenset(other for other in reached[name] if name in reached[other]) for name in graph}
    return [set(group) for group in groups if group]


def _reachable(graph: Graph, name: str) -> set[str]:
    found: set[str] = set()
    waiting = list(graph[name])
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += graph[one]
    return found


def levels(graph: Graph) -> dict[str, int]:
    """The level of each name. The graph must have no circles: graphlib raises CycleError."""
    found: dict[str, int] = {}
    for name in TopologicalSorter(graph).static_order():
        found[name] = 1 + max((found[imported] for imported in graph[name]), default=0)
    return found


def _print(title: str, graph: Graph, describe: Callable[[list[str]], Iterable[str]]) -> None:
    in_circles = circles(graph)
    print(f"{title}: {len(graph)}, {len(in_circles)} circles{''.join(f' {sorted(one)}' for one in in_circles)}")
    if in_circles:
        return
    by_level: dict[int, list[str]] = {}
    for name, level in levels(graph).items():
        by_level.setdefault(level, []).append(name)
    for level in sorted(by_level, reverse=True):
        print(f"  {level:2}  {', '.join(describe(sorted(by_level[level])))}")


if __name__ == "__main__":
    _print("packages", imports_of_packages(), lambda names: names)
    _print("modules", imports_of_modules(), lambda names: [f"{len(names)} modules, such as {names[0]}"])
