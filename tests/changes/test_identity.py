"""Roles that several fields identify together are matched by all of them."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from roledoc_lint.changes.change import Change
from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.project.config import Config
from tests.support.employers import DEPARTMENT, Employer

ROLE = """\
title: {title}
site: {site}
grade: HEO
responsibilities:
  - {duty}
"""
ADVICE, LETTERS = "Write advice for ministers on examples.", "Answer the letters that come from the public."


def role(title: str, site: str, duty: str = ADVICE) -> str:
    return ROLE.format(title=title, site=site, duty=duty)


def changes(
    folder: Path, before: dict[str, str], after: dict[str, str], employer: Employer = DEPARTMENT
) -> list[Change]:
    states = []
    for name, files in (("before", before), ("after", after)):
        states.append(employer.write(folder / name, "", employer.catalogue))
        (folder / name / "roles/role.yaml").unlink()
        for path, text in files.items():
            (folder / name / f"roles/{path}.yaml").write_text(text, encoding="utf-8")
    return list(compare_snapshots(between_folders(Config(folder), *states)).changes)


def said(found: list[Change]) -> list[str]:
    return [f"{change.kind} {change.subject.role if change.subject else ''}" for change in found]


LEEDS, YORK = role("Adviser", "Leeds"), role("Adviser", "York")
CASES = [
    # A role at a path that another role had before.
    ({"a": LEEDS, "b": YORK}, {"a": YORK, "b": LEEDS}, ["file-renamed Adviser, York", "file-renamed Adviser, Leeds"]),
    ({"a": LEEDS}, {"new": LEEDS}, ["file-renamed Adviser, Leeds"]),
    # One of the fields has changed.
    ({"a": LEEDS}, {"a": YORK}, ["site-changed Adviser, York"]),
    ({"a": LEEDS}, {"a": role("Analyst", "Leeds")}, ["title-reworded Analyst, Leeds"]),
    # One with the same title was added, and one of two was removed.
    ({"a": LEEDS}, {"a": LEEDS, "b": YORK}, ["role-added Adviser, York"]),
    ({"a": LEEDS, "b": YORK}, {"b": YORK}, ["role-removed Adviser, Leeds"]),
    # Another role has taken the place.
    ({"a": LEEDS}, {"a": role("Clerk", "York", LETTERS)}, ["role-removed Adviser, Leeds", "role-added Clerk, York"]),
    # Without one of the fields, a role has its path only.
    ({"a": LEEDS}, {"a": LEEDS.replace("site: Leeds\n", "")}, ["site-removed roles/a.yaml"]),
    ({"a": "title: Adviser\ngrade: HEO\n"}, {"a": "title: Adviser\ngrade: SEO\n"}, ["grade-raised roles/a.yaml"]),
    # A role split into two.
    ({"a": LEEDS}, {"a": LEEDS, "c": role("Clerk", "Leeds", LETTERS)}, ["role-added Clerk, Leeds"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_roles_are_matched_by_all_that_identifies_them(
    tmp_path: Path, before: dict[str, str], after: dict[str, str], expected: list[str]
) -> None:
    assert said(changes(tmp_path, before, after)) == expected


def test_a_role_with_nothing_but_entries_is_the_same_at_another_site(tmp_path: Path) -> None:
    entries = "technical:\n  - {skill: Drafting, proficiency: Working}\n"
    before, after = (f"title: Adviser\nsite: {site}\n{entries}" for site in ("Leeds", "York"))
    assert said(changes(tmp_path, {"a": before}, {"a": after})) == ["site-changed Adviser, York"]


def test_numbers_and_lists_can_identify_a_role(tmp_path: Path) -> None:
    schema = copy.deepcopy(DEPARTMENT.schema)
    schema["x-roledoc"]["identity"] = ["number", "sites"]
    schema["properties"]["number"] = {"type": "integer", "x-roledoc": {}}
    schema["properties"]["sites"] = {"type": "array", "x-roledoc": {"vocabulary": "grades", "kind": "words"}}
    text = "title: Adviser\nnumber: 451\nsites: [EO, HEO]\n"
    found = changes(tmp_path, {"a": text}, {"b": f"{text}summary: Advises.\n"}, DEPARTMENT._replace(schema=schema))
    assert said(found) == ["summary-added 451, EO, HEO", "file-renamed 451, EO, HEO"]
