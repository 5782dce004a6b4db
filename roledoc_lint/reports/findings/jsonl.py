"""Findings as JSON lines: each line is an object as in the array of the format `json`."""

from __future__ import annotations

import json

from roledoc_lint.lint.results import CheckResult
from roledoc_lint.reports.findings.json import as_data
from roledoc_lint.reports.options import RenderOptions


def render(result: CheckResult, options: RenderOptions) -> str:
    """Return one line for each finding."""
    return "".join(json.dumps(as_data(finding)) + "\n" for finding in result.findings)
