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
from roledoc_lint.model.fields import AGREE, GRADES, STATUS
from roledoc_lint.model.vocabulary import Grades
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import as_hint
from roledoc_lint.text.display import quoted

NAME = "status-grade"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:
    grades, statuses = (context.catalogue.vocabulary.get(field) for field in AGREE)
    status = document.fields.get(STATUS)
    if not isinstance(grades, Grades) or statuses is None or not isinstance(status, str):
        return
    status = statuses.canonical(status)
    for pointer, text in context.role.items(GRADES):
        grade = grades.canonical(text)
        belongs = grades.status(grade) if grade else None
        if status and belongs and belongs != status:
            message = f"grade {quoted(text)} belongs to {belongs}, but the status of this role is {status}"
            yield document.finding(
                pointer, message, f"write status: {as_hint(belongs)}; or, if the status is right, correct the grade"
            )
