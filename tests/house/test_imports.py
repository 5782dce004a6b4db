"""The house: what lies in the root, how deep imports go, that they go in no circle, and what __init__ files hold."""

from __future__ import annotations

import ast

from tests.support.import_graph import (
    MAX_LEVELS,
    PACKAGE,
    circles,
    imports_of_modules,
    imports_of_packages,
    levels,
    modules,
)

ROOT = {"__init__", "__main__", "version", "errors", "finding", "progress"}
"""The modules that may lie in the root: the public API, and words that every package speaks."""


def test_nothing_else_lies_in_the_root() -> None:
    assert {path.stem for path in PACKAGE.glob("*.py")} == ROOT


def test_no_module_is_in_a_circle_of_imports() -> None:
    assert circles(imports_of_modules()) == []


def test_imports_are_not_deep() -> None:
    graph = imports_of_packages()
    assert circles(graph) == []
    assert max(levels(graph).values()) <= MAX_LEVELS


def test_a_package_has_nothing_but_a_docstring_in_its_init() -> None:
    for name, path in modules().items():
        if path.name == "__init__.py" and path.parent != PACKAGE:
            statements = ast.parse(path.read_text(encoding="utf-8")).body
            assert len(statements) == 1, name
            assert isinstance(statements[0], ast.Expr), name
