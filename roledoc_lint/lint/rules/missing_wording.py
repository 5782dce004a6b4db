"""A behaviour, value or skill without its wording, although the catalogue has it.

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
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import add_block

NAME = "missing-wording"
SEVERITY = Severity.ERROR
FIX = "safe"
FIXES_WORDING = True

ADD = "run roledoc-lint check --fix, which adds it"
UNFOLD = "write name: and level: on lines of their own, without brackets, and run roledoc-lint check --fix, which adds"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for entry in context.role.nonconforming_entries:
        named = context.role.find_level(entry)
        if named is None or entry.has_wording or entry.level not in named.wordings:
            continue
        if not context.has_misspelt_key(entry.pointer, "wording"):
            fix = add_block(document, entry.pointer, "wording", named.wordings[entry.level])
            message = f"{entry.words}: the wording is missing, and the catalogue has it"
            first_words = " ".join(named.wordings[entry.level].split()[:6])
            hint = f"{ADD if fix else UNFOLD}: {first_words} …"
            yield document.finding(f"{entry.pointer}/name", message, hint, fix=fix)
