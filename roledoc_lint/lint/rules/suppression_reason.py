"""A comment that suppresses a finding without a reason.

## What it finds

A comment `# roledoc-lint: ignore[rule]` with nothing after the bracket.

## Why it matters

A reader must be able to see why the finding does not matter here, and when the comment can go.

## Example

Fails:

    # roledoc-lint: ignore[unattributed-text]
    unattributed:
      - The post holder will be required to travel throughout the county.

Passes:

    # roledoc-lint: ignore[unattributed-text] the published text has lost its headings; the author has been asked
    unattributed:
      - The post holder will be required to travel throughout the county.

## How to fix

Write the reason after the bracket.

## Fix safety

roledoc-lint does not fix this, because it does not know the reason.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document

NAME = "suppression-reason"
SEVERITY = Severity.WARNING
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for suppression in context.suppressions:
        if suppression.rules and not suppression.reason:
            at = (suppression.start, suppression.end)
            yield document.finding("", "this comment gives no reason", "write the reason after the bracket ]", at=at)
