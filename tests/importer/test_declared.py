"""A document of an organisation with fields of its own: they are recognised by what its schema declares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roledoc_lint import check, find_config
from roledoc_lint.importer.run import preview_document
from tests.support.helpers import run
from tests.support.own_profile import SCHEMA, write_trust

DOCUMENT = """\
Post title: Staff Nurse
Trust: Northern Lakes Trust
Job number: SN450
AfC band: AfC 5
Ward: Fell View
DBS: Enhanced
Written on: March 2024
Revised: May 2025

Post summary

Looks after patients on the ward by day and by night, together with the team.

What you do

- Plan care.
- Write reports.

Qualifications

- Registered nurse.

Dimensions

Communication (Level 2)

Speaks with families.

Knowledge

Anatomy – Higher
Data (foundation)

What we offer

- Parking.
"""
EXPECTED = """\
post: Staff Nurse
trust: Northern Lakes Trust
post_number: SN450
band: Band 5  # published as "AfC 5"
contract: Registered  # from the band; the document does not give a contract
ward: Fell View
checks:
  - Enhanced
written: 2024-03  # published as "March 2024"
revised: 2025-05  # published as "May 2025"
summary: >-
  Looks after patients on the ward by day and by night, together with the team.
duties:
  - >-
    Plan care.
  - >-
    Write reports.
qualifications:
  - >-
    Registered nurse.
dimensions:
  - name: Communication
    level: 2
    wording: >-
      Speaks with families.
knowledge:
  - name: Anatomy
    level: Higher
  - name: Data
    level: Foundation
benefits:
  - >-
    Parking.
origin: profile.txt
"""


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    return write_trust(tmp_path)


def imported(folder: Path, text: str) -> str:
    (folder / "profile.txt").write_text(text, encoding="utf-8")
    found = preview_document(find_config(folder), folder / "profile.txt")
    return found.text.partition("\n")[2]


def test_every_section_is_in_its_field(trust: Path) -> None:
    assert imported(trust, DOCUMENT) == EXPECTED


def test_the_role_has_nothing_to_correct(trust: Path) -> None:
    (trust / "roles").mkdir()
    (trust / "roles/staff-nurse.yaml").write_text(imported(trust, DOCUMENT), encoding="utf-8")
    found = check(find_config(trust)).findings
    assert {finding.rule for finding in found} == {"unrecorded-wording"}


WRONG = [
    ("Registered  #", "Support  #", 'band "Band 5" belongs to Registered, but the contract of this role is Support'),
    ("written: 2024-03", "written: 2026-05", "revised 2025-05 is before written 2026-05"),
    ("Enhanced", "Enhancd", '"Enhancd" is not a known check'),
    ("level: Higher", "level: Highest", 'area "Anatomy" has no level Highest: its levels are Foundation, Higher'),
    ("level: 2", "level: 3", 'dimension "Communication" has no level 3: its levels are 1, 2'),
    ("name: Communication", "name: Comunication", 'the catalogue has no dimension "Comunication"'),
    ("families", "famlies", 'dimension "Communication", level 2: the wording says "famlies."'),
    ("- Enhanced", "- Enhanced\n  - enhanced", '"enhanced" is listed twice in checks'),
    ("Plan care.", "Write reports.", '"Write reports." is listed twice in duties'),
]


@pytest.mark.parametrize(("right", "wrong", "message"), WRONG)
def test_rules_go_over_its_fields(trust: Path, right: str, wrong: str, message: str) -> None:
    assert EXPECTED.count(right) >= 1
    (trust / "roles").mkdir()
    (trust / "roles/staff-nurse.yaml").write_text(EXPECTED.replace(right, wrong), encoding="utf-8")
    found = [finding.message for finding in check(find_config(trust)).findings]
    assert any(message in each for each in found), found


@pytest.mark.parametrize(("part", "words"), [("lost", "lost"), ("shown", "shown: the title")])
def test_an_import_needs_a_title_and_a_place_for_the_rest(trust: Path, part: str, words: str) -> None:
    whole = {key: value for key, value in SCHEMA["x-roledoc"].items() if key != part}
    (trust / "schema/role.schema.json").write_text(json.dumps({**SCHEMA, "x-roledoc": whole}), encoding="utf-8")
    (trust / "a.txt").write_text(DOCUMENT, encoding="utf-8")
    result = run("import", "a.txt", cwd=trust)
    assert result.returncode == 2
    assert f"the schema of roles does not declare {words}, which an import needs" in result.stderr
