"""Entries of one role at different levels.

## What it finds

Each entry whose level differs from the level that most entries of its section have, where the schema expects one level
of all of them. One whose wording is another level's is reported by `level-wording` instead.

## Why it matters

A post has one level of responsibility, and such entries are set at that level.

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
from roledoc_lint.lint.rule import as_declared
from roledoc_lint.model.profile import Field
from roledoc_lint.model.role import RoleEntry
from roledoc_lint.source.document import Document

NAME = "mixed-levels"
SEVERITY = Severity.WARNING
SEVERITY_BY_FIELD = True

COMMENT = "# roledoc-lint: ignore[mixed-levels] and the reason"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for field in context.profile.fields:
        if field.same_level:
            yield from _section(document, context, field)


def _section(document: Document, context: Context, field: Field) -> Iterator[Finding]:
    comparable = [entry for entry in context.role.entries(field.name) if _is_comparable(context, entry)]
    counts = Counter(entry.level for entry in comparable)
    if len(counts) < 2:
        return
    usual, number = counts.most_common(1)[0]
    for entry in comparable:
        if entry.level != usual:
            noun, verb = (field.word, "is") if number == 1 else (field.plural, "are")
            others = f"{number} other {noun} of this role {verb}"
            message = f"{entry.words}: {others} at level {usual}"
            hint = f"write {field.level}: {usual}; or, if the difference is meant, add above the entry: {COMMENT}"
            yield as_declared(document.finding(entry.level_at, message, hint), field.same_level, SEVERITY)


def _is_comparable(context: Context, entry: RoleEntry) -> bool:
    """Whether no other rule reports the level of an entry, so that it is probably meant."""
    named = context.role.find_level(entry)
    if named is None:
        return context.role.find(entry) is None and isinstance(entry.level, int) and 1 <= entry.level <= 9
    return all(named.level_of(text, part) in (None, entry.level) for part, text in entry.parts)
