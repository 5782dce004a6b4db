"""One line for each finding, for editors and grep: path:line:column: severity rule: message."""

from __future__ import annotations

from roledoc_lint.lint.results import CheckResult
from roledoc_lint.reports.findings.wording import NAMES, place, sentence
from roledoc_lint.reports.options import RenderOptions


def render(result: CheckResult, options: RenderOptions) -> str:
    """Return one line for each finding."""
    return "".join(f"{place(f)}: {NAMES[f.severity]} {f.rule}: {sentence(f)}\n" for f in result.findings)
