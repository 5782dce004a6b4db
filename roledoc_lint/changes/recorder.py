"""The changes between two states of one role that have been found so far."""

from __future__ import annotations

from roledoc_lint.changes.change import Change, Wording, location
from roledoc_lint.changes.classify import Operand
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.kind import Kind
from roledoc_lint.changes.list_matching import Matched
from roledoc_lint.changes.normalised_role import Role


class ChangeRecorder:
    """The changes of one role."""

    def __init__(self, base: Role, head: Role, kinds: DeclaredKinds) -> None:
        self.kinds = kinds
        self.base = base
        self.head = head
        self.changes: list[Change] = []

    def record(
        self, kind: Kind, before: Operand, after: Operand, item: str | None = None, *, wording: Wording | None = None
    ) -> None:
        """Add a change. `wording` is the wording that changed together with a level."""
        pointer = after.pointer if after.pointer is not None else before.pointer
        base, head = location(self.base.document, before.pointer), location(self.head.document, after.pointer)
        self.changes.append(Change(kind, pointer or "", item, before.value, after.value, base, head, wording=wording))

    def record_moves(self, field: str, kind: Kind, matched: Matched, names: list[str]) -> None:
        """Add the items of a list whose order changed, with their positions from 1. `names` are those of the head."""
        positions = {new: old for old, new in matched.pairs}
        for new in sorted(matched.moved):
            before = Operand(f"/{field}/{positions[new]}", positions[new] + 1)
            self.record(kind, before, Operand(f"/{field}/{new}", new + 1), names[new])
