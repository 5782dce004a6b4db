"""Paragraphs that have not been put into a field yet.

## What it finds

Roles with text in the field for paragraphs without a heading. Where a published profile has lost its headings, `import`
keeps the paragraphs there, so that nothing is lost and nothing is guessed.

## Why it matters

Readers look for a requirement under its heading, and do not find it there.

## Example

Fails:

    unattributed:
      - The post holder will be required to travel throughout the county.

Passes:

    necessary_experience:
      - The post holder will be required to travel throughout the county.

## How to fix

Move each paragraph to the field that it belongs to, then delete the field that is empty now.

## Fix safety

roledoc-lint does not fix this, because only somebody who knows the role can say where a paragraph belongs.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document

NAME = "unattributed-text"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:
    field = context.profile.whole.lost
    paragraphs = document.fields.get(field)
    if isinstance(paragraphs, list) and paragraphs:
        count = "1 paragraph has" if len(paragraphs) == 1 else f"{len(paragraphs)} paragraphs have"
        message = f"{count} no place in the role yet"
        yield document.finding(f"/{field}", message, f"move each to its field, then delete {field}:", on_key=True)
