"""Options and fixtures that several modules of tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.support.cases import Expectations
from tests.support.environment import fixed_environment
from tests.support.helpers import REPOSITORY
from tests.support.runners import bash, steps


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-cases",
        action="store_true",
        help="rewrite what case files and expected reports expect, from what the code gives",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("update_cases") and config.getoption("numprocesses", None):
        raise pytest.UsageError("--update-cases writes to files that tests share: leave -n out")


# How long an example takes says nothing: the machine may be slow, or busy.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session", autouse=True)
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests, and the programs that they start, see the same environment on every machine."""
    with fixed_environment(tmp_path_factory.mktemp("home")):
        yield


@pytest.fixture(scope="session")
def expect(pytestconfig: pytest.Config) -> Expectations:
    """Holds what the code gives against case files and expected reports."""
    return Expectations(update=pytestconfig.getoption("update_cases"))


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
