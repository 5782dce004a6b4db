"""Special features of YAML, such as anchors and tags, that a role must not use.

## What it finds

Anchors (`&name`), aliases (`*name`), tags (`!name`), fields merged with `<<`, a second document after `---`, and lists
nested too deep.

## Why it matters

With these features one part of a file refers to another, and programs do not all read them in the same way. A reader
cannot see what the role says. Nothing else in the file is checked until they are gone.

## Example

Fails:

    necessary_experience:
      - &driving Holds a full driving licence.
    desirable_criteria:
      - *driving

Passes:

    necessary_experience:
      - Holds a full driving licence.

## How to fix

Write out the text in each place. Put text that should begin with `&`, `*` or `!` in quotes.

## Fix safety

roledoc-lint does not fix this, because text that only begins with such a character looks the same as the feature.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.source.explain import explained_as

NAME = "yaml-feature"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for found in explained_as(document, NAME):
        yield document.finding("", found.message, found.hint, at=(found.start, found.end))
