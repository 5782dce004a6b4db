"""Test the schemas and the catalogue that the package includes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from roledoc_lint import check
from roledoc_lint.errors import UsageError
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.profile_files import shipped_profile
from roledoc_lint.model.schema import Schema
from roledoc_lint.source.document import load
from tests.support.helpers import REPOSITORY, files_of, project

SCHEMAS = sorted((REPOSITORY / "schema").glob("*.json"))


def read(name: str) -> Any:
    return json.loads((REPOSITORY / "schema" / name).read_text(encoding="utf-8"))


def catalogue() -> Catalogue:
    files = sorted((REPOSITORY / "schema/catalogue").iterdir())
    return Catalogue(
        shipped_profile(), (load(str(file), file.read_bytes(), 1 << 20, "catalogue").fields for file in files)
    )


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_is_a_schema(path: Path) -> None:
    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["role.schema.json", "catalogue.schema.json"])
def test_every_property_has_a_title_and_a_description_and_no_choice_of_branches(name: str) -> None:
    schema = read(name)

    def visit(part: Any, where: str) -> None:
        if isinstance(part, dict):
            assert not {"oneOf", "anyOf"} & set(part), where
            for key, described in part.get("properties", {}).items() if "type" in part else ():
                target = read_reference(schema, described)
                assert target.get("title"), f"{where}/{key}"
                assert target.get("description"), f"{where}/{key}"
        for key, inner in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
            visit(inner, f"{where}/{key}")

    visit(schema, name)


def read_reference(schema: Any, part: Any) -> Any:
    reference = part.get("$ref")
    return {**schema["$defs"][reference.rpartition("/")[2]], **part} if reference else part


def test_choices_in_the_schema_are_the_vocabulary() -> None:
    properties, vocabulary = read("role.schema.json")["properties"], catalogue().vocabulary
    for field, schema in properties.items():
        choice = schema.get("items", schema)
        if "enum" in choice:
            assert choice["enum"] == list(vocabulary[field].names), field


def test_codes_of_the_catalogue_match_a_known_pattern() -> None:
    found = catalogue()
    for pattern, example in found.code_patterns:
        assert re.fullmatch(pattern, example)
    for code in found.standards:
        assert any(re.fullmatch(pattern, code) for pattern, _ in found.code_patterns)


@pytest.mark.parametrize(
    ("file", "broken", "rule", "words"),
    [
        ("vocabulary.yaml", "force: Essex Police\n", "field-type", "force must be a list"),
        ("vocabulary.yaml", "force:\n  - name: A\n  - name: B\n    aliases: [a]\n", "duplicate-entry", "listed twice"),
        ("cvf-2016.yaml", "behaviours: {levels: [1], entries: [{name: A}]}\n", "missing-field", '"framework"'),
        ("technical-skills.yaml", "technical_skills: [", "yaml-syntax", "bracket"),
        ("technical-skills.yaml", "technical_skils: {}\n", "unknown-field", "technical_skills"),
    ],
)
def test_a_broken_catalogue_is_reported_and_roles_are_left_out(
    tmp_path: Path, file: str, broken: str, rule: str, words: str
) -> None:
    copy_schema(tmp_path)
    (tmp_path / "schema/catalogue" / file).write_text(broken, encoding="utf-8")
    result = check(project(tmp_path, files_of("")))
    (finding,) = [finding for finding in result.findings if finding.path.endswith(file)]
    assert (finding.path, finding.rule) == (f"schema/catalogue/{file}", rule)
    assert words in f"{finding.message} {finding.hint}"
    assert result.roles_left_out


def copy_schema(folder: Path) -> None:
    for path in [*SCHEMAS, *sorted((REPOSITORY / "schema/catalogue").iterdir())]:
        copy = folder / path.relative_to(REPOSITORY)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())


def test_the_project_s_own_catalogue_is_used(tmp_path: Path) -> None:
    copy_schema(tmp_path)
    vocabulary = tmp_path / "schema/catalogue/vocabulary.yaml"
    text = vocabulary.read_text(encoding="utf-8").replace("  - name: Essex Police\n", "  - name: Surrey Police\n")
    vocabulary.write_text(text, encoding="utf-8")
    result = check(project(tmp_path, files_of("force: Surrey Police\n")), select=["vocabulary", "field-value"])
    assert result.findings == []
    result = check(project(tmp_path, files_of("force: Essex Police\n")), select=["vocabulary", "field-value"])
    assert [finding.rule for finding in result.findings] == ["vocabulary"]


@pytest.mark.parametrize(
    "text",
    ['{\n"a": 1,\n"a": 2}', '{\n"properties": {"a": {"title": "x",\n"title": "y"}}}'],
)
def test_a_key_that_is_there_twice_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "role.schema.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"role.schema.json:\d: the schema has '\w+' twice: delete one of the two"):
        _ = Schema(path, tmp_path).data
