"""A police rank on a role of Police Staff, or a staff grade on a role of Police.

## What it finds

A grade that the vocabulary gives to another status than the role's.

## Why it matters

Pay and conditions follow from status and grade, and the two contradict each other.

## Example

Fails:

    status: Police Staff
    grades:
      - Sergeant

Passes:

    status: Police
    grades:
      - Sergeant

## How to fix

Correct the grade or the status, whichever is wrong.

## Fix safety

roledoc-lint does not fix this, because either of the two can be wrong.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.profile import Agreement
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import as_hint
from roledoc_lint.text.display import quoted

NAME = "status-grade"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:
    for agreement in context.profile.whole.agree:
        yield from _disagreeing(document, context, agreement)


def _disagreeing(document: Document, context: Context, agreement: Agreement) -> Iterator[Finding]:
    field, other = agreement.field, agreement.equals
    words, others = (context.catalogue.vocabulary.get(name) for name in (field, other))
    written = document.fields.get(other)
    right = others.canonical(written) if others and isinstance(written, str) else None
    if not words or not right:
        return
    subject, against = context.profile.by_name[field].word, context.label(other)
    value = document.fields.get(field)
    for pointer, text in [(f"/{field}", value)] if isinstance(value, str) else context.role.items(field):
        word = words.canonical(text)
        belongs = words.attribute(word, agreement.attribute) if word else None
        if belongs and belongs != right:
            message = f"{subject} {quoted(text)} belongs to {belongs}, but the {against} of this role is {right}"
            hint = f"write {other}: {as_hint(belongs)}; or, if the {against} is right, correct the {subject}"
            yield document.finding(pointer, message, hint)
