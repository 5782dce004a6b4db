"""A file name that is not written in lower-case words with hyphens.

## What it finds

Names with capital letters, spaces, underscores or other characters.

## Why it matters

Lower-case letters, digits and hyphens work the same on every system and in every web address.

## Example

Fails:

    # roles/POLIT Support_Officer.yaml
    job_title: POLIT Support Officer

Passes:

    # roles/polit-support-officer.yaml
    job_title: POLIT Support Officer

## How to fix

Rename the file as the hint says.

## Fix safety

roledoc-lint does not fix this, because links and other files may use the name.
"""

import re
from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import kebab

NAME = "file-name"
SEVERITY = Severity.WARNING
CHECKS_CATALOGUE = True

HYPHENATED_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.ya?ml")


def check(document: Document, context: Context) -> Iterator[Finding]:
    name = document.path.rpartition("/")[2]
    if document.path and not HYPHENATED_NAME.fullmatch(name):
        stem = kebab(re.sub(r"\.ya?ml$", "", name))
        message = f"the file name {quoted(name)} is not written in lower-case words with hyphens"
        yield document.finding("", message, f"rename it to {stem or 'role'}.yaml", at=(0, 0))
