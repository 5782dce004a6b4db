"""Rules from other packages are loaded only if they are installed and the configuration chooses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.helpers import REPOSITORY, files_of, project, run
from tests.support.plugins import install

RULE = '''
"""A job title in capitals."""
from roledoc_lint import Severity

NAME = "no-capitals"
SEVERITY = Severity.WARNING
print("loaded")

def check(document, context):
    title = document.fields.get("job_title")
    if isinstance(title, str) and title.isupper():
        yield document.finding("/job_title", "the title is in capitals", "write it in small letters")
'''


@pytest.mark.parametrize("name", ["our_rules.capitals", "capitals", 'capitals", "our_rules.capitals'])
def test_a_named_plugin_is_a_rule_like_any_other(tmp_path: Path, name: str) -> None:
    project(tmp_path, files_of("job_title: OFFICER\n"), f'plugins = ["{name}"]\n')
    make_package(tmp_path, RULE)
    result = run("check", "--select", "no-capitals", cwd=tmp_path, PYTHONPATH=path(tmp_path))
    assert "roles/role.yaml:7:12 warning no-capitals" in result.stdout
    assert "no-capitals" in run("rules", cwd=tmp_path, PYTHONPATH=path(tmp_path)).stdout


def test_a_plugin_that_is_not_named_is_not_loaded(tmp_path: Path) -> None:
    project(tmp_path, files_of("job_title: OFFICER\n"))
    make_package(tmp_path, RULE)
    result = run("check", "--format", "json", cwd=tmp_path, PYTHONPATH=path(tmp_path))
    assert "loaded" not in result.stdout
    assert "no-capitals" not in json.dumps(json.loads(result.stdout))


def test_a_plugin_that_fails_is_reported_in_one_line(tmp_path: Path) -> None:
    project(tmp_path, files_of(""), 'plugins = ["our_rules.capitals"]\n')
    make_package(tmp_path, RULE + "    raise KeyError('oops')\n")
    result = run("check", cwd=tmp_path, PYTHONPATH=path(tmp_path))
    assert result.returncode == 3
    assert result.stderr == "roledoc-lint: the rule no-capitals failed on roles/role.yaml: KeyError: 'oops'\n"
    assert "Traceback" in run("--debug", "check", cwd=tmp_path, PYTHONPATH=path(tmp_path)).stderr


def make_package(folder: Path, rule: str) -> None:
    package = folder / "site/our_rules"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "capitals.py").write_text(rule)
    install(folder / "site", {"capitals": "our_rules.capitals"})


def path(folder: Path) -> str:
    return f"{folder / 'site'}:{REPOSITORY}"
