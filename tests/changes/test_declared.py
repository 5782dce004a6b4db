"""Changes of fields that an organisation declares have kinds of their own, by what its schema says of them."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.helpers import run
from tests.support.own_profile import CATALOGUE, SCHEMA, write_trust
from tests.support.repositories import commit, git

ROLE = """\
post: Staff Nurse
trust: Northern Lakes Trust
post_number: SN450
band: Band 4
ward: Fell View
checks: [Standard]
written: 2024-03
summary: Looks after patients.
duties:
  - Plan the care of each patient on the ward.
dimensions:
  - name: Communication
    level: 1
    wording: Speaks with patients.
knowledge:
  - name: Anatomy
    level: Foundation
specification:
  - criterion: Works well in a busy team of nurses
    importance: Desirable
    assessed_by: Interview
    notes: Ask about the last ward.
    weight: 2
  - criterion: Registered nurse
    importance: Essential
    assessed_by: Form
hours: 37
benefits:
  - A place in the nursery of the hospital.
"""
EDITS = [
    ("band: Band 4", "band: Band 5", "band-raised", "band raised", "substantive"),
    ("band: Band 4", "band: AfC 5", "band-raised", "band raised", "substantive"),
    ("Northern Lakes", "Southern Dales", "trust-changed", "trust changed", "substantive"),
    ("Fell View", "Lake View", "ward-changed", "ward changed", "substantive"),
    ("Fell View", "Fell view", "ward-retouched", "ward retouched (case, punctuation, spacing)", "editorial"),
    ("Staff Nurse", "Theatre Nurse", "post-reworded", "post reworded", "wording"),
    ("Staff Nurse", "Senior Nurse", "post-meaning-changed", "post meaning changed", "substantive"),
    ("SN450", "SN451", "post-number-changed", "post number changed", "substantive"),
    ("[Standard]", "[Standard, Enhanced]", "check-added", "check added", "substantive"),
    ("2024-03", "2024-04", "written-changed", "written changed", "editorial"),
    ("each patient", "every patient", "duty-reworded", "duty reworded", "wording"),
    ("level: 1\n    wording: Speaks with patients.", "level: 2\n    wording: Speaks with families.",
     "dimension-level-raised", "dimension level raised", "substantive"),
    ("Foundation", "Higher", "area-level-raised", "area level raised", "substantive"),
    ("name: Anatomy", "name: Data", "area-removed area-added", "area removed", "substantive"),
    ("in a busy", "within a busy", "criterion-reworded", "criterion reworded", "wording"),
    ("busy team", "busy, team", "criterion-retouched", "criterion retouched (case, punctuation, spacing)", "editorial"),
    ("Desirable", "Essential", "criterion-made-essential", "criterion made essential", "substantive"),
    ("Essential\n    assessed_by: Form", "Desirable\n    assessed_by: Form",
     "criterion-made-desirable", "criterion made desirable", "substantive"),
    ("importance: Desirable", "importance: High", "criterion-level-changed", "criterion level changed", "substantive"),
    ("    importance: Desirable\n", "", "criterion-level-removed", "criterion level removed", "substantive"),
    ("Interview", "Test", "criterion-assessed-by-changed", "criterion assessed by changed", "wording"),
    ("    assessed_by: Form\n", "", "criterion-assessed-by-removed", "criterion assessed by removed", "wording"),
    ("the last ward", "their last ward", "criterion-reworded", "criterion reworded", "wording"),
    ("weight: 2", "weight: 3", "criterion-detail-changed", "criterion detail changed", "substantive"),
    ("criterion: Registered nurse", "criterion: Holds a degree", "criterion-removed criterion-added",
     "criterion removed", "substantive"),
    ("hours: 37", "hours: 30", "hours-changed", "hours changed", "wording"),
    ("hours: 37", "hours: 37.5", "hours-changed", "hours changed", "wording"),
    ("hours: 37\n", "", "hours-removed", "hours removed", "wording"),
    ("A place", "One place", "benefits-reworded", "benefits reworded", "substantive"),
    ("benefits:\n  - A place in the nursery of the hospital.\n", "", "benefits-removed", "benefits removed", "wording"),
    ("benefits:\n", "benefits:\n  - Free parking.\n", "benefits-added", "benefits added", "substantive"),
    ("A place in", "A place, in", "benefits-retouched", "benefits retouched (case, punctuation, spacing)", "editorial"),
    ("summary: Looks after patients.\n", "", "summary-removed", "summary removed", "substantive"),
]  # fmt: skip


def changes(folder: Path, *states: str) -> list[dict[str, Any]]:
    result = run("diff", *states, "--format", "json", cwd=folder)
    assert result.returncode == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)["changes"]
    return found


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    write_trust(tmp_path)
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/staff-nurse.yaml").write_text(ROLE, encoding="utf-8")
    git("init", "--quiet", cwd=tmp_path)
    commit(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("before", "after", "kinds", "words", "impact"), EDITS, ids=[edit[2] for edit in EDITS])
def test_each_edit_has_its_kind(trust: Path, before: str, after: str, kinds: str, words: str, impact: str) -> None:
    assert ROLE.count(before) == 1
    (trust / "roles/staff-nurse.yaml").write_text(ROLE.replace(before, after), encoding="utf-8")
    found = changes(trust)
    assert [change["kind"] for change in found] == kinds.split()
    assert (found[0].get("what", words), found[0]["impact"]) == (words, impact)


def test_records_move_and_keep_what_they_are(trust: Path) -> None:
    first, second = re.findall(r"  - criterion.*?(?=  - c|hours)", ROLE, re.DOTALL)
    (trust / "roles/staff-nurse.yaml").write_text(ROLE.replace(first + second, second + first), encoding="utf-8")
    (change,) = changes(trust)
    assert (change["kind"], change["impact"], change["item"]) == ("criterion-moved", "editorial", "Registered nurse")


@pytest.mark.parametrize(
    ("declared", "verbs"),
    [
        ({"level": "importance", "scale": "importance"}, ["level-raised", "level-lowered"]),
        (
            {"level": "importance", "scale": "importance", "level_verbs": ["eased", "stressed"]},
            ["stressed", "eased"],
        ),
        ({"level": "importance"}, ["level-changed", "level-changed"]),
        ({}, ["detail-changed", "detail-changed"]),
    ],
)
def test_the_level_of_a_record_is_ranked_by_its_scale(
    trust: Path, declared: dict[str, object], verbs: list[str]
) -> None:
    schema = copy.deepcopy(SCHEMA)
    schema["x-roledoc"]["scales"]["importance"] = ["Desirable", "Essential"]
    schema["properties"]["specification"]["x-roledoc"] = {"word": "criterion", **declared}
    (trust / "schema/role.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    role = trust / "roles/staff-nurse.yaml"
    role.write_text(ROLE.replace("Desirable", "Essential"), encoding="utf-8")
    there = changes(trust)
    commit(trust)
    role.write_text(ROLE, encoding="utf-8")
    assert [change["kind"] for change in [*there, *changes(trust)]] == [f"criterion-{verb}" for verb in verbs]


def with_field(schema: dict[str, Any]) -> dict[str, Any]:
    changed = copy.deepcopy(schema)
    changed["properties"]["shift"] = {"type": "string", "x-roledoc": {}}
    return changed


def test_a_field_has_its_kinds_where_either_state_declares_it(trust: Path) -> None:
    schema, role = trust / "schema/role.schema.json", trust / "roles/staff-nurse.yaml"
    role.write_text(f"{ROLE}shift: nights\n", encoding="utf-8")
    assert [change["kind"] for change in changes(trust)] == ["field-added"]
    schema.write_text(json.dumps(with_field(SCHEMA)), encoding="utf-8")
    assert [change["kind"] for change in changes(trust)] == ["shift-added"]
    commit(trust)
    schema.write_text(json.dumps(SCHEMA), encoding="utf-8")
    role.write_text(ROLE, encoding="utf-8")
    assert [change["kind"] for change in changes(trust)] == ["shift-removed"]


def test_folders_have_their_own_declarations(tmp_path: Path) -> None:
    for name, text in (("before", ROLE), ("after", ROLE.replace("Band 4", "Band 5"))):
        write_trust(tmp_path / name)
        (tmp_path / name / "roles").mkdir()
        (tmp_path / name / "roles/staff-nurse.yaml").write_text(text, encoding="utf-8")
    assert [change["kind"] for change in changes(tmp_path, "before", "after")] == ["band-raised"]


def test_what_cannot_be_declared_is_said_with_its_line(trust: Path) -> None:
    schema = trust / "schema/role.schema.json"
    broken = json.dumps(SCHEMA, indent=1).replace('"everyday"', '"evryday"').replace('"ranked"', '"rankd"')
    schema.write_text(broken, encoding="utf-8")
    line = next(number for number, text in enumerate(broken.splitlines(), 1) if "rankd" in text)
    for command in ("check", "diff"):
        result = run(command, cwd=trust)
        assert result.returncode == 2
        assert f'role.schema.json:{line}: there is no attribute "rankd"; did you mean "ranked"?' in result.stderr


CATALOGUE_EDITS = [
    ("Speaks with patients.", "Talks with patients.",
     [("catalogue-wording-reworded", "Communication, level 1", ["SN450"])]),
    ("name: Anatomy", "name: Biology", [("catalogue-entry-removed", "Anatomy", ["SN450"]),
                                        ("catalogue-entry-added", "Biology", [])]),
    ("{name: Anatomy}", "{name: Biology, aliases: [Anatomy]}", [("catalogue-entry-renamed", "Biology", ["SN450"])]),
    ("name: Band 4, contract: Support", "name: Band 4, aliases: [Four], contract: Support",
     [("catalogue-alias-added", "Band 4", [])]),
    ("contract: Support}", "contract: Registered}", [("catalogue-detail-changed", "Band 4: contract", ["SN450"])]),
    ("{name: Northern Lakes Trust}", "{name: Lakes Trust, aliases: [Northern Lakes Trust]}",
     [("catalogue-entry-renamed", "Lakes Trust", ["SN450"])]),
    ("[Foundation, Higher]", "[Foundation, Middle, Higher]", [("catalogue-detail-changed", "areas: levels", [])]),
    ("[{name: Standard}, {name: Enhanced}]", "[{name: Enhanced}, {name: Standard}]", []),
]  # fmt: skip
"""Edits of the catalogue, and the kinds, items and roles of their changes."""


@pytest.mark.parametrize(("before", "after", "expected"), CATALOGUE_EDITS, ids=[edit[1] for edit in CATALOGUE_EDITS])
def test_the_catalogue_is_compared_by_what_it_declares(
    trust: Path, before: str, after: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    catalogue = trust / "schema/catalogue/all.yaml"
    text = catalogue.read_text(encoding="utf-8").replace("- name: Anatomy\n", "- {name: Anatomy}\n")
    catalogue.write_text(text, encoding="utf-8")
    commit(trust)
    assert text.count(before) == 1
    catalogue.write_text(text.replace(before, after), encoding="utf-8")
    found = changes(trust)
    roles = [sorted({role["role"] for role in change["touched"]}) for change in found]
    assert [(change["kind"], change["item"], of) for change, of in zip(found, roles, strict=True)] == expected


def test_an_entry_has_a_new_name_if_its_wording_stays(trust: Path) -> None:
    catalogue, role = trust / "schema/catalogue/all.yaml", trust / "roles/staff-nurse.yaml"
    worded = "- name: Anatomy\n      wordings: [{level: Foundation, wording: Knows the body.}]"
    catalogue.write_text(CATALOGUE.replace("- name: Anatomy", worded), encoding="utf-8")
    commit(trust)
    catalogue.write_text(CATALOGUE.replace("- name: Anatomy", worded.replace("Anatomy", "Biology")), encoding="utf-8")
    role.write_text(ROLE.replace("Anatomy", "Biology"), encoding="utf-8")
    assert [change["kind"] for change in changes(trust)] == ["catalogue-entry-renamed"]


def test_the_order_of_ranked_words_is_compared(trust: Path) -> None:
    catalogue = trust / "schema/catalogue/all.yaml"
    bands = re.findall(r"  - {name: Band.*\n", CATALOGUE)
    catalogue.write_text(CATALOGUE.replace("".join(bands), "".join(bands[::-1])), encoding="utf-8")
    (change,) = changes(trust)
    assert (change["kind"], change["item"]) == ("catalogue-detail-changed", "order of bands")
    assert (change["before"], change["after"]) == (["Band 4", "Band 5"], ["Band 5", "Band 4"])


def test_a_role_that_follows_the_catalogue_has_no_change_of_its_own(trust: Path) -> None:
    for path in ("schema/catalogue/all.yaml", "roles/staff-nurse.yaml"):
        text = (trust / path).read_text(encoding="utf-8")
        (trust / path).write_text(text.replace("Speaks with patients.", "Talks with patients."), encoding="utf-8")
    (change,) = changes(trust)
    assert (change["kind"], [role["pointer"] for role in change["touched"]]) == (
        "catalogue-wording-reworded",
        ["/dimensions/0/wording"],
    )


def test_what_cannot_be_declared_names_its_state(trust: Path) -> None:
    schema = trust / "schema/role.schema.json"
    good = schema.read_text(encoding="utf-8")
    schema.write_text(good.replace('"ranked"', '"rankd"'), encoding="utf-8")
    commit(trust)
    schema.write_text(good, encoding="utf-8")
    result = run("diff", cwd=trust)
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert "schema/role.schema.json:1: there is no attribute" in result.stderr
    assert "(in HEAD)" in result.stderr
    commit(trust)
    assert "(in HEAD~1)" in run("diff", "HEAD~1", "HEAD", cwd=trust).stderr
    assert run("diff", cwd=trust).returncode == 0


UNUSABLE = [b"{", b"[]", b"\xff", b'{"a": NaN}', b"[" * 100_000, b" " * (1 << 20) + b"{}", '{"é": '.encode() * 5000,
            b'{"x-roledoc": []}', b'{"properties": {"a": {"x-roledoc": 1}}}']  # fmt: skip
"""Schemas that neither a check nor a comparison can use."""


@pytest.mark.parametrize("content", UNUSABLE, ids=range(len(UNUSABLE)))
def test_check_and_diff_refuse_the_same_schemas(trust: Path, content: bytes) -> None:
    (trust / "schema/role.schema.json").write_bytes(content)
    (trust / "roles/staff-nurse.yaml").write_text(ROLE.replace("Band 4", "Band 5"), encoding="utf-8")
    commit(trust)
    for command in (
        ("check",),
        ("diff",),
        ("diff", "--staged"),
        ("diff", "HEAD~1", "HEAD"),
        ("diff", "HEAD", "HEAD~1"),
    ):
        result = run(*command, cwd=trust)
        assert (result.returncode, result.stderr.count("\n")) == (2, 1), (command, result.stderr)
        assert "role.schema.json" in result.stderr
        assert ("larger than 1,048,576 bytes" in result.stderr) == (len(content) > 1 << 20)
        assert "Traceback" not in result.stderr


def test_a_schema_can_be_a_link_within_the_repository(trust: Path) -> None:
    schema, role = trust / "schema/role.schema.json", trust / "roles/staff-nurse.yaml"
    schema.rename(trust / "schema/shared.json")
    schema.symlink_to("shared.json")
    commit(trust)
    role.write_text(ROLE.replace("Band 4", "Band 5"), encoding="utf-8")
    kinds = [change["kind"] for change in changes(trust)]
    commit(trust)
    assert [*kinds, *(change["kind"] for change in changes(trust, "HEAD~1", "HEAD"))] == ["band-raised"] * 2
    # A link out of the repository leads to no schema, and so does one to a link.
    for target in ("../../elsewhere.json", "/etc/passwd", "role.schema.json"):
        schema.unlink()
        schema.symlink_to(target)
        git("add", "--all", cwd=trust)
        assert run("diff", "--staged", cwd=trust).returncode == 0


def test_a_state_without_a_schema_has_the_packaged_one(trust: Path) -> None:
    role = trust / "roles/staff-nurse.yaml"
    schema = trust / "schema/role.schema.json"
    schema.unlink()
    role.write_text(f"{ROLE}location: Fell End\n", encoding="utf-8")
    commit(trust)
    schema.write_text(json.dumps(SCHEMA), encoding="utf-8")
    role.write_text(ROLE.replace("Band 4", "Band 5"), encoding="utf-8")
    assert {change["kind"] for change in changes(trust)} >= {"band-raised", "location-removed"}


def test_a_named_schema_is_that_of_both_folders(tmp_path: Path) -> None:
    write_trust(tmp_path / "named")
    for name, text in (("before", ROLE), ("after", ROLE.replace("Band 4", "Band 5"))):
        (tmp_path / name / "roles").mkdir(parents=True)
        (tmp_path / name / "roles/staff-nurse.yaml").write_text(text, encoding="utf-8")
        (tmp_path / name / "schema/catalogue").mkdir(parents=True)
        (tmp_path / name / "schema/catalogue/own.yaml").write_text("bands: []\n", encoding="utf-8")
    states = ("before", "after", "--schema", "named/schema")
    assert [change["kind"] for change in changes(tmp_path, *states)] == ["band-raised"]


def test_git_shows_fields_as_they_are_declared(trust: Path) -> None:
    schema, role = trust / "schema/role.schema.json", "roles/staff-nurse.yaml"
    declared = copy.deepcopy(SCHEMA)
    declared["properties"]["ward"]["x-roledoc"]["plural"] = "hospital ward"
    schema.write_text(json.dumps(declared), encoding="utf-8")
    assert "\nHospital ward: Fell View\n" in run("textconv", role, cwd=trust).stdout
    schema.write_text("{", encoding="utf-8")
    result = run("textconv", role, cwd=trust)
    assert (result.returncode, "\nWard: Fell View\n" in result.stdout) == (0, True)
