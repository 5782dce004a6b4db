"""Wording that belongs to another level of the same behaviour, value or skill.

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
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import rewrite
from roledoc_lint.text.display import quoted

NAME = "level-wording"
SEVERITY = Severity.ERROR
FIX = "unsafe"
FIXES_WORDING = True

REWRITE = "delete wording: and its text, and run roledoc-lint check --fix, which writes the agreed wording"
REPLACE = "write its agreed wording, which is not in the catalogue yet"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for entry in context.role.nonconforming_entries:
        named = context.role.find_level(entry)
        if named is None or not entry.wording:
            continue
        level = named.level_of(entry.wording)
        if level is not None and level != entry.level:
            subject = f"{entry.field.word} {quoted(entry.name)}"
            message = f"{subject} is at level {entry.level}, but its wording is that of level {level}"
            own = named.wordings.get(entry.level) if entry.level is not None else None
            hint = f"write level: {level}; or, if level {entry.level} is right, {REWRITE if own else REPLACE}"
            fix = rewrite(document, f"{entry.pointer}/wording", own) if own else None
            yield document.finding(f"{entry.pointer}/level", message, hint, fix=fix)
