"""A Checkstyle report, which many CI servers read."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from roledoc_lint.lint.results import CheckResult
from roledoc_lint.reports.findings.wording import sentence
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import printable


def render(result: CheckResult, options: RenderOptions) -> str:
    """Return the report as XML, with a `file` for each path that has findings."""
    root = Element("checkstyle", version="4.3")
    for path, findings in groupby(result.findings, key=lambda finding: finding.path):
        file = SubElement(root, "file", name=printable(path))
        for finding in findings:
            attributes = {
                "line": str(finding.line),
                "column": str(finding.column),
                "severity": finding.severity.word,
                "message": sentence(finding),
                "source": f"roledoc-lint.{finding.rule}",
            }
            SubElement(file, "error", attributes)
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"
