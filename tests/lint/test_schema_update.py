"""The schema is updated to the vocabulary: a word is added in one file, and editors offer it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from roledoc_lint import FixMode, check, find_config
from roledoc_lint.lint.results import CheckResult
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.model.schema_choices import outdated_choices, with_choices
from roledoc_lint.project.config import Config
from tests.support.helpers import REPOSITORY, TODAY, copy_roles_and_schema

VOCABULARY = "schema/catalogue/vocabulary.yaml"
SCHEMA = "schema/role.schema.json"

ADDED = {
    "grade": ("  ranks:\n", "    - {name: Special Constable, status: Police}\n", "Special Constable"),
    "family of grades": ("  families:\n", "    - {name: MB, status: Police Staff, lowest: 1, highest: 2}\n", "MB 2"),
    "vetting level": (
        "vetting_levels:\n",
        "  - {name: Police Vetting, family: police vetting, rank: 1}\n",
        "Police Vetting",
    ),
    "force": ("force:\n", "  - name: Surrey Police\n", "Surrey Police"),
    "status": ("status:\n", "  - name: Special\n", "Special"),
}
"""A heading of the vocabulary, the line that is added below it, and the word that editors then offer."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy_roles_and_schema(tmp_path)
    return tmp_path


def checked(folder: Path, fixing: FixMode | None = None) -> CheckResult:
    return check(find_config(folder, folder), today=TODAY, fixing=fixing)


def add(folder: Path, heading: str, line: str) -> None:
    path = folder / VOCABULARY
    text = path.read_text(encoding="utf-8")
    assert text.count(f"\n{heading}") == 1
    path.write_text(text.replace(f"\n{heading}", f"\n{heading}{line}"), encoding="utf-8")


def offered(folder: Path) -> list[str]:
    """All words that the schema of roles offers, in any field."""
    schema = json.loads((folder / SCHEMA).read_text(encoding="utf-8"))
    properties = schema["properties"].values()
    lists = [value.get(key, []) for one in properties for value in (one, one.get("items", {})) for key in KEYWORDS]
    return [word for words in lists for word in words]


KEYWORDS = ("enum", "examples")


@pytest.mark.parametrize("added", ADDED)
def test_a_word_is_added_in_one_file(folder: Path, added: str) -> None:
    heading, line, word = ADDED[added]
    before = checked(folder)
    assert word not in offered(folder)
    add(folder, heading, line)
    after = checked(folder)
    assert after.findings == before.findings
    assert (before.schema_update, word in offered(folder)) == ("", True)
    assert after.schema_update.startswith(f"updated {SCHEMA}: editors now offer the catalogue's words for ")
    assert checked(folder).schema_update == ""


def test_nothing_else_in_the_schema_changes(folder: Path) -> None:
    path = folder / SCHEMA
    before = path.read_text(encoding="utf-8")
    add(folder, *ADDED["force"][:2])
    checked(folder)
    assert path.read_text(encoding="utf-8").replace('        "Surrey Police",\n', "") == before


def test_the_schema_of_this_repository_is_up_to_date() -> None:
    schema = json.loads((REPOSITORY / SCHEMA).read_text(encoding="utf-8"))
    assert outdated_choices(schema, read_catalogue(Config(REPOSITORY))) == {}


def test_a_list_keeps_its_style() -> None:
    text = '{"properties": {"force": {"enum": ["a"]},\r\n  "status": {"enum": [\r\n\t\t"b"\r\n\t]}}}\r\n'
    choices = {"/properties/force/enum": ["x", "ÿ"], "/properties/status/enum": ["y", 'z"']}
    changed = text.replace('["a"]', '["x", "ÿ"]').replace('"b"\r\n\t]', '"y",\r\n\t\t"z\\""\r\n  ]')
    assert with_choices(text.encode(), choices) == changed.encode()


ODD = {
    "byte-order mark": b"\xef\xbb\xbf%s",
    "UTF-16": None,
    "a field twice": b'{"properties": {"force": {"enum": ["x"]}}, "properties": {"force": {"enum": ["a"]}}}',
    "a list twice": b'{"properties": {"force": {"enum": ["x"], "enum": ["a"]}}}',
    "too deep": b'{"x": ' + b"[" * 60 + b"]" * 60 + b", %s",
    "a long key": b'{"' + b"k" * 300 + b'": 1, %s',
    "too many values": b'{"x": [' + b"1," * 120_000 + b"1], %s",
}
PLAIN = b'{"properties": {"force": {"enum": ["a"]}}}'


@pytest.mark.parametrize("case", ODD)
def test_a_schema_is_changed_in_nothing_else_or_not_at_all(case: str) -> None:
    frame = ODD[case]
    if frame is None:
        content = PLAIN.decode().encode("utf-16")
    else:
        content = frame.replace(b"%s", PLAIN if case == "byte-order mark" else PLAIN[1:])
    assert json.loads(content)["properties"]["force"]["enum"] == ["a"]
    assert with_choices(content, {"/properties/force/enum": ["b"]}) is None


def test_a_word_that_cannot_be_seen_is_written_as_its_number() -> None:
    choices = {"/properties/force/enum": ["x\u2028y"]}
    assert with_choices(PLAIN, choices) == PLAIN.replace(b'"a"', b'"x\\u2028y"')


@pytest.mark.parametrize("case", ["byte-order mark", "UTF-16"])
def test_a_schema_that_cannot_be_edited_is_reported_and_stays(folder: Path, case: str) -> None:
    path = folder / SCHEMA
    content = path.read_bytes()
    odd = b"\xef\xbb\xbf" + content if case == "byte-order mark" else content.decode().encode("utf-16")
    path.write_bytes(odd)
    add(folder, *ADDED["force"][:2])
    assert checked(folder).schema_update == (
        f"{SCHEMA}: the choices for force differ from the catalogue, and cannot be updated: write them there yourself"
    )
    assert path.read_bytes() == odd


@pytest.mark.parametrize("text", ["[]", "{}", '{"properties": []}', '{"properties": {"force": {"enum": "x"}}}'])
def test_a_schema_without_choices_is_left_alone(folder: Path, text: str) -> None:
    schema = json.loads(text)
    assert outdated_choices(schema if isinstance(schema, dict) else {}, read_catalogue(Config(folder))) == {}


def test_a_patch_writes_nothing(folder: Path) -> None:
    add(folder, *ADDED["force"][:2])
    before = (folder / SCHEMA).read_bytes()
    assert checked(folder, FixMode(write=False)).schema_update == ""
    assert (folder / SCHEMA).read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_a_schema_that_cannot_be_written_is_reported(folder: Path) -> None:
    add(folder, *ADDED["force"][:2])
    (folder / SCHEMA).chmod(0o444)
    result = checked(folder)
    assert result.schema_update.endswith("cannot be written: it is read-only")
    assert not any(finding.severity.word == "error" for finding in result.findings)
    assert "Surrey Police" not in offered(folder)


def test_a_schema_outside_of_the_project_is_not_written(tmp_path: Path) -> None:
    shared, project = tmp_path / "shared", tmp_path / "project"
    shared.mkdir()
    project.mkdir()
    copy_roles_and_schema(shared)
    (shared / "roles").rename(project / "roles")
    add(shared, *ADDED["force"][:2])
    config = find_config(project)._replace(named_schema=shared / "schema")
    assert check(config, today=TODAY).schema_update == ""
    assert "Surrey Police" not in offered(shared)


def declare(folder: Path, **declared: object) -> None:
    """Add a field `band` to the schema of roles, with what is declared of it."""
    path = folder / SCHEMA
    schema = json.loads(path.read_text(encoding="utf-8"))
    schema["properties"]["band"] = {"type": "string", "x-roledoc": declared}
    path.write_text(json.dumps(schema, indent=2), encoding="utf-8")
    (folder / "schema/catalogue/bands.yaml").write_text("bands:\n  - name: Band 4\n", encoding="utf-8")


def test_the_schema_of_the_catalogue_follows_what_is_declared(folder: Path) -> None:
    path = folder / "schema/catalogue.schema.json"
    before = path.read_text(encoding="utf-8")
    declare(folder, vocabulary="bands")
    result = checked(folder)
    assert [finding.message for finding in result.findings if finding.path.startswith("schema/")] == []
    assert result.schema_update == (
        "updated schema/catalogue.schema.json: it now has what the schema of roles declares of bands"
    )
    after = path.read_text(encoding="utf-8")
    head, _, tail = before.partition('\n  },\n  "dependentRequired"')
    assert after.startswith(f'{head},\n    "bands": {{')
    assert after.endswith(f'\n  }},\n  "dependentRequired"{tail}')
    assert checked(folder).schema_update == ""


def test_a_schema_of_the_catalogue_that_is_missing_is_written(folder: Path) -> None:
    path = folder / "schema/catalogue.schema.json"
    before = checked(folder)
    path.unlink()
    after = checked(folder)
    assert after.findings == before.findings
    assert after.schema_update.startswith("updated schema/catalogue.schema.json: it now has what the schema of roles")
    assert {"behaviours", "grades", "framework"} <= json.loads(path.read_bytes())["properties"].keys()
    assert checked(folder).schema_update == ""
    (folder / "schema/catalogue/more.yaml").write_text("spam:\n  - name: x\n", encoding="utf-8")
    path.unlink()
    assert [finding.rule for finding in checked(folder).findings if finding.path.endswith("more.yaml")] == [
        "unknown-field"
    ]


def test_a_schema_of_the_catalogue_that_cannot_be_edited_is_completed_in_memory(folder: Path) -> None:
    path = folder / "schema/catalogue.schema.json"
    content = path.read_text(encoding="utf-8").encode("utf-16")
    path.write_bytes(content)
    declare(folder, vocabulary="bands")
    result = checked(folder)
    assert [finding.message for finding in result.findings if finding.path.startswith("schema/")] == []
    assert result.schema_update.endswith(", and cannot be updated: write them there yourself")
    assert path.read_bytes() == content
