"""An acronym in a job title that is not explained in the main purpose.

## What it finds

Words of the job title in capitals that are not in the main purpose in brackets.

## Why it matters

Readers from outside the force do not know its acronyms.

## Example

Fails:

    job_title: POLIT Support Officer
    main_purpose: Support of the unit.

Passes:

    job_title: POLIT Support Officer
    main_purpose: Support of the Police Online Investigation Team (POLIT).

## How to fix

Write the words in full in the main purpose, with the acronym in brackets after them.

## Fix safety

roledoc-lint does not fix this, because it does not know what the acronym means.
"""

import re
from collections.abc import Iterator

from roledoc_lint import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted

NAME = "no-acronyms"
SEVERITY = Severity.WARNING
COMPARES_ROLES = False

ACRONYM = re.compile(r"[A-Z]{2,}")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding on each acronym of the title."""
    purpose = str(document.fields.get("main_purpose", ""))
    for word in document.words("/job_title") if "job_title" in document.fields else []:
        if ACRONYM.fullmatch(word.text) and f"({word.text})" not in purpose:
            message = f"the main purpose does not explain {quoted(word.text)}"
            hint = f"write it in full there, with ({word.text}) after it"
            yield document.finding("/job_title", message, hint, at=(word.start, word.end))
