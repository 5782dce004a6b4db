"""Behaviours, values, skills not in alphabetical order.

In one order, two roles can be compared line by line, and a reader finds an entry where it is expected.

Fails:

    technical_skills:
      - name: Budget Management
        level: 4
      - name: Inspection
        level: 3
      - name: Crime Investigation
        level: 4

Passes:

    technical_skills:
      - name: Budget Management
        level: 4
      - name: Crime Investigation
        level: 4
      - name: Inspection
        level: 3
"""

from collections.abc import Iterator
from itertools import pairwise

from roledoc_lint.catalogue import SECTIONS, Named
from roledoc_lint.context import Context
from roledoc_lint.document import Document
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.role import Entry, entries, quoted

NAME = "entry-order"
SEVERITY = Severity.INFO


def check(document: Document, context: Context) -> Iterator[Finding]:
    for section in SECTIONS:
        known = [(named.name.casefold(), entry) for named, entry in _known(document, context, section)]
        for (before, earlier), (after, entry) in pairwise(known):
            if after < before:
                message = (
                    f"{section} are not in alphabetical order: {quoted(entry.name)} is behind {quoted(earlier.name)}"
                )
                yield document.finding(f"{entry.pointer}/name", message, "move one of the two entries")
                break


def _known(document: Document, context: Context, section: str) -> Iterator[tuple[Named, Entry]]:
    """The entries whose name the catalogue has; what the others are meant to be, `unknown-name` asks."""
    for entry in entries(document, section):
        named = context.find(document, entry)
        if named:
            yield named, entry
