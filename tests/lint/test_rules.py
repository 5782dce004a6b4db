"""Each rule against the cases of its file in tests/lint/rules/, which test_case_files_are_read describes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from roledoc_lint import check
from roledoc_lint.lint.rules import RULES
from tests.support.helpers import TODAY, files_of, fixed, project

FOLDER = Path(__file__).parent / "rules"


class Case(NamedTuple):
    """One case of a rule's file.

    A case begins with `=== title`. Then come the fields of a role that matter, with the words that the rule must
    underline between «marks»; without marks it must find nothing. Where the title ends in "(whole file)", no other
    fields are added. Parts that may follow: `--- configuration`, `--- says` with parts of the messages and hints,
    and `--- fixed` with the fields after all fixes.
    """

    rule: str
    title: str
    text: str
    parts: dict[str, str]

    @property
    def whole(self) -> bool:
        return self.title.endswith("(whole file)")


def read_cases(rule: str) -> list[Case]:
    text = (FOLDER / f"{rule}.txt").read_text(encoding="utf-8")
    cases = []
    for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        fields, *named = re.split(r"^--- (\w+)\n", rest.rstrip("\n") + "\n", flags=re.MULTILINE)
        cases.append(Case(rule, title, fields, dict(zip(named[::2], named[1::2], strict=True))))
    return cases


CASES = [case for rule in RULES for case in read_cases(rule.NAME)]


def test_every_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {rule.NAME for rule in RULES}


@pytest.mark.parametrize("rule", [rule.NAME for rule in RULES])
def test_every_rule_has_cases_of_both_kinds(rule: str) -> None:
    marked = ["«" in case.text for case in read_cases(rule)]
    assert any(marked)
    assert not all(marked)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.title}")
def test_case(tmp_path: Path, case: Case) -> None:
    marked = files_of(case.text, whole=case.whole)
    plain = {path: unmarked(text) for path, text in marked.items()}
    config = project(tmp_path, {path: text for path, (text, _) in plain.items()}, case.parts.get("configuration", ""))
    # What is unused is known only when the other rules have run.
    select = [] if case.rule == "unused-suppression" else [case.rule]
    every = check(config, select=select, today=TODAY).findings
    findings = [finding for finding in every if finding.rule == case.rule]

    found = [(finding.path, plain[finding.path][0][finding.start : finding.end]) for finding in findings]
    expected = [(path, text[start:end], start) for path, (text, spans) in plain.items() for start, end in spans]
    assert found == [(path, words) for path, words, _ in expected]
    assert [finding.start for finding in findings] == [start for *_, start in expected]

    said = "\n".join(f"{finding.message}\n{finding.hint}" for finding in findings)
    for words in case.parts.get("says", "").splitlines():
        assert words in said
    if "fixed" in case.parts:
        (text, _) = plain["roles/role.yaml"]
        assert fixed(text, findings) == files_of(case.parts["fixed"], whole=case.whole)["roles/role.yaml"]


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its «marks», and the offsets between which they stood."""
    plain, spans = "", []
    for part in re.split(r"(«[^»]*»)", text):
        words = part[1:-1] if part.startswith("«") else part
        if part.startswith("«"):
            spans.append((len(plain), len(plain) + len(words)))
        plain += words
    return plain, spans
