"""Each finding as an object of JSON on a line of its own, as in the array of the format `json`."""

from __future__ import annotations

import json

from roledoc_lint.lint.results import CheckResult
from roledoc_lint.reports.findings.json import as_data


def render(result: CheckResult) -> str:
    """One line for each finding."""
    return "".join(json.dumps(as_data(finding)) + "\n" for finding in result.findings)
