"""Anchors, aliases, tags, merge keys, several documents: a role is plain data.

YAML can refer to other parts of the file, name programming types and hold several documents. Each of them hides from
a reader what the role says, and programs differ in how they take it. Nothing else in the file is checked until they
are gone.

Fails:

    necessary_experience:
      - &driving Holds a full driving licence.
    desirable_criteria:
      - *driving

Passes:

    necessary_experience:
      - Holds a full driving licence.
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
