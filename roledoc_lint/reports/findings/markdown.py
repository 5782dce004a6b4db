"""Findings as Markdown, for the summary of a CI job: counts first, then a table for each role."""

from __future__ import annotations

import re
from itertools import groupby

from roledoc_lint.finding import Finding
from roledoc_lint.lint.results import CheckResult
from roledoc_lint.reports.findings.text import closing_line
from roledoc_lint.reports.findings.wording import NAMES
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import printable

MAX_FINDINGS_SHOWN = 500
"""How many findings are shown. GitHub accepts a summary of at most one megabyte."""

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@&#8203;"}


def render(result: CheckResult, options: RenderOptions) -> str:
    """Return a heading, the counts, and a table for each file."""
    lines = ["## Role profiles", "", *(escaped(line) + "  " for line in closing_line(result).splitlines()), ""]
    for path, findings in groupby(result.findings[:MAX_FINDINGS_SHOWN], key=lambda finding: finding.path):
        lines += [
            f"### {escaped(path)}",
            "",
            "| line | severity | rule | what is wrong | what to write |",
            "|---|---|---|---|---|",
        ]
        lines += [_row(finding) for finding in findings]
        lines.append("")
    left = len(result.findings) - MAX_FINDINGS_SHOWN
    return "\n".join([*lines, f"… and {left:,} more.", ""] if left > 0 else lines)


def _row(finding: Finding) -> str:
    cells = (str(finding.line), NAMES[finding.severity], finding.rule, finding.message, finding.hint or "")
    return f"| {' | '.join(map(escaped, cells))} |"


def escaped(text: str) -> str:
    """Return text that Markdown shows exactly as it is: no markup, no HTML, no table cell, no mention."""
    return _PUNCTUATION.sub(lambda match: _ENTITIES.get(match[1], f"\\{match[1]}"), printable(text))
