"""The project of a file or folder is found by what is above it, and never by where the command is run."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from roledoc_lint import find_config
from roledoc_lint.errors import UsageError
from roledoc_lint.project import discovery
from tests.model.test_schema import copy_schema
from tests.support.helpers import files_of, project, run
from tests.support.repositories import commit, git

OWN = "roledoc-lint.toml"
TABLE = "[tool.roledoc-lint]\n"


def layout(top: Path, files: dict[str, str]) -> None:
    """Write files; a name that ends in a slash is a folder."""
    for name, text in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            (top / name).mkdir(exist_ok=True)
        else:
            (top / name).write_text(text, encoding="utf-8")


LAYOUTS: dict[str, tuple[dict[str, str], str, str]] = {
    "own file": ({OWN: "", "roles/a/": ""}, "roles/a", "."),
    "pyproject": ({"pyproject.toml": TABLE, "roles/": ""}, "roles", "."),
    "pyproject of another tool": ({"pyproject.toml": TABLE, "in/pyproject.toml": "[x]\n", "in/roles/": ""}, "in", "."),
    "schema": ({"schema/role.schema.json": "{}", "roles/a/b/": ""}, "roles/a/b", "."),
    "nearest wins": ({OWN: "", f"north/{OWN}": "", "north/roles/": ""}, "north/roles", "north"),
    "schema below another project": (
        {OWN: "", "north/schema/role.schema.json": "", "north/roles/": ""},
        "north",
        "north",
    ),
    "schema that the setting names": (
        {OWN: 'schema = "hr/schema"\nroles = "hr/roles"\n', "hr/schema/role.schema.json": "", "hr/roles/": ""},
        "hr/roles",
        ".",
    ),
    "roles folder": ({".git/": "", "north/roles/a/": ""}, "north/roles/a", "north"),
    "repository": ({".git/": "", "a/b/": ""}, "a/b", "."),
    "nothing": ({"a/b/": ""}, "a/b", "a/b"),
    "not above the repository": ({OWN: "", "force/.git/": "", "force/roles/": ""}, "force/roles", "force"),
    "not above a work tree or submodule": ({OWN: "", "force/.git": "gitdir: x", "force/x/": ""}, "force/x", "force"),
    "a folder that does not exist": ({OWN: ""}, "roles/new", "."),
}


@pytest.mark.parametrize(("files", "start", "root"), LAYOUTS.values(), ids=LAYOUTS)
def test_the_project_of_a_folder(tmp_path: Path, files: dict[str, str], start: str, root: str) -> None:
    layout(tmp_path, files)
    assert find_config(tmp_path / start).root == tmp_path / root


def test_the_top_of_the_repository_is_what_paths_are_relative_to(tmp_path: Path) -> None:
    layout(tmp_path, {".git/": "", f"a/{OWN}": ""})
    assert find_config(tmp_path / "a").base == tmp_path
    layout(tmp_path, {f"b/{OWN}": "", "b/.git/": ""})
    assert find_config(tmp_path / "b").base == tmp_path / "b"


@pytest.mark.parametrize("mode", [0o1777, 0o777], ids=["shared folder", "every user may write"])
def test_a_folder_that_others_share_is_not_obeyed(tmp_path: Path, mode: int) -> None:
    layout(tmp_path, {f"shared/{OWN}": "", "shared/mine/": ""})
    (tmp_path / "shared").chmod(mode)
    expected = "shared/mine" if mode == 0o1777 else "shared"
    assert find_config(tmp_path / "shared/mine").root == tmp_path / expected


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_folder_of_another_user_is_not_obeyed(tmp_path: Path) -> None:
    layout(tmp_path, {OWN: "", "mine/roles/": ""})
    for name in ("mine", "mine/roles"):
        os.chown(tmp_path / name, 12345, -1)
    assert find_config(tmp_path / "mine/roles").root == tmp_path / "mine"


def test_an_owner_that_is_not_known_does_not_stop_the_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout(tmp_path, {OWN: "", "roles/": ""})
    monkeypatch.setattr(discovery, "_owner", lambda folder: None)
    assert find_config(tmp_path / "roles").root == tmp_path


LED_OUT = {
    "roles above": ('roles = ".."', "roles: '..' is outside"),
    "roles at the root": ('roles = "/"', "roles: '/' is outside"),
    "schema beside": ('schema = "../shared"', "or name it with --schema when you run roledoc-lint"),
    "through a link": ('roles = "link"', "roles: 'link' is outside"),
    "up and down again": ('roles = "../project/../shared"', "is outside"),
}


@pytest.mark.parametrize("repository", [True, False])
@pytest.mark.parametrize(("text", "message"), LED_OUT.values(), ids=LED_OUT)
def test_a_setting_does_not_lead_out(tmp_path: Path, text: str, message: str, repository: bool) -> None:
    layout(tmp_path, {f"project/{OWN}": text, "shared/": "", **({"project/.git/": ""} if repository else {})})
    (tmp_path / "project/link").symlink_to("../shared")
    with pytest.raises(UsageError, match="is outside") as error:
        find_config(tmp_path / "project")
    assert message in str(error.value)


def test_a_setting_may_lead_to_another_folder_of_the_repository(tmp_path: Path) -> None:
    layout(tmp_path, {".git/": "", f"north/{OWN}": 'schema = "../shared"', "shared/": ""})
    assert find_config(tmp_path / "north").schema_folder == tmp_path / "shared"


@pytest.mark.parametrize("name", [OWN, "pyproject.toml"])
def test_a_configuration_that_is_a_link_out_is_not_followed(tmp_path: Path, name: str) -> None:
    layout(tmp_path, {"secret.toml": "[SECRET]\n", "project/": ""})
    (tmp_path / "project" / name).symlink_to("../secret.toml")
    with pytest.raises(UsageError, match="is a link to a place outside the project") as error:
        find_config(tmp_path / "project")
    assert "SECRET" not in str(error.value)
    (tmp_path / "project/.git").mkdir()
    with pytest.raises(UsageError, match="is a link to a place outside the project"):
        find_config(tmp_path / "project")


def test_a_configuration_that_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / OWN)
    with pytest.raises(UsageError, match="is not an ordinary file"):
        find_config(tmp_path)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_byte_order_mark_is_skipped(tmp_path: Path, ends: str) -> None:
    (tmp_path / OWN).write_bytes(f"\ufeffmax-role-age = 3{ends}".encode())
    assert find_config(tmp_path).max_role_age == 3


# What a user sees.

AGREED = "Is able to produce costed options for consideration by the budget holder."
OURS = "Is able to cost options for the budget holder."
BUDGET = f"technical_skills:\n  - name: Budget Management\n    level: 2\n    wording: >-\n      {OURS}\n"


def own_catalogue(folder: Path) -> None:
    """A project with a wording of its own, which the catalogue of the package does not have."""
    project(folder, files_of(BUDGET))
    copy_schema(folder)
    skills = folder / "schema/catalogue/technical-skills.yaml"
    text = skills.read_text(encoding="utf-8")
    assert AGREED in text
    skills.write_text(text.replace(AGREED, OURS), encoding="utf-8")


@pytest.mark.parametrize("repository", [True, False])
def test_the_result_is_the_same_wherever_the_command_is_run(tmp_path: Path, repository: bool) -> None:
    force = tmp_path / "force"
    own_catalogue(force)
    if repository:
        git("init", "-q", cwd=force)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    role = force / "roles/role.yaml"
    before = role.read_bytes()
    text = role.read_text(encoding="utf-8")
    options = ("--format", "json", "--select", "canonical-wording", "--select", "level-wording")
    runs = [
        run("check", *options, cwd=force),
        run("check", *options, cwd=force / "roles"),
        run("check", *options, cwd=force / "schema/catalogue"),
        run("check", *options, "role.yaml", cwd=force / "roles"),
        run("check", *options, "roles/role.yaml", cwd=force),
        run("check", *options, "../roles", cwd=force / "schema"),
        run("check", *options, str(role), cwd=elsewhere),
        run("check", *options, "--fix", str(role), cwd=elsewhere),
        run("check", *options, "--project", "../force", cwd=elsewhere),
        run("check", *options, "--stdin-filename", str(role), "-", cwd=elsewhere, stdin=text),
        run("check", *options, "--stdin-filename", "role.yaml", "-", cwd=force / "roles", stdin=text),
    ]
    assert {(result.returncode, result.stdout, result.stderr) for result in runs} == {(0, runs[0].stdout, "")}
    assert json.loads(runs[0].stdout)["findings"] == []
    assert role.read_bytes() == before


@pytest.fixture
def monorepo(tmp_path: Path) -> Path:
    """A repository with two projects, of which one has a wording and the other a setting of its own."""
    own_catalogue(tmp_path / "north")
    project(
        tmp_path / "south", files_of(BUDGET), 'severity.level-wording = "off"\nseverity.canonical-wording = "off"\n'
    )
    copy_schema(tmp_path / "south")
    git("init", "-q", cwd=tmp_path)
    return tmp_path


ROLES = ("north/roles/role.yaml", "south/roles/role.yaml")


def test_files_of_two_projects_are_each_checked_by_their_own(monorepo: Path) -> None:
    before = [(monorepo / name).read_bytes() for name in ROLES]
    wording = ("--select", "canonical-wording", "--select", "level-wording")
    both = run("check", *ROLES, "--fix", "--format", "concise", *wording, cwd=monorepo)
    assert (both.returncode, both.stdout, both.stderr) == (0, "", "")
    assert [(monorepo / name).read_bytes() for name in ROLES] == before
    for name in ROLES:
        (monorepo / name).write_text((monorepo / name).read_text(encoding="utf-8") + "issued: March 2019\n")
    both = run("check", *ROLES, "--format", "concise", "--select", "date-format", cwd=monorepo)
    assert [line.partition(":")[0] for line in both.stdout.splitlines()] == [*ROLES]
    assert both.returncode == 1
    assert "\nchecked 2 roles" in run("check", *ROLES, "--select", "date-format", cwd=monorepo).stdout


def test_folders_of_two_projects(monorepo: Path) -> None:
    found = json.loads(run("check", "north", "south/roles", "--format", "json", cwd=monorepo).stdout)
    assert found["summary"]["files"] == 2, found


@pytest.mark.parametrize("form", ["text", "json", "concise", "github", "gitlab", "sarif", "junit", "checkstyle"])
def test_paths_begin_at_the_top_of_the_repository_in_every_format(monorepo: Path, form: str) -> None:
    (monorepo / ROLES[1]).write_text("job_title: x\n", encoding="utf-8")
    there = run("check", "--format", form, cwd=monorepo / "south").stdout
    assert ROLES[1] in there
    named = run("check", "--format", form, ROLES[1], cwd=monorepo).stdout
    absolute = run("check", "--format", form, str(monorepo / ROLES[1]), cwd=monorepo / "north").stdout
    for report in (named, absolute):
        assert report.count(ROLES[1]) == there.count(ROLES[1])


def test_settings_for_files_are_relative_to_their_project(monorepo: Path) -> None:
    (monorepo / ROLES[1]).write_text("job_title: x\nissued: March 2019\n", encoding="utf-8")
    (monorepo / "south" / OWN).write_text('[per-file-ignores]\n"roles/*.yaml" = ["date-format"]\n', encoding="utf-8")
    assert run("check", "--select", "date-format", "--select", "spelling", "south", cwd=monorepo).returncode == 0


def test_files_of_two_repositories_are_refused(tmp_path: Path) -> None:
    for name in ("north", "south"):
        project(tmp_path / name, files_of(""))
        git("init", "-q", cwd=tmp_path / name)
    result = run("check", *ROLES, cwd=tmp_path)
    assert result.returncode == 2
    assert "these files are in different repositories: check them one by one" in result.stderr


@pytest.mark.parametrize("where", [".", "docs"])
@pytest.mark.parametrize("command", [["check"], ["diff", "--pushed"], ["rules"]])
def test_the_only_project_of_a_repository_is_found_from_its_top(monorepo: Path, command: list[str], where: str) -> None:
    shutil.rmtree(monorepo / "south")
    (monorepo / "docs").mkdir()
    commit(monorepo)
    (monorepo / "north" / OWN).write_text('[severity]\nspelling = "off"\n', encoding="utf-8")
    result = run(*command, cwd=monorepo / where)
    assert (result.returncode, result.stderr) == (0, "")
    assert "roles/" not in result.stdout or "north/roles/" in result.stdout


@pytest.mark.parametrize("name", [".north", "link", "a/b/c"])
def test_projects_that_are_hidden_or_deep_are_not_looked_for(monorepo: Path, name: str) -> None:
    shutil.rmtree(monorepo / "south")
    (monorepo / name).parent.mkdir(parents=True, exist_ok=True)
    if name == "link":
        (monorepo / "link").symlink_to(shutil.move(monorepo / "north", monorepo.parent / "elsewhere"))
    else:
        shutil.move(monorepo / "north", monorepo / name)
    result = run("check", cwd=monorepo)
    assert (result.returncode, result.stdout) == (2, "")
    assert "there is no folder roles: name the files to check, or create the folder" in result.stderr


def test_the_paths_of_a_comparison_tell_its_project(monorepo: Path) -> None:
    commit(monorepo)
    (monorepo / ROLES[1]).write_text("job_title: x\n", encoding="utf-8")
    result = run("diff", "--", "south", cwd=monorepo)
    assert result.returncode == 0
    assert ROLES[1] in result.stdout


def test_a_project_is_named_where_no_role_is_at_the_top(monorepo: Path) -> None:
    commit(monorepo)
    for command in (["check"], ["diff", "--pushed"]):
        result = run(*command, cwd=monorepo)
        assert result.returncode == 2
        assert "there is a project in north: run the command there, or add --project north" in result.stderr
    for command in (["check"], ["diff", "--pushed"]):
        result = run(*command, "--project", "north", cwd=monorepo)
        assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("option", ["--project", "--schema"])
@pytest.mark.parametrize("name", ["", "nowhere", "roles/role.yaml"])
@pytest.mark.parametrize("command", ["check", "diff"])
def test_a_folder_that_is_named_must_exist(tmp_path: Path, command: str, option: str, name: str) -> None:
    project(tmp_path, files_of(""))
    result = run(command, option, name, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (2, f"roledoc-lint: {option}: there is no folder {name!r}\n")
