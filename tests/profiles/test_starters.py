"""What `init --profile` starts is sound at once: roles, schema, catalogue, README, hooks and CI."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from roledoc_lint.model.declarations import read_profile
from roledoc_lint.project.scaffold import PROFILES, SHIPPED
from roledoc_lint.source.document import load
from tests.support.helpers import REPOSITORY, run
from tests.support.repositories import commit, git
from tests.support.starters import OTHERS, roles, started, starter

POLICE = (
    r"\b(?:police\w*|forces?|officers?|constables?|sergeants?|inspectors?|vetting levels?|home office|cvf|code_forms)\b"
)
"""Words of the police. Civil servants have grades with Officer in their name, and grades, behaviours and clearances."""


def schema(profile: str, name: str = "role") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((started(profile) / f"schema/{name}.schema.json").read_bytes())
    return found


def data(path: Path) -> dict[str, Any]:
    """What is in a file, with dates as they are written."""
    return load(path.name, path.read_bytes(), 1 << 20, "catalogue").fields


def test_every_profile_is_tested() -> None:
    assert (SHIPPED, *OTHERS) == PROFILES


@pytest.mark.parametrize("profile", PROFILES)
def test_a_check_finds_nothing_and_changes_nothing(tmp_path: Path, profile: str) -> None:
    starter(profile, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    checked = run("check", "--fail-level", "info", "--no-cache", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    number = len(roles(profile))
    word = "role" if number == 1 else "roles"
    assert re.fullmatch(rf"checked {number} {word} against \d+ rules: nothing found\n", checked.stdout)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("profile", OTHERS)
def test_schemas_are_valid_and_so_is_all_that_they_are_for(profile: str) -> None:
    for name, folder in (("role", "roles"), ("catalogue", "schema/catalogue")):
        Draft202012Validator.check_schema(schema(profile, name))
        valid = Draft202012Validator(schema(profile, name))
        for path in (started(profile) / folder).iterdir():
            assert [error.message for error in valid.iter_errors(data(path))] == []


@pytest.mark.parametrize("profile", OTHERS)
def test_each_field_is_declared_and_explained(profile: str) -> None:
    properties = schema(profile)["properties"]
    assert 15 <= len(properties) <= 25
    assert len(read_profile(schema(profile)).sections) >= 1
    for field in properties.values():
        parts = field.get("items", {}).get("properties") or field.get("properties") or {}
        for part in (field, *parts.values()):
            assert part["title"]
            assert part["description"].endswith(".")


@pytest.mark.parametrize("profile", OTHERS)
def test_each_field_is_used_by_an_example(profile: str) -> None:
    used = {name for path in (started(profile) / "roles").iterdir() for name in data(path)}
    assert schema(profile)["properties"].keys() - used == {"unplaced", "source"}


@pytest.mark.parametrize("profile", OTHERS)
def test_the_words_are_those_of_the_profile(profile: str) -> None:
    own = [f"roledoc_lint/project/templates/{profile}", "roledoc_lint/project/templates/*.*"]
    files = [path for pattern in (f"{own[0]}/**/*", own[1]) for path in REPOSITORY.glob(pattern) if path.is_file()]
    assert len(files) > 10
    allowed = r"(?:Administrative|Executive) Officer"
    for path in files:
        text = re.sub(allowed, "", path.read_text(encoding="utf-8"))
        assert re.findall(POLICE, text, re.IGNORECASE) == [], path


@pytest.mark.parametrize("profile", OTHERS)
def test_what_is_made_up_says_so(profile: str) -> None:
    templates = REPOSITORY / "roledoc_lint/project/templates" / profile
    for path in (*templates.glob("schema/catalogue/*"), *templates.glob("roles/*")):
        assert "made" in path.read_text(encoding="utf-8").split("\n\n")[0], path
        assert "wording: >-" not in path.read_text(encoding="utf-8") or path.parent.name == "catalogue"


@pytest.mark.parametrize("profile", PROFILES)
def test_its_schema_is_listed(profile: str) -> None:
    listed = run("schema", cwd=started(profile))
    assert (listed.returncode, listed.stderr) == (0, "")
    for name in schema(profile)["properties"]:
        assert re.search(rf"^{name} ", listed.stdout, re.MULTILINE)


@pytest.mark.parametrize("profile", OTHERS)
def test_a_role_that_changes_is_reported(tmp_path: Path, profile: str) -> None:
    starter(profile, tmp_path)
    git("init", "--quiet", cwd=tmp_path)
    commit(tmp_path)
    path = next((tmp_path / "roles").iterdir())
    path.write_text(path.read_text(encoding="utf-8") + "source: the intranet\n", encoding="utf-8")
    compared = run("diff", cwd=tmp_path)
    assert (compared.returncode, compared.stderr) == (0, "")
    assert "source added" in compared.stdout


@pytest.mark.parametrize("profile", OTHERS)
def test_a_second_profile_replaces_nothing(tmp_path: Path, profile: str) -> None:
    starter(profile, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for path in (tmp_path / "roles").iterdir():
        path.unlink()
        del before[path]
    again = run("init", "--profile", next(other for other in OTHERS if other != profile), cwd=tmp_path)
    assert again.returncode == 0
    assert "the project has a schema already, which was kept" in again.stdout
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_an_unknown_profile_is_refused(tmp_path: Path) -> None:
    done = run("init", "--profile", "navy", cwd=tmp_path)
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []
