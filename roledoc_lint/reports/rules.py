"""The table of rules, and the explanation of one rule, both from the rules' own documentation."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import cleandoc

from roledoc_lint.errors import UsageError
from roledoc_lint.lint.registry import rule_severity
from roledoc_lint.lint.rule import RuleInfo
from roledoc_lint.project.config import Config
from roledoc_lint.text.similarity import suggestion


def summary(rule: RuleInfo) -> str:
    """Return the first sentence of a rule's documentation."""
    return " ".join(cleandoc(rule.documentation).split("\n\n")[0].split())


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


def explained(name: str, rules: Sequence[RuleInfo]) -> str:
    """Return a rule's documentation. Raises UsageError if there is no such rule."""
    for rule in rules:
        if name == rule.name:
            fix = f", {rule.fix} fix" if rule.fix else ""
            return f"{name} ({rule.severity.word}{fix})\n\n{cleandoc(rule.documentation)}\n"
    raise UsageError(f"there is no rule {name!r}{suggestion(name, [rule.name for rule in rules])}")


def _severity(rule: RuleInfo, config: Config) -> str:
    return "off, not installed" if rule.unavailable() else rule_severity(rule, config).word
