"""Wording that belongs to another level of the same entry.

## What it finds

An entry whose wording is, word for word, that of another level. The message says which.

## Why it matters

Somebody changed the level and forgot the wording below it, or copied the wording from another role. The role then asks
for two levels at once.

## Example

Fails:

    behaviours:
      - name: Collaborative
        level: 2
        wording: >-
          I work cooperatively with others to get things done, willingly giving help and support to colleagues.
          I am approachable, and explain things well so that I generate a common understanding.
          I take the time to get to know others and their perspective in order to build rapport.
          I treat people with respect as individuals and address their specific needs and concerns.
          I am open and transparent in my relationships with others.
          I ensure I am clear and appropriate in my communications.

Passes:

    behaviours:
      - name: Collaborative
        level: 1
        wording: >-
          I work cooperatively with others to get things done, willingly giving help and support to colleagues.
          I am approachable, and explain things well so that I generate a common understanding.
          I take the time to get to know others and their perspective in order to build rapport.
          I treat people with respect as individuals and address their specific needs and concerns.
          I am open and transparent in my relationships with others.
          I ensure I am clear and appropriate in my communications.

## How to fix

If the level is right, run `roledoc-lint check --unsafe-fixes`, which writes its wording. If the wording is right,
correct the level.

## Fix safety

`--unsafe-fixes` writes the wording of the level. That is not safe, because the level can be the mistake: look at the
change. Where the catalogue has no wording for the level, nothing is changed.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.role import RoleEntry, said
from roledoc_lint.model.values import Level
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import rewrite
from roledoc_lint.text.display import quoted

NAME = "level-wording"
SEVERITY = Severity.ERROR
FIX = "unsafe"
FIXES_WORDING = True

REWRITE = "delete {}: and its text, and run roledoc-lint check --fix, which writes the agreed {}"
REPLACE = "write its agreed {}, which is not in the catalogue yet"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for entry in context.role.nonconforming_entries:
        named = context.role.find_level(entry)
        if named is None:
            continue
        for part, text in entry.parts:
            level = named.level_of(text, part)
            if level is not None and level != entry.level:
                yield _of_level(document, entry, part, level, named.agreed(entry.level, part))


def _of_level(document: Document, entry: RoleEntry, part: str, level: Level, own: str | None) -> Finding:
    """The finding on text of another level. `own` is what is agreed for the level of the entry, if that is known."""
    subject = f"{entry.field.word} {quoted(entry.name)}"
    message = f"{subject} is at level {entry.level}, but its {said(part)} is that of level {level}"
    instead = REWRITE.format(part, said(part)) if own else REPLACE.format(said(part))
    hint = f"write {entry.field.level}: {level}; or, if level {entry.level} is right, {instead}"
    fix = rewrite(document, entry.at(part), own) if own else None
    return document.finding(entry.level_at, message, hint, fix=fix)
