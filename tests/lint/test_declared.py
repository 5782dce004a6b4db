"""What rules find in the fields that an organisation declares, and what they say of its own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from roledoc_lint import check, find_config
from tests.support.own_agency import write_agency
from tests.support.own_profile import write_trust

ROLE = """\
post: Staff Nurse
trust: Northern Lakes Trust
post_number: SN450
band: Band 4
specification:
  - criterion: Works well in a team
    importance: Desirable
    code: X1
  - criterion: works well in a team
    importance: Essential
"""


def test_records_are_known_by_their_key(tmp_path: Path) -> None:
    write_trust(tmp_path)
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/nurse.yaml").write_text(ROLE, encoding="utf-8")
    findings = check(find_config(tmp_path, tmp_path)).findings
    # A record that is no entry of the catalogue has no code that could be wrong.
    assert [(finding.rule, finding.pointer) for finding in findings if finding.pointer.startswith("/spec")] == [
        ("duplicate-entry", "/specification/1/criterion")
    ]


AGENCY = """\
title: Policy Adviser
office: Leeds
grade: Manager
behaviours:
  - name: Deciding
    level: 2
  - name: Leading
    level: 2
skills:
  - skill: Analysis
    depth: Awareness
  - skill: Writing
    depth: Expert
"""

EDITS: dict[str, tuple[str, str, list[tuple[str, str, str]]]] = {
    "nothing": ("", "", []),
    "range": ("", "salary: {minimum: 42000, maximum: 41000}\n", [("date-value", "error", "/salary/minimum")]),
    "range that is right": ("", "salary: {minimum: 41000.5, maximum: 42000}\nhours: {from: 20, to: 20}\n", []),
    "range with ends of its own": ("", "hours: {from: 30, to: 20}\n", [("date-value", "error", "/hours/from")]),
    "range of text": ("", "salary: {minimum: lots, maximum: 1}\n", []),
    "range of truth values": ("", "hours: {from: true, to: false}\n", []),
    "dates": ("", "starts: 2020-02-01\nends: 2019-03\n", [("date-value", "error", "/starts")]),
    "a day in the month": ("", "starts: 2020-02-11\nends: 2020-02\n", []),
    "words": ("grade: Manager", "lowest_grade: mgr\ngrade: Officer", [
        ("vocabulary", "error", "/lowest_grade"),
        ("date-value", "error", "/lowest_grade"),
        ("status-grade", "warning", "/grade"),
    ]),
    "level that does not agree": ("Leading\n    level: 2", "Leading\n    level: 3", [
        ("mixed-levels", "info", "/behaviours/1/level"),
        ("status-grade", "warning", "/behaviours/1/level"),
    ]),
    "level that is not there": ("Leading\n    level: 2", "Leading\n    level: 9", [
        ("level-range", "error", "/behaviours/1/level"),
    ]),
    "unknown grade": ("Manager", "Boss", [("vocabulary", "error", "/grade")]),
    "section that is not complete": ("  - name: Leading\n    level: 2\n", "", [
        ("incomplete-framework", "error", "/behaviours"),
    ]),
    "section that is not there": (AGENCY[AGENCY.index("skills:"):], "", [("incomplete-framework", "warning", "")]),
    "name under another key": ("Analysis", "Analisis", [("unknown-name", "error", "/skills/0/skill")]),
    "level under another key": ("Awareness", "Awarenes", [("level-range", "error", "/skills/0/depth")]),
    "level that an entry does not have": ("Expert", "Awareness", [("level-range", "error", "/skills/1/depth")]),
    "order": ("skill: Analysis\n    depth: Awareness\n  - skill: Writing\n    depth: Expert",
              "skill: Writing\n    depth: Expert\n  - skill: Analysis\n    depth: Awareness",
              [("entry-order", "warning", "/skills/1/skill")]),
    "no order": ("", "competencies: [{name: Delivery}, {name: Craft}]\n", []),
    "parts that are missing": ("", "competencies:\n  - name: Delivery\n    level: Junior\n", [
        ("missing-wording", "error", "/competencies/0/name"),
        ("missing-wording", "error", "/competencies/0/name"),
    ]),
    "level that the vocabulary does not have": ("", "competencies: [{name: Craft, level: Boss}]\n", [
        ("level-range", "error", "/competencies/0/level"),
    ]),
    "vocabulary of a detail": ("", "criteria: [{criterion: Writes well, importance: Working, how: Form}]\n", [
        ("vocabulary", "error", "/criteria/0/how"),
    ]),
    "unknown word of a detail": ("", "criteria: [{criterion: Writes well, how: Guess}]\n", [
        ("vocabulary", "error", "/criteria/0/how"),
    ]),
    "level of a record": ("", "criteria: [{criterion: Writes well, importance: expert}]\n", [
        ("level-range", "error", "/criteria/0/importance"),
    ]),
    "record twice": ("", "criteria: [{criterion: Writes well}, {criterion: writes well}]\n", [
        ("duplicate-entry", "error", "/criteria/1/criterion"),
    ]),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), EDITS.values(), ids=EDITS)
def test_what_an_agency_declares(tmp_path: Path, old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    assert old in AGENCY
    role = AGENCY.replace(old, new) if old else AGENCY + new
    findings = check(find_config(write_agency(tmp_path, role), tmp_path)).findings
    found = [(finding.rule, finding.severity.word, finding.pointer) for finding in findings]
    unrecorded = [pointer for rule, _, pointer in found if rule == "unrecorded-wording"]
    assert sorted(each for each in found if each[0] != "unrecorded-wording") == sorted(expected)
    assert all(pointer.startswith("/behaviours/") for pointer in unrecorded)


def test_a_hint_of_the_schema_is_said(tmp_path: Path) -> None:
    folder = write_agency(tmp_path, AGENCY.replace("Manager", "Boss"))
    (finding,) = [each for each in check(find_config(folder, folder)).findings if each.rule == "vocabulary"]
    assert finding.hint
    assert finding.hint.endswith("; ask the reward team for the grade")


def test_roles_with_the_same_keys(tmp_path: Path) -> None:
    one = AGENCY + "email: a@example.org\n"
    write_agency(tmp_path, one, b=one.replace("Leeds", "York"), c=AGENCY, d=AGENCY.replace("Leeds", "Hull"))
    for cached in (True, True):
        findings = check(find_config(tmp_path, tmp_path), cached=cached).findings
        assert [(each.path, each.pointer, each.message) for each in findings if each.rule == "unique-role-code"] == [
            (
                "roles/b.yaml",
                "/email",
                'email address "a@example.org" is also the email address of another role: roles/a.yaml:14',
            ),
            (
                "roles/c.yaml",
                "/title",
                'another role has title "Policy Adviser" and office "Leeds" too: roles/a.yaml:1',
            ),
        ]


def test_a_hint_names_the_file_that_has_the_words(tmp_path: Path) -> None:
    write_trust(tmp_path)
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/nurse.yaml").write_text(ROLE.replace("Band 4", "Grade X"), encoding="utf-8")
    hints = {finding.pointer: finding.hint for finding in check(find_config(tmp_path, tmp_path)).findings}
    assert hints["/band"] == "write one of: Band 4, Band 5; or add yours to schema/catalogue/all.yaml"


def test_a_hint_names_the_file_of_a_catalogue_elsewhere(tmp_path: Path) -> None:
    """The path is that from the project, of a file in a folder below the catalogue's too."""
    write_trust(tmp_path)
    (tmp_path / "schema/catalogue/words").mkdir()
    (tmp_path / "schema/catalogue/all.yaml").rename(tmp_path / "schema/catalogue/words/all.yaml")
    (tmp_path / "schema").rename(tmp_path / "agreed")
    (tmp_path / "roledoc-lint.toml").write_text('schema = "agreed"\n', encoding="utf-8")
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/nurse.yaml").write_text(ROLE.replace("Band 4", "Grade X"), encoding="utf-8")
    hints = {finding.pointer: finding.hint for finding in check(find_config(tmp_path, tmp_path)).findings}
    assert hints["/band"] == "write one of: Band 4, Band 5; or add yours to agreed/catalogue/words/all.yaml"
