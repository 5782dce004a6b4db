"""A level that the entry does not have.

## What it finds

A level outside those of the catalogue. Each section has levels there, which are numbers or names, unless the catalogue
says otherwise for one of its entries. Some sections have no levels.

## Why it matters

Nobody can say what a level means that the framework does not have.

## Example

Fails:

    behaviours:
      - name: Collaborative
        level: 4

Passes:

    behaviours:
      - name: Collaborative
        level: 3

## How to fix

Write one of the levels that the message names. If your organisation has more levels, add them to the catalogue.

## Fix safety

roledoc-lint does not fix this, because any of the levels could be meant.
"""

from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.catalogue import Competency
from roledoc_lint.model.profile import Field, Scale
from roledoc_lint.model.role import RoleEntry
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import loose
from roledoc_lint.text.similarity import nearest

NAME = "level-range"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    if document.kind == "catalogue":
        yield from _catalogue(document, context)
        return
    yield from _records(document, context)
    for entry in context.role.nonconforming_entries:
        level = _level(document, entry)
        named = context.role.find(entry)
        scale = context.profile.scale_of(entry.section)
        if level is None or not (_is_unknown(named, level) if named else _never_valid(scale, level)):
            continue
        pointer = entry.level_at
        if not _is_usual(scale, level) and _is_of_wrong_type(context, pointer):
            continue  # `field-type` explains it better
        subject = f"{entry.field.word} {quoted(entry.name)}"
        message = f"{subject} has no level {quoted(str(level))[1:-1]}: {_allowed(scale, entry.field, named)}"
        yield document.finding(pointer, message, _hint(entry.field, named, scale, level))


def _records(document: Document, context: Context) -> Iterator[Finding]:
    """Levels of records that their scale does not have."""
    for field in map(context.profile.by_name.__getitem__, context.profile.records):
        values = document.fields.get(field.name) if field.level and field.scale else None
        scale = context.profile.scale_of(field.name) if values else None
        for index, record in enumerate(values if isinstance(values, list) else []):
            level = record.get(field.level) if isinstance(record, dict) else None
            if scale and isinstance(level, int | str) and _never_valid(scale, level):
                pointer = f"/{field.name}/{index}/{escape(field.level)}"
                message = f"{context.described(pointer)} cannot be {quoted(str(level))}: {_allowed(scale, field, None)}"
                yield document.finding(pointer, message, _hint(field, None, scale, level))


def _level(document: Document, entry: RoleEntry) -> int | float | str | None:
    """The level as it is written, of any type; None for a list or a group of fields."""
    if entry.level is not None:
        return entry.level
    level = document.value(entry.level_at)
    return level if isinstance(level, int | float | str) else None


def _is_usual(scale: Scale, level: float | str) -> bool:
    """Whether a level is of a type that other levels have."""
    return isinstance(level, int | str if scale.names else int) and not isinstance(level, bool)


def _is_of_wrong_type(context: Context, pointer: str) -> bool:
    """Whether the schema says that a value is of the wrong type."""
    return any(error.keyword == "type" and error.pointer == pointer for error in context.schema_violations)


def _catalogue(document: Document, context: Context) -> Iterator[Finding]:
    """A wording for a level that its entry does not have."""
    for section in context.profile.sections:
        usual = document.value(f"/{section}/levels")
        listed = document.value(f"/{section}/entries")
        for index, entry in enumerate(listed if isinstance(listed, list) else []):
            levels = entry.get("levels", usual) if isinstance(entry, dict) else None
            wordings = entry.get("wordings") if isinstance(entry, dict) else None
            for number, wording in enumerate(wordings if isinstance(wordings, list) else []):
                level = wording.get("level") if isinstance(wording, dict) else None
                if isinstance(levels, list) and level is not None and level not in levels:
                    pointer = f"/{section}/entries/{index}/wordings/{number}/level"
                    message = f"{quoted(str(entry.get('name')))} has no level {str(level)[:20]}"
                    yield document.finding(pointer, message, "correct the level, or add it to the list levels:")


def _hint(field: Field, named: Competency | None, scale: Scale, level: float | str) -> str:
    if named and not named.levels:
        return f"delete {field.level}: {quoted(str(level))[1:-1]}"
    if named is None and not scale.names:
        return f"write {field.level}: {scale.first} or a higher number"
    levels = [str(level) for level in named.levels] if named else [*scale.names]
    meant = [known for known in levels if loose(known) == loose(str(level))]
    meant = meant or (isinstance(level, str) and nearest(level, scale.names)[:1]) or levels
    several = f"{', '.join(meant[:-1])} or " if len(meant) > 1 else ""
    return f"write {field.level}: {several}{meant[-1]}"


def _is_unknown(named: Competency, level: float | str) -> bool:
    """Whether an entry does not have a level. To Python, true is the level 1."""
    return isinstance(level, bool) or level not in named.levels


def _never_valid(scale: Scale, level: float | str) -> bool:
    """Whether no catalogue could have this level: all that is certain of a name that it does not have."""
    return level not in scale.names if scale.names else isinstance(level, int) and level < (scale.first or 0)


def _allowed(scale: Scale, field: Field, named: Competency | None) -> str:
    if named is None:
        if not scale.names:
            return f"levels begin at {scale.first}"
        verb = "level of a {} is" if len(scale.names) == 1 else "levels of a {} are"
        return f"the {verb.format(field.word)} {', '.join(scale.names)}"
    if not named.levels:
        return f"the {named.section} of {named.edition} have no levels"
    if all(isinstance(level, int) for level in named.levels) and len(named.levels) > 2:
        return f"its levels are {named.levels[0]} to {named.levels[-1]}"
    return (
        f"its levels are {', '.join(map(str, named.levels))}"
        if len(named.levels) > 1
        else f"its level is {named.levels[0]}"
    )
