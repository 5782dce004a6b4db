"""A file larger than the configured bound (1 MiB): it is not read further.

A role profile is some ten thousand characters long. A file a hundred times as large is something else, put into the
folder by mistake. `max-file-size` in the configuration, in bytes, sets another bound.

Configured:

    max-file-size = 300

Fails:

    main_purpose: >-
      Research and dissemination of intelligence packages and reports, carried out for the whole of the force by the
      members of the unit, on request and on their own initiative, and the upkeep of every record that is needed for it.

Passes:

    main_purpose: Research and dissemination of intelligence.
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
