"""A standard with an unknown code, or with another title than in the catalogue.

## What it finds

A code that is not in the catalogue and in none of the known formats; a code with other spacing or in small letters; a
title that differs from that of the code.

## Why it matters

A reader looks the standard up by its code, and has to trust that code and title mean the same standard.

## Example

Fails:

    national_occupational_standards:
      - code: SFJCB2
        title: Evaluate information to determine its intelligence potential

Fixed:

    national_occupational_standards:
      - code: SFJ CB2
        title: Evaluate information to determine its intelligence potential

Fails:

    national_occupational_standards:
      - code: SFJ CB2
        title: Evaluate intelligence

Passes:

    national_occupational_standards:
      - code: SFJ CB2
        title: Evaluate information to determine its intelligence potential

## How to fix

Write the code or the title of the catalogue. Add a standard that is missing to the catalogue, in the file that the hint
names.

## Fix safety

`--fix` corrects the spacing and the capital letters of a code. That is safe, because the standard stays the same. A
title is not changed, because the code may be the mistake.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.profile import Field
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import as_hint, replace_scalar
from roledoc_lint.text.display import quoted
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import normalised

NAME = "standard-code"
SEVERITY = Severity.WARNING
FIX = "safe"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for name in context.profile.records:
        field = context.profile.by_name[name]
        if field.catalogue:
            yield from _records(document, context, field)


def _records(document: Document, context: Context, field: Field) -> Iterator[Finding]:
    values = document.fields.get(field.name)
    for index, item in enumerate(values if isinstance(values, list) else []):
        written = item.get(field.key) if isinstance(item, dict) else None
        if isinstance(item, dict) and isinstance(written, str) and written:
            pointer = f"/{field.name}/{index}"
            known = _code(context, written)
            if known is None or known != normalised(written):
                yield _bad_code(document, context, field, f"{pointer}/{escape(field.key)}", written, known)
            yield from _title(document, context, field, pointer, item, known)


def _code(context: Context, written: str) -> str | None:
    """The code that is meant: one of the catalogue, spacing and case aside, or one in a known format."""
    written = normalised(written)
    plain = "".join(written.split()).upper()
    listed = (code for code in context.catalogue.standards if "".join(code.split()) == plain)
    return next(listed, None) or (written if context.catalogue.code_formats.fit(written) else None)


def _bad_code(
    document: Document, context: Context, field: Field, pointer: str, written: str, known: str | None
) -> Finding:
    subject = f"the {context.label(field.key)} {quoted(written)}"
    if known:
        fix = replace_scalar(document, pointer, known)
        message = f"{subject} must be written {quoted(known)}"
        return document.finding(pointer, message, f"write {field.key}: {as_hint(known)}", fix=fix)
    examples = " or ".join(example for _, example in context.catalogue.code_patterns)
    file = context.catalogue_file(field.catalogue)
    if not examples:
        return document.finding(
            pointer, f"the catalogue has no {field.word} {quoted(written)}", f"correct it, or add it to {file}"
        )
    hint = f"correct the {context.label(field.key)}: it looks like {examples}; or add the {_noun(field)} to {file}"
    return document.finding(pointer, f"{subject} is not in a known format", hint)


def _noun(field: Field) -> str:
    """A record in short: standard."""
    return field.slug.replace("-", " ")


def _title(
    document: Document, context: Context, field: Field, pointer: str, item: dict[str, object], known: str | None
) -> Iterator[Finding]:
    right, title = context.catalogue.standards.get(known or ""), item.get(field.text)
    if not right or not isinstance(title, str) or not title or normalised(title) == normalised(right):
        return
    message = f"the {context.label(field.text)} of {_noun(field)} {known} differs from the catalogue"
    hint = f"write {field.text}: {as_hint(right)}; or correct the {context.label(field.key)}"
    yield document.finding(f"{pointer}/{escape(field.text)}", message, hint)
