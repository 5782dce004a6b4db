"""The documentation of each rule has its headings, and its examples do what they say."""

from __future__ import annotations

import re
from inspect import cleandoc
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from roledoc_lint import Finding, check
from roledoc_lint.lint.registry import RULES
from roledoc_lint.lint.rule import RuleInfo
from roledoc_lint.reports.rules import HEADINGS, explained, summary
from tests.support.helpers import TODAY, files_of, fixed, project

LABELS = ("Configured", "Fails", "Passes", "Fixed")
# What is unused is known only when the other rules have run.
NEEDS_ALL_RULES = {"unused-suppression"}


class Example(NamedTuple):
    """One indented block of a rule's documentation, and the label above it: Fails, Passes or Fixed."""

    rule: str
    label: str
    text: str
    failing: str
    configuration: str


def sections(rule: RuleInfo) -> dict[str, str]:
    """The text below each heading, in the order of the documentation."""
    _, *parts = re.split(r"^## (.+)\n", cleandoc(rule.documentation), flags=re.MULTILINE)
    return dict(zip(parts[::2], (text.strip("\n") for text in parts[1::2]), strict=True))


def examples(rule: RuleInfo) -> list[Example]:
    found: list[Example] = []
    configuration = failing = ""
    pattern = rf"^({'|'.join(LABELS)}):\n\n((?:    .*\n|\n)+)"
    for label, block in re.findall(pattern, sections(rule)["Example"] + "\n", re.MULTILINE):
        text = dedent(block).strip("\n") + "\n"
        configuration = text if label == "Configured" else configuration
        failing = text if label == "Fails" else failing
        found.append(Example(rule.name, label, text, failing, configuration))
    return found


EXAMPLES = [example for rule in RULES for example in examples(rule) if example.label != "Configured"]


def findings(folder: Path, example: Example, text: str) -> list[Finding]:
    select = [] if example.rule in NEEDS_ALL_RULES else [example.rule]
    every = check(project(folder, files_of(text), example.configuration), select=select, today=TODAY).findings
    return [finding for finding in every if finding.rule == example.rule]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_shows_what_fails_and_what_passes(rule: RuleInfo) -> None:
    labels = [example.label for example in examples(rule)]
    assert "Fails" in labels
    assert "Passes" in labels or "Fixed" in labels


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_the_same_headings(rule: RuleInfo) -> None:
    assert re.findall(r"^#+ (.+)$", cleandoc(rule.documentation), re.MULTILINE) == [*HEADINGS]
    assert all(sections(rule).values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_first_line_is_one_sentence(rule: RuleInfo) -> None:
    first, second, *_ = cleandoc(rule.documentation).split("\n")
    assert summary(rule) == first
    assert first.endswith(".")
    assert ". " not in first
    assert not second


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_fix_safety_says_what_is_fixed_or_why_nothing_is(rule: RuleInfo) -> None:
    begins = {
        "": "roledoc-lint does not fix this, because ",
        "safe": "`--fix` ",
        "unsafe": "`--unsafe-fixes` ",
    }
    text = sections(rule)["Fix safety"]
    assert text.startswith(begins[rule.fix])
    assert "That is safe, because " in text or rule.fix != "safe"
    assert "That is not safe, because " in text or rule.fix != "unsafe"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_page_is_read_in_a_minute(rule: RuleInfo) -> None:
    words = sum(len(text.split()) for heading, text in sections(rule).items() if heading != "Example")
    assert words < 220


def test_a_rule_on_the_terminal() -> None:
    page = explained("date-format", RULES, 60)
    lines = page.split("\n")
    assert lines[0] == "date-format (error, safe fix)"
    assert [line for line in lines if line in HEADINGS] == [*HEADINGS]
    assert "    issued: March 2019." in page
    assert max(map(len, lines)) <= 60


def test_a_rule_without_headings_on_the_terminal() -> None:
    rule = RULES[0]._replace(
        name="ours", documentation="Acronyms.\n\nFew know them.\n\nFails:\n\n    job_title: FLINTS\n"
    )
    assert explained("ours", [rule], 80) == (
        "ours (error)\n\nAcronyms.\n\nFew know them.\n\nFails:\n\n    job_title: FLINTS\n"
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}: {example.label}")
def test_example(tmp_path: Path, example: Example) -> None:
    found = findings(tmp_path, example, example.text)
    assert bool(found) == (example.label == "Fails")


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.label == "Fixed"], ids=lambda example: example.rule)
def test_fixed_example(tmp_path: Path, example: Example) -> None:
    found = findings(tmp_path, example, example.failing)
    (text,) = files_of(example.failing).values()
    (right,) = files_of(example.text).values()
    assert fixed(text, found) == right
