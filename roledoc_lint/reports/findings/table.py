"""Findings in a table, and the number of findings of each rule."""

from __future__ import annotations

from collections import Counter

from tabulate import tabulate

from roledoc_lint.finding import Finding
from roledoc_lint.lint.results import CheckResult
from roledoc_lint.reports.findings.text import closing_line
from roledoc_lint.reports.findings.wording import NAMES, place, sentence
from roledoc_lint.reports.options import RenderOptions

PLACE, WORDS = 40, 60
"""The widths at which the columns of places and sentences wrap."""


def render(result: CheckResult, options: RenderOptions) -> str:
    """Return a row for each finding, and the closing line."""
    rows = [(place(f), NAMES[f.severity], f.rule, sentence(f)) for f in result.findings]
    widths = [PLACE, None, None, WORDS]
    table = tabulate(rows, ("place", "severity", "rule", "finding"), disable_numparse=True, maxcolwidths=widths)
    return f"{table}\n\n{closing_line(result)}\n" if rows else f"{closing_line(result)}\n"


def statistics(result: CheckResult) -> str:
    """Return the number of findings of each rule, the most frequent first, and how many can be fixed."""
    found = Counter(finding.rule for finding in result.findings)
    fixable = Counter(finding.rule for finding in result.findings if finding.fix)
    by_rule = {finding.rule: finding for finding in result.findings}
    rows = [_counts(by_rule[rule], number, fixable[rule]) for rule, number in found.most_common()]
    table = tabulate(rows, ("findings", "rule", "severity", "can be fixed"), disable_numparse=True)
    return f"{table}\n" if rows else ""


def _counts(finding: Finding, number: int, fixable: int) -> tuple[str, str, str, str]:
    return str(number), finding.rule, NAMES[finding.severity], str(fixable) if fixable else ""
