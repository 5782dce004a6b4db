"""Fields that a schema declares, in documents of several kinds: sections, codes, dates, levels with names."""

from __future__ import annotations

import html
import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from roledoc_lint import find_config
from roledoc_lint.importer.run import preview_document
from roledoc_lint.source.document import load
from tests.support.helpers import REPOSITORY, run
from tests.support.own_profile import CATALOGUE, SCHEMA, TEXT, TEXTS, field, write_trust

LEVELS = ["Awareness", "Working", "Practitioner", "Expert", "Expert Practitioner"]
TOP = "Post title: Nurse\nTrust: Northern Lakes Trust\nWard: Fell View\n\n"
LABELS = {
    "Post title": "Staff Nurse",
    "Trust": "Northern Lakes Trust",
    "Job number": "SN450",
    "AfC band": "AfC 5",
    "Ward": "Fell View",
    "DBS": "Enhanced",
    "Written on": "March 2024",
    "Revised": "May 2025",
    "Shift pattern": "Nights and weekends",
}
SECTIONS = {
    "Post summary": ["Looks after patients on the ward by day and by night, together with the team."],
    "What you do": ["- Plan care.", "- Write reports."],
    "Qualifications": ["- Registered nurse."],
    "Dimensions": ["Communication (Level 2)", "Speaks with families."],
    "Knowledge": ["Anatomy – Higher", "Data (foundation)"],
    "What we offer": ["- Parking."],
}
ROLE = {
    "post": "Staff Nurse",
    "trust": "Northern Lakes Trust",
    "post_number": "SN450",
    "band": "Band 5",
    "ward": "Fell View",
    "checks": ["Enhanced"],
    "written": "2024-03",
    "revised": "2025-05",
    "shift_pattern": "Nights and weekends",
    "summary": "Looks after patients on the ward by day and by night, together with the team.",
    "duties": ["Plan care.", "Write reports."],
    "qualifications": ["Registered nurse."],
    "dimensions": [{"name": "Communication", "level": 2, "wording": "Speaks with families."}],
    "knowledge": [{"name": "Anatomy", "level": "Higher"}, {"name": "Data", "level": "Foundation"}],
    "benefits": ["Parking."],
}
"""What the documents say, field by field."""


def as_text() -> str:
    labels = "".join(f"{label}: {value}\n" for label, value in LABELS.items())
    return labels + "".join("\n\n".join(["", heading, *lines]) for heading, lines in SECTIONS.items())


def as_markdown() -> str:
    labels = "".join(f"{label}: {value}\n\n" for label, value in LABELS.items())
    return labels + "".join("\n\n".join([f"## {heading}", *lines, ""]) for heading, lines in SECTIONS.items())


def as_html() -> str:
    labels = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in LABELS.items())
    parts = [f"<!DOCTYPE html><title>A post</title><main><table>{labels}</table>"]
    for heading, lines in SECTIONS.items():
        parts.append(f"<h2>{heading}</h2>")
        for line in map(html.escape, lines):
            parts.append(f"<ul><li>{line[2:]}</li></ul>" if line.startswith("- ") else f"<p>{line}</p>")
    return "".join([*parts, "</main>"])


def schema_with(whole: dict[str, Any] | None = None, **fields: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = deepcopy(SCHEMA)
    schema["properties"] |= fields
    schema["x-roledoc"] |= whole or {}
    return schema


def imported(folder: Path, text: str, name: str = "a.txt", **options: Any) -> dict[str, object]:
    (folder / name).write_text(text, encoding="utf-8")
    found = preview_document(find_config(folder), folder / name, **options)
    document = load("a.yaml", found.text.encode(), 1 << 20)
    assert document.readable, found.problem
    return document.fields


DOCUMENTS = {"a.txt": as_text(), "a.md": as_markdown(), "a.html": as_html()}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_of_15_sections_is_in_its_field(tmp_path: Path, name: str) -> None:
    write_trust(tmp_path, schema_with(shift_pattern=field(TEXT)))
    role = imported(tmp_path, DOCUMENTS[name], name)
    assert {key: role.get(key) for key in ROLE} == ROLE
    assert len(ROLE) == 15


def test_a_field_added_to_the_shipped_schema(tmp_path: Path) -> None:
    schema = json.loads((REPOSITORY / "schema/role.schema.json").read_text(encoding="utf-8"))
    schema["properties"] |= {
        "people_managed": field(TEXTS, heading=["people managed", "direct reports"]),
        "next_review": field(TEXT, kind="date", after="issued", heading=["next review"]),
    }
    run("init", cwd=tmp_path)
    (tmp_path / "schema/role.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    text = (
        "Job title: Clerk\nGrade: SCALE 5\nDate issued: March 2024\nNext review: Reviewed March 2027\n\n"
        "Main purpose\n\nFiles.\n\nDirect reports\n\n- Two typists.\n- A driver.\n"
    )
    role = imported(tmp_path, text)
    assert role["people_managed"] == ["Two typists.", "A driver."]
    assert (role["issued"], role["next_review"], role.get("amended")) == ("2024-03", "2027-03", None)
    assert "unattributed" not in role


@pytest.mark.parametrize(
    ("pattern", "written", "code"),
    [
        ("^[0-9]{3}-[A-Z]{2}$", "123-AB", "123-AB"),
        ("^[0-9]{3}-[A-Z]{2}$(?!\\n)", "ref 123-AB (old)", "123-AB"),
        ("^[0-9]{3}-[A-Z]{2}$", "123-AB and 124-AB", None),
        ("^[0-9]{3}-[A-Z]{2}$", "EQ0450", "EQ0450"),
        ("^[0-9]{3}-[A-Z]{2}$", "none yet", None),
        ("^[0-9]+\\$", "ref 12$", "12$"),
        ("", "Nurse 7 Fell", "Nurse 7 Fell"),
    ],
)
def test_the_format_of_a_code_is_the_pattern_of_the_schema(
    tmp_path: Path, pattern: str, written: str, code: str | None
) -> None:
    text = {**TEXT, "pattern": pattern} if pattern else TEXT
    write_trust(tmp_path, schema_with(post_number=field(text, word="post number", heading=["job number"])))
    assert imported(tmp_path, f"{TOP}Job number: {written}\n").get("post_number") == code


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("^(?:a|aa|a?b)+$", "takes too long: simplify it"),
        ("^(?:a", "cannot be used"),
        ("(?R)a", "cannot be used"),
    ],
)
def test_a_hostile_pattern_ends_with_one_line(tmp_path: Path, pattern: str, message: str) -> None:
    hostile = field({**TEXT, "pattern": pattern}, word="post number", heading=["job number"])
    write_trust(tmp_path, schema_with(post_number=hostile))
    (tmp_path / "a.txt").write_text(f"{TOP}Job number: {'a' * 90}{'x' * 90}!\n", encoding="utf-8")
    result = run("import", "a.txt", cwd=tmp_path)
    assert (result.returncode, result.stderr.count("\n")) == (2, 1), result.stderr
    assert f"the pattern of post_number in the schema of roles {message}" in result.stderr


DATES = [
    ("Written March 2024. Revised May 2025", {"written": "2024-03", "revised": "2025-05"}),
    ("March 2024\n\nMay 2025", {"written": "2024-03", "revised": "2025-05"}),
    ("Amended May 2025", {"written": None, "revised": "2025-05"}),
]


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates_go_by_what_must_not_be_before_what(
    tmp_path: Path, text: str, expected: dict[str, str | None], *, is_first: bool
) -> None:
    schema = schema_with()
    change = {"revised": schema["properties"].pop("revised")}
    schema["properties"] = {**change, **schema["properties"]} if is_first else {**schema["properties"], **change}
    write_trust(tmp_path, schema)
    role = imported(tmp_path, f"{TOP}{text}\n")
    assert {name: role.get(name) for name in expected} == expected


def test_no_date_is_taken_for_another(tmp_path: Path) -> None:
    schema = schema_with()
    del schema["properties"]["revised"]
    write_trust(tmp_path, schema)
    role = imported(tmp_path, f"{TOP}Amended May 2025\n")
    assert "written" not in role
    assert role["elsewhere"] == ["Amended May 2025"]


@pytest.mark.parametrize(
    ("line", "name", "level"),
    [
        ("Agile – Working", "Agile", "Working"),
        ("Agile (practitioner)", "Agile", "Practitioner"),
        ("Agile: Expert Practitioner", "Agile", "Expert Practitioner"),
        ("Partnership Working (Expert)", "Partnership Working", "Expert"),
        ("Partnership Working – Working", "Partnership Working", "Working"),
        ("Partnership Working", "Partnership Working", None),
        ("Agile\tExpert", "Agile", "Expert"),
        ("Name\tWorking\tExpert\nAgile\t\t✓", "Agile", "Expert"),
    ],
)
def test_levels_with_names(tmp_path: Path, line: str, name: str, level: str | None) -> None:
    write_trust(tmp_path, schema_with({"scales": {"knowledge": LEVELS}}))
    words = CATALOGUE.replace("[Foundation, Higher]", f"[{', '.join(LEVELS)}]")
    words = words.replace("- name: Data", "- name: Agile\n    - name: Partnership Working")
    (tmp_path / "schema/catalogue/all.yaml").write_text(words, encoding="utf-8")
    entry = {"name": name} if level is None else {"name": name, "level": level}
    assert imported(tmp_path, f"{TOP}Knowledge\n\n{line}\n")["knowledge"] == [entry]


def test_names_with_a_meaning_in_yaml(tmp_path: Path) -> None:
    schema = schema_with(
        {"scales": {"knowledge": ["No", "1e3"]}},
        **{"on": field(TEXT, heading=["odd"]), "a: b": field(TEXTS, slug="ab", heading=["odder"])},
    )
    write_trust(tmp_path, schema)
    role = imported(tmp_path, f"{TOP}Odd: thing\n\nOdder\n\n- Another.\n\nKnowledge\n\nData (No)\nAnatomy (1e3)\n")
    assert (role["on"], role["a: b"]) == ("thing", ["Another."])
    assert role["knowledge"] == [{"name": "Data", "level": "No"}, {"name": "Anatomy", "level": "1e3"}]


def test_the_title_option_is_for_the_field_that_is_shown(tmp_path: Path) -> None:
    write_trust(tmp_path)
    (tmp_path / "a.txt").write_text(TOP.partition("\n")[2], encoding="utf-8")
    result = run("import", "a.txt", "--title", "Sister", "-o", "-", cwd=tmp_path)
    assert (result.returncode, "post: Sister" in result.stdout) == (0, True), result.stderr


def test_the_summary_calls_text_without_a_field_as_the_schema_does(tmp_path: Path) -> None:
    write_trust(tmp_path)
    (tmp_path / "a.txt").write_text(TOP, encoding="utf-8")
    head = run("import", "a.txt", "--summary", cwd=tmp_path).stdout.splitlines()[0]
    assert re.split(r"  +", head.strip()) == ["document", "role", "please check", "elsewhere", "left out"]
