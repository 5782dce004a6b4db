"""A level that the behaviour, value or skill does not have.

## What it finds

A level outside those of the catalogue. Behaviours have levels 1 to 3 and technical skills 1 to 6, unless the catalogue
says otherwise for one of them. The values of CVF 2016 have the level Accredited; those of CVF 2024 have no level.

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
from roledoc_lint.model.fields import BY_NAME, ENTRY_WORDS, SCALE_OF_VALUES, SECTIONS
from roledoc_lint.model.role import RoleEntry
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import loose

NAME = "level-range"
SEVERITY = Severity.ERROR
CHECKS_CATALOGUE = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    if document.kind == "catalogue":
        yield from _catalogue(document)
        return
    for entry in context.role.nonconforming_entries:
        if entry.level is None or (not _has_words(entry.section) and not isinstance(entry.level, int)):
            continue
        named = context.role.find(entry)
        if entry.level not in named.levels if named else _never_valid(entry):
            allowed = _allowed(named, entry.section)
            subject = f"{ENTRY_WORDS[entry.section]} {quoted(entry.name)}"
            message = f"{subject} has no level {quoted(str(entry.level))[1:-1]}: {allowed}"
            hint = _hint(named, entry)
            yield document.finding(f"{entry.pointer}/level", message, hint)


def _catalogue(document: Document) -> Iterator[Finding]:
    """A wording for a level that its entry does not have."""
    for section in SECTIONS:
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


def _hint(named: Competency | None, entry: RoleEntry) -> str:
    if named and not named.levels:
        return f"delete level: {quoted(str(entry.level))[1:-1]}"
    if named is None and not _has_words(entry.section):
        return "write level: 1 or a higher number"
    levels = [str(level) for level in named.levels] if named else [SCALE_OF_VALUES]
    meant = [level for level in levels if loose(level) == loose(str(entry.level))] or levels
    return f"write level: {', '.join(meant[:-1])} or {meant[-1]}" if len(meant) > 1 else f"write level: {meant[0]}"


def _never_valid(entry: RoleEntry) -> bool:
    """Whether no catalogue could have this level: all that is certain of a name that it does not have."""
    return (
        entry.level != SCALE_OF_VALUES
        if _has_words(entry.section)
        else isinstance(entry.level, int) and entry.level < 1
    )


def _allowed(named: Competency | None, section: str) -> str:
    if named is None:
        return (
            f"the level of a {BY_NAME[section].word} is {SCALE_OF_VALUES}"
            if _has_words(section)
            else "levels begin at 1"
        )
    if not named.levels:
        return f"the {named.section} of {named.edition} have no levels"
    if all(isinstance(level, int) for level in named.levels) and len(named.levels) > 2:
        return f"its levels are {named.levels[0]} to {named.levels[-1]}"
    return (
        f"its levels are {', '.join(map(str, named.levels))}"
        if len(named.levels) > 1
        else f"its level is {named.levels[0]}"
    )


def _has_words(section: str) -> bool:
    """Whether the levels of a section are words, not numbers."""
    return BY_NAME[section].scale == "value"
