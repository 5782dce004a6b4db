"""One line for each finding, for editors and for grep: path:line:column: severity rule: what is wrong."""

from __future__ import annotations

from roledoc_lint.lint.results import CheckResult
from roledoc_lint.reports.findings.wording import NAMES, place, sentence


def render(result: CheckResult) -> str:
    """One line for each finding."""
    return "".join(f"{place(f)}: {NAMES[f.severity]} {f.rule}: {sentence(f)}\n" for f in result.findings)
