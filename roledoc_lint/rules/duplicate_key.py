"""A field given twice: both lines are named.

YAML programs keep one of the two and drop the other without a word; which one differs from program to program.

Fails:

    location: Chelmsford
    reports_to: Intelligence Manager
    location: Colchester

Passes:

    location: Chelmsford
    reports_to: Intelligence Manager
"""

from collections.abc import Iterator

from roledoc_lint.context import Context
from roledoc_lint.document import Document
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.role import quoted

NAME = "duplicate-key"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for flaw in document.flaws:
        if flaw.rule == NAME:
            key, first_line = flaw.words
            message = f"the field {quoted(key)} stands here for a second time; it is on line {first_line} already"
            yield document.finding("", message, "keep one of the two", at=(flaw.start, flaw.end))
