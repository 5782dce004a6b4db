"""What the check of one file comes to: it goes from one process to another, and is kept from one run to the next."""

from typing import NamedTuple

from roledoc_lint.finding import Finding
from roledoc_lint.lint.linter import LintedDocument
from roledoc_lint.source.document import Document

CONTEXT_LINES = 1
"""How many lines before a finding are kept to be shown with it."""


class FileResult(NamedTuple):
    """The findings in one file, how many more were suppressed, and the lines that findings are shown with."""

    findings: list[Finding]
    suppressed: int
    lines: dict[int, str]


def outcome(document: Document, checked: LintedDocument) -> FileResult:
    """What is to be told of a document."""
    numbers = {
        number
        for finding in checked.findings
        for number in range(max(1, finding.line - CONTEXT_LINES), finding.line + 1)
    }
    lines = {number: document.line_text(number) for number in sorted(numbers)}
    return FileResult(checked.findings, checked.suppressed, lines)
