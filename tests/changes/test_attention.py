"""Changes to look at closely, and changes without a newer date: in every format, and as a gate."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.support.helpers import run, with_fields

BEFORE = """\
job_title: Custody Officer
role_code: A1
main_responsibilities:
  - Keeps records of all property of the people who are detained.
  - Escorts detaiend people to the rooms.
"""
NOTED = BEFORE.replace("of all property", "of property").replace("detaiend", "detained")
CERTAIN = BEFORE.replace("detained.", "detained. Authorises searches.")


def states(folder: Path, after: str, before: str = BEFORE, configuration: str = "") -> tuple[str, str]:
    for name, text in (("before", before), ("after", after)):
        (folder / name / "roles").mkdir(parents=True)
        (folder / name / "roles/a.yaml").write_text(with_fields(text), encoding="utf-8")
        (folder / name / "roledoc-lint.toml").write_text(configuration, encoding="utf-8")
    return "before", "after"


@pytest.mark.parametrize(
    ("after", "gates"),
    [
        (BEFORE.replace("detaiend", "detained"), ["editorial"]),
        (BEFORE.replace("who are detained", "who stay there"), ["wording", "editorial"]),
        (NOTED, ["attention", "wording", "editorial"]),
        (CERTAIN, ["substantive", "attention", "wording", "editorial"]),
    ],
    ids=["spelling", "wording", "noted", "certain"],
)
def test_attention_is_a_gate_between_wording_and_substantive(tmp_path: Path, after: str, gates: list[str]) -> None:
    compared = states(tmp_path, after)
    for gate in ("substantive", "attention", "wording", "editorial", "never"):
        result = run("diff", *compared, "--fail-on", gate, cwd=tmp_path)
        assert (result.returncode == 1) == (gate in gates), (gate, result.stdout)


def test_an_approval_passes_the_gate(tmp_path: Path) -> None:
    compared = states(tmp_path, NOTED)
    report = json.loads(run("diff", *compared, "--format", "json", cwd=tmp_path).stdout)
    approvals = "".join(f"{change['fingerprint']}: agreed\n" for change in report["changes"] if change["attention"])
    (tmp_path / "approvals.yaml").write_text(approvals, encoding="utf-8")
    gate = ("--fail-on", "attention", "--approvals", "approvals.yaml")
    assert run("diff", *compared, *gate, cwd=tmp_path).returncode == 0


def test_every_format_marks_the_changes_to_look_at_closely(tmp_path: Path) -> None:
    compared = states(tmp_path, NOTED)
    found = {form: run("diff", *compared, "--format", form, cwd=tmp_path).stdout for form in FORMATS}
    changes = json.loads(found["json"])["changes"]
    assert [(change["attention"], change["attention_reasons"]) for change in changes] == [
        (True, ["quantity: all → …"]),
        (False, []),
    ]
    rows = list(csv.DictReader(io.StringIO(found["csv"].removeprefix("\ufeff"))))
    assert [(row["attention"], row["attention_reasons"]) for row in rows] == [
        ("true", "quantity: all → …"),
        ("false", ""),
    ]
    for form in ("table", "markdown", "html"):
        assert "look closely" in " ".join(found[form].split()), form


FORMATS = ("json", "csv", "table", "markdown", "html")
NO_DATE = "without a newer date of amendment"


@pytest.mark.parametrize(
    ("dates", "is_named"),
    [
        (("", ""), True),
        (("", "amended: 2026-11\n"), False),
        (("amended: 2026-10\n", "amended: 2026-11\n"), False),
        (("amended: 2026-10\n", "amended: November 2026\n"), False),
        (("amended: 2026-11\n", "amended: 2026-11-05\n"), False),
        (("amended: 2026-11\n", "amended: 2026-11\n"), True),
        (("amended: 2026-11\n", "amended: 2025-12\n"), True),
        (("amended: 2026-11\n", ""), True),
        (("issued: 2026-10\n", "issued: 2026-11\n"), True),
    ],
)
def test_a_substantive_change_needs_a_newer_date(tmp_path: Path, dates: tuple[str, str], is_named: bool) -> None:
    compared = states(tmp_path, CERTAIN + dates[1], BEFORE + dates[0])
    for form in ("table", "markdown", "html"):
        text = " ".join(run("diff", *compared, "--format", form, cwd=tmp_path).stdout.split())
        assert (NO_DATE in text) == is_named, form
    report = json.loads(run("diff", *compared, "--format", "json", cwd=tmp_path).stdout)
    assert [role["role"] for role in report["without_newer_date"]] == ["A1"] * is_named


def test_no_date_is_asked_for_where_nothing_of_substance_changed(tmp_path: Path) -> None:
    assert NO_DATE not in run("diff", *states(tmp_path, NOTED), cwd=tmp_path).stdout


def test_no_date_is_asked_of_a_new_role(tmp_path: Path) -> None:
    compared = states(tmp_path, BEFORE)
    new = with_fields(BEFORE.replace("A1", "B2").replace("records", "files"))
    (tmp_path / "after/roles/b.yaml").write_text(new, encoding="utf-8")
    assert NO_DATE not in run("diff", *compared, cwd=tmp_path).stdout


@pytest.mark.parametrize("value", ["false", "true"])
def test_the_configuration_decides_about_the_date(tmp_path: Path, value: str) -> None:
    compared = states(tmp_path, CERTAIN, configuration=f"diff.date-of-change = {value}\n")
    assert (NO_DATE in run("diff", *compared, cwd=tmp_path).stdout) == (value == "true")


def test_the_configuration_adds_words(tmp_path: Path) -> None:
    after = BEFORE.replace("to the rooms", "to the rooms at nights").replace("detaiend", "detained")
    compared = states(tmp_path, after, configuration='diff.attention.shift = ["nights"]\n')
    assert "look closely: shift: … → nights" in " ".join(run("diff", *compared, cwd=tmp_path).stdout.split())


def test_another_list_of_words_is_a_change_of_the_configuration(tmp_path: Path) -> None:
    compared = states(tmp_path, BEFORE, configuration='diff.attention.shift = ["nights"]\n')
    (tmp_path / "after/roledoc-lint.toml").write_text("", encoding="utf-8")
    report = json.loads(run("diff", *compared, "--format", "json", cwd=tmp_path).stdout)
    assert [(change["kind"], change["item"]) for change in report["changes"]] == [
        ("setting-removed", "diff.attention.shift")
    ]
