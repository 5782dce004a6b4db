"""The public API: names that are imported when they are first used, and that type checkers know."""

from __future__ import annotations

import subprocess
import sys
from inspect import isfunction
from pkgutil import iter_modules

import pytest

import roledoc_lint
from tests.support.helpers import REPOSITORY
from tests.support.repositories import with_variables

EVERYTHING = (
    "import pkgutil, roledoc_lint\n"
    "for m in pkgutil.walk_packages(roledoc_lint.__path__, 'roledoc_lint.'):\n"
    "    m.name.endswith('__main__') or __import__(m.name)\n"
)
AFTER = {
    "nothing": "",
    "check": "from roledoc_lint import check",
    "diff": "from roledoc_lint import diff",
    "the commands": "import roledoc_lint.cli.check, roledoc_lint.cli.diff",
    "their packages": "import roledoc_lint.lint.run, roledoc_lint.changes.run",
    "every module": EVERYTHING,
}


def python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=REPOSITORY,
        env=with_variables(),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    ).stdout


def test_importing_the_package_imports_no_module_of_it() -> None:
    code = "import sys, roledoc_lint; print([name for name in sys.modules if name.startswith('roledoc_lint.')])"
    assert python(code) == "[]\n"


@pytest.mark.parametrize("name", roledoc_lint.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(roledoc_lint, name)
    assert name in dir(roledoc_lint)


@pytest.mark.parametrize("first", AFTER.values(), ids=AFTER)
def test_check_and_diff_are_functions_after_any_import(first: str) -> None:
    code = f"{first}\nfrom roledoc_lint import diff, check\nprint(diff.__module__, check.__module__)"
    assert python(code) == "roledoc_lint.changes.run roledoc_lint.lint.run\n"
    assert isfunction(roledoc_lint.check)


def test_no_module_hides_a_public_name() -> None:
    assert {module.name for module in iter_modules(roledoc_lint.__path__)}.isdisjoint(roledoc_lint.__all__)


def test_a_name_that_is_not_public_cannot_be_imported() -> None:
    with pytest.raises(ImportError, match="Nonsense"):
        # If mypy accepted this name, it would report that the comment after it is not needed.
        from roledoc_lint import Nonsense  # type: ignore[attr-defined]  # noqa: F401
