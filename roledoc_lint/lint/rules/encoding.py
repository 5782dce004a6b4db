"""Bytes that are not UTF-8, a byte-order mark, control characters.

Word processors and spreadsheets leave characters in a text that cannot be seen and that other programs stumble over:
line separators (U+2028, U+0085), marks that turn the direction of the text, NUL. Nothing else in the file is checked
until they are gone. In these examples `<U+2028>` stands for the character itself.

Fails:

    main_purpose: Research of intelligence.<U+2028>Dissemination of reports.

Passes:

    main_purpose: Research of intelligence. Dissemination of reports.
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
