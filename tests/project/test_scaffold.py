"""`roledoc-lint init`: what it starts is sound at once, and nothing that was there is touched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.support.helpers import REPOSITORY, run, with_fields
from tests.support.repositories import commit, git, with_variables


def content(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and ".git/" not in str(path))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_what_is_started_passes_at_once(tmp_path: Path) -> None:
    assert run("init", cwd=tmp_path).returncode == 0
    checked = run("check", "--fail-level", "info", cwd=tmp_path)
    assert (checked.returncode, "nothing found" in checked.stdout) == (0, True), checked.stdout
    assert b"I take in information quickly and accurately." in content(tmp_path)["roles/example-role.yaml"]
    assert len(content(tmp_path)["README.md"].splitlines()) <= 10
    for name in (".github/workflows/roles.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"):
        assert YAML(typ="safe").load(content(tmp_path)[name])
    for path in (REPOSITORY / "schema/catalogue").glob("*.yaml"):
        assert content(tmp_path)[f"schema/catalogue/{path.name}"] == path.read_bytes()


def test_a_second_start_changes_nothing(tmp_path: Path) -> None:
    run("init", cwd=tmp_path)
    before = content(tmp_path)
    (tmp_path / "README.md").write_bytes(b"ours\n")
    again = run("init", cwd=tmp_path)
    assert (again.returncode, "wrote" in again.stdout) == (0, False)
    assert content(tmp_path) == before | {"README.md": b"ours\n"}


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/own.yaml").write_text(with_fields(""), encoding="utf-8")
    (tmp_path / ".pre-commit-config.yaml").write_bytes(b"repos: []\n")
    result = run("init", cwd=tmp_path)
    assert "kept .pre-commit-config.yaml" in result.stdout
    assert (tmp_path / ".pre-commit-config.yaml").read_bytes() == b"repos: []\n"
    assert [path.name for path in (tmp_path / "roles").iterdir()] == ["own.yaml"]


def test_the_hooks_that_are_started_run(tmp_path: Path) -> None:
    git("init", "--quiet", "--initial-branch=main", cwd=tmp_path)
    run("init", cwd=tmp_path)
    commit(tmp_path)
    role = tmp_path / "roles/example-role.yaml"
    role.write_text(role.read_text(encoding="utf-8").replace("Collaborative", "Colaborative"), encoding="utf-8")
    git("add", "--all", cwd=tmp_path)
    command = [sys.executable, "-m", "pre_commit", "run"]
    environment = with_variables(PRE_COMMIT_HOME=str(tmp_path / ".git/cache"))
    stopped = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env=environment)
    assert stopped.returncode == 1
    assert 'did you mean "Collaborative"?' in stopped.stdout


@pytest.mark.parametrize("name", ["roles", "schema", ".github"])
def test_a_file_or_a_link_in_the_way_is_one_line(tmp_path: Path, name: str) -> None:
    project, outside = tmp_path / "project", tmp_path / "outside"
    project.mkdir()
    outside.mkdir()
    (project / name).symlink_to(outside)
    linked = run("init", cwd=project)
    assert (linked.returncode, len(linked.stderr.splitlines())) == (2, 1)
    assert list(outside.rglob("*.yml")) == []
    (project / name).unlink()
    (project / name).write_bytes(b"")
    blocked = run("init", cwd=project)
    assert (blocked.returncode, len(blocked.stderr.splitlines())) == (2, 1)


AT_TOP = (".github/workflows/roles.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml")


def test_a_project_in_a_folder_of_the_repository_has_hooks_and_ci_at_the_top(tmp_path: Path) -> None:
    git("init", "--quiet", "--initial-branch=main", cwd=tmp_path)
    north = tmp_path / "forces/north"
    north.mkdir(parents=True)
    started = run("init", cwd=north)
    assert started.returncode == 0
    assert set(content(tmp_path)) >= {*AT_TOP, "forces/north/roledoc-lint.toml", "forces/north/schema/role.schema.json"}
    for name in AT_TOP:
        assert f"wrote ../../{name}" in started.stdout
        text = content(tmp_path)[name].decode()
        YAML(typ="safe").load(text)
        commands = [line for line in text.splitlines() if "roledoc-lint check" in line or "roledoc-lint diff" in line]
        assert commands
        assert [line for line in commands if "--project forces/north" not in line] == []
    commit(tmp_path)
    role = north / "roles/example-role.yaml"
    role.write_text(role.read_text(encoding="utf-8").replace("Collaborative", "Colaborative"), encoding="utf-8")
    git("add", "--all", cwd=tmp_path)
    environment = with_variables(PRE_COMMIT_HOME=str(tmp_path / ".git/cache"))
    command = [sys.executable, "-m", "pre_commit", "run", "roledoc-lint"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "forces/north/roles/example-role.yaml" in done.stdout


def test_hooks_that_are_there_are_kept_and_said(tmp_path: Path) -> None:
    git("init", "--quiet", cwd=tmp_path)
    run("init", cwd=tmp_path)
    before = content(tmp_path)
    second = run("init", "--project", "south", cwd=tmp_path)
    assert "--project: there is no folder 'south'" in second.stderr
    (tmp_path / "south").mkdir()
    second = run("init", "--project", "south", cwd=tmp_path)
    assert "kept ../.pre-commit-config.yaml" in second.stdout
    assert "add --project south to its commands, and south/ to its patterns" in second.stdout
    assert {name: text for name, text in content(tmp_path).items() if not name.startswith("south/")} == before
    assert run("check", cwd=tmp_path / "south").returncode == 0


def test_a_folder_of_a_project_does_not_become_one_by_mistake(tmp_path: Path) -> None:
    run("init", cwd=tmp_path)
    before = content(tmp_path)
    result = run("init", cwd=tmp_path / "roles")
    assert result.returncode == 2
    assert f"this folder belongs to the project {tmp_path}: run init there" in result.stderr
    assert content(tmp_path) == before


@pytest.mark.parametrize("name", ["a b", "x\ny", "$(touch x)", "#a", "é"])
def test_an_unusual_name_is_not_written_into_commands(tmp_path: Path, name: str) -> None:
    git("init", "--quiet", cwd=tmp_path)
    (tmp_path / name).mkdir()
    started = run("init", cwd=tmp_path / name)
    assert started.returncode == 0
    assert "were not written: they belong to" in started.stdout
    assert [path for path in AT_TOP if (tmp_path / path).exists()] == []
