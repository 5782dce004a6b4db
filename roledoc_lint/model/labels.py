"""Names of the parts of a role in messages."""

from __future__ import annotations

from roledoc_lint.model.profile import Profile
from roledoc_lint.model.role import entry_at
from roledoc_lint.source.document import Document


def label(field: str, profile: Profile) -> str:
    """The name of a field in words, such as: person specification."""
    known = profile.by_name.get(field)
    return known.plural if known else field[:60].replace("_", " ")


def part_label(part: str) -> str:
    """The name of an agreed part of an entry in words; empty for the wording, which is called by the entry's name."""
    return "" if part == "wording" else part[:60].replace("_", " ")


def described(document: Document, pointer: str, profile: Profile) -> str:
    """The name of the part of the role at `pointer` in messages, such as: item 3 of person specification."""
    steps = pointer.split("/")[1:]
    if not steps:
        return "the role" if document.kind == "role" else "the file"
    if document.kind == "catalogue" or len(steps) == 1:
        names = [f"item {int(step) + 1}" if _is_index(step) else label(step, profile) for step in steps]
        return " of ".join(reversed(names))
    if not _is_index(steps[1]):
        return f"{label(steps[-1], profile)} of {label(steps[0], profile)}"
    whole = _item(document, steps[0], int(steps[1]), profile)
    return whole if len(steps) == 2 else f"{label(steps[2], profile)} of {whole}"


def _item(document: Document, field: str, index: int, profile: Profile) -> str:
    """The name of an item of a list."""
    if field not in profile.sections:
        return f"item {index + 1} of {label(field, profile)}"
    section = profile.by_name[field]
    entry = entry_at(document, section, index)
    return entry.words if entry else f"{section.word} {index + 1}"


def _is_index(step: str) -> bool:
    return step.isdecimal() and len(step) < 8
