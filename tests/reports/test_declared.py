"""Reports of changes call roles and what they hold as their organisation declares it."""

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
from roledoc_lint.model.declarations import read_profile
from roledoc_lint.project.config import Config
from roledoc_lint.reports.changes.value_text import value_text
from roledoc_lint.reports.sinks import changes_as
from tests.support.own_profile import SCHEMA, field, write_trust

ROLE = """\
post: {post}
trust: {trust}
post_number: {number}
band: {band}
dimensions:
  - {{name: Communication, level: {level}}}
specification:
{criteria}"""
CRITERION = """\
  - criterion: Registered nurse
    importance: Essential
    assessed_by: Form
    notes: With the council.
    weight: 2
"""
NURSE = {"post": "Staff Nurse", "trust": "Northern Lakes Trust", "number": "SN450"}
CLERK = {"post": "Ward Clerk", "trust": "Southern Dales Trust", "number": "WC1"}


def write(folder: Path, band: str, level: int, criteria: str) -> None:
    write_trust(folder)
    (folder / "roles").mkdir()
    for name, role in (("nurse", NURSE), ("clerk", CLERK)):
        text = ROLE.format(**role, band=band, level=level, criteria=criteria or "  []\n")
        (folder / f"roles/{name}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def comparison(tmp_path: Path) -> Comparison:
    write(tmp_path / "before", "Band 4", 1, "")
    write(tmp_path / "after", "Band 5", 2, CRITERION)
    (tmp_path / "after/roles/new.yaml").write_text("post: Porter\npost_number: P1\nband: Band 4\n", encoding="utf-8")
    return compare_snapshots(between_folders(Config(tmp_path), tmp_path / "before", tmp_path / "after"))


def report(comparison: Comparison, name: str) -> str:
    return changes_as(comparison, summary=False)(name, None)


def test_json_has_the_title_and_the_organisation(comparison: Comparison) -> None:
    for change in json.loads(report(comparison, "json"))["changes"]:
        assert (change["title"], change["organisation"]) == (change["job_title"], change["force"])
    titles = {(change["role"], change["title"], change["organisation"]) for change in
              json.loads(report(comparison, "json"))["changes"]}  # fmt: skip
    assert ("SN450", "Staff Nurse", "Northern Lakes Trust") in titles


def test_a_spreadsheet_names_its_columns_after_the_fields(comparison: Comparison) -> None:
    head, *rows = csv.reader(io.StringIO(report(comparison, "csv"), newline=""))
    assert head[:4] == ["\ufeffrole", "post", "trust", "impact"]
    assert ["SN450", "Staff Nurse", "Northern Lakes Trust", "substantive", "band-raised"] in [row[:5] for row in rows]


def test_a_record_is_shown_with_its_level_and_its_details(comparison: Comparison) -> None:
    (change,) = (row for row in csv.DictReader(io.StringIO(report(comparison, "csv"))) if row["post"] == "Staff Nurse"
                 and row["kind"] == "criterion-added")  # fmt: skip
    assert change["item"] == "Registered nurse"
    assert change["after"].split("\n") == ["Essential", "With the council.", "assessed by: Form", '{"weight": 2}']


def test_a_new_role_is_shown_with_its_title_and_ranks(comparison: Comparison) -> None:
    (row,) = (row for row in csv.DictReader(io.StringIO(report(comparison, "csv"))) if row["kind"] == "role-added")
    assert row["after"] == "Porter · Band 4"


def test_the_page_calls_the_organisation_and_the_levels_by_their_names(comparison: Comparison) -> None:
    page = report(comparison, "html")
    assert re.search(r'<label class="field">Trust\s*<select id="organisation" name="trust">', page)
    assert "Levels of dimensions and knowledge that change, by role" in page
    assert re.findall(r'<th scope="colgroup"[^>]*>([^<]*)', page) == ["Dimensions"]
    assert not re.search(r"\bforce", re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL), re.IGNORECASE)
    assert page.count("Registered nurse") >= 2


def test_an_entry_is_not_taken_for_a_role_with_such_a_title() -> None:
    schema = {**SCHEMA, "x-roledoc": {"shown": {"title": "name"}}}
    schema["properties"] = {"name": field({}), "dimensions": SCHEMA["properties"]["dimensions"]}
    profile = read_profile(schema)
    entry = {"name": "Communication", "level": 2, "wording": "Speaks."}
    assert value_text(entry, profile, "/dimensions/0") == "level 2\nSpeaks."
    assert value_text({"name": "Porter"}, profile) == "Porter"
