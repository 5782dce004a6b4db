"""What a public home needs: licences in the package's metadata, and CI on every Python that the package supports."""

from __future__ import annotations

import email
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from roledoc_lint.project.scaffold import PROFILES
from tests.support.helpers import REPOSITORY

EXPRESSION = "MIT AND LicenseRef-College-Non-Commercial"
FILES = ["LICENSE", "LICENSES/LicenseRef-College-Non-Commercial.txt", "NOTICE.md"]


def project() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def workflow() -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load(REPOSITORY / ".github/workflows/test.yml")
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), "."]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, timeout=300)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


@pytest.mark.slow
def test_the_wheel_names_both_licences_and_holds_their_files(wheel: zipfile.ZipFile) -> None:
    folder = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")).removesuffix("METADATA")
    metadata = email.message_from_bytes(wheel.read(f"{folder}METADATA"))
    assert metadata["License-Expression"] == EXPRESSION
    assert sorted(metadata.get_all("License-File", [])) == FILES
    for name in FILES:
        assert wheel.read(f"{folder}licenses/{name}") == (REPOSITORY / name).read_bytes()


@pytest.mark.slow
def test_the_wheel_holds_all_that_init_writes(wheel: zipfile.ZipFile) -> None:
    templates = REPOSITORY / "roledoc_lint/project/templates"
    files = {path.relative_to(REPOSITORY).as_posix() for path in templates.rglob("*") if path.is_file()}
    assert files - {*wheel.namelist()} == set()
    assert {f"roledoc_lint/project/templates/{profile}/README.md" for profile in PROFILES} <= files


def test_the_notice_and_the_readme_say_whose_the_wording_is() -> None:
    notice, readme = (REPOSITORY.joinpath(name).read_text(encoding="utf-8") for name in ("NOTICE.md", "README.md"))
    for page in (notice, readme):
        assert "College of Policing" in page
        assert "Non-Commercial College Licence" in page
        assert "MIT" in page
    for path in re.findall(r"`([\w/.-]+/[\w.-]*)`", notice):
        assert (REPOSITORY / path).exists(), path


def test_ci_runs_on_every_python_of_the_classifiers() -> None:
    prefix = "Programming Language :: Python :: 3."
    classifiers = [line.rpartition(" ")[2] for line in project()["classifiers"] if line.startswith(prefix)]
    jobs = workflow()["jobs"]
    assert jobs["test"]["strategy"]["matrix"]["python"] == classifiers
    assert project()["requires-python"] == f">={classifiers[0]}"
    (python,) = [step["with"]["python-version"] for step in jobs["lint"]["steps"] if "setup" in step.get("uses", "")]
    assert python in classifiers


def test_ci_has_only_the_permission_to_read_and_fixed_versions_of_actions() -> None:
    assert workflow()["permissions"] == {"contents": "read"}
    assert "cancel-in-progress" in workflow()["concurrency"]
    steps = [step for job in workflow()["jobs"].values() for step in job["steps"]]
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"]) for step in steps if "uses" in step)


def test_ci_runs_what_the_local_commands_run() -> None:
    commands = [step.get("run", "") for job in workflow()["jobs"].values() for step in job["steps"]]
    local = (REPOSITORY / ".ci/run").read_text(encoding="utf-8")
    assert {"make lint", "make test"} <= {*commands} & {*local.splitlines()}


def test_the_portable_tests_of_ci_exist() -> None:
    for path in re.findall(r"\btests/[\w/.]+", str(workflow()["jobs"]["test"]["steps"])):
        assert (REPOSITORY / Path(path)).exists(), path
