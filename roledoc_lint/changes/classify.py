"""Which kind of its group a change is."""

from __future__ import annotations

from typing import NamedTuple

from roledoc_lint.changes.kinds.groups import EntryKinds, ParagraphKinds, RecordKinds, TextKinds, ValueKinds
from roledoc_lint.changes.kinds.kind import Kind, Values
from roledoc_lint.changes.meaning import Meaning
from roledoc_lint.changes.text_similarity import same_name, similarity


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


def value_change(kinds: ValueKinds, before: object, after: object, meaning: Meaning, *, is_name: bool = False) -> Kind:
    """Choose for a value that both states have. `is_name` says that its punctuation tells one name from another."""
    if not kinds.retouched or not isinstance(before, str) or not isinstance(after, str):
        return kinds.changed
    if is_name:
        return kinds.retouched if same_name(before) == same_name(after) else kinds.changed
    what = meaning.compare(before, after).what
    return {"retouched": kinds.retouched, "spelling-changed": kinds.spelling_changed}.get(what) or kinds.changed


def text_change(
    kinds: TextKinds | ParagraphKinds | RecordKinds | EntryKinds,
    before: object,
    after: object,
    meaning: Meaning,
    *,
    is_title: bool = False,
) -> Kind:
    """Choose for text that both states have. What the group has no kind for is reworded."""
    if not isinstance(before, str) or not isinstance(after, str):
        return kinds.reworded
    what = meaning.compare(before, after, is_title=is_title).what
    replaced = kinds.replaced if isinstance(kinds, TextKinds) else None
    if replaced and what not in ("retouched", "spelling-changed") and not similarity(before, after):
        return replaced
    of_group: Kind | None = getattr(kinds, what.replace("-", "_"))
    return of_group or kinds.reworded


def attention_of(
    kind: Kind, before: object, after: object, meaning: Meaning, *, is_title: bool = False
) -> tuple[str, ...]:
    """What a reader should look at closely in text that changed, in words; nothing if nothing is."""
    if kind.values is not Values.TEXT or not isinstance(before, str) or not isinstance(after, str):
        return ()
    return meaning.compare(before, after, is_title=is_title).reasons
