"""Two fields that contradict each other, such as a pay band of another group of staff.

## What it finds

A word that the catalogue gives to another group of posts than the one that the role names, and an entry at another
level than the one that the catalogue gives to the role's pay band. Where all entries are at one other level, it is the
pay band. The schema declares what must agree.

## Why it matters

Pay and conditions follow from such fields, and the two contradict each other.

## Example

Fails:

    status: Police Staff
    grades:
      - Sergeant

Passes:

    status: Police
    grades:
      - Sergeant

## How to fix

Correct one of the two, whichever is wrong.

## Fix safety

roledoc-lint does not fix this, because either of the two can be wrong.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.profile import Agreement
from roledoc_lint.model.role import RoleEntry
from roledoc_lint.model.values import Level
from roledoc_lint.source.document import Document
from roledoc_lint.source.edits import as_hint
from roledoc_lint.text.display import quoted

NAME = "status-grade"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:
    for agreement in context.profile.whole.agree:
        known = [*_attributes(document, context, agreement)]
        if agreement.equals in context.profile.sections:
            yield from _levels(document, context, agreement, known)
        else:
            yield from _words(document, context, agreement, known)


class _Attribute(NamedTuple):
    """A word of a role, and what the catalogue says of it."""

    pointer: str
    text: str
    value: Level


def _attributes(document: Document, context: Context, agreement: Agreement) -> Iterator[_Attribute]:
    """The words of the agreement's field that have its attribute."""
    words, value = context.catalogue.vocabulary.get(agreement.field), document.fields.get(agreement.field)
    written = [(f"/{agreement.field}", value)] if isinstance(value, str) else context.role.items(agreement.field)
    for pointer, text in written if words else ():
        word = words.canonical(text) if words else None
        attribute = words.attribute(word, agreement.attribute) if words and word else None
        if attribute is not None:
            yield _Attribute(pointer, text, attribute)


def _words(
    document: Document, context: Context, agreement: Agreement, known: Sequence[_Attribute]
) -> Iterator[Finding]:
    """Words that belong to another word of the other field than the role's."""
    other = agreement.equals
    others, written = context.catalogue.vocabulary.get(other), document.fields.get(other)
    right = others.canonical(written) if others and isinstance(written, str) else None
    subject, against = context.profile.by_name[agreement.field].word, context.label(other)
    for pointer, text, belongs in known if right else ():
        if belongs != right:
            message = f"{subject} {quoted(text)} belongs to {belongs}, but the {against} of this role is {right}"
            hint = f"write {other}: {as_hint(str(belongs))}; or, if the {against} is right, correct the {subject}"
            yield document.finding(pointer, message, hint)


def _levels(
    document: Document, context: Context, agreement: Agreement, known: Sequence[_Attribute]
) -> Iterator[Finding]:
    """Entries at another level than the words of the field ask for. `level-range` reports levels that do not exist."""
    expected = [attribute.value for attribute in known]
    entries = [entry for entry in context.role.entries(agreement.equals) if known and _is_comparable(context, entry)]
    wrong = [entry for entry in entries if entry.level not in expected]
    word = context.profile.by_name[agreement.field].word
    words = " and ".join(f"{quoted(text)} has level {value}" for _, text, value in known)
    levels = " or ".join(dict.fromkeys(map(str, expected)))
    if len(wrong) == len(entries) > 1 and len({entry.level for entry in entries}) == 1:
        # All agree with each other, so the other field is more probably wrong.
        section, level = entries[0].field, entries[0].level
        message = f"{word} {words}, but all {section.plural} of this role are at level {level}"
        hint = f"correct the {word}; or, if it is right, write {section.level}: {levels} for all {section.plural}"
        yield document.finding(known[0].pointer, message, hint)
        return
    for entry in wrong:
        at = "" if isinstance(entry.level, int) else f", level {entry.level}"
        hint = f"write {entry.field.level}: {levels}; or, if the level is right, correct the {word}"
        yield document.finding(entry.level_at, f"{entry.words}{at}: {word} {words}", hint)


def _is_comparable(context: Context, entry: RoleEntry) -> bool:
    """Whether an entry has a level that exists, as far as the catalogue knows it."""
    named = context.role.find(entry)
    return entry.level is not None and (named is None or entry.level in named.levels)
