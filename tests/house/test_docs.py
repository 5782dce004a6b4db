"""The generated pages are up to date, and what the documentation shows was really produced."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import textwrap
from contextlib import redirect_stdout
from itertools import pairwise
from pathlib import Path

import pytest

import roledoc_lint
from roledoc_lint import find_config
from roledoc_lint.lint.registry import active_rules
from tests.support.helpers import REPOSITORY, files_of, project, run

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
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/intelligence-support-officer.yaml").write_text(role, encoding="utf-8")
    result = run("check", "--fix", cwd=tmp_path)
    assert result.returncode == 0, result.stdout
    assert "1 missing-wording" in result.stdout
    assert "error" not in result.stdout.splitlines()[-1]


def test_the_configuration_of_the_readme_is_one(tmp_path: Path) -> None:
    (configuration,) = blocks("README.md", "toml")
    (tmp_path / "pyproject.toml").write_text(configuration.replace('["our_rules.no_acronyms"]', "[]"), encoding="utf-8")
    for folder in ("roles", "schema"):
        (tmp_path / folder).mkdir()
    config = find_config(tmp_path, tmp_path)
    assert config.max_role_age == 5
    assert [rule.name for rule in active_rules(config) if rule.name in ("entry-order", "stale-role")] == ["stale-role"]


def test_the_rule_of_the_contributing_page_runs_and_finds_nothing_in_real_roles(tmp_path: Path) -> None:
    (block,) = [textwrap.dedent(block) for block in re.findall(r"   ```python\n(.*?)   ```", contributing(), re.DOTALL)]
    (tmp_path / "my_rule.py").write_text(block, encoding="utf-8")
    configuration = 'plugins = ["my_rule"]\n'
    project(tmp_path, files_of("job_title: Officer.\n"), configuration)
    for path in (REPOSITORY / "roles").glob("*.yaml"):
        (tmp_path / "roles" / path.name).write_bytes(path.read_bytes())
    result = run("check", "--select", "my-rule", cwd=tmp_path, PYTHONPATH=f"{tmp_path}:{REPOSITORY}")
    assert "roles/role.yaml:7:12 warning my-rule" in result.stdout, result.stderr
    assert "1 warning" in result.stdout


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
