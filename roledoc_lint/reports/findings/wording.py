"""What several formats share: severities, counts, and text that is safe to show."""

from __future__ import annotations

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.results import CheckResult
from roledoc_lint.text.display import printable

LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)
NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def severities(result: CheckResult) -> dict[Severity, int]:
    """Return the number of findings of each severity, the most severe first, with those that are left out."""
    numbers = {severity: result.left_out[severity] for severity in LEVELS}
    for finding in result.findings:
        numbers[finding.severity] += 1
    return numbers


def place(finding: Finding) -> str:
    """Return the place of a finding as editors and terminals understand it: path:line:column."""
    return f"{printable(finding.path)}:{finding.line}:{finding.column}"


def sentence(finding: Finding) -> str:
    """Return what is wrong and, after a dash, what to write."""
    return printable(finding.message + (f" — {finding.hint}" if finding.hint else ""))
