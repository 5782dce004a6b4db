"""Characters that cannot be seen, or a file that was not saved as UTF-8.

## What it finds

A file in another encoding than UTF-8, a byte-order mark at its start, a Word or PDF document with the name of a role,
and control characters in the text: line separators (U+2028, U+0085), marks that turn the direction of the text, NUL.

## Why it matters

Word processors and spreadsheets leave such characters in text. You cannot see them, and other programs fail on them or
show something else. Nothing else in the file is checked until they are gone.

## Example

In these examples `<U+2028>` means the character itself.

Fails:

    main_purpose: Research of intelligence.<U+2028>Dissemination of reports.

Passes:

    main_purpose: Research of intelligence. Dissemination of reports.

## How to fix

Save the file as UTF-8 without a byte-order mark. Delete the invisible character, or type a space in its place.

## Fix safety

roledoc-lint does not fix this, because it cannot know which encoding the file has, or whether a space was meant in
place of the character.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.source.explain import explained_as

NAME = "encoding"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for found in explained_as(document, NAME):
        yield document.finding("", found.message, found.hint, at=(found.start, found.end))
