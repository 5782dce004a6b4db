"""A role code that two roles share.

## What it finds

A role with the code of another role of the project. All roles are compared, even when you check only some of them. The
message names the file and line of the other.

## Why it matters

Lists and systems know a role by its code, so two roles with one code are taken for the same.

## Example

Fails:

    # roles/analyst.yaml
    role_code: EQ0450
    # roles/investigator.yaml
    role_code: EQ0450

Passes:

    # roles/analyst.yaml
    role_code: EQ0450
    # roles/investigator.yaml
    role_code: EQ0451

## How to fix

Give each role its own code. If the files describe the same role, delete one of them.

## Fix safety

roledoc-lint does not fix this, because it does not know which role the code belongs to.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted

NAME = "unique-role-code"
SEVERITY = Severity.ERROR
COMPARES_ROLES = True

MAX_PLACES = 3
"""The number of other roles that a message names."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    field = context.profile.code
    code = document.fields.get(field)
    if not isinstance(code, str) or not code:
        return
    others = context.roles.same_role_code(document.path, code)
    if not others:
        return
    # When both roles are checked, only the later one has the finding, so that one mistake is reported once.
    checked = context.roles.checked_paths
    if any(path < document.path or path not in checked for path, _ in others):
        places = " and ".join(f"{path}:{line}" for path, line in others[:MAX_PLACES])
        more = f" and {len(others) - MAX_PLACES} more" if len(others) > MAX_PLACES else ""
        message = (
            f"{context.profile.by_name[field].word} {quoted(code)} is also the code of another role: {places}{more}"
        )
        yield document.finding(f"/{field}", message, "give one of the roles its own code")
