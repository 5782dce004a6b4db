"""Approvals that can be read: what each was given for, what there is now, and what does not count."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.attacks.test_output import CONTROL, HOSTILE, hostile_role
from tests.support.helpers import run, with_fields
from tests.support.histories import Repository
from tests.support.workflow_commands import commands

LEVEL = "technical_skills:\n  - {{name: Risk Management, level: {}}}\n"
FIRST = "role_code: A1\ngrades: [SCALE 4]\nmain_responsibilities: [Attend all meetings.]\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "force")
    made.role(FIRST + LEVEL.format(3))
    return made


def change(repository: Repository, grade: str = "SCALE 5", level: int = 4) -> None:
    repository.write(with_fields(FIRST.replace("SCALE 4", grade) + LEVEL.format(level)))


def written(repository: Repository, *options: str) -> dict[str, dict[str, Any]]:
    """The approvals that the program writes."""
    text = run("diff", *options, "--format", "approvals", cwd=repository.folder).stdout
    found: dict[str, dict[str, Any]] = YAML(typ="safe", pure=True).load(text) or {}
    return found


def approve(repository: Repository, approvals: dict[str, Any]) -> None:
    (repository.folder / "approved.yaml").write_text(json.dumps(approvals, indent=1), encoding="utf-8")


def compared(repository: Repository, code: int) -> tuple[str, dict[str, Any]]:
    """The text of a report, and its JSON."""
    options = ("--fail-on", "substantive", "--approvals", "approved.yaml")
    done = run("diff", *options, cwd=repository.folder)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout, json.loads(run("diff", *options, "--format", "json", cwd=repository.folder).stdout)


def test_the_program_writes_approvals_that_can_be_read(repository: Repository) -> None:
    change(repository)
    found = written(repository)
    assert list(found.values()) == [
        {"reason": "", "role": "A1", "change": "grade-raised", "before": "SCALE 4", "after": "SCALE 5"},
        {
            "reason": "",
            "role": "A1",
            "change": "skill-level-raised",
            "item": "Risk Management",
            "before": "3",
            "after": "4",
        },
    ]
    approve(repository, found)
    done = run("diff", "--approvals", "approved.yaml", cwd=repository.folder)
    assert (done.returncode, done.stderr) == (
        2,
        f"roledoc-lint: approved.yaml:2: {next(iter(found))} has no reason: write it in the line reason\n",
    )
    approve(repository, {name: {**each, "reason": "agreed"} for name, each in found.items()})
    _, report = compared(repository, 0)
    assert [change["approved"] for change in report["changes"]] == ["agreed", "agreed"]
    assert written(repository, "--approvals", "approved.yaml", "--fail-on", "substantive") == {}


def test_a_stale_approval_says_what_it_was_given_for(repository: Repository) -> None:
    change(repository)
    approve(repository, {name: {**each, "reason": "agreed"} for name, each in written(repository).items()})
    old = list(written(repository))
    change(repository, "SCALE 6", 2)
    new = list(written(repository))
    text, report = compared(repository, 1)
    assert (
        f"the approval {old[0]} (A1, grade-raised) was given for SCALE 4 → SCALE 5, and now it is SCALE 4 → SCALE 6: "
        f"approve that as {new[0]}, and delete the old line"
    ) in text
    assert f"{old[1]} (A1, skill-level-raised, Risk Management) was given for 3 → 4, and now it is 3 → 2" in text
    assert report["unmatched_approvals"] == old
    assert report["stale_approvals"][0] == {
        "fingerprint": old[0],
        "reason": "agreed",
        "role": "A1",
        "change": "grade-raised",
        "before": "SCALE 4",
        "after": "SCALE 5",
        "now": {
            "fingerprint": new[0],
            "role": "A1",
            "change": "grade-raised",
            "before": "SCALE 4",
            "after": "SCALE 6",
        },
    }


def test_an_approval_of_what_is_gone(repository: Repository) -> None:
    change(repository)
    (grade, *_) = written(repository).items()
    approve(repository, {grade[0]: {**grade[1], "reason": "agreed"}, "0123456789ab": "old"})
    change(repository, "SCALE 4", 3)
    text, report = compared(repository, 0)
    end = f"you can delete it: {grade[0]} (A1, grade-raised: SCALE 4 → SCALE 5)"
    assert f"this approval does not match any change, {end}" in text
    assert "this approval does not match any change, you can delete it: 0123456789ab\n" in text
    assert report["stale_approvals"][1] == {"fingerprint": "0123456789ab", "reason": "old", "now": None}


@pytest.mark.parametrize(
    ("name", "value"),
    [("role", "B1"), ("change", "grade-lowered"), ("before", "SCALE 3"), ("after", "SCALE 9"), ("item", "a skill")],
)
def test_an_approval_that_says_something_else_does_not_count(repository: Repository, name: str, value: str) -> None:
    change(repository, level=3)
    (grade,) = written(repository)
    approve(repository, {grade: {"reason": "agreed", name: value}})
    text, report = compared(repository, 1)
    assert f"the approval {grade} does not count: it says {name}: '{value}', but the change has" in text
    assert report["changes"][0]["approved"] is None
    assert report["unmatched_approvals"] == []


def test_files_of_one_line_for_each_stay_valid(repository: Repository) -> None:
    change(repository, level=3)
    (grade,) = written(repository)
    (repository.folder / "approved.yaml").write_text(f"{grade}: agreed in March\n", encoding="utf-8")
    _, report = compared(repository, 0)
    assert report["changes"][0]["approved"] == "agreed in March"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "0123456789ab: {reason: x, why: y}\n",
            "0123456789ab has 'why', but an approval has only reason, role, change",
        ),
        ("0123456789ab: {role: x}\n", "0123456789ab has no reason: write it in the line reason"),
        ("0123456789ab: {reason: [x]}\n", "0123456789ab has no reason: write it in the line reason"),
        ("0123456789ab: {reason: x, after: [y]}\n", "0123456789ab: after must be text on one line"),
        ("0123456789ab: [x]\n", "0123456789ab has no reason: write it after the colon"),
    ],
)
def test_approvals_that_are_wrong(repository: Repository, text: str, words: str) -> None:
    (repository.folder / "approved.yaml").write_text(text, encoding="utf-8")
    done = run("diff", "--approvals", "approved.yaml", cwd=repository.folder)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.startswith(f"roledoc-lint: approved.yaml:1: {words}")


def test_an_approval_that_is_changed_is_a_change(repository: Repository) -> None:
    change(repository, level=3)
    (grade,) = written(repository)
    (repository.folder / "approved.yaml").write_text(f"{grade}: agreed\n", encoding="utf-8")
    repository.git("add", "approved.yaml")
    repository.git("commit", "--quiet", "-m", "x", "approved.yaml")
    approve(repository, {grade: {"reason": "agreed", "after": "SCALE 5"}})
    _, report = compared(repository, 0)
    assert report["changes"][0]["kind"] == "approval-changed"
    assert report["changes"][0]["after"] == {"reason": "agreed", "after": "SCALE 5"}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_roles_are_approved_as_others_are(repository: Repository, text: str) -> None:
    repository.write(hostile_role(text), "roles/b.yaml")
    repository.commit()
    repository.write(hostile_role(f"{text} x"), "roles/b.yaml")
    found = written(repository)
    assert found
    approve(repository, {name: {**each, "reason": "x"} for name, each in found.items()})
    report, _ = compared(repository, 0)
    assert not re.search("does not count|not yet approved", report)
    (repository.folder / "approved.yaml").write_text(
        f'0123456789ab: {{reason: x, role: "{text}", after: "{text}"}}\n', encoding="utf-8"
    )
    for name in ("table", "markdown", "html"):
        report = run("diff", "--approvals", "approved.yaml", "--format", name, cwd=repository.folder).stdout
        assert "0123456789ab" in report
        assert not CONTROL.search(report)
        assert commands(report) == []
