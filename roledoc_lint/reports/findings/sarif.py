"""SARIF 2.1.0, which code scanning reads: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from inspect import cleandoc
from urllib.parse import quote

from roledoc_lint.finding import Edit, Finding, Severity
from roledoc_lint.lint.results import CheckResult, most_severe
from roledoc_lint.lint.rule import RuleInfo
from roledoc_lint.reports.findings.wording import sentence
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.reports.rules import summary
from roledoc_lint.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MAX_RESULTS = 25_000
"""The most results of a run that GitHub takes. It refuses a report with more."""

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}


def render(result: CheckResult, options: RenderOptions) -> str:
    """Return one run, with the rules that ran and a result for each finding.

    Of very many findings, it has the MAX_RESULTS most severe, and a notification that says so.
    """
    driver = {
        "name": "roledoc-lint",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in result.rules],
    }
    run: dict[str, object] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The root of the project."}}},
        "results": list(_results(result)),
    }
    notes = [*result.notes]
    left_out = len(result.findings) + result.left_out.total() - MAX_RESULTS
    if left_out > 0:
        notes.append(f"The {left_out:,} least severe findings are left out: code scanning takes {MAX_RESULTS:,}.")
    if notes:
        notifications = [{"level": "warning", "message": {"text": note}} for note in notes]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notifications}]
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: RuleInfo) -> dict[str, object]:
    documentation = cleandoc(rule.documentation)
    return {
        "id": rule.name,
        "shortDescription": {"text": summary(rule)},
        "fullDescription": {"text": summary(rule)},
        "help": {"text": documentation, "markdown": documentation},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _results(result: CheckResult) -> Iterable[dict[str, object]]:
    indexes = {rule.name: index for index, rule in enumerate(result.rules)}
    before: Counter[tuple[str, str]] = Counter()
    for finding in most_severe(result.findings, MAX_RESULTS):
        key = (finding.path, finding.fingerprint)
        before[key] += 1
        path = finding.path
        entry: dict[str, object] = {
            "ruleId": finding.rule,
            # A rule that was not chosen reports a file that cannot be read.
            **({"ruleIndex": indexes[finding.rule]} if finding.rule in indexes else {}),
            "level": LEVELS[finding.severity],
            "message": {"text": sentence(finding)},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(path), "region": _region(finding)}}],
            # Stable from run to run. The number keeps equal findings of one value apart.
            "partialFingerprints": {"roledoc/v1": f"{finding.fingerprint}:{before[key]}"},
        }
        if finding.fix:
            entry["fixes"] = [_fix(finding, path, finding.fix.edits)]
        yield entry


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path.encode()), "uriBaseId": "ROOT"}


def _region(finding: Finding) -> dict[str, int]:
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }


def _fix(finding: Finding, path: str, edits: Iterable[Edit]) -> dict[str, object]:
    replacements = [
        {
            "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
            "insertedContent": {"text": edit.replacement},
        }
        for edit in edits
    ]
    return {
        "description": {"text": finding.hint or f"Fix {finding.rule}."},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }
