"""A Code Quality report of GitLab, which merge requests show."""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.results import CheckResult
from roledoc_lint.reports.findings.wording import sentence
from roledoc_lint.reports.options import RenderOptions

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(result: CheckResult, options: RenderOptions) -> str:
    """Return a JSON array with an object for each finding."""
    before: Counter[tuple[str, str]] = Counter()
    entries = []
    for finding in result.findings:
        key = (finding.path, finding.fingerprint)
        entries.append(_entry(finding, finding.path, before[key]))
        before[key] += 1
    return json.dumps(entries, indent=2) + "\n"


def _entry(finding: Finding, path: str, number: int) -> dict[str, object]:
    """Return one finding. GitLab wants unique fingerprints: `number` differs if path and fingerprint are the same."""
    fingerprint = hashlib.sha256(f"{path}\0{finding.fingerprint}\0{number}".encode()).hexdigest()
    return {
        "description": sentence(finding),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": finding.line, "end": finding.end_line}},
    }
