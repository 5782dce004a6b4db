"""A change of the configuration is a change of its own, and hides nothing. What cannot be compared does not pass."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from roledoc_lint.changes.states.settings import settings_in
from tests.changes.test_states import commit, kinds, report_of, write
from tests.model.test_schema import copy_schema
from tests.support import repositories
from tests.support.helpers import run, with_fields
from tests.support.repositories import git

OLD = with_fields("role_code: A1\ngrades: [SCALE 5]\n")
NEW = OLD.replace("SCALE 5", "SCALE 6")
TABLE = "[tool.roledoc-lint]\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    commit(tmp_path, {"roles/a.yaml": OLD, "decoy/a.yaml": OLD, "roledoc-lint.toml": ""})
    return tmp_path


def items(report: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(change["kind"], change["item"]) for change in report["changes"]]


MOVES = {
    "another folder": {"roledoc-lint.toml": 'roles = "decoy"\n'},
    "in pyproject.toml": {"roledoc-lint.toml": None, "pyproject.toml": f'{TABLE}roles = "decoy"\n'},
    "a project below": {
        "decoy/roles/a.yaml": OLD,
        "decoy/roledoc-lint.toml": "",
        "roledoc-lint.toml": 'roles = "decoy"',
    },
}


@pytest.mark.parametrize("staged", [True, False])
@pytest.mark.parametrize("moved", MOVES.values(), ids=MOVES)
def test_moving_the_setting_hides_no_role(repository: Path, moved: dict[str, str | None], staged: bool) -> None:
    write(repository, {"roles/a.yaml": NEW, **moved})
    git("add", "--all", cwd=repository)
    for arguments in (["--staged"] if staged else [], ["HEAD~1", "HEAD"]):
        report = report_of(repository, "--fail-on", "substantive", *arguments, code=1)
        assert "grade-raised" in kinds(report)
        assert "setting-added" in kinds(report)
        repositories.commit(repository)


def test_roles_that_move_with_their_setting_are_the_same_roles(repository: Path) -> None:
    write(repository, {"roles/a.yaml": None, "profiles/a.yaml": NEW, "roledoc-lint.toml": 'roles = "profiles"\n'})
    assert kinds(report_of(repository)) == ["setting-added", "grade-raised", "file-renamed"]


def test_a_catalogue_that_moves_with_its_setting_is_the_same_catalogue(repository: Path) -> None:
    copy_schema(repository)
    repositories.commit(repository)
    (repository / "schema").rename(repository / "shared")
    write(repository, {"roledoc-lint.toml": 'schema = "shared"\n', "roles/a.yaml": NEW})
    assert kinds(report_of(repository)) == ["setting-added", "grade-raised"]
    vocabulary = repository / "shared/catalogue/vocabulary.yaml"
    text = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(text.replace("  - name: Essex Police\n", "", 1), encoding="utf-8")
    assert any(kind.startswith("catalogue-") for kind in kinds(report_of(repository)))


SETTINGS = {
    "severity": ('severity.spelling = "off"', "severity.spelling"),
    "files": ('[per-file-ignores]\n"roles/a.yaml" = ["spelling"]', "per-file-ignores.roles/a.yaml"),
    "schema": ('schema = "decoy"', "schema"),
    "size": ("max-file-size = 5000", "max-file-size"),
}


@pytest.mark.parametrize(("text", "item"), SETTINGS.values(), ids=SETTINGS)
def test_each_setting_is_a_change_with_its_line(repository: Path, text: str, item: str) -> None:
    write(repository, {"roledoc-lint.toml": f"\n{text}\n"})
    (change,) = report_of(repository, "--fail-on", "substantive", "--", "decoy", code=1)["changes"]
    assert (change["kind"], change["impact"], change["item"]) == ("setting-added", "substantive", item)
    assert change["head"]["line"] == (3 if "[" in text.splitlines()[0] else 2)
    table = run("diff", cwd=repository).stdout
    assert table.startswith("The configuration\n")


@pytest.mark.parametrize("form", ["table", "markdown", "html", "csv"])
def test_every_report_has_settings(repository: Path, form: str) -> None:
    write(repository, {"roledoc-lint.toml": 'severity.spelling = "off"\n', "roles/a.yaml": NEW})
    report = run("diff", "--format", form, cwd=repository).stdout
    assert "spelling" in report
    assert form == "csv" or "configuration" in report.lower()


@pytest.mark.parametrize(
    "text", ["severity.nonsense = 'off'", "roles = 1", "x = ", 'per-file-ignores."*" = ["no-rule"]']
)
def test_check_and_diff_agree_on_which_configurations_are_valid(repository: Path, text: str) -> None:
    write(repository, {"roledoc-lint.toml": text})
    assert [run(command, cwd=repository).returncode for command in ("check", "diff")] == [2, 2]
    git("add", "--all", cwd=repository)
    repositories.commit(repository)
    write(repository, {"roledoc-lint.toml": "", "roles/a.yaml": NEW})
    assert "grade-raised" in kinds(report_of(repository)), "a configuration that was wrong before is no obstacle"


def test_approvals_are_changes_that_need_no_approval(repository: Path) -> None:
    write(repository, {"roles/a.yaml": NEW})
    fingerprint = report_of(repository)["changes"][0]["fingerprint"]
    write(repository, {"agreed.yaml": f"{fingerprint}: by the panel\n"})
    assert kinds(report_of(repository, "--approvals", "agreed.yaml")) == ["grade-raised"], "git does not track it yet"
    git("add", "--all", cwd=repository)
    report = report_of(repository, "--fail-on", "editorial", "--approvals", "agreed.yaml")
    assert items(report) == [("approval-added", fingerprint), ("grade-raised", None)]
    repositories.commit(repository)
    write(repository, {"agreed.yaml": f"{fingerprint}: by somebody\n"})
    report = report_of(repository, "--fail-on", "editorial", "--approvals", "agreed.yaml")
    assert items(report) == [("approval-changed", fingerprint)]
    write(repository, {"agreed.yaml": ""})
    assert kinds(report_of(repository, "--approvals", "agreed.yaml")) == ["approval-removed"]


def test_approvals_outside_the_repository_are_not_compared(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("elsewhere") / "agreed.yaml"
    file.write_text("5e0c1b7a94d2: by the panel\n", encoding="utf-8")
    assert kinds(report_of(repository, "--approvals", str(file))) == []


# What is in another repository.


def submodule(repository: Path, folder: str, content: Path) -> None:
    """Put a repository of its own in place of a folder."""
    git("rm", "--quiet", "-r", "--cached", "--ignore-unmatch", folder, cwd=repository)
    add = ("submodule", "add", "--quiet", str(content), folder)
    git("-c", "protocol.file.allow=always", *add, cwd=repository)
    repositories.commit(repository)


def test_roles_in_a_submodule_do_not_pass(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    published = tmp_path_factory.mktemp("published")
    (repository / "roles").rename(published / "roles")
    git("init", "--quiet", cwd=published / "roles")
    repositories.commit(published / "roles")
    submodule(repository, "roles", published / "roles")
    assert run("diff", "--fail-on", "substantive", cwd=repository).returncode == 0
    write(repository / "roles", {"a.yaml": NEW})
    repositories.commit(repository / "roles")
    for arguments in ([], ["HEAD~1", "HEAD"]):
        result = run("diff", *arguments, cwd=repository)
        assert result.returncode == 0
        assert "roles is a submodule: its roles cannot be compared" in result.stdout
        assert "no change in what was compared" in result.stdout
        assert run("diff", "--fail-on", "substantive", *arguments, cwd=repository).returncode == 2
        repositories.commit(repository)


def test_a_catalogue_in_a_submodule(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    copy_schema(repository)
    shared = tmp_path_factory.mktemp("shared")
    (repository / "schema").rename(shared / "schema")
    skills = shared / "schema/catalogue/technical-skills.yaml"
    text = skills.read_text(encoding="utf-8").replace("name: Budget Management", "name: Budgets of Ours", 1)
    skills.write_text(text.replace("name: Budgets of Ours\n", "name: Budgets of Ours\n      aliases: [Ours]\n", 1))
    git("init", "--quiet", cwd=shared / "schema")
    repositories.commit(shared / "schema")
    submodule(repository, "schema", shared / "schema")
    write(repository, {"roles/a.yaml": OLD + "technical_skills:\n  - {name: Budgets of Ours, level: 2}\n"})
    repositories.commit(repository)
    write(repository, {"roles/a.yaml": OLD + "technical_skills:\n  - {name: Ours, level: 2}\n"})
    assert kinds(report_of(repository)) == []
    with (repository / "schema/catalogue/vocabulary.yaml").open("a", encoding="utf-8") as file:
        file.write("# new\n")
    repositories.commit(repository / "schema")
    result = run("diff", "--fail-on", "wording", cwd=repository)
    assert result.returncode == 2
    assert "schema is a submodule: the catalogue cannot be compared" in result.stdout


def test_a_repository_within_the_roles_does_not_pass(repository: Path) -> None:
    commit(repository / "roles/inner", {"b.yaml": OLD})
    result = run("diff", "--fail-on", "substantive", cwd=repository)
    assert result.returncode == 2
    assert "roles/inner is a repository of its own: its roles cannot be compared" in result.stdout


def test_a_state_without_configuration_is_read_once() -> None:
    calls: list[list[str]] = []

    def read(paths: Sequence[str]) -> dict[str, bytes]:
        calls.append(list(paths))
        return {"agreed/role.schema.json": b"{}"}

    found = settings_in(read, ".", "posts", "agreed")
    assert (found.path, found.roles, found.schema, found.role_schema) == ("", "posts", "agreed", b"{}")
    assert len(calls) == 1
