"""The changes between two states of one role that have been found so far."""

from __future__ import annotations

from roledoc_lint.changes.change import Change, Wording, location
from roledoc_lint.changes.classify import Operand, attention_of
from roledoc_lint.changes.kinds.declared import DeclaredKinds
from roledoc_lint.changes.kinds.kind import Kind, Values
from roledoc_lint.changes.list_matching import Matched
from roledoc_lint.changes.meaning import Meaning
from roledoc_lint.changes.normalised_role import Role
from roledoc_lint.text.json_pointer import escape


class ChangeRecorder:
    """The changes of one role."""

    def __init__(self, base: Role, head: Role, kinds: DeclaredKinds, meaning: Meaning) -> None:
        self.kinds = kinds
        self.meaning = meaning
        self.base = base
        self.head = head
        self.changes: list[Change] = []

    def record(
        self, kind: Kind, before: Operand, after: Operand, item: str | None = None, *, wording: Wording | None = None
    ) -> None:
        """Add a change. `wording` is the wording that changed together with a level."""
        pointer = after.pointer if after.pointer is not None else before.pointer
        base, head = location(self.base.document, before.pointer), location(self.head.document, after.pointer)
        is_title = pointer == f"/{escape(self.head.profile.whole.title)}"
        attention = attention_of(kind, before.value, after.value, self.meaning, is_title=is_title)
        if wording and kind.values in (Values.FIELD, Values.ENTRY):
            # Text that went elsewhere, and has other words there.
            attention = self.meaning.compare(wording.before or "", wording.after or "").reasons
        change = Change(kind, pointer or "", item, before.value, after.value, base, head, wording=wording)
        self.changes.append(change._replace(attention=attention))

    def record_moves(self, field: str, kind: Kind, matched: Matched, names: list[str]) -> None:
        """Add the items of a list whose order changed, with their positions from 1. `names` are those of the head."""
        positions = {new: old for old, new in matched.pairs}
        for new in sorted(matched.moved):
            before = Operand(f"/{field}/{positions[new]}", positions[new] + 1)
            self.record(kind, before, Operand(f"/{field}/{new}", new + 1), names[new])
