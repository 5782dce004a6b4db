"""Records of a role's own, such as criteria: in tables, below headings of a level, with details after or below them."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from roledoc_lint import find_config
from roledoc_lint.importer.run import preview_document
from roledoc_lint.source.document import load
from tests.support.own_profile import SCHEMA, field, write_trust

WAYS = ["Application form", "Interview", "Test"]
PARTS = {
    "criterion": {"type": "string"},
    "importance": {"enum": ["Desirable", "Essential"]},
    "assessed_by": {"type": "array", "items": {"enum": WAYS}},
    "review": {"type": "string"},
    "weight": {"type": "number"},
}
SPECIFICATION = field(
    {"type": "array", "items": {"type": "object", "properties": PARTS}},
    word="criterion",
    plural="criteria",
    heading=["person specification"],
    level="importance",
    details={"assessed_by": {"kind": "words", "vocabulary": "ways"}, "review": {"kind": "date"}, "weight": {}},
)
TOP = "Post title: Sister\nTrust: Northern Lakes Trust\nWard: Fell View\n\n"
HEAD = "Person specification\n\n"
NURSE = ["Nurse", "Essential"]
CALM = ["Calm", "Desirable"]


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    schema = deepcopy(SCHEMA)
    schema["properties"]["specification"] = SPECIFICATION
    write_trust(tmp_path, schema)
    with (tmp_path / "schema/catalogue/all.yaml").open("a", encoding="utf-8") as file:
        file.write("ways: [{name: Application form, aliases: [CV]}, {name: Interview}, {name: Test}]\n")
    return tmp_path


def imported(folder: Path, text: str, name: str = "a.txt") -> tuple[list[list[object]], dict[str, object], str]:
    """The records, each its key, level and details; the whole role; and what the report says of them."""
    (folder / name).write_text(text, encoding="utf-8")
    found = preview_document(find_config(folder), folder / name)
    role = load("a.yaml", found.text.encode(), 1 << 20).fields
    records = role.get("specification", [])
    assert found.draft
    assert isinstance(records, list)
    parts = (*PARTS,)
    doubts = "\n".join(found.draft.doubts.get("specification", ()))
    return [[record[part] for part in parts if part in record] for record in records], role, doubts


TABLES = {
    "a column for each part": (
        "Criterion\tEssential/Desirable\tAssessed by\nNurse\tEssential\tInterview\nCalm\tD\tA/I\n",
        [[*NURSE, ["Interview"]], [*CALM, ["Application form", "Interview"]]],
    ),
    "heads in capitals": ("CRITERION\tIMPORTANCE\nNurse\tESSENTIAL\nCalm\tDESIRABLE\n", [NURSE, CALM]),
    "other words for the heads": (
        "Requirement\tEssential or desirable\tHow assessed\nNurse\tE\tTest\n",
        [[*NURSE, ["Test"]]],
    ),
    "heads with colons": ("Criterion:\tImportance:\nNurse\tEssential\n", [NURSE]),
    "a head of another word": ("Attribute\tImportance\nNurse\tEssential\n", [NURSE]),
    "columns of levels": ("Essential\tDesirable\nNurse\tCalm\nKind\t\n", [NURSE, CALM, ["Kind", "Essential"]]),
    "columns of levels, and kinds": ("Area\tEssential\tDesirable\nTraining\tNurse\tCalm\n", [NURSE, CALM]),
    "columns of levels, and details": (
        "Criteria\tEssential criteria\tDesirable criteria\tAssessment\nTraining\tNurse\tCalm\tInterview\n",
        [[*NURSE, ["Interview"]], [*CALM, ["Interview"]]],
    ),
    "ticks": ("Criterion\tEssential\tDesirable\nNurse\t✓\t\nCalm\t\tx\n", [NURSE, CALM]),
    "nothing in a column": ("Area\tEssential\tDesirable\nTraining\tNurse\tNone\n", [NURSE]),
    "no heads": ("Nurse\tEssential\tTest\nCalm\tDesirable\tTest\n", [[*NURSE, ["Test"]], [*CALM, ["Test"]]]),
    "labels with values": ("Criterion\tNurse\nImportance\tEssential\nCriterion\tCalm\nImportance\tD\n", [NURSE, CALM]),
    "a row of a heading": ("Criterion\tImportance\nTRAINING\nNurse\tEssential\n", [NURSE]),
    "a date and a number": (
        "Criterion\tImportance\tReview\tWeight\nNurse\tEssential\tMarch 2027\t2.5\n",
        [[*NURSE, "2027-03", 2.5]],
    ),
}
LINES = {
    "headings of levels": ("Essential criteria\n\n- Nurse\n\nDesirable criteria\n\n- Calm\n", [NURSE, CALM]),
    "labels of levels": ("Essential:\n- Nurse\nDesirable:\n- Calm\n", [NURSE, CALM]),
    "levels in capitals": ("ESSENTIAL\n\n- Nurse\n\nDESIRABLE\n\n- Calm\n", [NURSE, CALM]),
    "numbered levels": ("1. Essential requirements\n\n- Nurse\n\n2. Desirable requirements\n\n- Calm\n", [NURSE, CALM]),
    "more words": ("Essential skills and experience:\n\n- Nurse\n", [NURSE]),
    "plain items": ("- Nurse\n- Calm\n", [["Nurse"], ["Calm"]]),
    "levels in brackets": (
        "- Nurse (Essential)\n- Calm [D]\n- Life support (BLS)\n",
        [NURSE, CALM, ["Life support (BLS)"]],
    ),
    "levels after dashes": ("- Nurse – Essential\n- Calm – Desirable – Test\n", [NURSE, [*CALM, ["Test"]]]),
    "levels before": ("Essential: Nurse\n\nDesirable – Calm\n", [NURSE, CALM]),
    "details in brackets": ("- Nurse (Essential, Interview, Test)\n", [[*NURSE, ["Interview", "Test"]]]),
    "lines of details": (
        "Nurse\n\nImportance: Essential\n\nAssessed by: Interview\n\nCalm\n\nImportance: Desirable\n",
        [[*NURSE, ["Interview"]], CALM],
    ),
    "a line of a level": ("- Nurse\nEssential\n\n- Calm\nDesirable\n", [NURSE, CALM]),
    "lines of keys": ("Criterion: Nurse\n\nImportance: Essential\n", [NURSE]),
}


@pytest.mark.parametrize("name", [*TABLES, *LINES])
def test_records(trust: Path, name: str) -> None:
    text, expected = (TABLES | LINES)[name]
    records, role, _ = imported(trust, f"{TOP}{HEAD}{text}\nWhat you do\n\n- Lift.\n")
    assert records == expected
    assert role["duties"] == ["Lift."]
    assert "elsewhere" not in role


@pytest.mark.parametrize("name", ["a column for each part", "columns of levels", "columns of levels, and details"])
def test_tables_say_themselves_what_they_are(trust: Path, name: str) -> None:
    text, expected = TABLES[name]
    assert imported(trust, f"{TOP}{text}")[0] == expected


def test_headings_of_levels_say_themselves_what_they_are(trust: Path) -> None:
    text, expected = LINES["headings of levels"]
    assert imported(trust, f"{TOP}{text}")[0] == expected


def test_words_of_a_detail_are_those_of_its_vocabulary(trust: Path) -> None:
    rows = "Criterion\tEssential/Desirable\tAssessed by\nNurse\tEssential\tCV and interview\nCalm\tD\tTea\n"
    records, role, _ = imported(trust, f"{TOP}{HEAD}{rows}")
    assert records == [[*NURSE, ["Application form", "Interview"]], CALM]
    assert role["elsewhere"] == ["Assessed by: Tea"]


def test_cells_with_lists_and_rows_of_a_level(trust: Path) -> None:
    page = "<!DOCTYPE html><p>Post title: Sister</p><p>Ward: 1</p><h2>Person specification</h2><table>{}</table>"
    lists = "<tr><th>Area<th>Essential<th>Desirable<tr><td>Any<td><ul><li>Nurse<li>Kind</ul><td><p>Calm<p>Quick"
    records = imported(trust, page.format(lists), "a.html")[0]
    assert records == [NURSE, ["Kind", "Essential"], CALM, ["Quick", "Desirable"]]
    rows = "<tr><th>Criterion<th>Assessed by<tr><td colspan=2>Desirable criteria<tr><td>Calm<td>Test"
    assert imported(trust, page.format(rows), "a.html")[0] == [[*CALM, ["Test"]]]


UNCLEAR = {
    "Nurse\n\nImportance: Vital\n": ("Importance: Vital", '"Vital" is not a known value'),
    "Criterion\tImportance\nNurse\tE/D\n": ("Importance: E/D", '"E/D" is not a known value'),
    "Nurse (Essential)\n\nImportance: Desirable\n": ("Importance: Desirable", '"Desirable" is a second value'),
    "Importance: Essential\n": ("Importance: Essential", '"Essential" belongs to no item'),
}


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_not_understood_is_said(trust: Path, text: str) -> None:
    lost, doubt = UNCLEAR[text]
    _, role, doubts = imported(trust, f"{TOP}{HEAD}{text}")
    assert role["elsewhere"] == [lost]
    assert doubt in doubts


def test_records_without_a_level_are_counted(trust: Path) -> None:
    assert "2 without importance" in imported(trust, f"{TOP}{HEAD}- Nurse\n- Calm\n- Kind (D)\n")[2]


def test_a_level_of_a_heading_is_not_taken_within_other_fields(trust: Path) -> None:
    _, role, _ = imported(trust, f"{TOP}What you do\n\n- Essential\n- Lift.\n\nWard\n\nEssential\n")
    assert role["duties"] == ["Essential", "Lift."]
    assert "specification" not in role
