"""The ready CI: the steps of the GitHub Action and of the GitLab template, run as their runners run them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.helpers import REPOSITORY, files_of, project
from tests.runners import bash, steps

PROGRAM = REPOSITORY / ".venv/bin/roledoc-lint"


@pytest.mark.parametrize(
    ("paths", "level", "code"),
    [("", "error", 1), ("", "never", 0), ("roles/a b.yaml", "error", 1), ("roles/good.yaml\n\n", "error", 0)],
)
def test_the_action_checks_and_annotates(
    tmp_path: Path, runner: dict[str, str], paths: str, level: str, code: int
) -> None:
    project(tmp_path, {**files_of("# roles/a b.yaml\nissued: March 2019\n"), **files_of("# roles/good.yaml\n")})
    Path(runner["GITHUB_STEP_SUMMARY"]).write_text("")
    script = steps()["Check role profiles"]["run"]
    result = bash(script, tmp_path, PATHS=paths, FAIL_LEVEL=level, BASELINE="", **runner)
    assert result.returncode == code, result.stderr
    assert ("::error file=roles/a b.yaml,line=8,endLine=8,col=9" in result.stdout) == ("good" not in paths)
    output = dict(line.split("=", 1) for line in Path(runner["GITHUB_OUTPUT"]).read_text().splitlines())
    assert json.loads(Path(output["sarif-file"]).read_text())["version"] == "2.1.0"
    assert Path(runner["GITHUB_STEP_SUMMARY"]).read_text().startswith("## Role profiles")


def test_inputs_are_no_part_of_the_shell_text(tmp_path: Path, runner: dict[str, str]) -> None:
    for step in steps().values():
        assert "${{" not in step.get("run", "")
    project(tmp_path, files_of(""))
    hostile = "roles; touch hacked\n$(touch hacked)"
    result = bash(
        steps()["Check role profiles"]["run"], tmp_path, PATHS=hostile, FAIL_LEVEL="error", BASELINE="", **runner
    )
    assert result.returncode == 2
    assert not (tmp_path / "hacked").exists()


def test_the_gitlab_template_reports(tmp_path: Path) -> None:
    project(tmp_path, files_of("issued: March 2019\n"))
    header, job = YAML(typ="safe").load_all(REPOSITORY / "ci/gitlab.yml")
    defaults = {name: str(given["default"]) for name, given in header["spec"]["inputs"].items()}
    text = json.dumps(job)
    used = set(re.findall(r"\$\[\[ inputs\.([\w-]+) \]\]", text))
    assert used == set(defaults)
    (name,) = job
    _, script = job[name]["script"]
    command = re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda match: defaults[match[1]], script)
    result = bash(command, tmp_path, PATH=f"{PROGRAM.parent}:{os.environ['PATH']}")
    assert result.returncode == 1, result.stderr
    reports = job[name]["artifacts"]["reports"]
    told = json.loads((tmp_path / reports["codequality"]).read_text())
    assert "date-format" in {entry["check_name"] for entry in told}
    assert "<testsuites" in (tmp_path / reports["junit"]).read_text()
