"""A schema and catalogue that should be there and are not: never another catalogue in their place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.model.test_schema import copy_schema
from tests.support.helpers import REPOSITORY, files_of, project, run
from tests.support.repositories import commit, git


@pytest.fixture
def force(tmp_path: Path) -> Path:
    """A project with a schema and catalogue of its own, in git."""
    folder = tmp_path / "force"
    project(folder, files_of(""))
    copy_schema(folder)
    git("init", "--quiet", cwd=folder)
    commit(folder)
    return folder


COMMANDS = [["check"], ["check", "--fix"], ["check", "roles/role.yaml"], ["import", "a.txt"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_sparse_checkout(force: Path, tmp_path: Path, command: list[str]) -> None:
    git("clone", "--quiet", "--no-checkout", str(force), str(tmp_path / "clone"), cwd=tmp_path)
    clone = tmp_path / "clone"
    git("sparse-checkout", "set", "--no-cone", "/roles/", "/roledoc-lint.toml", cwd=clone)
    git("checkout", "--quiet", cwd=clone)
    assert not (clone / "schema").exists()
    (clone / "a.txt").write_text("Job title: Researcher\n", encoding="utf-8")
    result = run(*command, cwd=clone)
    assert result.returncode == 2
    assert "schema is in git but not on disk: get it with git restore schema, or in a sparse checkout" in result.stderr
    git("sparse-checkout", "add", "schema", cwd=clone)
    assert run(*command, cwd=clone).returncode == 0


@pytest.mark.parametrize("setting", ["", 'schema = "schema"\n'])
def test_a_submodule_that_was_not_fetched(force: Path, tmp_path: Path, setting: str) -> None:
    shutil.copytree(force / "schema", tmp_path / "catalogue")
    shutil.rmtree(force / "schema")
    git("init", "--quiet", cwd=tmp_path / "catalogue")
    commit(tmp_path / "catalogue")
    git("rm", "--quiet", "-r", "--cached", "schema", cwd=force)
    add = ("submodule", "add", "--quiet", str(tmp_path / "catalogue"), "schema")
    git("-c", "protocol.file.allow=always", *add, cwd=force)
    (force / "roledoc-lint.toml").write_text(setting, encoding="utf-8")
    commit(force)
    assert run("check", cwd=force).returncode == 0
    git("clone", "--quiet", str(force), str(tmp_path / "clone"), cwd=tmp_path)
    result = run("check", cwd=tmp_path / "clone")
    assert result.returncode == 2
    assert "schema is empty: if it is a submodule, get it with git submodule update --init" in result.stderr


@pytest.mark.parametrize("name", ["role.schema.json", "catalogue"])
def test_a_part_that_is_missing(tmp_path: Path, name: str) -> None:
    project(tmp_path, files_of(""))
    copy_schema(tmp_path)
    (tmp_path / "schema" / name).rename(tmp_path / "away")
    result = run("check", cwd=tmp_path)
    assert result.returncode == 2
    assert f"schema has no {name}: get it back" in result.stderr


def test_a_folder_that_the_configuration_names_and_is_not_there(tmp_path: Path) -> None:
    project(tmp_path, files_of(""))
    (tmp_path / "roledoc-lint.toml").write_text('schema = "shared"\n', encoding="utf-8")
    assert "schema: there is no folder 'shared'" in run("check", cwd=tmp_path).stderr
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/other.txt").touch()
    result = run("check", cwd=tmp_path)
    assert (result.returncode, "shared has no catalogue" in result.stderr) == (2, True)


def test_a_folder_of_another_kind_that_is_called_schema(tmp_path: Path) -> None:
    project(tmp_path, {**files_of(""), "schema/tables.sql": ""})
    assert run("check", cwd=tmp_path).returncode == 0


def test_a_catalogue_outside_is_named_by_whoever_runs_the_program(force: Path, tmp_path: Path) -> None:
    (force / "schema").rename(tmp_path / "shared")
    skills = tmp_path / "shared/catalogue/technical-skills.yaml"
    text = skills.read_text(encoding="utf-8").replace("name: Budget Management", "name: Budgets of Ours")
    skills.write_text(text, encoding="utf-8")
    role = force / "roles/role.yaml"
    ours = "technical_skills:\n  - name: Budgets of Ours\n    level: 2\n"
    role.write_text(role.read_text(encoding="utf-8") + ours, encoding="utf-8")
    commit(force)
    named = ("--schema", "../shared")
    (force / "roledoc-lint.toml").write_text('schema = "../shared"\n', encoding="utf-8")
    for command in ("check", "diff"):
        refused = run(command, cwd=force)
        assert (refused.returncode, "name it with --schema" in refused.stderr) == (2, True)
    assert run("check", "--select", "unknown-name", *named, cwd=force).returncode == 0
    assert run("check", "--select", "unknown-name", "--schema", str(REPOSITORY / "schema"), cwd=force).returncode == 1
    role.write_text(role.read_text(encoding="utf-8").replace("SCALE 5", "SCALE 6"), encoding="utf-8")
    diff = run("diff", *named, cwd=force)
    assert diff.returncode == 0, diff.stderr
    assert "grade raised" in diff.stdout
    assert "skill" not in diff.stdout
