"""A file that is larger than a role can be.

## What it finds

A file of more than 1 MiB, or of more bytes than `max-file-size` in the configuration allows. It is not read.

## Why it matters

A role profile has about ten thousand characters. A file a hundred times as large is something else that was put into
the folder by mistake, and would slow down every check.

## Example

Configured:

    max-file-size = 300

Fails:

    main_purpose: >-
      Research and dissemination of intelligence packages and reports, carried out for the whole of the force by the
      members of the unit, on request and on their own initiative, and the upkeep of every record that is needed for it.

Passes:

    main_purpose: Research and dissemination of intelligence.

## How to fix

Move the file out of the folder. If it is a role, set `max-file-size` to a higher number of bytes.

## Fix safety

roledoc-lint does not fix this, because it never moves or deletes your files.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.source.explain import explained_as

NAME = "file-size"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for found in explained_as(document, NAME):
        yield document.finding("", found.message, found.hint, at=(found.start, found.end))
