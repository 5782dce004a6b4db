"""Which files a check looks at: the project for its own folder, each file once, none that git ignores."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roledoc_lint import Config, find_config
from roledoc_lint.lint.targets import find_targets
from tests.model.test_schema import copy_schema
from tests.support.helpers import run
from tests.support.repositories import commit, git


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A project with two roles, and with YAML files that are no roles."""
    copy_schema(tmp_path)
    for name in ("roles/a.yaml", "roles/deep/b.yml", "mkdocs.yml", "roledoc-approvals.yaml", "build/c.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("job_title: x\n", encoding="utf-8")
    return find_config(tmp_path)


def found(config: Config, *paths: str) -> list[str]:
    return [file.display_path for file in find_targets(config, [config.root / path for path in paths]).roles]


ROLES = ["roles/a.yaml", "roles/deep/b.yml"]


@pytest.mark.parametrize("path", ["", ".", "roles/..", "../{name}", ".."])
def test_a_folder_that_contains_the_roles_is_the_project(config: Config, path: str) -> None:
    targets = find_targets(config, [config.root / path.format(name=config.root.name)])
    assert targets == find_targets(config)
    assert [file.display_path for file in targets.roles] == ROLES
    assert targets.checks_all
    assert targets.checks_catalogue


def test_another_folder_is_only_itself(config: Config) -> None:
    assert found(config, "roles") == ROLES
    assert found(config, "roles/deep") == ["roles/deep/b.yml"]
    assert found(config, "build") == ["build/c.yaml"]
    assert found(config, ".", "build") == ["build/c.yaml", *ROLES]


def test_roles_in_the_folder_of_the_project_itself(config: Config) -> None:
    config = config._replace(roles=config.root)
    assert found(config, ".") == found(config)
    assert "mkdocs.yml" in found(config)


def test_a_folder_without_the_roles_folder_is_searched(tmp_path: Path) -> None:
    (tmp_path / "loose.yaml").write_text("job_title: x\n", encoding="utf-8")
    assert found(find_config(tmp_path), ".") == ["loose.yaml"]


LINKS = {
    "to a role beside": ({"z.yaml": "a.yaml"}, ROLES),
    "that comes first": ({"0.yaml": "a.yaml"}, ROLES),
    "of a link": ({"x.yaml": "a.yaml", "y.yaml": "x.yaml"}, ROLES),
    "to a file that is in no folder of roles": ({"x.yaml": "../build/c.yaml"}, [*ROLES, "roles/x.yaml"]),
    "two to one file elsewhere": ({"x.yaml": "../build/c.yaml", "y.yaml": "../build/c.yaml"}, [*ROLES, "roles/x.yaml"]),
    "to nothing": ({"x.yaml": "nowhere"}, [*ROLES, "roles/x.yaml"]),
    "to itself": ({"x.yaml": "x.yaml"}, [*ROLES, "roles/x.yaml"]),
}


@pytest.mark.parametrize(("links", "expected"), LINKS.values(), ids=LINKS)
def test_a_file_is_one_role_whatever_links_lead_to_it(
    config: Config, links: dict[str, str], expected: list[str]
) -> None:
    for name, target in links.items():
        (config.root / "roles" / name).symlink_to(target)
    assert found(config) == expected
    assert found(config, "roles") == expected


def test_a_folder_is_searched_once_whatever_links_lead_to_it(config: Config) -> None:
    (config.root / "linked").symlink_to("roles")
    assert found(config, "roles", "linked", "roles/a.yaml", "linked/a.yaml") == ROLES


IGNORED = {
    "a file": ({".gitignore": "b.yml\n"}, ["roles/a.yaml"]),
    "a folder": ({".gitignore": "deep/\n"}, ["roles/a.yaml"]),
    "a list in a folder": ({"roles/.gitignore": "/a.yaml\n"}, ["roles/deep/b.yml"]),
    "a list further down": ({"roles/deep/.gitignore": "*\n"}, ["roles/a.yaml"]),
    "an exception": ({".gitignore": "*.y*ml\n!b.yml\n"}, ["roles/deep/b.yml"]),
    "the list of the clone": ({".git/info/exclude": "b.yml\n"}, ["roles/a.yaml"]),
    "nothing": ({}, ROLES),
}


@pytest.mark.parametrize(("lists", "expected"), IGNORED.values(), ids=IGNORED)
def test_what_git_ignores_is_left_out(config: Config, lists: dict[str, str], expected: list[str]) -> None:
    git("init", "--quiet", cwd=config.root)
    for name, text in lists.items():
        (config.root / name).write_text(text, encoding="utf-8")
    config = find_config(config.root)
    assert found(config) == expected
    assert found(config, "roles") == expected
    assert found(config, "roles/deep/b.yml") == ["roles/deep/b.yml"], "a file that is named is checked"
    for name in lists:
        (config.root / name).unlink()
    commit(config.root)
    for name, text in lists.items():
        (config.root / name).write_text(text, encoding="utf-8")
    assert found(config) == ROLES, "a file that git tracks is not ignored"


def test_roles_are_found_if_git_refuses_to_work(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    (config.root / ".git").write_text("no repository", encoding="utf-8")
    (config.root / ".gitignore").write_text("*\n", encoding="utf-8")
    assert found(find_config(config.root)) == ROLES
    monkeypatch.setenv("PATH", os.devnull)
    assert found(find_config(config.root)) == ROLES


@pytest.mark.parametrize("arguments", [(), (".",), ("roles",), ("roles/a.yaml",)])
def test_git_is_asked_once_what_it_ignores(config: Config, arguments: tuple[str, ...]) -> None:
    git("init", "--quiet", cwd=config.root)
    (config.root / ".gitignore").write_text("build/\n", encoding="utf-8")
    trace = config.root / "trace.txt"
    run("check", *arguments, cwd=config.root, GIT_TRACE2_EVENT=str(trace))
    assert trace.read_text(encoding="utf-8").count('"event":"start"') == 1


def test_a_catalogue_in_a_submodule_hides_nothing_that_git_ignores(
    config: Config, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shared = tmp_path_factory.mktemp("shared") / "schema"
    (config.root / "schema").rename(shared)
    for folder in (shared, config.root):
        git("init", "--quiet", cwd=folder)
        commit(folder)
    git("-c", "protocol.file.allow=always", "submodule", "add", "--quiet", str(shared), "schema", cwd=config.root)
    (config.root / ".gitignore").write_text("roles/new.yaml\n", encoding="utf-8")
    (config.root / "roles/new.yaml").write_text("job_title: x\n", encoding="utf-8")
    assert found(find_config(config.root)) == ROLES
