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

NAME = "file-size"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for problem in document.problems:
        if problem.rule == NAME:
            message = f"the file is larger than {int(problem.words[0]):,} bytes, and was not read"
            yield document.finding("", message, "move it out of the folder, or set max-file-size in the configuration")
