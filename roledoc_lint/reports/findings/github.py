"""Annotations of GitHub Actions: one workflow command for each finding, errors first, as GitHub shows only ten."""

from __future__ import annotations

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.results import CheckResult
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import printable

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(result: CheckResult, options: RenderOptions) -> str:
    """Return one command for each finding."""
    most_severe_first = sorted(result.findings, key=lambda finding: -finding.severity)
    return "".join(f"{_command(finding, finding.path)}\n" for finding in most_severe_first)


def _command(finding: Finding, path: str) -> str:
    properties = {
        "file": path,
        "line": finding.line,
        "endLine": finding.end_line,
        "col": finding.column,
        "endColumn": finding.end_column,
        "title": finding.rule,
    }
    if finding.end_line != finding.line:
        # GitHub accepts columns only within one line.
        del properties["col"], properties["endColumn"]
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    text = printable(finding.message) + (f"\n{printable(finding.hint)}" if finding.hint else "")
    return f"::{COMMANDS[finding.severity]} {given}::{_data(text)}"


def _data(text: str) -> str:
    """Escape the text of a command, as the runner's toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a command, as the runner's toolkit does. Control characters are made visible."""
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
