"""A code that two roles share.

## What it finds

A role with the code of another role of the project. All roles are compared, even when you check only some of them. The
message names the file and line of the other. The schema declares what identifies a role, one field or several together,
and which other fields are unique.

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
from roledoc_lint.model.code_finder import keys_in
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted

NAME = "unique-role-code"
SEVERITY = Severity.ERROR
COMPARES_ROLES = True

MAX_PLACES = 3
"""The number of other roles that a message names."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    roles = context.roles
    for number, (fields, (code, _)) in enumerate(zip(roles.keys, keys_in(document, roles.keys), strict=True)):
        others = roles.same(document.path, number, code) if code else []
        # When both roles are checked, only the later one has the finding, so that one mistake is reported once.
        if any(path < document.path or path not in roles.checked_paths for path, _ in others):
            yield _shared(document, context, fields, others)


def _shared(document: Document, context: Context, fields: tuple[str, ...], others: list[tuple[str, int]]) -> Finding:
    places = " and ".join(f"{path}:{line}" for path, line in others[:MAX_PLACES])
    more = f" and {len(others) - MAX_PLACES} more" if len(others) > MAX_PLACES else ""
    words = [context.profile.by_name[field].word for field in fields]
    values = [f"{word} {quoted(str(document.fields[field]))}" for word, field in zip(words, fields, strict=True)]
    if len(fields) > 1:
        message = f"another role has {' and '.join(values)} too: {places}{more}"
        hint = f"give one of the roles another {' or '.join(words)}"
    else:
        noun = "code" if fields == context.profile.whole.identity else words[0]
        message = f"{values[0]} is also the {noun} of another role: {places}{more}"
        hint = f"give one of the roles its own {noun}"
    return document.finding(f"/{fields[0]}", message, hint)
