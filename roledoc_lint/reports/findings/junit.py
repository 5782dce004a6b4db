"""A JUnit report: a suite for each checked file, with a failed case for each finding."""

from __future__ import annotations

from junitparser import Failure, JUnitXml, TestCase, TestSuite

from roledoc_lint.finding import Finding
from roledoc_lint.lint.results import CheckResult
from roledoc_lint.reports.findings.wording import place, sentence
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import printable


def render(result: CheckResult, options: RenderOptions) -> str:
    """Return the report as XML."""
    by_path: dict[str, list[Finding]] = {path: [] for path in sorted(result.checked)}
    for finding in result.findings:
        by_path.setdefault(finding.path, []).append(finding)
    report = JUnitXml("roledoc-lint")
    for path, findings in by_path.items():
        suite = TestSuite(printable(path))
        suite.add_testcases([_case(finding) for finding in findings] or [TestCase("no findings", printable(path))])
        report.add_testsuite(suite)
    report.update_statistics()  # type: ignore[no-untyped-call]
    content: bytes = report.tostring()  # type: ignore[no-untyped-call]
    return content.decode() + "\n"


def _case(finding: Finding) -> TestCase:
    case = TestCase(f"{finding.rule} {finding.line}:{finding.column}", printable(finding.path))
    failure = Failure(sentence(finding), finding.severity.word)
    failure.text = f"{place(finding)}\n{sentence(finding)}"
    case.result = [failure]
    return case
