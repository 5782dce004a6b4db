"""A field that a role does not have, most often a slip of the keyboard.

Field names are fixed, so that every role can be compared with every other.

Fails:

    main_responsibilites:
      - Prepare reports as necessary.

Passes:

    main_responsibilities:
      - Prepare reports as necessary.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.labels import described
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted
from roledoc_lint.text.json_pointer import escape

NAME = "unknown-field"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for error in context.schema_violations:
        if error.keyword == "additionalProperties":
            hint = f'did you mean "{error.near}"?' if error.near else f"known are {', '.join(error.known)}"
            message = f"{quoted(error.key)} is no field of {described(document, error.pointer)}"
            yield document.finding(f"{error.pointer}/{escape(error.key)}", message, hint, on_key=True)
