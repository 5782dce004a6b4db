"""Behaviours of one role at different levels.

## What it finds

Each behaviour whose level differs from the level that most behaviours of the role have. One whose wording is another
level's is reported by `level-wording` instead.

## Why it matters

A post has one level of responsibility, and its behaviours are set at that level.

## Example

Fails:

    competency_framework: CVF 2024
    behaviours:
      - name: We are emotionally aware
        level: 1
      - name: We take ownership
        level: 2
      - name: We collaborate
        level: 1
      - name: We support and inspire
        level: 1
      - name: We analyse critically
        level: 1
      - name: We are innovative and open-minded
        level: 1

Passes:

    competency_framework: CVF 2024
    behaviours:
      - name: We are emotionally aware
        level: 2
      - name: We take ownership
        level: 2
      - name: We collaborate
        level: 2
      - name: We support and inspire
        level: 2
      - name: We analyse critically
        level: 2
      - name: We are innovative and open-minded
        level: 2

## How to fix

Write the level of the others. If the difference is meant, write a comment with the reason above the entry: `#
roledoc-lint: ignore[mixed-levels] agreed with the unit`.

## Fix safety

roledoc-lint does not fix this, because the level of the others may be the wrong one.
"""

from collections import Counter
from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.role import RoleEntry
from roledoc_lint.source.document import Document

NAME = "mixed-levels"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:
    sound = [entry for entry in context.role.entries("behaviours") if _is_sound(document, context, entry)]
    counts = Counter(entry.level for entry in sound)
    if len(counts) < 2:
        return
    usual, number = counts.most_common(1)[0]
    for entry in sound:
        if entry.level != usual:
            message = f"{entry.words}: {number} behaviours of this role are at level {usual}"
            yield document.finding(
                f"{entry.pointer}/level", message, f"write level: {usual}, or suppress this with the reason"
            )


def _is_sound(document: Document, context: Context, entry: RoleEntry) -> bool:
    named = context.role.find_level(entry)
    if named is None:
        return context.role.find(entry) is None and isinstance(entry.level, int) and 1 <= entry.level <= 9
    return not entry.wording or named.level_of(entry.wording) in (None, entry.level)
