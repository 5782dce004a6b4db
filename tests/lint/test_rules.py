"""Test each rule with the cases of its file in tests/lint/rules/. tests/README.md describes their syntax."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roledoc_lint import Finding, check
from roledoc_lint.lint.registry import RULES
from tests.support.cases import Case, CaseFile, Expectations
from tests.support.helpers import TODAY, files_of, fixed, fragments_of, project, with_characters, without_characters

FOLDER = Path(__file__).parent / "rules"


def read_cases(rule: str) -> list[Case]:
    return CaseFile(FOLDER / f"{rule}.txt", ("configuration", "findings", "fixed")).read()


CASES = [case for rule in RULES for case in read_cases(rule.name)]


def test_every_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_every_rule_has_cases_of_both_kinds(rule: str) -> None:
    marked = ["«" in case.body for case in read_cases(rule)]
    assert any(marked)
    assert not all(marked)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(tmp_path: Path, case: Case, expect: Expectations) -> None:
    rule = case.file.path.stem
    marked = files_of(case.body, whole=is_whole(case))
    plain = {path: unmarked(text) for path, text in marked.items()}
    config = project(tmp_path, {path: text for path, (text, _) in plain.items()}, case.parts.get("configuration", ""))
    # An unused suppression is known only after the other rules have run.
    select = [] if rule == "unused-suppression" else [rule]
    findings = [finding for finding in check(config, select=select, today=TODAY).findings if finding.rule == rule]

    found = [(finding.path, plain[finding.path][0][finding.start : finding.end]) for finding in findings]
    expected = [(path, text[start:end], start) for path, (text, spans) in plain.items() for start, end in spans]
    assert found == [(path, words) for path, words, _ in expected]
    assert [finding.start for finding in findings] == [start for *_, start in expected]

    expect.parts(case, findings="".join(map(described, findings)), fixed=fixed_fragments(case, findings))


def is_whole(case: Case) -> bool:
    """Whether the body is the whole file, not only some fields."""
    return case.title.endswith("(whole file)")


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its «marks», and the offsets between them."""
    plain, spans = "", []
    for part in re.split(r"(«[^»]*»)", text):
        words = part[1:-1] if part.startswith("«") else part
        if part.startswith("«"):
            spans.append((len(plain), len(plain) + len(words)))
        plain += words
    return plain, spans


def described(finding: Finding) -> str:
    """Everything about a finding, as in the part `findings`."""
    said = [f"{finding.severity.word}: {finding.message}"]
    said += [f"hint: {finding.hint}"] if finding.hint else []
    said += [f"fix: {finding.fix.safety}"] if finding.fix else []
    return without_characters("\n  ".join("\n    ".join(text.split("\n")) for text in said)) + "\n"


def fixed_fragments(case: Case, findings: list[Finding]) -> str:
    """The body of a case after all fixes, as the part `fixed` has it; nothing where nothing has a fix.

    A case that has this part without a fix shows that nothing is changed.
    """
    if "fixed" not in case.parts and not any(finding.fix for finding in findings):
        return ""
    after = {}
    for path, fragment in fragments_of(case.body).items():
        given, _ = unmarked(with_characters(fragment))
        before, _ = unmarked(files_of(case.body, whole=is_whole(case))[path])
        added = before.removesuffix(given)
        text = fixed(before, [finding for finding in findings if finding.path == path])
        assert text.startswith(added), "a fix changes a field that the case does not have"
        after[path] = without_characters(text.removeprefix(added))
    return "".join(text if len(after) == 1 else f"# {path}\n{text}" for path, text in after.items())
