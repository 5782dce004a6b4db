"""Entries with a key, a level and several texts of their own names, and levels of named scales."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from roledoc_lint import find_config
from roledoc_lint.importer.run import preview_document
from roledoc_lint.source.document import load
from tests.support.own_profile import CATALOGUE, SCHEMA, field, write_trust

TOP = "Post title: Engineer\nTrust: Northern Lakes Trust\nWard: Platform\n\n"
SKILLS = """
skills:
  entries:
    - name: Delivery
      wordings:
        - {level: Senior, summary: Leads the work of a team., examples: Plans a release.}
        - {level: Lead, summary: Leads several teams., examples: Agrees the road map.}
    - name: Agile
"""
LEADS, PLANS = "Leads the work of a team.", "Plans a release."
FULL = {"skill": "Delivery", "grade": "Senior", "summary": LEADS, "examples": PLANS}
SENIOR = {"skill": "Delivery", "grade": "Senior"}


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    schema = deepcopy(SCHEMA)
    schema["x-roledoc"]["scales"]["career"] = ["Junior", "Working", "Senior", "Lead"]
    schema["properties"]["skills"] = field(
        {"type": "array"}, kind="entries", key="skill", level="grade", parts=["summary", "examples"], scale="career"
    )
    write_trust(tmp_path, schema)
    (tmp_path / "schema/catalogue/all.yaml").write_text(CATALOGUE + SKILLS, encoding="utf-8")
    return tmp_path


def imported(folder: Path, text: str) -> tuple[dict[str, object], dict[str, dict[str, None]]]:
    (folder / "a.txt").write_text(TOP + text, encoding="utf-8")
    found = preview_document(find_config(folder), folder / "a.txt")
    assert found.draft
    return load("a.yaml", found.text.encode(), 1 << 20).fields, found.draft.doubts


ENTRIES = {
    f"Delivery (Senior)\n\n{LEADS}\n\n{PLANS}": FULL,
    f"Delivery – Senior\n\nSummary: {LEADS}\n\nExamples: {PLANS}": FULL,
    f"Delivery: senior\n\nExamples\n\n{PLANS}\n\nSUMMARY\n\n{LEADS}": FULL,
    f"Delivery\n\nGrade: Senior\n\n{PLANS}\n\n{LEADS}": FULL,
    f"Skill: Delivery\n\nGrade: Senior\n\nSummary:\n\n{LEADS}": {**SENIOR, "summary": LEADS},
    f"{LEADS}\n\n{PLANS}": FULL,
    PLANS: {**SENIOR, "examples": PLANS},
    f"Skill\tGrade\tSummary\tExamples\nDelivery\tSenior\t{LEADS}\t{PLANS}": FULL,
    f"Skill\tSummary\tExamples\tGrade\nDelivery\t{LEADS}\t{PLANS}\tSenior": FULL,
    f"Delivery\tSenior\t{LEADS}\t{PLANS}": FULL,
    "Delivery (Senior level)": SENIOR,
    "Delivery – level: Senior": SENIOR,
    "Delivery\tJunior\nAgile\tLead": {"skill": "Delivery", "grade": "Junior"},
    "Kubernetes\tSenior": {"skill": "Kubernetes", "grade": "Senior"},
    "Kubernetes (Lead)": {"skill": "Kubernetes", "grade": "Lead"},
}


@pytest.mark.parametrize("text", ENTRIES)
def test_entries(firm: Path, text: str) -> None:
    role, _ = imported(firm, f"Skills\n\n{text}\n\nWhat you do\n\n- Build.\n")
    assert isinstance(role["skills"], list)
    assert role["skills"][0] == ENTRIES[text]
    assert (role["duties"], role.get("elsewhere")) == (["Build."], None)


def test_a_label_of_the_section_comes_before_that_of_another_field(firm: Path) -> None:
    role, _ = imported(firm, f"Summary: All of it.\n\nSkills\n\nDelivery (Senior)\n\nSummary: {LEADS}\n")
    assert (role["summary"], role["skills"]) == ("All of it.", [{**SENIOR, "summary": LEADS}])


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("Skills (Agile working)", None),
        ("Skills – Working with others", None),
        ("Skills – Senior", "Senior"),
        ("Skills (senior level)", "Senior"),
        ("Skills (at Lead level)", "Lead"),
    ],
)
def test_the_level_of_a_heading_is_set_off(firm: Path, heading: str, level: str | None) -> None:
    role, _ = imported(firm, f"## {heading}\n\nDelivery\nAgile\n")
    entry = {"skill": "Delivery"} if level is None else {"skill": "Delivery", "grade": level}
    assert isinstance(role["skills"], list)
    assert role["skills"][0] == entry


@pytest.mark.parametrize("line", ["Communication (Senior)", "Communication – Lead", "Communication\tSenior"])
def test_the_name_of_a_level_of_another_scale_is_said(firm: Path, line: str) -> None:
    role, doubts = imported(firm, f"Dimensions\n\n{line}\n")
    assert role["dimensions"] == [{"name": "Communication"}]
    assert any("is not a level of dimensions" in doubt for doubt in doubts["dimensions"])


def test_levels_of_records_are_not_those_of_entries(firm: Path) -> None:
    role, _ = imported(firm, "Dimensions\n\nCommunication (Level 2)\n\nSkills\n\nAgile – Foundation\n")
    assert role["skills"] == [{"skill": "Agile"}]


def test_texts_that_are_missing_are_counted(firm: Path) -> None:
    _, doubts = imported(firm, f"Skills\n\nDelivery (Senior)\n\n{LEADS}\n")
    assert "1 without text: roledoc-lint check --fix adds the agreed text" in doubts["skills"]
