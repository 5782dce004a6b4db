"""A level whose wording is not in the catalogue.

## What it finds

An entry whose name and level are right, where the catalogue has no wording for that level.

## Why it matters

Nothing is wrong with the role. Its wording cannot be checked until the agreed wording is in the catalogue.

## Example

Fails:

    behaviours:
      - name: Collaborative
        level: 3

Passes:

    technical_skills:
      - name: Budget Management
        level: 5
        wording: >-
          Knows how to access and request routine financial management information, to inform decision making.
          Considers alternative courses of action having discussed the financial implications with the budget manager.
          Is able to produce costed options for consideration by the budget holder.

## How to fix

Add the agreed wording to the catalogue, under the `wordings` of the name.

## Fix safety

roledoc-lint does not fix this, because it does not know the agreed wording.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.catalogue import Competency
from roledoc_lint.model.role import RoleEntry, said
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted

NAME = "unrecorded-wording"
SEVERITY = Severity.INFO


def check(document: Document, context: Context) -> Iterator[Finding]:
    for entry in context.role.nonconforming_entries:
        named = context.role.find_level(entry)
        if named is None:
            continue
        for part in _unrecorded(context, entry, named):
            message = f"{entry.words}: the catalogue has no {said(part)} for this level, so it cannot be checked"
            folder = context.schema_path("catalogue")
            hint = f"add the agreed {said(part)} to {folder}, under wordings: of {quoted(named.name)}"
            yield document.finding(entry.level_at, message, hint)


def _unrecorded(context: Context, entry: RoleEntry, named: Competency) -> Iterator[str]:
    """The parts that the role has and the catalogue does not; the first one where neither has any."""
    written = dict(entry.parts)
    for part in written or entry.field.parts[:1]:
        text = written.get(part)
        if named.agreed(entry.level, part) is None and (not text or context.catalogue.owner(text) is None):
            yield part
