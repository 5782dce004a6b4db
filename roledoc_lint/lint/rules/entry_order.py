"""Entries that are not in alphabetical order.

## What it finds

The first entry of each list that comes after one that it should come before. Entries with an unknown name do not
count.

## Why it matters

In the same order, two roles can be compared line by line, and a reader finds an entry where it is expected.

## Example

Fails:

    technical_skills:
      - name: Budget Management
        level: 4
      - name: Inspection
        level: 3
      - name: Crime Investigation
        level: 4

Fixed:

    technical_skills:
      - name: Budget Management
        level: 4
      - name: Crime Investigation
        level: 4
      - name: Inspection
        level: 3

## How to fix

Move the entry, with all its lines, to its place in the alphabet.

## Fix safety

`--unsafe-fixes` sorts the list, and moves comments with the entry that they belong to. That is not safe, because a
comment may be about several entries: look at the change. A list within brackets, or with an unknown name in it, is
left alone.
"""

from collections.abc import Iterator
from itertools import pairwise

from roledoc_lint.finding import Finding, Fix, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.rule import as_declared
from roledoc_lint.model.role import RoleEntry
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import reorder
from roledoc_lint.text.display import quoted

NAME = "entry-order"
SEVERITY = Severity.INFO
SEVERITY_BY_FIELD = True
FIX = "unsafe"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for section in context.profile.sections:
        expected = context.profile.by_name[section].order
        if not expected:
            continue
        known = list(_known(context, section))
        for (before, earlier), (after, entry) in pairwise(known):
            if after < before:
                order = f"{quoted(entry.name)} is after {quoted(earlier.name)}"
                message = f"{context.label(section)} are not in alphabetical order: {order}"
                hint = f"move {quoted(entry.name)} above {quoted(earlier.name)}"
                fix = _sorted(document, section, known)
                yield as_declared(document.finding(entry.name_at, message, hint, fix=fix), expected, SEVERITY)
                break


def _known(context: Context, section: str) -> Iterator[tuple[str, RoleEntry]]:
    """The entries whose name the catalogue has, each with its sort key.

    An unknown name may be meant for any place, and a second entry of one name is reported by `duplicate-entry`.
    """
    seen: set[str] = set()
    for entry in context.role.entries(section):
        named = context.role.find(entry)
        if named and named.name not in seen:
            seen.add(named.name)
            yield named.name.casefold(), entry


def _sorted(document: Document, section: str, known: list[tuple[str, RoleEntry]]) -> Fix | None:
    """The fix, where every entry of the section has a known name."""
    items = document.fields[section]
    if not isinstance(items, list) or len(items) != len(known):
        return None
    order = sorted(range(len(known)), key=lambda index: known[index][0])
    return reorder(document, f"/{section}", order)
