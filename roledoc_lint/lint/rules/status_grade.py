"""A police rank on Police Staff, or a staff grade on Police.

Fails:

    status: Police Staff
    grades:
      - Sergeant

Passes:

    status: Police
    grades:
      - Sergeant
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.vocabulary import Grades
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted

NAME = "status-grade"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:
    grades, statuses = context.catalogue.vocabulary.get("grades"), context.catalogue.vocabulary.get("status")
    status = document.fields.get("status")
    if not isinstance(grades, Grades) or statuses is None or not isinstance(status, str):
        return
    status = statuses.canonical(status)
    for pointer, text in context.role.items("grades"):
        grade = grades.canonical(text)
        belongs = grades.status(grade) if grade else None
        if status and belongs and belongs != status:
            message = f"grade {quoted(text)} belongs to {belongs}, and the status of this role is {status}"
            yield document.finding(pointer, message, "correct the grade or the status")
