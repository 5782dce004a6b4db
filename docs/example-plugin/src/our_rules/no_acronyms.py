"""An acronym in a job title that is not explained in the main purpose.

Fails:

    job_title: POLIT Support Officer
    main_purpose: Support of the unit.

Passes:

    job_title: POLIT Support Officer
    main_purpose: Support of the Police Online Investigation Team (POLIT).
"""

import re
from collections.abc import Iterator

from roledoc_lint import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted

NAME = "no-acronyms"
SEVERITY = Severity.WARNING

ACRONYM = re.compile(r"[A-Z]{2,}")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """A finding on each acronym of the title."""
    purpose = str(document.fields.get("main_purpose", ""))
    for word in document.words("/job_title") if "job_title" in document.fields else []:
        if ACRONYM.fullmatch(word.text) and f"({word.text})" not in purpose:
            message = f"the main purpose does not explain {quoted(word.text)}"
            hint = f"write it out there, with ({word.text}) behind it"
            yield document.finding("/job_title", message, hint, at=(word.start, word.end))
