"""A field that a role does not have, most often a slip of the keyboard.

## What it finds

The name of a field, in the role or in one of its entries, that is not in the list of fields. A name that is nearly
right is suggested.

## Why it matters

Nobody looks for text under an unknown name, and its content is not checked.

## Example

Fails:

    main_responsibilites:
      - Prepare reports as necessary.

Passes:

    main_responsibilities:
      - Prepare reports as necessary.

## How to fix

Write the name that is suggested. If the text belongs in another field, move it there. If your organisation needs the
field, add it to `schema/role.schema.json`.

## Fix safety

roledoc-lint does not fix this, because the name that is nearest need not be the one that was meant.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted
from roledoc_lint.text.json_pointer import escape

NAME = "unknown-field"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for error in context.schema_violations:
        if error.keyword == "additionalProperties":
            file = context.schema_path(f"{document.kind}.schema.json")
            known = f"write one of: {', '.join(error.known)}; or add the field to {file}"
            hint = f'did you mean "{error.near}"?' if error.near else known
            message = f"{quoted(error.key)} is not a known field of {context.described(error.pointer)}"
            yield document.finding(f"{error.pointer}/{escape(error.key)}", message, hint, on_key=True)
