"""The examples in the documentation of the rules do what they say."""

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
from tests.support.helpers import TODAY, files_of, fixed, project

HEADINGS = ("Configured", "Fails", "Passes", "Fixed")
# What is unused is known only when the other rules have run.
NEEDS_ALL_RULES = {"unused-suppression"}


class Example(NamedTuple):
    """One indented block of a rule's documentation, and what stands above it: Fails, Passes or Fixed."""

    rule: str
    heading: str
    text: str
    failing: str
    configuration: str


def examples(rule: RuleInfo) -> list[Example]:
    found: list[Example] = []
    configuration = failing = ""
    pattern = rf"^({'|'.join(HEADINGS)}):\n\n((?:    .*\n|\n)+)"
    for heading, block in re.findall(pattern, cleandoc(rule.documentation) + "\n", re.MULTILINE):
        text = dedent(block).strip("\n") + "\n"
        configuration = text if heading == "Configured" else configuration
        failing = text if heading == "Fails" else failing
        found.append(Example(rule.name, heading, text, failing, configuration))
    return found


EXAMPLES = [example for rule in RULES for example in examples(rule) if example.heading != "Configured"]


def findings(folder: Path, example: Example, text: str) -> list[Finding]:
    select = [] if example.rule in NEEDS_ALL_RULES else [example.rule]
    every = check(project(folder, files_of(text), example.configuration), select=select, today=TODAY).findings
    return [finding for finding in every if finding.rule == example.rule]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_shows_what_fails_and_what_passes(rule: RuleInfo) -> None:
    headings = [example.heading for example in examples(rule)]
    assert "Fails" in headings
    assert "Passes" in headings or "Fixed" in headings


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}: {example.heading}")
def test_example(tmp_path: Path, example: Example) -> None:
    found = findings(tmp_path, example, example.text)
    assert bool(found) == (example.heading == "Fails")


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.heading == "Fixed"], ids=lambda example: example.rule)
def test_fixed_example(tmp_path: Path, example: Example) -> None:
    found = findings(tmp_path, example, example.failing)
    (text,) = files_of(example.failing).values()
    (right,) = files_of(example.text).values()
    assert fixed(text, found) == right
