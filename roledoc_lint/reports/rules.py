"""The rules as a table, and one of them explained, from its own documentation."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import cleandoc

from roledoc_lint.errors import UsageError
from roledoc_lint.lint.registry import rule_severity, unavailable_reason
from roledoc_lint.lint.rule import Rule
from roledoc_lint.project.config import Config
from roledoc_lint.text.similarity import suggestion


def summary(rule: Rule) -> str:
    """The first sentence of a rule's documentation."""
    return " ".join(cleandoc(rule.__doc__ or "").split("\n\n")[0].split())


def listed(rules: Sequence[Rule], config: Config, width: int) -> str:
    """A table of all rules with the severity that they have here, at most `width` columns wide where that is enough."""
    from tabulate import tabulate

    names = max(len(rule.NAME) for rule in rules)
    room = max(20, min(70, width - names - len("  severity    unsafe  ") - 4))
    rows = [(rule.NAME, _severity(rule, config), fix_of(rule), summary(rule)) for rule in rules]
    table = tabulate(
        rows, ("rule", "severity", "fix", "finds"), disable_numparse=True, maxcolwidths=[None, None, None, room]
    )
    return f"{table}\n\nroledoc-lint rules RULE explains one of them.\n"


def explained(name: str, rules: Sequence[Rule]) -> str:
    """A rule's documentation. Raises UsageError where there is no such rule."""
    for rule in rules:
        if name == rule.NAME:
            fix = f", {fix_of(rule)} fix" if fix_of(rule) else ""
            return f"{name} ({rule.SEVERITY.word}{fix})\n\n{cleandoc(rule.__doc__ or '')}\n"
    raise UsageError(f"there is no rule {name!r}{suggestion(name, [rule.NAME for rule in rules])}")


def fix_of(rule: Rule) -> str:
    """Whether the findings of a rule can have a fix, and whether it is safe; empty where they have none."""
    return str(getattr(rule, "FIX", ""))


def _severity(rule: Rule, config: Config) -> str:
    return "off, not installed" if unavailable_reason(rule) else rule_severity(rule, config).word
