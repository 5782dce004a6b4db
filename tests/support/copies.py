"""A copy of the repository, in which a test makes changes and runs the tests again."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.support import recipes
from tests.support.helpers import REPOSITORY
from tests.support.repositories import with_variables


def changed_copy(folder: Path, page: str) -> None:
    """Copy what tests need of the repository, and make the changes that a page describes."""
    for name in ("roledoc_lint", "schema", "roles", "tests", "docs"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "CONTRIBUTING.md"):
        shutil.copyfile(REPOSITORY / name, folder / name)
    for block in recipes.blocks(page):
        recipes.apply(block, folder)


def run_python(folder: Path, *arguments: str) -> str:
    """Run Python with the code of a copy, and return what it prints. It must succeed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=with_variables(PYTHONPATH=str(folder)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
