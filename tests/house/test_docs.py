"""The generated pages are up to date, and what the documentation shows was really produced."""

from __future__ import annotations

import inspect
import io
import re
import subprocess
import sys
import tomllib
from contextlib import redirect_stdout
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

import roledoc_lint
from roledoc_lint import find_config
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.registry import active_rules
from roledoc_lint.lint.rule import rule_info
from roledoc_lint.model.role import RoleView
from roledoc_lint.source.document import Document
from tests.support.copies import changed_copy, run_python
from tests.support.helpers import REPOSITORY, files_of, project, run
from tests.support.plugins import install

PAGES = [*sorted(REPOSITORY.glob("*.md")), *sorted((REPOSITORY / "docs").rglob("*.md"))]


def test_generated_pages_are_up_to_date() -> None:
    command = [sys.executable, "docs/generate.py", "--check"]
    result = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stdout) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), target


def test_the_readme_begins_with_the_two_commands() -> None:
    first_block = (REPOSITORY / "README.md").read_text(encoding="utf-8").split("```")[1]
    assert re.findall(r"^make \w+", first_block, re.MULTILINE) == ["make check", "make test"]
    assert "make test" in (REPOSITORY / ".ci/run").read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    text = (REPOSITORY / page).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_role_of_the_readme_is_completed_by_a_fix(tmp_path: Path) -> None:
    role = next(block for block in blocks("README.md", "yaml") if block.startswith("# yaml-language-server"))
    assert run("init", cwd=tmp_path).returncode == 0
    (tmp_path / "roles/intelligence-support-officer.yaml").write_text(role, encoding="utf-8")
    result = run("check", "--fix", cwd=tmp_path)
    assert result.returncode == 0, result.stdout
    assert "1 missing-wording" in result.stdout
    assert "error" not in result.stdout.splitlines()[-1]


def test_the_configuration_of_the_readme_is_one(tmp_path: Path) -> None:
    (configuration,) = blocks("README.md", "toml")
    (tmp_path / "pyproject.toml").write_text(configuration.replace('["no-acronyms"]', "[]"), encoding="utf-8")
    for folder in ("roles", "schema"):
        (tmp_path / folder).mkdir()
    config = find_config(tmp_path, tmp_path)
    assert config.max_role_age == 5
    assert [rule.name for rule in active_rules(config) if rule.name in ("entry-order", "stale-role")] == ["stale-role"]


@pytest.mark.slow
def test_the_recipes_work_as_they_are(tmp_path: Path) -> None:
    """All of them at once, in a copy: each change can be made, and the tests that it names pass."""
    changed_copy(tmp_path, contributing())
    python = partial(run_python, tmp_path)
    assert "shift_pattern: shift pattern\n" in python("-m", "roledoc_lint", "fields")
    assert "title-full-stop" in python("-m", "roledoc_lint", "rules")
    assert "wrote docs/rules.md" in python("docs/generate.py")
    cases = ("tests/lint/test_rules.py", "tests/lint/test_hints.py", "tests/importer/test_cases.py")
    python("-m", "pytest", "-q", "--update-cases", *cases)
    role = (tmp_path / "tests/importer/cases/markdown.txt").read_text(encoding="utf-8")
    assert "main_purpose: >-\n  Research of intelligence.\n" in role
    python(
        *("-m", "pytest", "-q", *cases, "tests/changes/test_kinds.py", "tests/model", "tests/house/test_imports.py"),
        *("tests/lint/test_detection.py", "tests/lint/test_rule_examples.py", "tests/lint/test_schema_update.py"),
        *("tests/reports/test_formats.py", "tests/importer/readers/test_registry.py", "tests/cli/test_work.py"),
        "tests/house/test_profile_words.py",
        *("-k", "not seeded or title-full-stop"),
    )
    python("-m", "ruff", "check", "roledoc_lint", "tests/cli")
    python("-m", "ruff", "format", "--check", "roledoc_lint", "tests/cli", "tests/lint")


def test_the_plugin_of_the_documentation_finds_what_it_shows(tmp_path: Path) -> None:
    project(tmp_path, files_of("job_title: POLIT Support Officer\n"), 'plugins = ["no-acronyms"]\n')
    source = REPOSITORY / "docs/example-plugin"
    settings = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    install(tmp_path / "site", settings["entry-points"]["roledoc_lint.rules"])
    path = f"{source / 'src'}:{tmp_path / 'site'}:{REPOSITORY}"
    result = run("check", "--select", "no-acronyms", cwd=tmp_path, PYTHONPATH=path)
    assert "roles/role.yaml:7:12 warning no-acronyms" in result.stdout, result.stderr


def test_the_page_on_plugins_names_what_there_is() -> None:
    text = (REPOSITORY / "docs/plugins.md").read_text(encoding="utf-8")
    for owner, prefix in ((Document, "document"), (Context, "context"), (RoleView, "role")):
        for name in set(re.findall(rf"`{prefix}\.(\w+)", text)):
            assert hasattr(owner, name) or name in inspect.getsource(owner), f"{prefix}.{name}"
    for name in re.findall(r'getattr\(rule, "(\w+)"', inspect.getsource(rule_info)):
        assert f"`{name}" in text, name


def test_every_path_that_the_architecture_names_is_there() -> None:
    text = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = {
        path for path in re.findall(r"`((?:roledoc_lint|tests|schema|docs)/[\w./-]*)`", text) if "NAME" not in path
    }
    assert len(named) > 30
    assert [path for path in sorted(named) if not (REPOSITORY / path).exists()] == []
    modules = {path.name for path in (REPOSITORY / "roledoc_lint").rglob("*.py")}
    short = {path.rpartition("/")[2] for path in re.findall(r"`([a-z_/]+\.py)`", text) if "NAME" not in path}
    assert sorted(short - modules - {path.name for path in (REPOSITORY / "tests").rglob("*.py")}) == []


def test_the_examples_of_the_api_page_print_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each block runs after the others in one folder. One that begins with the path of a file is that file."""
    text = (REPOSITORY / "docs/api.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    names: dict[str, object] = {}
    parts = re.findall(r"```(yaml|python|text)\n(.*?)```", text, re.DOTALL)
    ran = 0
    for (language, code), (below, expected) in pairwise([*parts, ("", "")]):
        file = re.match(r"# (\S+\.(?:yaml|py))\n", code)
        if file:
            (tmp_path / file[1]).parent.mkdir(exist_ok=True)
            (tmp_path / file[1]).write_text(code, encoding="utf-8")
        elif language == "python":
            printed = io.StringIO()
            with redirect_stdout(printed):
                exec(code, names)
            assert (below, expected) == ("text", printed.getvalue()), code
            ran += 1
    assert ran == 7
    for name in roledoc_lint.__all__:
        assert f"`{name}" in text, name


def contributing() -> str:
    return (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_changelog_has_what_the_program_says_of_the_roles(tmp_path: Path) -> None:
    (tmp_path / "roles").mkdir()
    written = run("diff", str(tmp_path), str(REPOSITORY), "--format", "changelog", cwd=REPOSITORY).stdout
    lines = [line for line in written.splitlines() if line.startswith("- ")]
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert len(lines) == 5
    assert [line for line in lines if line not in changelog] == []
