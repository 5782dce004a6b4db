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
from roledoc_lint.model.role import quoted
from roledoc_lint.source.document import Document

NAME = "duplicate-key"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True

BEGIN_OF_ENTRY = ("name", "code")
REST_OF_ENTRY = ("level", "wording", "title")
KEEP = "keep one of the two"


def check(document: Document, context: Context) -> Iterator[Finding]:
    entry_begun = False
    for problem in document.problems:
        if problem.rule == NAME:
            key, first = problem.words
            if entry_begun and key in REST_OF_ENTRY:
                continue  # the entry that lacks its dash is told already
            entry_begun = key in BEGIN_OF_ENTRY
            line = document.line_of(int(first))
            message = f"the field {quoted(key)} stands here for a second time; it is on line {line} already"
            hint = f"keep one of the two; where a new entry begins, write a dash: - {key}:" if entry_begun else KEEP
            yield document.finding("", message, hint, at=(problem.start, problem.end))
