"""Reports of changes and plain text show entries, ranges and roles as three employers declare them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.comparison import Comparison
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.export.plain_text import render
from roledoc_lint.model.declarations import read_profile
from roledoc_lint.project.config import Config
from roledoc_lint.reports.changes.value_text import value_text
from roledoc_lint.reports.sinks import changes_as
from roledoc_lint.source.document import load
from tests.support.employers import COMPANY, DEPARTMENT, TRUST, Employer


def compared(folder: Path, employer: Employer, *edits: tuple[str, str]) -> Comparison:
    role = employer.role
    for before, after in edits:
        assert role.count(before) == 1
        role = role.replace(before, after)
    states = [
        employer.write(folder / state, text, employer.catalogue)
        for state, text in (("before", employer.role), ("after", role))
    ]
    return compare_snapshots(between_folders(Config(folder), *states))


def report(comparison: Comparison, name: str) -> str:
    """A report, without the backslashes of Markdown."""
    text = changes_as(comparison, summary=False)(name, None)
    return text.replace("\\", "") if name in ("markdown", "changelog") else text


def test_a_range_is_words_for_people_and_data_for_programs(tmp_path: Path) -> None:
    comparison = compared(tmp_path, DEPARTMENT, ("maximum: 38900", "maximum: 39800"))
    (row,) = csv.DictReader(io.StringIO(report(comparison, "csv")))
    assert (row["before"], row["after"]) == ("34,800 to 38,900", "34,800 to 39,800")
    for name in ("table", "markdown", "html", "changelog"):
        text = report(comparison, name)
        assert "34,800 to 39,800" in " ".join(text.split())
        assert "salary raised" in text
    (change,) = json.loads(report(comparison, "json"))["changes"]
    assert change["after"] == {"minimum": 34800, "maximum": 39800}


@pytest.mark.parametrize("name", ["table", "markdown", "html", "changelog"])
def test_a_role_whose_title_identifies_it_is_named_by_it_once(tmp_path: Path, name: str) -> None:
    text = report(compared(tmp_path, DEPARTMENT, ("grade: HEO", "grade: SEO")), name)
    assert "Policy Adviser, Leeds" in text
    assert "Leeds Policy Adviser" not in text


def test_a_role_is_named_by_all_that_identifies_it(tmp_path: Path) -> None:
    comparison = compared(tmp_path, COMPANY, ("others can read", "all can read"))
    (change,) = json.loads(report(comparison, "json"))["changes"]
    assert (change["role"], change["title"]) == ("Engineering, Junior", "Engineer")
    assert report(comparison, "table").startswith("Engineering, Junior Engineer  roles/role.yaml\n")


def test_levels_with_names_of_their_own_are_in_the_overview_of_levels(tmp_path: Path) -> None:
    edits = [
        ("proficiency: Working", "proficiency: Expert"),
        ("technical:\n", "technical:\n  - skill: Drafting\n    proficiency: Awareness\n"),
        ("  - behaviour: Working together\n    level: 2\n    wording: Helps others.\n", ""),
    ]
    page = report(compared(tmp_path, DEPARTMENT, *edits), "html")
    link = r'<a class="level" [^>]*><span aria-hidden="true">([^<]*)</span><span class="unseen">([^<]*)</span></a>'
    assert re.findall(link, page) == [
        ("− 2", "removed, was level 2"),
        ("Working → Expert ▲", "raised from Working to Expert"),
        ("+ Awareness", "added at level Awareness"),
    ]
    assert re.findall(r'<span class="name">([^<]*)', page) == ["Working together", "Data analysis", "Drafting"]


VALUES = [
    (COMPANY, "/competencies/0", {"name": "Delivery", "level": "Junior", "summary": "Ships.", "examples": "Fixes."},
     "Junior\nsummary: Ships.\nexamples: Fixes."),
    (DEPARTMENT, "/technical/0", {"skill": "Drafting", "proficiency": "Working", "description": "Writes.", "name": "x"},
     'Working\nWrites.\n{"name": "x"}'),
    (DEPARTMENT, "/behaviours/0", {"behaviour": "A", "level": 2, "wording": "Helps."}, "level 2\nHelps."),
    (TRUST, "/dimensions/0", {"dimension": "Health", "ksf_level": 3, "indicator": ["x"]},
     'level 3\n{"indicator": ["x"]}'),
    (TRUST, "/specification/0", {"criterion": "A", "importance": "Essential", "assessed_by": ["Form", "Test"]},
     "Essential\nassessed by: Form, Test"),
    (TRUST, "/specification/0/assessed_by", ["Form", "Test"], "Form\nTest"),
    (TRUST, "/shifts/0", {"shift": "Early", "hours": {"least": 6, "most": 8}, "cover": "Band 4"},
     "hours: 6 to 8\ncover: Band 4"),
    (TRUST, "/shifts/0", {"shift": "Early", "hours": {"least": 6, "paid": 5}}, '{"hours": {"least": 6, "paid": 5}}'),
    (TRUST, "/shifts/0/hours", {"least": 6, "most": 8}, "6 to 8"),
    (DEPARTMENT, "/salary", {"minimum": 34800, "note": "pro rata"}, 'from 34,800\n{"note": "pro rata"}'),
    (DEPARTMENT, "/salary", {}, ""),
]  # fmt: skip


@pytest.mark.parametrize(("employer", "pointer", "value", "text"), VALUES)
def test_values_are_shown_with_all_that_they_hold(employer: Employer, pointer: str, value: object, text: str) -> None:
    assert value_text(value, read_profile(employer.schema), pointer) == text


PLAIN = [
    (DEPARTMENT, "\nSalary: 34,800 to 38,900\n"),
    (DEPARTMENT, "\nTechnical\n  - Data analysis, level Working\n    description: Uses tables.\n"),
    (DEPARTMENT, "\nBehaviours\n  - Seeing the big picture, level 2\n    Knows the aims of the team.\n"),
    (COMPANY, "\n  - Delivery, level Junior\n    summary: Ships small changes.\n    examples: Fixes a defect.\n"),
    (TRUST, "\n  - Communication, level 1\n    indicator: Speaks with patients.\n"),
    (TRUST, "\n  - Early\n    hours: 6 to 8\n    cover: Band 4\n"),
]


@pytest.mark.parametrize(("employer", "lines"), PLAIN)
def test_plain_text_shows_what_is_declared(employer: Employer, lines: str) -> None:
    document = load("roles/role.yaml", employer.role.encode(), 10_000)
    assert lines in render(document, read_profile(employer.schema))


@pytest.mark.parametrize("salary", ["[1, 2]", "5", "{minimum: [1], maximum: {}}", "{1: 2}", "{minimum: {minimum: 1}}"])
def test_what_is_no_range_is_shown_as_it_is(tmp_path: Path, salary: str) -> None:
    comparison = compared(tmp_path, DEPARTMENT, ("{minimum: 34800, maximum: 38900}", salary))
    assert len(comparison.changes) == 1
    for name in ("table", "markdown", "html", "changelog", "csv", "json"):
        assert report(comparison, name)
    document = load("roles/role.yaml", f"salary: {salary}\n".encode(), 10_000)
    assert render(document, read_profile(DEPARTMENT.schema)).startswith("Salary")
