"""Which kind of its group a change is."""

from __future__ import annotations

from typing import NamedTuple

from roledoc_lint.changes.kinds.groups import EntryKinds, ParagraphKinds, RecordKinds, TextKinds, ValueKinds
from roledoc_lint.changes.kinds.kind import Kind
from roledoc_lint.changes.text_similarity import is_retouched, same_name, similarity


class Operand(NamedTuple):
    """A value in one of the two states, and where it is. The pointer is None if there is nothing."""

    pointer: str | None
    value: object


NOTHING = Operand(None, None)


def presence(before: Operand, after: Operand, *, added: Kind, removed: Kind, changed: Kind) -> Kind:
    """Choose by whether the value is in both states, or only in one."""
    if before.pointer is None:
        return added
    return removed if after.pointer is None else changed


def value_change(kinds: ValueKinds, before: object, after: object, *, is_name: bool = False) -> Kind:
    """Choose for a value that both states have. `is_name` says that its punctuation tells one name from another."""
    if kinds.retouched and isinstance(before, str) and isinstance(after, str):
        is_same = same_name(before) == same_name(after) if is_name else is_retouched(before, after)
        return kinds.retouched if is_same else kinds.changed
    return kinds.changed


def text_change(kinds: TextKinds | ParagraphKinds | RecordKinds | EntryKinds, before: object, after: object) -> Kind:
    """Choose for text that both states have."""
    if not isinstance(before, str) or not isinstance(after, str):
        return kinds.reworded
    if is_retouched(before, after):
        return kinds.retouched
    replaced = kinds.replaced if isinstance(kinds, TextKinds) else None
    return replaced if replaced and not similarity(before, after) else kinds.reworded
