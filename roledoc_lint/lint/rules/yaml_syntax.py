"""Text that is not valid YAML, so that the file cannot be read as it was meant.

## What it finds

A line with a second colon, the wrong indentation, a quotation mark or bracket that is never closed, a tab before a
field, an unresolved merge conflict. Also what is lost without an error: the text after a number sign, as in `Team #4`,
and a question mark within brackets, as in `[?x]`. And what other programs refuse: a comment without a space before it,
lines within quotation marks that are not indented, and a dash alone within brackets.

## Why it matters

A program reads such a line in another way than you meant it, or cannot read the file at all. Nothing else in the file
is checked until it can be read.

## Example

Fails:

    main_purpose: Two tasks: research and dissemination.

Passes:

    main_purpose: >-
      Two tasks: research and dissemination.

## How to fix

Write text of more than a few words on its own indented lines after `>-`, as in the example. Colons, quotation marks
and number signs need no care there.

## Fix safety

roledoc-lint does not fix this, because only the author knows where the text was meant to begin and end.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.source.explain import explained_as

NAME = "yaml-syntax"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for found in explained_as(document, NAME):
        yield document.finding("", found.message, found.hint, at=(found.start, found.end))
