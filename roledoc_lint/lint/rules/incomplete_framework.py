"""An entry of the framework that the role leaves out.

## What it finds

Each entry of the role's edition that is missing from its lists, or a list that is missing as a whole.

## Why it matters

The framework is taken as a whole: every post shows all of its entries.

## Example

Fails:

    competency_framework: CVF 2024
    values:
      - name: Courage
      - name: Public Service

Passes:

    competency_framework: CVF 2024
    behaviours:
      - name: We analyse critically
        level: 1
      - name: We are emotionally aware
        level: 1
      - name: We are innovative and open-minded
        level: 1
      - name: We collaborate
        level: 1
      - name: We support and inspire
        level: 1
      - name: We take ownership
        level: 1
    values:
      - name: Courage
      - name: Public Service
      - name: Respect and Empathy

## How to fix

Add the entry to the list, with its level where its section has levels.

## Fix safety

roledoc-lint does not fix this, because it does not know the level.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.lint.rule import as_declared
from roledoc_lint.model.profile import Field
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import as_scalar
from roledoc_lint.text.display import quoted

NAME = "incomplete-framework"
SEVERITY = Severity.WARNING
SEVERITY_BY_FIELD = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    for field in context.profile.fields:
        has_edition = context.role.has_known_edition and not context.role.other_edition
        if field.complete and (has_edition or not field.edition):
            for finding in _section(document, context, field):
                yield as_declared(finding, field.complete, SEVERITY)


def _section(document: Document, context: Context, field: Field) -> Iterator[Finding]:
    section, edition = field.name, context.role.edition
    of_edition = f" of {edition}" if field.edition else ""
    if section in document.fields:
        for name in _left_out(document, context, section):
            message = f"the role leaves out {field.word} {quoted(name)}{of_edition}"
            hint = f"add to {section}: {_entry(context, field, name)}"
            yield document.finding(f"/{section}", message, hint, on_key=True)
    elif context.catalogue.section(section, edition) and not _is_reported(context, section):
        message = f"the role lists no {context.label(section)}{of_edition}"
        first = context.catalogue.names(section, edition).names[0]
        hint = f"add the line {section}: and below it each of them, first {_entry(context, field, first)}"
        yield document.finding(f"/{field.edition}" if field.edition else "", message, hint)


def _is_reported(context: Context, section: str) -> bool:
    """Whether other rules report that a section is not there: the schema requires it, or its name is misspelt."""
    at_top = (error for error in context.schema_violations if not error.pointer)
    return any(error.key == section for error in at_top) or context.has_misspelt_key("", section)


def _entry(context: Context, field: Field, name: str) -> str:
    """The lines to write for a name."""
    competency = context.catalogue.find(field.name, context.role.edition, name)
    levels = [str(level) for level in competency.levels] if competency else []
    choice = f"{', '.join(levels[:-1])} or {levels[-1]}" if len(levels) > 1 else "".join(levels)
    return f"- {field.key}: {as_scalar(name)}" + (f" and, on the next line, {field.level}: {choice}" if levels else "")


def _left_out(document: Document, context: Context, section: str) -> list[str]:
    """The names of a section that no entry has, without those that an unknown name is probably a slip for."""
    values = document.fields[section]
    named = list(context.role.entries(section))
    if not isinstance(values, list) or not values or len(named) != len(values):
        return []
    names = context.catalogue.names(section, context.role.edition)
    given = {names.canonical(entry.name) for entry in named}
    meant = {near for entry in named if names.canonical(entry.name) is None for near in names.nearest(entry.name)[:1]}
    return [name for name in names.names if name not in given and name not in meant]
