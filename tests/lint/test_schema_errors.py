"""A mistake that the schema finds is left to another rule only where that rule reports it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.schemas import changed_schema, found, schema_project

ENTRY = "behaviours:\n  - name: Collaborative\n    level: 1\n    wording: x\n"
SKILL = "technical_skills:\n  - name: Budget Management\n    level: {}\n    wording: x\n"

NARROWED: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "fewer statuses": ("properties/status", {"enum": ["Police"]}, "", 'status is "Police Staff", which is not allowed'),
    "one status": ("properties/status", {"const": "Police"}, "", 'status is "Police Staff", which is not allowed'),
    "fewer forces": (
        "properties/force",
        {"enum": ["Kent Police"]},
        "",
        'force is "Thames Valley Police", which is not allowed',
    ),
    "a short force": (
        "properties/force",
        {"maxLength": 12},
        "",
        "force has 20 characters, at most 12 are allowed",
    ),
    "fewer vetting levels": (
        "properties/vetting_levels/items",
        {"enum": ["Recruitment Vetting"]},
        "vetting_levels:\n  - Management Vetting\n",
        'item 1 of vetting levels is "Management Vetting", which is not allowed',
    ),
    "fewer grades": (
        "properties/grades/items",
        {"enum": ["SCALE 1"]},
        "",
        'item 1 of grades is "SCALE 5", which is not allowed',
    ),
    "more grades than one": (
        "properties/grades",
        {"minItems": 2},
        "",
        "grades has 1 item, at least 2 are needed",
    ),
    "behaviours from level 2": (
        "properties/behaviours/items/properties/level",
        {"minimum": 2},
        ENTRY,
        'level of behaviour "Collaborative", level 1 is "1", which is lower than 2',
    ),
    "behaviours up to level 2": (
        "properties/behaviours/items/properties/level",
        {"maximum": 2},
        ENTRY.replace("1", "3"),
        'level of behaviour "Collaborative", level 3 is "3", which is higher than 2',
    ),
    "skills of even levels": (
        "properties/technical_skills/items/properties/level",
        {"multipleOf": 2},
        SKILL.format(5),
        'level of skill "Budget Management", level 5 is "5", which is not a multiple of 2',
    ),
    "dates with a day": (
        "properties/issued",
        {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "issued: 2019-03\n",
        'issued "2019-03" is not in the right format',
    ),
    "dates of this century": (
        "properties/issued",
        {"pattern": "^20"},
        "issued: 1999-03\n",
        'issued "1999-03" is not in the right format',
    ),
    "no date at all": (
        "properties/issued",
        {"not": {}},
        "issued: 2019-03\n",
        "issued must not be there",
    ),
}


@pytest.mark.parametrize("case", NARROWED)
@pytest.mark.parametrize("paths", [[], ["roles/role.yaml"]], ids=["project", "path"])
def test_a_schema_that_asks_for_more_than_the_catalogue(tmp_path: Path, case: str, paths: list[str]) -> None:
    place, keywords, role, message = NARROWED[case]
    config = schema_project(tmp_path, changed_schema({place: keywords}), role)
    for _ in range(2):  # the first check of a whole project might widen the schema
        findings = found(config)
        assert [finding.message for finding in findings if finding.rule == "field-value"] == [message]


WRONG = {
    "status: police staff\n": "vocabulary",
    "grades:\n  - Grand Vizier\n": "vocabulary",
    "issued: March 2019\n": "date-format",
    "issued: 2019\n": "date-format",
    "issued: 2019-02-31\n": "date-value",
    ENTRY.replace("1", "0"): "level-range",
    "values:\n  - name: Integrity\n    level: 1\n    wording: x\n": "level-range",
}


@pytest.mark.parametrize("role", WRONG)
def test_one_mistake_is_reported_once_and_not_under_another_name(tmp_path: Path, role: str) -> None:
    rule = WRONG[role]
    schema = changed_schema({"properties/issued": {"format": "date"}, "properties/grades/items": {"enum": ["SCALE 5"]}})
    config = schema_project(tmp_path, schema, role)
    reporting = {"vocabulary", "date-format", "date-value", "level-range", "field-type", "field-value"}
    assert [finding.rule for finding in found(config, *reporting)] == [rule]
    assert found(config, *reporting - {rule}) == []
    silent = schema_project(tmp_path, schema, role, f'severity.{rule} = "off"\n')
    assert [finding.rule for finding in found(silent) if finding.rule.startswith("field-")] == []


def test_a_finding_that_is_suppressed_is_not_reported_by_another_rule(tmp_path: Path) -> None:
    role = "status: Sergeant  # roledoc-lint: ignore[vocabulary] as published\n"
    assert found(schema_project(tmp_path, changed_schema({}), role), "vocabulary", "field-value") == []


@pytest.mark.parametrize("level", ["1.5", '"3"', "three", "true", "-1", ".inf"])
@pytest.mark.parametrize("usual", [True, False], ids=["own", "wide"])
def test_a_level_of_a_skill_that_is_not_a_whole_number(tmp_path: Path, level: str, usual: bool) -> None:
    wide = {"properties/technical_skills/items/properties/level": {"type": ["integer", "number", "string", "boolean"]}}
    schema = changed_schema({} if usual else wide)
    if not usual:
        del schema["properties"]["technical_skills"]["items"]["properties"]["level"]["minimum"]
    config = schema_project(tmp_path, schema, SKILL.format(level))
    (finding,) = [finding for finding in found(config) if finding.pointer == "/technical_skills/0/level"]
    assert finding.rule == ("field-type" if usual and level != "-1" else "level-range")
    assert usual or 'skill "Budget Management" has no level' in finding.message


@pytest.mark.parametrize("level", ["1", "6"])
def test_a_level_of_a_skill_that_is_right(tmp_path: Path, level: str) -> None:
    assert found(schema_project(tmp_path, changed_schema({}), SKILL.format(level)), "level-range", "field-value") == []


UNKNOWN_VALUES = "values:\n  - name: Courage\n  - name: Public Service\n    level: Accredited\n    wording: x\n"


def test_a_level_that_is_missing_is_reported_unless_the_name_is(tmp_path: Path) -> None:
    config = schema_project(tmp_path, changed_schema({}), UNKNOWN_VALUES)
    rules = ("framework-edition", "unknown-name", "missing-field")
    assert [finding.rule for finding in found(config, *rules)] == ["framework-edition"]
    assert found(config, "missing-field") == []
    other = schema_project(tmp_path, changed_schema({}), "values:\n  - name: Integrity\n")
    assert [finding.message for finding in found(other, *rules)] == ['value "Integrity" has no "level"']
