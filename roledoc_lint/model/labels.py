"""Names of the parts of a role in messages."""

from __future__ import annotations

from roledoc_lint.model.fields import BY_NAME, ENTRY_WORDS
from roledoc_lint.model.role import entry_at
from roledoc_lint.source.document import Document


def label(field: str) -> str:
    """The name of a field in words, such as: main responsibilities."""
    known = BY_NAME.get(field)
    return known.label if known else field[:60].replace("_", " ")


def _step(step: str) -> str:
    return f"item {int(step) + 1}" if step.isdecimal() and len(step) < 8 else label(step)


def described(document: Document, pointer: str) -> str:
    """The name of the part of the role at `pointer` in messages, such as: item 3 of main responsibilities."""
    steps = pointer.split("/")[1:]
    if not steps:
        return "the role" if document.kind == "role" else "the file"
    field = steps[0]
    if document.kind == "catalogue" or len(steps) == 1:
        return " of ".join(_step(step) for step in reversed(steps))
    if field in ENTRY_WORDS and steps[1].isdecimal() and len(steps[1]) < 8:
        entry = entry_at(document, field, int(steps[1]))
        whole = entry.words if entry else f"{ENTRY_WORDS[field]} {int(steps[1]) + 1}"
        return whole if len(steps) == 2 else f"{label(steps[2])} of {whole}"
    if steps[1].isdecimal() and len(steps[1]) < 8:
        whole = f"item {int(steps[1]) + 1} of {label(field)}"
        return whole if len(steps) == 2 else f"{label(steps[2])} of {whole}"
    return f"{label(steps[-1])} of {label(field)}"
