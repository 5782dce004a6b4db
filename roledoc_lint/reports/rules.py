"""The table of rules, and the explanation of one rule, both from the rules' own documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from inspect import cleandoc
from textwrap import indent, wrap

from roledoc_lint.errors import UsageError
from roledoc_lint.lint.registry import rule_severity
from roledoc_lint.lint.rule import RuleInfo
from roledoc_lint.project.config import Config
from roledoc_lint.text.similarity import suggestion

HEADINGS = ("What it finds", "Why it matters", "Example", "How to fix", "Fix safety")
"""The headings of a rule's documentation, in their order. Each is a line of its own that begins with `## `."""

MAX_COLUMNS = 100
"""Longer lines are hard to read, however wide the terminal is."""


def summary(rule: RuleInfo) -> str:
    """The first sentence of a rule's documentation, which says what the rule finds."""
    return " ".join(cleandoc(rule.documentation).split("\n\n")[0].split())


def blocks(rule: RuleInfo) -> list[str]:
    """The documentation in parts: each paragraph, each heading, and each example with the line above it."""
    return re.split(r"\n\n(?=\S)", cleandoc(rule.documentation))


def listed(rules: Sequence[RuleInfo], config: Config, width: int) -> str:
    """Return a table of all rules with their severities in this project, if possible at most `width` columns wide."""
    from tabulate import tabulate

    names = max(len(rule.name) for rule in rules)
    room = max(20, min(70, width - names - len("  severity    unsafe  ") - 4))
    rows = [(rule.name, _severity(rule, config), rule.fix, summary(rule)) for rule in rules]
    table = tabulate(
        rows, ("rule", "severity", "fix", "finds"), disable_numparse=True, maxcolwidths=[None, None, None, room]
    )
    return f"{table}\n\nTo read about one rule: roledoc-lint rules RULE\n"


def explained(name: str, rules: Sequence[RuleInfo], width: int) -> str:
    """A rule's documentation, at most `width` columns wide, its examples as they are.

    Raises UsageError if there is no such rule.
    """
    for rule in rules:
        if name == rule.name:
            fix = f", {rule.fix} fix" if rule.fix else ""
            return f"{name} ({rule.severity.word}{fix})\n\n" + "".join(_lines(rule, min(width, MAX_COLUMNS)))
    raise UsageError(f"there is no rule {name!r}{suggestion(name, [rule.name for rule in rules])}")


def _lines(rule: RuleInfo, width: int) -> Iterator[str]:
    """The documentation: what is below a heading is indented, and an empty line is above the other parts."""
    first, *rest = blocks(rule)
    yield f"{_wrapped(first, width)}\n"
    margin, above = "", "\n"
    for block in rest:
        if block.startswith("## "):
            yield f"\n{block.removeprefix('## ')}\n"
            margin, above = "  ", ""
        else:
            yield f"{above}{indent(_wrapped(block, width - len(margin)), margin)}\n"
            above = "\n"


def _wrapped(block: str, width: int) -> str:
    """A paragraph in lines of this width; an example, which has indented lines, and a list as they are."""
    if "\n    " in block or "\n- " in block:
        return block
    return "\n".join(wrap(block, width, break_long_words=False, break_on_hyphens=False))


def _severity(rule: RuleInfo, config: Config) -> str:
    return "off, not installed" if rule.unavailable() else rule_severity(rule, config).word
