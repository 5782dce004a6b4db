"""Text that is no YAML.

A colon, a quotation mark or the wrong indentation can change what a line means to a program. Text of more than a few
words is safest as a folded block: `>-` behind the field's name, the text indented on the lines below. Nothing else in
the file is checked until it can be read. A sign such as in "#4", which cuts a text off where nobody meant a comment, is
told here too.

Fails:

    main_purpose: Two tasks: research and dissemination.

Passes:

    main_purpose: >-
      Two tasks: research and dissemination.
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
