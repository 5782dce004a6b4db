"""Paragraphs still under `unattributed`.

Where a published profile has lost its headings, nothing is dropped and nothing is guessed: the paragraphs are kept
there until somebody who knows the role moves each to the field that it belongs to.

Fails:

    unattributed:
      - The post holder will be required to travel throughout the county.

Passes:

    necessary_experience:
      - The post holder will be required to travel throughout the county.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document

NAME = "unattributed-text"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:
    paragraphs = document.fields.get("unattributed")
    if isinstance(paragraphs, list) and paragraphs:
        count = "1 paragraph has" if len(paragraphs) == 1 else f"{len(paragraphs)} paragraphs have"
        message = f"{count} no place in the role yet"
        yield document.finding("/unattributed", message, "move each to the field that it belongs to", on_key=True)
