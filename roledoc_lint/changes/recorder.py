"""Two states of one role, and the changes between them that have been found so far."""

from __future__ import annotations

from typing import NamedTuple

from roledoc_lint.changes.change import Change, Location
from roledoc_lint.changes.kinds import KINDS, noun
from roledoc_lint.changes.list_matching import Matched
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.changes.text_similarity import is_retouched, same_name, similarity
from roledoc_lint.model.fields import VOCABULARY_FIELDS
from roledoc_lint.source.document import Document

NAMES = frozenset(noun(field) for field in ("role_code", *VOCABULARY_FIELDS))
"""What holds a code or a word of a vocabulary, in which punctuation tells one from another."""


class Operand(NamedTuple):
    """A value in one of the two states: where it is, and what it is. The pointer is None where there is nothing."""

    pointer: str | None
    value: object


NOTHING = Operand(None, None)


def presence(before: Operand, after: Operand) -> str:
    """Whether something was added, removed, or is on both sides and changed."""
    return "added" if before.pointer is None else "removed" if after.pointer is None else "changed"


class ChangeRecorder:
    """The changes of one role."""

    def __init__(self, base: Role, head: Role) -> None:
        self.base = base
        self.head = head
        self.changes: list[Change] = []

    def record(self, kind: str, before: Operand, after: Operand, item: str | None = None) -> None:
        """Note a change."""
        pointer = after.pointer if after.pointer is not None else before.pointer
        places = place(self.base.document, before.pointer), place(self.head.document, after.pointer)
        self.changes.append(Change(kind, pointer or "", item, before.value, after.value, *places))

    def record_moves(self, field: str, matched: Matched, names: list[str]) -> None:
        """Note the items of a list that stand in another order, with their places counted from 1."""
        places = {new: old for old, new in matched.pairs}
        for new in sorted(matched.moved):
            before = Operand(f"/{field}/{places[new]}", places[new] + 1)
            self.record(f"{noun(field)}-moved", before, Operand(f"/{field}/{new}", new + 1), names[new])


def place(document: Document, pointer: str | None) -> Location | None:
    """The line of a value, or of its key."""
    if pointer is None:
        return None
    return Location(document.path, document.line_of(document.spans[pointer].key_start), pointer)


def verb(name: str, before: object, after: object) -> str:
    """What happened to a value that both states have, as the kinds of that name call it."""
    changed = "reworded" if f"{name}-reworded" in KINDS else "changed"
    if not isinstance(before, str) or not isinstance(after, str):
        return changed
    is_same = same_name(before) == same_name(after) if name in NAMES else is_retouched(before, after)
    if is_same and f"{name}-retouched" in KINDS:
        return "retouched"
    return "replaced" if f"{name}-replaced" in KINDS and not similarity(before, after) else changed
