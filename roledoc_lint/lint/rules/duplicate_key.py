"""A field that is there twice.

## What it finds

The same field for a second time in a role, or in one entry of a list. The message names the line of the first.

## Why it matters

A program keeps one of the two and drops the other without a message. Which one it keeps differs from program to
program.

## Example

Fails:

    location: Chelmsford
    reports_to: Intelligence Manager
    location: Colchester

Passes:

    location: Chelmsford
    reports_to: Intelligence Manager

## How to fix

Keep one of the two lines. If a new entry of a list begins there, write a dash before it: `- name: Communication`.

## Fix safety

roledoc-lint does not fix this, because it cannot know which of the two values is right.
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
