"""A name from another edition of the framework than the one that the role follows.

## What it finds

An entry of another edition of the framework than the one that the role names; or an edition that does not fit most of
the names.

## Why it matters

The editions differ in names and wording. A role follows one of them as a whole.

## Example

Fails:

    competency_framework: CVF 2024
    values:
      - name: Integrity
      - name: Courage
      - name: Respect and Empathy
      - name: Public Service

Passes:

    competency_framework: CVF 2024
    values:
      - name: Courage
      - name: Respect and Empathy
      - name: Public Service

## How to fix

Write a name of the role's edition. If the other names are right, correct the edition.

## Fix safety

roledoc-lint does not fix this, because a name of one edition need not have the same meaning in another.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.vocabulary import Names
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import as_hint
from roledoc_lint.text.display import quoted

NAME = "framework-edition"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:
    edition = context.role.edition
    if not context.role.has_known_edition:
        return
    other = context.role.other_edition
    if other:
        field = context.profile.edition
        sections = " and ".join(map(context.label, context.profile.with_edition))
        message = f"most {sections} of this role are from {other}, but the role says {edition}"
        hint = f"write {field}: {as_hint(other)}, or write names of {edition}"
        yield document.finding(f"/{field}", message, hint)
        return
    reported: set[str] = set()
    for entry in context.role.entries(*context.profile.with_edition):
        if context.role.find(entry) or entry.name in reported:
            continue
        reported.add(entry.name)  # a second one of the same name is reported by `duplicate-entry`
        others = context.catalogue.editions_with(entry.section, entry.name)
        if others:
            word = entry.field.word
            message = f"{word} {quoted(entry.name)} belongs to {' and '.join(others)}, but this role follows {edition}"
            hint = _hint(word, edition, context.catalogue.names(entry.section, edition), entry.name)
            yield document.finding(entry.name_at, message, hint)


def _hint(word: str, edition: str | None, names: Names, written: str) -> str:
    near = names.nearest(written)
    if near:
        return f"write a {word} of {edition}; the most similar is {quoted(near[0])}"
    return f"write a {word} of {edition}" + (f": {', '.join(map(as_hint, names.names))}" if names.names else "")
