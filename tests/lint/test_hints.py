"""Whoever follows a hint literally ends with a correct role, or with the next true message."""

from __future__ import annotations

from pathlib import Path

import pytest

from roledoc_lint import Finding, check
from roledoc_lint.lint.registry import RULES
from tests.support.cases import Case, CaseFile, Expectations
from tests.support.helpers import TODAY, files_of, project, without_characters

CASES = CaseFile(Path(__file__).parent / "hints.txt", ("hint", "becomes", "next")).read()
# What a short example lacks, whatever it is about.
OF_SHORT_EXAMPLES = {"incomplete-framework", "missing-wording", "unrecorded-wording"}


def rule_of(case: Case) -> str:
    """The rule that the title of a case begins with."""
    return case.title.partition(":")[0]


def test_the_cases_are_about_rules() -> None:
    assert {rule_of(case) for case in CASES} <= {rule.name for rule in RULES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_hint_that_is_followed_literally(tmp_path: Path, case: Case, expect: Expectations) -> None:
    (before,) = (finding for finding in findings(tmp_path, case.body) if finding.rule == rule_of(case))
    after = findings(tmp_path, case.parts["becomes"])
    assert (before.rule, before.message) not in {(finding.rule, finding.message) for finding in after}
    remaining = [finding for finding in after if finding.rule not in {*OF_SHORT_EXAMPLES} - {before.rule}]
    expect.parts(
        case,
        hint=without_characters(f"{before.message}\n  {before.hint}\n"),
        next=without_characters("".join(f"{finding.rule}: {finding.message}\n" for finding in remaining)),
    )


def findings(folder: Path, fields: str) -> list[Finding]:
    return check(project(folder, files_of(fields)), today=TODAY).findings
