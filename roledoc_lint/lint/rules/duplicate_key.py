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

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.source.explain import explained_as

NAME = "duplicate-key"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for found in explained_as(document, NAME):
        yield document.finding("", found.message, found.hint, at=(found.start, found.end))
