"""Findings as JSON, version 1: `schema/check-output.schema.json` describes it."""

from __future__ import annotations

import json

from roledoc_lint.finding import Finding
from roledoc_lint.lint.results import CheckResult
from roledoc_lint.reports.findings.wording import severities
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.version import __version__


def render(result: CheckResult, options: RenderOptions) -> str:
    """Return the whole result as one JSON document."""
    summary = {
        "files": result.files,
        **{f"{severity.word}s": number for severity, number in severities(result).items()},
        "fixable": sum(finding.fix is not None for finding in result.findings),
        "suppressed": result.suppressed,
    }
    document = {
        "version": 1,
        "tool": {"name": "roledoc-lint", "version": __version__},
        "summary": summary,
        "notes": result.notes,
        "findings": [as_data(finding) for finding in result.findings],
    }
    return json.dumps(document, indent=2) + "\n"


def as_data(finding: Finding) -> dict[str, object]:
    """Return a finding as a JSON object."""
    fix = finding.fix
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "rule": finding.rule,
        "severity": finding.severity.word,
        "message": finding.message,
        "hint": finding.hint,
        "pointer": finding.pointer,
        "fix": fix and {"safety": fix.safety, "edits": [edit._asdict() for edit in fix.edits]},
    }
