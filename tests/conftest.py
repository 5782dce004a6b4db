"""Fixtures that several modules of tests share."""

from __future__ import annotations

import pytest

from tests.support.helpers import REPOSITORY
from tests.support.runners import bash, steps


@pytest.fixture(scope="session")
def runner(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the runner of a GitHub Action sets, after the step that installs the program."""
    folder = tmp_path_factory.mktemp("runner")
    environment = {
        "RUNNER_TEMP": str(folder),
        "GITHUB_ACTION_PATH": str(REPOSITORY),
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "GITHUB_ACTIONS": "true",
    }
    installed = bash(steps()["Install roledoc-lint"]["run"], folder, SPELLING="false", **environment)
    assert installed.returncode == 0, installed.stderr
    return environment
