"""An entry without its wording, although the catalogue has it.

## What it finds

An entry with a name and a level that the catalogue has wording for, and without `wording:`.

## Why it matters

A reader of the role should not have to look the wording up elsewhere.

## Example

Fails:

    technical_skills:
      - name: Budget Management
        level: 5

Fixed:

    technical_skills:
      - name: Budget Management
        level: 5
        wording: >-
          Knows how to access and request routine financial management information, to inform decision making.
          Considers alternative courses of action having discussed the financial implications with the budget manager.
          Is able to produce costed options for consideration by the budget holder.

## How to fix

Run `roledoc-lint check --fix`. You can leave the wording out while you write a role, and fill it all in at the end.

## Fix safety

`--fix` adds the wording from the catalogue. That is safe, because nothing else is changed. An entry within curly
brackets is left alone, because text of several lines has no room there.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.role import RoleEntry, said
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import add_block

NAME = "missing-wording"
SEVERITY = Severity.ERROR
FIX = "safe"
FIXES_WORDING = True

ADD = "run roledoc-lint check --fix, which adds it"
UNFOLD = "write {}: and {}: on lines of their own, without brackets, and run roledoc-lint check --fix, which adds"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for entry in context.role.nonconforming_entries:
        named = context.role.find_level(entry)
        for part in entry.missing:
            agreed = named.agreed(entry.level, part) if named else None
            if agreed and not context.has_misspelt_key(entry.pointer, part):
                yield _missing(document, entry, part, agreed)


def _missing(document: Document, entry: RoleEntry, part: str, agreed: str) -> Finding:
    fix = add_block(document, entry.pointer, part, agreed)
    message = f"{entry.words}: the {said(part)} is missing, and the catalogue has it"
    unfold = UNFOLD.format(entry.field.key, entry.field.level)
    return document.finding(entry.name_at, message, f"{ADD if fix else unfold}: {_start(agreed)} …", fix=fix)


def _start(text: str) -> str:
    return " ".join(text.split()[:6])
