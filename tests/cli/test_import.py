"""The command `roledoc-lint import`: many documents, existing role files, unreadable documents, wrong options."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.helpers import REPOSITORY, copy_roles_and_schema, run
from tests.support.make_documents import as_docx
from tests.support.profiles import PUBLISHED, parts

PROFILE = """\
Job title: Researcher
Force: Thames Valley Police
Grade: SCALE 5

Main purpose

Research.
"""
WITH_CODE = PROFILE.replace("Grade", "Role code: SG00{}\nGrade")


def put(folder: Path, name: str, text: str = PROFILE) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


def roles(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "roles").iterdir()) if (folder / "roles").exists() else []


def test_many_documents(tmp_path: Path) -> None:
    """The roles have every required field that the documents have."""
    for path in PUBLISHED:
        put(tmp_path, path.name, path.read_text(encoding="utf-8"))
    names = [path.name for path in PUBLISHED]
    result = run("import", *names, "--summary", "--set", "force=essex police", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert "5 roles from 5 documents\nNext: roledoc-lint check roles\n" in result.stdout
    assert len(roles(tmp_path)) == 5
    select = [
        f"--select={rule}" for rule in ("missing-field", "unknown-field", "field-type", "field-value", "vocabulary")
    ]
    checked = run("check", "--packaged-catalogue", *select, cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "checked 5 roles against 5 rules: nothing found\n")


def test_an_existing_role_is_not_overwritten(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    assert run("import", "a.txt", cwd=tmp_path).returncode == 0
    role = tmp_path / "roles" / "researcher.yaml"
    role.write_text("mine", encoding="utf-8")
    result = run("import", "a.txt", cwd=tmp_path)
    assert result.returncode == 1
    assert "a.txt: not written: roles/researcher.yaml already exists: --force replaces it" in result.stderr
    assert role.read_text(encoding="utf-8") == "mine"
    assert run("import", "a.txt", "--force", cwd=tmp_path).returncode == 0
    assert "Research." in role.read_text(encoding="utf-8")
    assert roles(tmp_path) == ["researcher.yaml"]


def test_two_roles_of_one_title(tmp_path: Path) -> None:
    """A role with another code gets a file of its own; one with the same code does not."""
    for number in (1, 2):
        put(tmp_path, f"{number}.txt", WITH_CODE.format(number))
    assert run("import", "1.txt", "2.txt", cwd=tmp_path).returncode == 0
    assert roles(tmp_path) == ["researcher-sg002.yaml", "researcher.yaml"]
    again = run("import", "1.txt", "2.txt", cwd=tmp_path)
    assert again.returncode == 1
    assert again.stderr.count("--force replaces it") == 2
    assert run("import", "1.txt", "2.txt", "--force", cwd=tmp_path).returncode == 0
    assert roles(tmp_path) == ["researcher-sg002.yaml", "researcher.yaml"]


def test_two_documents_of_one_role(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt")
    result = run("import", "a.txt", "b.txt", "--force", cwd=tmp_path)
    assert result.returncode == 1
    assert (
        "b.txt: not written: roles/researcher.yaml was just written for another of these documents: " in result.stderr
    )


def test_one_unreadable_document_does_not_stop_the_rest(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "empty.txt", "")
    (tmp_path / "picture.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nbroken")
    (tmp_path / "folder").mkdir()
    (tmp_path / "b.docx").write_bytes(as_docx(parts("003")))
    names = ["empty.txt", "a.txt", "picture.docx", "broken.pdf", "folder", "missing.txt", "b.docx"]
    result = run("import", *names, cwd=tmp_path)
    assert result.returncode == 1
    assert roles(tmp_path) == ["researcher.yaml", "socu-di.yaml"]
    problems = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in problems] == [
        "empty.txt",
        "picture.docx",
        "broken.pdf",
        "folder",
        "missing.txt",
    ]
    assert "2 roles from 7 documents" in result.stdout


@pytest.mark.parametrize(
    ("place", "written"),
    [("new/folder", "new/folder/researcher.yaml"), ("mine.yaml", "mine.yaml"), ("roles/x.yml", "roles/x.yml")],
)
def test_where_a_role_goes(place: str, written: str, tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    result = run("import", "a.txt", "-o", place, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    depth = written.count("/")
    first = (tmp_path / written).read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={'../' * depth}schema/role.schema.json"


def test_standard_output(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    result = run("import", "a.txt", "-o", "-", cwd=tmp_path)
    assert result.returncode == 0
    assert result.stdout.startswith("# yaml-language-server:")
    assert "main purpose" in result.stderr
    assert roles(tmp_path) == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["a.txt", "--set", "force"], "--set force: write a field and its value"),
        (["a.txt", "--set", "force=Kent Polce"], 'force="Kent Polce": did you mean "Kent Police"?'),
        (["a.txt", "--set", "main_purpose=x"], "main_purpose cannot be set: choose one of"),
        (["a.txt", "--set", "issued=soon"], 'issued="soon": write it as 2024-06 or 2024-06-30'),
        (["a.txt", "--set", "role_code= "], 'role_code="": the value is empty'),
        (["a.txt", "a.txt", "--title", "X"], "are for one document"),
        (["a.txt", "a.txt", "-o", "x.yaml"], "are for one document"),
        (["a.txt", "a.txt", "-o", "-"], "are for one document"),
        ([], "Missing argument 'FILE...'"),
    ],
)
def test_wrong_use(arguments: list[str], expected: str, tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    result = run("import", *arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert expected in result.stderr
    assert roles(tmp_path) == []


def test_title_and_settings(tmp_path: Path) -> None:
    """They only fill in what the document does not say."""
    put(tmp_path, "some_file.txt", PROFILE.replace("Job title: Researcher\n", ""))
    result = run(
        "import",
        "some_file.txt",
        "--title",
        "Lead  Researcher",
        "--set",
        "force=Kent Police",
        "--set",
        "issued=June 2019",
        cwd=tmp_path,
    )
    assert result.returncode == 0
    text = (tmp_path / "roles" / "lead-researcher.yaml").read_text(encoding="utf-8")
    assert "job_title: Lead Researcher\nforce: Thames Valley Police\n" in text
    assert "\nissued: 2019-06\n" in text


def test_no_link_is_followed_out_of_the_project(tmp_path: Path) -> None:
    project, outside = tmp_path / "project", tmp_path / "outside"
    project.mkdir()
    outside.mkdir()
    put(project, "a.txt")
    put(outside, "b.txt")
    (project / "roles").symlink_to(outside)
    (project / "link.txt").symlink_to(outside / "b.txt")
    result = run("import", "a.txt", "link.txt", cwd=project)
    assert result.returncode == 1
    assert "a.txt: not written: roles/researcher.yaml would be outside the project" in result.stderr
    assert "link.txt: is a link to a place outside the project, and is not followed" in result.stderr
    assert sorted(os.listdir(outside)) == ["b.txt"]


def test_a_file_name_is_only_a_name(tmp_path: Path) -> None:
    """It may hold any characters, and breaks neither the role nor the terminal."""
    name = put(tmp_path, "a\n\x1b[31m: #.txt", PROFILE.replace("Job title: Researcher\n", ""))
    result = run("import", name, cwd=tmp_path)
    assert result.returncode == 0
    assert "\x1b" not in result.stdout
    (role,) = roles(tmp_path)
    checked = run("check", "--select", "yaml-syntax", "--select", "file-name", cwd=tmp_path)
    assert (role, checked.returncode) == ("a-31m.yaml", 0)


def test_a_missing_catalogue(tmp_path: Path) -> None:
    """A project with a schema and no catalogue gets an error."""
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "role.schema.json").write_bytes((REPOSITORY / "schema" / "role.schema.json").read_bytes())
    put(tmp_path, "a.txt")
    result = run("import", "a.txt", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "schema has no catalogue: get it back" in result.stderr


def test_an_invalid_pattern_in_the_catalogue(tmp_path: Path) -> None:
    copy_roles_and_schema(tmp_path)
    standards = tmp_path / "schema" / "catalogue" / "national-occupational-standards.yaml"
    standards.write_text(
        standards.read_text(encoding="utf-8").replace("'[A-Z]{3,10}[0-9]{1,4}'", "'('"), encoding="utf-8"
    )
    put(tmp_path, "a.txt")
    for command in (["import", "a.txt"], ["check"]):
        result = run(*command, cwd=tmp_path)
        assert result.returncode == 2
        assert "schema/catalogue: '(' is not a valid pattern for codes" in result.stderr
