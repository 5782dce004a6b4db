"""The ready configurations of CI: the steps of the GitHub Action and the GitLab template, run as on their runners."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.support.helpers import REPOSITORY, files_of, project
from tests.support.repositories import commit, git
from tests.support.runners import bash, steps

INPUT = re.compile(r"\$\[\[ inputs\.([\w-]+) \]\]")


needs_installation = pytest.mark.xdist_group("runner")


@pytest.mark.slow
@needs_installation
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


@pytest.mark.slow
@needs_installation
def test_inputs_are_not_part_of_the_shell_text(tmp_path: Path, runner: dict[str, str]) -> None:
    for step in steps().values():
        assert "${{" not in step.get("run", "")
    project(tmp_path, files_of(""))
    hostile = "roles; touch hacked\n$(touch hacked)"
    result = bash(
        steps()["Check role profiles"]["run"], tmp_path, PATHS=hostile, FAIL_LEVEL="error", BASELINE="", **runner
    )
    assert result.returncode == 2
    assert not (tmp_path / "hacked").exists()


def gitlab(job: str, **inputs: str) -> tuple[dict[str, Any], str]:
    """A job of the template with its inputs filled in, and the command after its installation."""
    header, jobs = YAML(typ="safe").load_all(REPOSITORY / "ci/gitlab.yml")
    values = {name: str(given["default"]) for name, given in header["spec"]["inputs"].items()} | inputs
    text = json.dumps(jobs)
    assert set(INPUT.findall(text)) == set(values)
    filled = json.loads(INPUT.sub(lambda match: values[match[1]], text))[job]
    return filled, filled["script"][-1]


def test_the_gitlab_template_reports(tmp_path: Path) -> None:
    project(tmp_path, files_of("issued: March 2019\n"))
    job, command = gitlab("roledoc-lint")
    result = bash(command, tmp_path)
    assert result.returncode == 1, result.stderr
    reports = job["artifacts"]["reports"]
    entries = json.loads((tmp_path / reports["codequality"]).read_text())
    assert "date-format" in {entry["check_name"] for entry in entries}
    assert "<testsuites" in (tmp_path / reports["junit"]).read_text()


@pytest.mark.parametrize(("inputs", "code"), [({}, 0), ({"fail-on": "substantive"}, 1), ({"approvals": "no.yaml"}, 2)])
@pytest.mark.parametrize("merged", [False, True])
def test_the_gitlab_template_reports_what_changes(
    tmp_path: Path, inputs: dict[str, str], code: int, merged: bool
) -> None:
    base, head = merge_request(tmp_path)
    job, command = gitlab("roledoc-diff", **inputs)
    environment = {key: str(value) for key, value in job["variables"].items()}
    environment["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = base
    if merged:
        git("merge", "--quiet", "--no-ff", "main", cwd=tmp_path)
        environment["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] = head
    result = bash(command, tmp_path, **environment)
    assert result.returncode == code, result.stderr
    assert len(job["artifacts"]["paths"]) == 2
    for report in job["artifacts"]["paths"] if code < 2 else ():
        assert "Developed Vetting" in (tmp_path / report).read_text(encoding="utf-8")
        assert "SCALE 6" not in (tmp_path / report).read_text(encoding="utf-8")


def merge_request(folder: Path) -> tuple[str, str]:
    """A branch that changed a role, checked out, while main changed another: where it parted, and its last commit."""
    role, other = files_of("# roles/role.yaml\n"), files_of("# roles/other.yaml\n")
    git("init", "--quiet", "--initial-branch", "main", cwd=folder)
    project(folder, {**role, **other})
    base = commit(folder)
    project(folder, files_of("# roles/other.yaml\ngrades:\n  - SCALE 6\n"))
    commit(folder)
    git("checkout", "--quiet", "-b", "topic", base, cwd=folder)
    project(folder, files_of("# roles/role.yaml\nvetting_levels:\n  - Developed Vetting\n"))
    return base, commit(folder)
