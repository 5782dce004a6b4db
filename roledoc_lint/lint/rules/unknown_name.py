"""An entry, such as a competency, whose name is not in the catalogue.

## What it finds

A name that the catalogue does not have; similar names are suggested. Also an alias, abbreviation or different spelling
of a name that it does have.

## Why it matters

Names are agreed. Two roles can be compared only where they use the same name for the same thing.

## Example

Fails:

    technical_skills:
      - name: Risk Managment
        level: 5

Passes:

    technical_skills:
      - name: Budget Management
        level: 4

Fails:

    technical_skills:
      - name: Know. of Police Environment & Policy
        level: 5

Fixed:

    technical_skills:
      - name: Knowledge of Police Environment & Policy
        level: 5

## How to fix

Write the name of the catalogue. If your organisation uses a name that is not in it, add the name to the catalogue, or
add it as an alias of another name.

## Fix safety

`--fix` replaces an alias or a different spelling by the agreed name. That is safe, because the catalogue says what it
stands for. A name that is only similar is not replaced, because another one may be meant.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.role import RoleEntry
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import as_scalar, replace_scalar
from roledoc_lint.text.display import did_you_mean, quoted
from roledoc_lint.text.normalise import normalised

NAME = "unknown-name"
SEVERITY = Severity.ERROR
FIX = "safe"
FIXES_WORDING = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for entry in context.role.nonconforming_entries:
        if not entry.name:
            continue
        named = context.role.find(entry)
        if named is None:
            if not _is_in_an_edition(context, entry):
                message, hint = _unknown(context, entry)
                yield document.finding(entry.name_at, message, hint)
        elif entry.name != named.name != normalised(entry.name):
            subject = f"{entry.field.word} {quoted(entry.name)}"
            message = f"{subject} is an alias or another spelling of {quoted(named.name)}"
            fix = replace_scalar(document, entry.name_at, named.name)
            written = fix.edits[0].replacement if fix else as_scalar(named.name)
            yield document.finding(entry.name_at, message, f"write {entry.field.key}: {written}", fix=fix)


def _is_in_an_edition(context: Context, entry: RoleEntry) -> bool:
    """Whether some edition has this name: then `framework-edition` reports it, or the role's edition is not known."""
    return bool(entry.field.edition) and bool(context.catalogue.editions_with(entry.section, entry.name))


def _unknown(context: Context, entry: RoleEntry) -> tuple[str, str | None]:
    message = f"the catalogue has no {entry.field.word} {quoted(entry.name)}"
    for section in context.profile.sections:
        if section != entry.section and context.catalogue.find(section, context.role.edition, entry.name):
            return message, f"it is a {context.profile.by_name[section].word}: move it to {section}:"
    editions = [context.role.edition] if context.role.has_known_edition else [*context.catalogue.editions]
    near = [
        name
        for edition in (editions if entry.field.edition else [None])
        for name in context.catalogue.names(entry.section, edition).nearest(entry.name)
    ]
    if near:
        return message, did_you_mean(dict.fromkeys(near))
    return message, f"write a name of the catalogue, or add this one to it, in {context.schema_path('catalogue')}"
